/**
 * The labels of everything that one request carries, and what must be presumed where none was found.
 *
 * A text without a label is not a text without the topic: the reader of narrative misses some. So for a route to the
 * outside, whatever text there is counts as *possibly* of a class until the class's measured miss rate, at the upper end
 * of its interval, lies below the site's threshold (42 CFR 2.12, 2.13: a program's record may not be disclosed by mistake).
 */
import type { Json } from '../core/json.ts';
import {
  type Confidentiality,
  highWaterMark,
  type SensitivityCode,
  type SensitivityLabel,
} from '../core/sensitivity.ts';
import type { CodedReading } from './evidence.ts';
import { labelsOfFhir } from './fhir.ts';
import { flagsOfHl7v2, labelsOfHl7v2 } from './hl7v2.ts';
import { labelFor, labelsOf, mergeLabels } from './labels.ts';
import { RULES_VERSION, TOPICS } from './lexicon.ts';
import { MEASURED } from './measured.ts';
import { APPLIES, readNarrative } from './narrative.ts';
import { labelsOfXml } from './xml.ts';

/** What one request carries. All of it is read; the order does not matter. */
export interface Sources {
  /** Free text: messages, notes, tool results. */
  readonly texts?: readonly string[];
  /** FHIR resources, Bundles or other JSON with codings. */
  readonly resources?: readonly Json[];
  /** HL7 v2 messages. */
  readonly messages?: readonly string[];
  /** Messages of which only a part is sent: what they say of themselves stands. */
  readonly messagesCut?: readonly string[];
}

/** Value-free: it may be recorded, shown and put on stored copies. */
export interface Sensitivities {
  /** They apply. */
  readonly labels: readonly SensitivityLabel[];
  /** Evidence below the bar: denied, about a relative, ambiguous. For a person to judge, or for a stricter site. */
  readonly possible: readonly SensitivityLabel[];
  /** The most guarded of the labels and of what resources say of themselves. */
  readonly confidentiality: Confidentiality;
  /** What records ask of whoever receives them (`NORDSCLCD`). Sorted. */
  readonly refrains: readonly string[];
  /** Texts with words in them: only they can hide something. */
  readonly textsRead: number;
  /** Of those, in a language that nothing was measured on. */
  readonly textsForeign: number;
  readonly rulesVersion: string;
}

export function assess({
  texts = [],
  resources = [],
  messages = [],
  messagesCut = [],
}: Sources): Sensitivities {
  const coded = [
    ...resources.map(labelsOfFhir),
    ...messages.map(labelsOfHl7v2),
    ...messagesCut.map(flagsOfHl7v2),
  ];
  // A string of a resource is often among the texts as well.
  const beside = coded.flatMap((one) => one.texts);
  const all = beside.length === 0 ? texts : [...new Set([...texts, ...beside])];
  const read = all.map(labelsOfText);
  for (const text of all) coded.push(...labelsOfXml(text));
  const found = mergeLabels([
    ...coded.map(({ labels }) => labels),
    ...read.map(({ labels }) => labels),
  ]);
  const labels = withCounselling(found.filter(({ score }) => score >= APPLIES));
  return {
    labels,
    possible: found.filter(({ score }) => score < APPLIES),
    confidentiality: confidentialityOf(labels, coded),
    refrains: [...new Set(coded.flatMap(({ refrains }) => refrains))].sort(),
    textsRead: read.filter(({ words }) => words > 0).length,
    textsForeign: read.filter(({ isForeign }) => isForeign).length,
    rulesVersion: RULES_VERSION,
  };
}

export interface TextReading {
  readonly labels: readonly SensitivityLabel[];
  readonly words: number;
  readonly isForeign: boolean;
}

/** As pages write blanks: `opioid&nbsp;use&nbsp;disorder`. */
const BLANK_OF_PAGES = /&(?:nbsp|#160|#x0*a0);/gi;

/** Labels of one text, those that are only possible (`score` below `APPLIES`) included. Linear in its length. */
export function labelsOfText(text: string): TextReading {
  const { topics, words, isForeign } = readNarrative(text.replace(BLANK_OF_PAGES, ' '));
  const evidence = topics.map(({ topic, score, rules }) => ({
    topic: TOPICS[topic]!.id,
    score,
    rules,
    source: 'narrative' as const,
  }));
  return { labels: labelsOf(evidence), words, isForeign };
}

/** A psychotherapy note about substance use is what 42 CFR 2.11 calls an SUD counseling note: consent of its own, 2.31(b). */
function withCounselling(labels: readonly SensitivityLabel[]): readonly SensitivityLabel[] {
  if (!labels.some(({ code }) => SUBSTANCE_CODES.has(code))) return labels;
  return labels.map((label) =>
    label.code === 'PSYTHPN'
      ? labelFor(
          'PSYTHPN',
          [...new Set([...label.laws, '42CFRPart2' as const])],
          label.score,
          [...label.rules, 'psychotherapy-note/substance-use'],
          label.source,
        )
      : label,
  );
}
const SUBSTANCE_CODES = new Set<SensitivityCode>(['ETH', 'SUD', 'ETHUD', 'OPIOIDUD']);

function confidentialityOf(
  labels: readonly SensitivityLabel[],
  coded: readonly CodedReading[],
): Confidentiality {
  const stated = coded.flatMap(({ confidentiality }) =>
    confidentiality === undefined ? [] : [{ confidentiality }],
  );
  return highWaterMark([...labels, ...stated]);
}

/** Classes that a site wants presumed until they are measured well enough: the highest miss rate that it accepts, 0 to 1. */
export type MissRateThresholds = Partial<Record<SensitivityCode, number>>;

/**
 * Of `presumed` by itself (the gateway's own default is `labels.missRateMax`): substance use and psychotherapy notes are presumed unless at most one in twenty is missed.
 * The figures come from generated sentences, so a careful site measures on its own notes and sets these to 0 until then.
 */
export const DEFAULT_THRESHOLDS: MissRateThresholds = { SUD: 0.05, PSYTHPN: 0.05 };

/**
 * Classes that must be presumed of what was read, for a route to the outside. Empty where no text could hide
 * anything or where every class is measured well enough. A foreign text is never measured: all of it may be missed, and a class of which a site
 * accepts that (1) is presumed of nothing.
 */
export function presumed(
  { labels, textsRead, textsForeign }: Sensitivities,
  thresholds: MissRateThresholds = DEFAULT_THRESHOLDS,
): SensitivityCode[] {
  if (textsRead === 0) return [];
  return (Object.entries(thresholds) as [SensitivityCode, number][])
    .filter(([code, threshold]) => {
      if (labels.some((label) => label.code === code)) return false;
      return (textsForeign > 0 ? 1 : missRateHigh(code)) > threshold;
    })
    .map(([code]) => code)
    .sort();
}

/** The upper end of the 95 % interval of a class's miss rate; 1 where these rules were not measured on it. */
export function missRateHigh(code: SensitivityCode): number {
  if (MEASURED.rulesVersion !== RULES_VERSION) return 1;
  return MEASURED.missRateHigh[code] ?? 1;
}
