/**
 * Dates that tell when care was given, and so the year of `3/14` beside them: not those of somebody's birth, and
 * not those on which something ends, expires or is planned, a year ahead as often as not. Best is what its entry, its
 * order or its document says of itself.
 */
import type { DocumentLocus, WalkedDocument } from '../formats/index.ts';
import { isOfBirth, wordsOfLabel } from './transforms/birth-year.ts';
import { yearOf } from './transforms/generalise-date.ts';

const LOOKBEHIND = 28;
const AHEAD = /\b(?:expir\w*|valid\w*|until|due(?! to\b)|next|planned)\b[^.;\n\d]*$/i;
const AHEAD_LABEL = /\b(?:end|expir\w*|valid\w*|until|due|next|planned)\b/i;

/** By the words before it, and what the text stands under. */
export const isOfService = (text: string, start: number, label?: string): boolean =>
  !isOfBirth(text, start, label) &&
  !AHEAD.test(text.slice(Math.max(0, start - LOOKBEHIND), start)) &&
  (label === undefined || !AHEAD_LABEL.test(wordsOfLabel(label)));

/** Elements right in a resource that say when it was done or recorded, as `FiveWs` of FHIR R4 maps them. */
const OF_RESOURCE =
  'effective occurrence performed authored authoredOn recorded recordedDate issued date dateTime sent created start started whenHandedOver period';

/** By where a date stands: in a resource, in an order of HL7 v2 (OBR-7), in an entry of a C-CDA. */
const EVENT = new RegExp(
  `^(?:[A-Z]\\w+\\.(?:${OF_RESOURCE.replaceAll(' ', '|')})(?:DateTime|Instant|(?:Period)?\\.start)?` +
    '|OBR-7(?:\\.1)?|[a-z]\\w*\\.effectiveTime@value|effectiveTime\\.low@value)$',
);

/** What a message or a C-CDA says of itself as a whole. */
const WHOLE = /^(?:MSH-7(?:\.1)?|ClinicalDocument\.effectiveTime@value)$/;

/** Year of the event that a place belongs to, of its unit or of the whole; none where neither has a date. */
export function eventYears(
  { loci, units = [] }: Pick<WalkedDocument, 'loci' | 'units'>,
  asOf: number,
): ReadonlyMap<DocumentLocus, number> {
  const yearIn = (some: readonly DocumentLocus[], dated: RegExp): number | undefined => {
    const date = some.find(({ role, path }) => role === 'date' && dated.test(path));
    return date && yearOf(date.text, 'date', { asOf });
  };
  const whole = yearIn(loci, WHOLE);
  const years = new Map<DocumentLocus, number>();
  [0, ...units].forEach((from, index) => {
    const unit = loci.slice(from, units[index]);
    const year = yearIn(unit, EVENT) ?? whole;
    if (year !== undefined) for (const locus of unit) years.set(locus, year);
  });
  return years;
}
