/** What each method makes of a value, by table; what it cannot read it must not let stand. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Keyed } from '../keyed.ts';
import { readReference, shapeCode } from './code-shape.ts';
import { generaliseAge } from './generalise-age.ts';
import { generaliseDate } from './generalise-date.ts';
import { KeyedPseudonyms, keyFingerprint } from './keyed-pseudonyms.ts';
import { maskCharacters } from './mask-characters.ts';
import { RandomTokens } from './random-tokens.ts';
import { redact } from './redact.ts';
import { shiftDate, shiftOf } from './shift-date.ts';
import { readStructuredDate, writeStructuredDate } from './structured-date.ts';
import { isUnitedStates, isUsState } from './us-state.ts';

const bytes = (seed: number) => Uint8Array.from({ length: 16 }, (_, at) => (at * 37 + seed) & 255);

describe('ages', () => {
  test.each([
    ['89', '89'],
    ['90', '90+'],
    ['104', '90+'],
    ['93-year-old', '90+-year-old'],
    ['93 y/o', '90+ y/o'],
    ['aged 93', 'aged 90+'],
    ['age: 101', 'age: 90+'],
    ['ninety-three years old', '90+ years old'],
    ['Ninety years of age', '90+ years of age'],
    ['a hundred and two years old', '90+ years old'],
    ['one hundred years old', '90+ years old'],
    ['eighty-nine years old', 'eighty-nine years old'],
    ['45-year-old', '45-year-old'],
    ['89.5 years', '89.5 years'],
    ['90.5 years', '90+ years'],
    ['1116 months', '90+'],
    ['18 months', '18 months'],
    ['34,000 days', '90+'],
    ['3,400 days', '3,400 days'],
    ['1117M', '90+'],
    ['4850W', '90+'],
    ['96 hours', '96 hours'],
    ['in her mid-90s', 'in her 90+'],
    ['a nonagenarian', 'a 90+'],
    ['age 88-93', 'age 88-90+'],
    ['unknown', undefined],
  ])('%s → %s', (text, expected) => {
    expect(generaliseAge(text)).toBe(expected);
  });
});

describe('dates to years', () => {
  const horizon = { asOf: 2026, latest: 2024 };
  test.each([
    ['January 1, 2009', '2009'],
    ['03/14/2024', '2024'],
    ['3/14/09', '2009'],
    ['14-Mar-24', '2024'],
    ['March 14-16, 2024', '2024'],
    ['March 14 - 16, 2024', '2024'],
    ['March 4, 11, 18 and 25, 2024', '2024'],
    ['March 14 - 16', undefined],
    ['March 14 & 16', undefined],
    ['3/14-16/2024', '2024'],
    ['March 2024', '2024'],
    ['2024-03-14T10:30:00Z', '2024'],
    ['20240314103000+0200', '2024'],
    ['2024', '2024'],
    ['Christmas 2019', '2019'],
    ['1961-W11-2', '1961'],
    ['1961-073', '1961'],
    ['Q3 2021', '2021'],
    ['first quarter of 2023', '2023'],
    ['61073', '1961'],
    ['3/14', undefined],
    ['last Thursday', undefined],
    ['2019 or 2020', undefined],
    ['07/04/1930', 'on or before 1934'],
    ['1936', 'on or before 1936'],
    ['1937', '1937'],
  ])('%s → %s', (text, expected) => {
    expect(generaliseDate(text, 'date', {}, horizon)).toBe(expected);
  });
});

describe('dates in the notation of a document', () => {
  test.each([
    ['2015-02-07T13:28:17.239+02:00', '2014-12-27T13:28:17.239+02:00'],
    ['2015-02-07', '2014-12-27'],
    ['2015-02', '2015-01'],
    ['2015', '2014'],
    ['20150207132817.2390+0200', '20141227132817.2390+0200'],
    ['201502071328', '201412271328'],
    ['20150207', '20141227'],
    ['201502', '201501'],
    ['2015-02-07 13:28', '2014-12-27 13:28'],
    ['02/07/2015', '12/27/2014'],
    ['2015-W06-6', '2014-W52-6'],
    ['2015-W06', '2014-W52'],
    ['week 6 of 2015', 'week 52 of 2014'],
    ['2015-038', '2014-361'],
    ['day 38 of 2015', 'day 361 of 2014'],
    ['15038', '14361'],
    ['Q1 2015', undefined],
    ['first quarter of 2015', undefined],
    ['2015-W54-6', undefined],
    ['Saturday, February 7th, 2015', 'Saturday, December 27th, 2014'],
    ['7 Feb 2015 at 13:28 hrs', '27 Dec 2014 at 13:28 hrs'],
    ['02/07/2015 Rosalind', undefined],
    ['02/07/2015 room 12', undefined],
    ['2015-02-30', undefined],
    ['the week after Easter', undefined],
    ['2024年3月14日', '2024年2月1日'],
  ])('%s six weeks earlier → %s', (text, expected) => {
    expect(shiftDate(text, 'date', -6, {})).toBe(expected);
  });

  test('reading and writing gives the same bytes', () => {
    const two = (max: number) => fc.integer({ min: 1, max }).map((n) => String(n).padStart(2, '0'));
    const year = fc.integer({ min: 1900, max: 2100 }).map(String);
    const form = fc.constantFrom(
      'Y',
      'Y-M',
      'Y-M-D',
      'Y-M-DTM:D:MZ',
      'YM',
      'YMD',
      'YMDMDM.0001+0100',
    );
    fc.assert(
      fc.property(form, year, two(12), two(12), (shape, y, m, d) => {
        const text = shape.replaceAll('Y', y).replaceAll('M', m).replaceAll('D', d);
        const read = readStructuredDate(text);
        expect(read && writeStructuredDate(read, read.date)).toBe(text);
      }),
    );
  });

  test('intervals of days survive a shift, for every subject', () => {
    const keyed = new Keyed(bytes(1));
    const day = fc
      .date({ min: new Date('1940-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.string(), day, day, (subject, one, other) => {
        const weeks = shiftOf(keyed, subject);
        const [a, b] = [one, other].map((d) => Date.parse(shiftDate(d, 'date', weeks, {})!));
        expect(a! - b!).toBe(Date.parse(one) - Date.parse(other));
        expect(weeks).toBeLessThan(0);
      }),
    );
  });
});

describe('codes', () => {
  test.each([
    ['A-17', false, /^p[0-9a-f]{24}$/],
    [
      '0b2f7e0c-5f0e-4a7e-9d55-1f1f5a2a9a10',
      false,
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    ],
    ['2.16.840.1.113883.19.5', false, /^2\.25\.[1-9]\d+$/],
    ['4711', true, /^[1-9]\d{14}$/],
    ['1.5', false, /^p/],
  ])('%s keeps its form', (original, isNumber, form) => {
    expect(shapeCode(bytes(3), original, isNumber)).toMatch(form);
  });

  test.each([
    ['Patient/123', 'Patient/', '123'],
    ['Patient/123/_history/2', 'Patient/', '123'],
    ['https://ehr.example.org/fhir/R4/Patient/123', 'Patient/', '123'],
    ['urn:uuid:0b2f', 'urn:uuid:', '0b2f'],
    ['#contained-1', '#', 'contained-1'],
    ['123', '', '123'],
    ['Patient?identifier=MRN|99', '', 'Patient?identifier=MRN|99'],
  ])('the id in %s', (text, before, id) => {
    expect(readReference(text)).toEqual({ before, id });
  });

  test('the same key and subject give the same pseudonym, any other key or subject another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (subject, other, value) => {
        const mine = new KeyedPseudonyms(bytes(1));
        const hex = (data: Uint8Array) => Buffer.from(data).toString('hex');
        const code = hex(mine.bytesFor(subject, value));
        expect(hex(new KeyedPseudonyms(bytes(1)).bytesFor(subject, value))).toBe(code);
        expect(hex(new KeyedPseudonyms(bytes(2)).bytesFor(subject, value))).not.toBe(code);
        if (other !== subject) expect(hex(mine.bytesFor(other, value))).not.toBe(code);
      }),
    );
  });

  test('where subject ends and value begins makes a difference', () => {
    const codes = new KeyedPseudonyms(bytes(1));
    expect(codes.bytesFor('a', 'b\0c')).not.toEqual(codes.bytesFor('a\0b', 'c'));
  });

  test('keys are named without being told', () => {
    expect(keyFingerprint(bytes(1))).toMatch(/^[0-9a-f]{16}$/);
    expect(keyFingerprint(bytes(1))).not.toBe(keyFingerprint(bytes(2)));
  });

  test('random tokens: alike within a run, in two runs unrelated, and refused beyond their number', () => {
    const [one, other] = [new RandomTokens(), new RandomTokens()];
    const values = Array.from({ length: 64 }, (_, at) => `MRN-${at}`);
    for (const value of values) expect(one.bytesFor(value)).toEqual(one.bytesFor(value));
    // Bits that agree between two runs: half of 8,192, within six standard deviations.
    let same = 0;
    for (const value of values) {
      const [a, b] = [one.bytesFor(value), other.bytesFor(value)];
      for (let at = 0; at < 16; at += 1) {
        for (let bit = 0; bit < 8; bit += 1) if (((a[at]! ^ b[at]!) >> bit) % 2 === 0) same += 1;
      }
    }
    expect(Math.abs(same - 4096)).toBeLessThan(272);
    const small = new RandomTokens(1);
    small.bytesFor('a');
    expect(() => small.bytesFor('b')).toThrow('could not be de-identified');
  });
});

test.each([
  ['name', 'name', '[NAME]'],
  ['location', 'street', '[ADDRESS]'],
  ['location', 'hospital', '[HOSPITAL]'],
  ['location', 'else', '[LOCATION]'],
  ['ssn', 'ssn', '[SSN]'],
  ['other_unique_id', 'id', '[ID]'],
] as const)('%s/%s is redacted to %s', (category, type, expected) => {
  expect(redact(category, type)).toBe(expected);
});

test('masked characters leave punctuation alone', () => {
  expect(maskCharacters('Müller-5 (٣)')).toBe('******-* (*)');
});

test.each([
  ['MA', true],
  [' massachusetts ', true],
  ['US-TX', true],
  ['District of Columbia', true],
  ['Boston', false],
  ['Boston, MA', false],
  ['', false],
])('a state field with "%s" may stay: %s', (text, expected) => {
  expect(isUsState(text)).toBe(expected);
});

test.each([
  ['US', true],
  ['United States', true],
  ['DE', false],
])('%s is the United States: %s', (text, expected) => {
  expect(isUnitedStates(text)).toBe(expected);
});
