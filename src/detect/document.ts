/**
 * The document pass: what was found with confidence in one text is looked for in all of them, also
 * where nothing around it gives it away. Parts of names (not ordinary words), full names in any
 * case, and numbers with other separators.
 */
import type { Finding } from '../core/phi.ts';
import { fold } from './fold.ts';
import * as m from './matcher.ts';
import { viewOf } from './view.ts';

/** Findings below this teach nothing: a mistake would spread. */
const CONFIDENT = 0.7;
const PART_MIN = 3;
const NUMBER_MIN = 6;
const SCORE = 0.8;

export interface Learned {
  /** The form with its kind in front; the same form has the same key. */
  readonly key: string;
  readonly form: string;
  readonly isNumber: boolean;
  readonly conditions: number;
  readonly finding: Pick<Finding, 'category' | 'type'>;
}

const NUMBER_CATEGORIES = new Set<Finding['category']>([
  'phone',
  'fax',
  'ssn',
  'medical_record_number',
  'health_plan_beneficiary_number',
  'account_number',
  'certificate_or_license_number',
  'device_identifier',
  'vehicle_identifier',
  'other_unique_id',
]);

/** What these findings of one text teach about the document. */
export function learn(text: string, findings: readonly Finding[]): Learned[] {
  const learned: Learned[] = [];
  for (const finding of findings) {
    if (finding.score < CONFIDENT) continue;
    const value = text.slice(finding.start, finding.end);
    if (finding.category === 'name') learnName(value, learned);
    else if (NUMBER_CATEGORIES.has(finding.category)) learnNumber(value, finding, learned);
    else if (finding.category === 'email') learnWords(value, finding, learned);
    else if (finding.category === 'date') learnDate(value, learned);
  }
  return learned;
}

const NAME = { category: 'name', type: 'name' } as const;

const GENERATION = /^(?:jr|sr|ii|iii|iv)$/;

function learnName(value: string, learned: Learned[]): void {
  const words = fold(value)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !GENERATION.test(word));
  for (const word of words) {
    if (word.length < PART_MIN || m.isOrdinaryWord(word)) continue;
    push(learned, word, false, m.CAPITAL | m.NO_EPONYM, NAME);
  }
  if (words.filter((word) => word.length > 1).length < 2) return;
  push(learned, words.join(' '), false, 0, NAME);
  if (words.length === 2) push(learned, `${words[1]} ${words[0]}`, false, 0, NAME);
}

function learnNumber(value: string, finding: Finding, learned: Learned[]): void {
  const plain = fold(value).replace(/[^\p{L}\p{N}]+/gu, '');
  const digits = plain.replace(/\D/g, '').length;
  if (plain.length < NUMBER_MIN || digits < 4) return;
  push(learned, plain, true, 0, { category: finding.category, type: finding.type });
}

function learnWords(value: string, finding: Finding, learned: Learned[]): void {
  const words = fold(value).split(/[^\p{L}\p{N}]+/u);
  push(learned, words.join(' '), false, 0, { category: finding.category, type: finding.type });
}

/** Of full numeric dates, the eight digits without separators. */
function learnDate(value: string, learned: Learned[]): void {
  const match = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})$/.exec(value);
  if (match === null || !match.slice(1).some((part) => part.length === 4)) return;
  const parts = match.slice(1).map((part) => part.padStart(2, '0'));
  push(learned, parts.join(''), false, 0, { category: 'date', type: 'date.compact' });
}

function push(
  learned: Learned[],
  form: string,
  isNumber: boolean,
  conditions: number,
  finding: Learned['finding'],
): void {
  learned.push({ key: `${isNumber ? '#' : ''}${form}`, form, isNumber, conditions, finding });
}

/** Finds everything learned in one text. */
export interface DocumentSearch {
  find(text: string): Finding[];
}

export function documentSearch(learned: Iterable<Learned>): DocumentSearch {
  const matcher = new m.Matcher<Learned['finding']>();
  for (const { form, isNumber, conditions, finding } of learned) {
    if (isNumber) matcher.addNumber(form, finding, conditions);
    else matcher.addWords(form, finding, conditions);
  }
  return {
    find: (text) =>
      matcher.size === 0
        ? []
        : matcher.search(viewOf(text)).map(({ start, end, forms }) => {
            const { category, type } = forms[0]!.owner;
            return { start, end, category, type, score: SCORE, rule: `document/${category}` };
          }),
  };
}
