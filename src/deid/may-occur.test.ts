import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexKnown } from '../detect/index.ts';
import { occurrencesIn } from './may-occur.ts';

test.each([
  ['A12-3B45', 'seen as a123 b45', 'other marks'],
  ['A12-3B45', 'the digits 12345 alone', 'digits alone'],
  ['(555) 014-2211', 'call 555.014.2211', 'a telephone number'],
  ['12', 'nothing of it', 'too short to tell'],
  ['84412907', 'as %38%34%34%31', 'escapes'],
  ['84412907', 'as ODQ0MTI5MDc4', 'base64'],
  ['84412907', 'in ٣٤ other digits', 'another script'],
  ['84412907', 'as 84<b>4</b>129<wbr>07', 'tags inside'],
  ['84412907', 'as =38=34=34=31', 'escapes of mail'],
])('%s may stand in "%s" (%s)', (value, text) => {
  expect(occurrencesIn([text])(value)).toBe(true);
});

test('most numbers of a document stand in none of its texts', () => {
  const occurs = occurrencesIn(['Encounter for problem (procedure)', 'primary performer', '2019']);
  expect(occurs('00c7f717-4030-5582-2ed8-888ad2bc878e')).toBe(false);
  expect(occurs('9999974493')).toBe(false);
});

test('law: what an index finds was never said not to occur', () => {
  const mark = fc.constantFrom('', '-', ' ', '.', '/', ' - ', 'x', '0');
  const value = fc.string({
    unit: fc.constantFrom(...'0123456789ABab-'),
    minLength: 5,
    maxLength: 14,
  });
  fc.assert(
    fc.property(value, fc.array(mark, { minLength: 14, maxLength: 14 }), (id, marks) => {
      const written = [...id].map((letter, at) => letter + marks[at]!).join('');
      const text = `seen (${written}) today`;
      const identifiers = [{ value: id, type: 'mrn' }] as const;
      const person = {
        ref: 'Patient/1',
        role: 'patient',
        names: [],
        dates: [],
        phones: [],
        emails: [],
        addresses: [],
        identifiers,
      } as const;
      const isFound = indexKnown([person]).find(text).length > 0;
      expect(!isFound || occurrencesIn([text])(id)).toBe(true);
    }),
  );
});
