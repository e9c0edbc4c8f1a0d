/**
 * How guarded the content of a request is: the labels that were found, in words and in the codes of
 * records, and those that must be presumed because too many of their kind are missed. Read from what would
 * be sent without de-identification: what stands in for a name does not change what is told about somebody.
 */
import type { Json } from '../core/json.ts';
import {
  type Confidentiality,
  highWaterMark,
  isSensitivityCode,
  SENSITIVITIES,
  type SensitivityCode,
  withParents,
} from '../core/sensitivity.ts';
import { recordsIn, type Walked } from '../formats/index.ts';
import { assess, type MissRateThresholds, presumed } from '../labels/index.ts';

/** Value-free: codes of v3 ActCode, of laws, and ours. */
export interface ContentLabels {
  /** Codes found, and the laws that may bind. Sorted. */
  readonly found: readonly string[];
  /** The same and what is presumed, each with the classes above it: what rules speak about. Sorted. */
  readonly classes: readonly string[];
  /** Classes not found, and not measured well enough to be called absent. Sorted. */
  readonly presumed: readonly SensitivityCode[];
  /** v3 Confidentiality. */
  readonly confidentiality: Confidentiality;
  /** 42 CFR Part 2 may bind: found or presumed. */
  readonly isPart2: boolean;
}

export interface GuardedContent extends Pick<Walked, 'loci' | 'json'> {
  /** What records say of themselves that were cut: see `CutCounts`. */
  readonly stated: readonly Json[];
}

export function labelsOfContent(
  { loci, json, stated }: GuardedContent,
  missRateMax: MissRateThresholds,
): ContentLabels {
  const records = recordsIn(loci);
  const sensitivities = assess({
    texts: loci.map(({ text }) => text),
    resources: [...json, ...records.json, ...stated.filter((one) => typeof one !== 'string')],
    messages: records.messages,
    messagesCut: stated.filter((one) => typeof one === 'string'),
  });
  const { labels, confidentiality } = sensitivities;
  const codes = labels.flatMap(({ code, laws }) => {
    // HL7 has no code for counselling notes on substance use, 42 CFR 2.11; `SUDNOTES` is ours.
    const isCounselling = code === 'PSYTHPN' && laws.includes('42CFRPart2');
    return [code, ...laws, ...(isCounselling ? ['SUDNOTES'] : [])];
  });
  const found = [...new Set(codes)].sort();
  const missed = presumed(sensitivities, missRateMax);
  const above = [...labels.map(({ code }) => code), ...missed].flatMap(withParents);
  const classes = [...new Set([...found, ...above])].sort();
  const isPart2 = found.includes('42CFRPart2') || missed.some((code) => SUBSTANCE.has(code));
  return { found, classes, presumed: missed, confidentiality, isPart2 };
}

/** The same with the codes found in the content that a request goes on with. */
export function withEarlier(labels: ContentLabels, earlier: readonly string[]): ContentLabels {
  if (earlier.length === 0) return labels;
  const codes = earlier.filter(isSensitivityCode);
  const found = [...new Set([...labels.found, ...earlier])].sort();
  const marks = codes.map((code) => SENSITIVITIES[code]);
  return {
    found,
    classes: [...new Set([...labels.classes, ...found, ...codes.flatMap(withParents)])].sort(),
    presumed: labels.presumed.filter((code) => !found.includes(code)),
    confidentiality: highWaterMark([labels, ...marks]),
    isPart2: labels.isPart2 || found.includes('42CFRPart2'),
  };
}

const SUBSTANCE: ReadonlySet<string> = new Set(['ETH', 'SUD', 'ETHUD', 'OPIOIDUD']);
