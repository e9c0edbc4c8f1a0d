/**
 * How guarded the content of a request is: the labels that were found, in words and in the codes of
 * records, and those that must be presumed because too many of their kind are missed. Read from what would
 * be sent without de-identification: what stands in for a name does not change what is told about somebody.
 */
import type { Json } from '../core/json.ts';
import {
  CONFIDENTIALITIES,
  type Confidentiality,
  highWaterMark,
  isSensitivityCode,
  REFRAINS_OF_RECEIVER,
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
  /** Duties of the receiver that records ask for themselves (`NORDSCLCD`). Sorted. */
  readonly refrains: readonly string[];
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
  const { labels, confidentiality, refrains } = sensitivities;
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
  return { found, classes, presumed: missed, confidentiality, refrains, isPart2 };
}

/** Of the content that a request goes on with: codes found in it, and what its records said of themselves. */
export interface EarlierContent {
  readonly labels: readonly string[];
  /** `statedBy` of its labels. */
  readonly stated: readonly string[];
}

/** Confidentiality and refrains: what no code among `found` tells. */
export const statedBy = ({ confidentiality, refrains }: ContentLabels): readonly string[] => [
  confidentiality,
  ...refrains,
];

/** The same with what is known of the content that a request goes on with. */
export function withEarlier(labels: ContentLabels, earlier: EarlierContent): ContentLabels {
  if (earlier.labels.length === 0 && earlier.stated.length === 0) return labels;
  const codes = earlier.labels.filter(isSensitivityCode);
  const found = [...new Set([...labels.found, ...earlier.labels])].sort();
  const marks = codes.map((code) => SENSITIVITIES[code]);
  const levels = CONFIDENTIALITIES.filter((level) => earlier.stated.includes(level));
  const refrains = earlier.stated.filter((code) => REFRAINS_OF_RECEIVER.has(code));
  return {
    found,
    classes: [...new Set([...labels.classes, ...found, ...codes.flatMap(withParents)])].sort(),
    presumed: labels.presumed.filter((code) => !found.includes(code)),
    confidentiality: highWaterMark([
      labels,
      ...marks,
      ...levels.map((confidentiality) => ({ confidentiality })),
    ]),
    refrains: [...new Set([...labels.refrains, ...refrains])].sort(),
    isPart2: labels.isPart2 || found.includes('42CFRPart2'),
  };
}

const SUBSTANCE: ReadonlySet<string> = new Set(['ETH', 'SUD', 'ETHUD', 'OPIOIDUD']);
