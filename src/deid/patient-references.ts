/**
 * References to a FHIR Patient (`Patient/erXuFYUfucBZaryVksYEcMg3`): their id is one of a record, whoever the request names.
 * Detection takes ids by their digits; an opaque one has hardly any. Those of fewer characters are left to it: what
 * stood in for one would be found again in an answer where nobody meant it.
 */
import type { Finding } from '../core/phi.ts';

const REFERENCE = /(?<![\w.-])Patient\/([A-Za-z0-9][A-Za-z0-9.-]{7,63})(?![\w-])/g;

/** @param label the JSON key that the text stands under: `reference` says what it is, else the id must look like one */
export function withPatientReferences(
  text: string,
  label: string | undefined,
  findings: readonly Finding[],
): readonly Finding[] {
  if (!text.includes('Patient/')) return findings;
  let all = findings;
  for (const { index, 0: whole, 1: written = '' } of text.matchAll(REFERENCE)) {
    const id = written.replace(/\.+$/, ''); // of the sentence
    if (label !== 'reference' && !isOpaque(id)) continue;
    const start = index + whole.length - written.length;
    all = withId(all, { start, end: start + id.length });
  }
  return all;
}

/** Not `Patient/caregiver`: digits, or capitals amid small letters. */
const isOpaque = (id: string): boolean => /\d|[a-z][A-Z]/.test(id);

/** What was found in the id is of the id; what reaches beyond it (a URL) stands. */
function withId(
  findings: readonly Finding[],
  { start, end }: Pick<Finding, 'start' | 'end'>,
): readonly Finding[] {
  const isApart = (one: Finding) => one.end <= start || one.start >= end;
  const reachesBeyond = (one: Finding) => !isApart(one) && (one.start < start || one.end > end);
  if (findings.some(reachesBeyond)) return findings;
  const about = {
    category: 'other_unique_id',
    type: 'id',
    score: 0.85,
    rule: 'patient-reference/id',
  };
  return [
    ...findings.filter((one) => one.end <= start),
    { start, end, ...about } as Finding,
    ...findings.filter((one) => one.start >= end),
  ];
}
