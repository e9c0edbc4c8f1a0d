/** Topics that were found, as labels: one for each sensitivity code and source. */
import {
  type PrivacyLaw,
  SENSITIVITIES,
  type SensitivityCode,
  type SensitivityLabel,
} from '../core/sensitivity.ts';
import { TOPICS } from './lexicon.ts';

/** One topic's evidence, from wherever. */
export interface TopicEvidence {
  /** `Topic.id`. */
  readonly topic: string;
  readonly score: number;
  readonly rules: readonly string[];
  readonly source: SensitivityLabel['source'];
}

export const TOPIC_OF = new Map(TOPICS.map((topic) => [topic.id, topic]));

export function labelsOf(evidence: readonly TopicEvidence[]): SensitivityLabel[] {
  const labels = new Map<string, SensitivityLabel>();
  for (const { topic, score, rules, source } of evidence) {
    const known = TOPIC_OF.get(topic);
    if (known === undefined) continue;
    add(labels, labelFor(known.code, known.laws, score, rules, source));
  }
  return [...labels.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

export function labelFor(
  code: SensitivityCode,
  laws: readonly PrivacyLaw[],
  score: number,
  rules: readonly string[],
  source: SensitivityLabel['source'],
): SensitivityLabel {
  const { confidentiality } = SENSITIVITIES[code];
  return { code, confidentiality, laws, score, rules, source };
}

/** Labels of one code and source are one, with the highest score and all reasons. */
export function mergeLabels(lists: readonly (readonly SensitivityLabel[])[]): SensitivityLabel[] {
  const labels = new Map<string, SensitivityLabel>();
  for (const label of lists.flat()) add(labels, label);
  return [...labels.values()].sort((a, b) =>
    a.code === b.code ? (a.source < b.source ? -1 : 1) : a.code < b.code ? -1 : 1,
  );
}

function add(labels: Map<string, SensitivityLabel>, label: SensitivityLabel): void {
  const key = `${label.code} ${label.source}`;
  const before = labels.get(key);
  labels.set(
    key,
    before === undefined
      ? label
      : {
          ...before,
          score: Math.max(before.score, label.score),
          laws: union(before.laws, label.laws),
          rules: union(before.rules, label.rules),
        },
  );
}

const union = <T extends string>(a: readonly T[], b: readonly T[]): T[] =>
  [...new Set([...a, ...b])].sort();
