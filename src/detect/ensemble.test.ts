import { expect, test } from 'vitest';
import { withTagger } from './ensemble.ts';
import { settle } from './overlap.ts';
import { scan } from './scan.ts';
import { mark, unmark } from './testing/marks.ts';
import { tokenise } from './tokens.ts';

function found(text: string) {
  const t = tokenise(text);
  const candidates = withTagger(t, scan(t), 'balanced').filter((one) => one.score >= 0.5);
  return settle(candidates, text);
}

test.each([
  ['seen ‹3/14, 15 and 16› for wound checks, on ‹3/14› and 15 mg', 'further days of a month'],
  [
    'Na trend: 128 ‹3/14›, 131 ‹3/15›, 135 ‹3/16›. INR 3 ‹3/14›',
    'values beside the days of a trend',
  ],
  ['AKI. Cr 1.2 (‹3/14›), 1.9 (‹3/15›)', 'days behind values'],
  ['Glucose ‹03/14/24› 104, ‹3/15/24›: 95', 'values behind days'],
  ['Na/K 132/5.1, AST/ALT 12/28, Low K. Low Mg.', 'analytes'],
  [
    'IOP 12/14 at noon. PHQ-9 today 12/27, GAD-7 9/21. BiPAP overnight at 12/6.',
    'scales and settings',
  ],
  ['HIV RNA 1250000 copies/mL, {"value":1250000,"unit":"copies/mL"}', 'amounts'],
  ['Seen ‹1/13/26›. Cores 4/12 involved. Visit #: 7/12', 'counts beside a date'],
  ['97', 'a number and nothing else'],
  [
    'Seen at ‹Quarrendon Health Halbrook› by Dr. ‹Oyelaran›.',
    'what the rules know in part is widened',
  ],
  [
    'ACLR (‹1/22›, Dr. ‹Vandeweghe›). Lachman negative. From ‹Guatemala City› living in ‹Worcester›.',
    'a sentence ends, or goes on to another place',
  ],
  ['review at ‹Mayo Rochester›: ready. Copy: ‹Van Tuyl›', 'a place goes on behind no colon'],
  ['Pt ‹Rembert, Shawna Kay›  F 31  DOB ‹10/4/94›', 'a column of the sex'],
  ['Plan: ‹4/17 3pm›. Rorschach was done.', 'a time of day ends the sentence'],
  [
    'NEC, hepatitis C. ‹Miller› started it. Seen by ‹V. Miller› and ‹A. Bell›.',
    'a grade before it',
  ],
  ["Seen at ‹St. Luke's› and ‹Mt. Sinai›, lives with Alzheimer's.", 'a word cut short'],
  ['as heard by ‹Samuel Lund› \u05d2\u20ac\u201c sadly not', 'bytes in the wrong encoding'],
  ['Seen by ‹ג כהן› today in the clinic.', 'an initial of another alphabet'],
  ['They went to ‹Prairie Star ER›, then home.', 'what kind of place it is'],
  ['NI number ‹ZK 11 22 33 A›.', 'what lies inside a finding of the rules adds nothing'],
  ['assistant: ‹Imani Osei-Tutu›', 'a last piece that is a word, written as a name'],
  ['Qty with a label before: Dx: L20.9   Qty ‹2/28›', 'a label ends a date'],
  ['RM 2  0730  lap hyst  Dr ‹Bashir›/res ‹Kwon›  GETA', 'the next column'],
  ['call ‹Ng› mom (Cantonese, not Mandarin), ‹Frost› consent', 'a language in brackets'],
  ['Seen by Dr. ‹Zulu› and Mr. ‹Bengali› today.', 'who is called like one'],
  ['a letter from Dr. ‹Achterberg›-related delays', 'the tail of the language is no name'],
])('%s (%s)', (marked) => {
  const text = unmark(marked);
  expect(mark(text, found(text))).toBe(marked);
});

test('a weak guess of a rule falls where the tagger sees no trace, a strong one stands', () => {
  const t = tokenise('The wound was closed with Vicryl and covered.');
  const guess = { start: 26, end: 32, category: 'name', type: 'name', rule: 'name/cue' } as const;
  expect(withTagger(t, [{ ...guess, score: 0.5 }], 'balanced')).toEqual([]);
  expect(withTagger(t, [{ ...guess, score: 0.7 }], 'balanced')).toHaveLength(1);
});

test.each([
  ['He moved here from Ohio with his wife.', 'Ohio', 'state'],
  ['She is originally from Nigeria and works as a nurse.', 'Nigeria', 'country'],
  ['He moved here from New York with his wife.', 'New York', 'city'],
])('%s: %s is a %s', (text, place, type) => {
  const one = found(text).find(({ start, end }) => text.slice(start, end) === place);
  expect(one?.type).toBe(type);
});

test('the same text gives the same findings', () => {
  const text = 'Wren Halloway, DOB 3/4/1961, lives in Ostermark with Piet. cc: B. Adeyinka';
  expect(found(text)).toEqual(found(text));
});

test.each([
  ['seen at ‹42nd Street› today', 'the number that an ending is glued to'],
  ['She lives on ‹Sycamore Ridge Road›. Berg 42/56, TUG 18 s.', 'a street ends with its sentence'],
  ['Na 138 K 4.1 Cl 102 CO2 24 BUN 14 Cr 0.8 Glu 97', 'laboratory values are no street'],
  ['Seen with ‹Anita Patel› (CHF); ‹Wu› (dispo pending); ‹Ibarra› (stable)', 'items written alike'],
  [
    'DR: Good morning, sit down.\nPT: Will that mess with my sugar?\nDR: So it is pinching.',
    'talk',
  ],
  ['Sodium (138), Potassium (4.1), Chloride (102)', 'items of which none is a name'],
])('%s (%s)', (marked) => {
  const text = unmark(marked);
  const shown = found(text).filter(
    ({ category }) => category === 'name' || category === 'location',
  );
  expect(mark(text, shown)).toBe(marked);
});
