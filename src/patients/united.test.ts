import { expect, test } from 'vitest';
import type { KnownPerson } from '../core/person.ts';
import { united } from './united.ts';

const person = (change: Partial<KnownPerson>): KnownPerson => ({
  ref: 'Patient/1',
  role: 'patient',
  names: [],
  dates: [],
  phones: [],
  emails: [],
  addresses: [],
  identifiers: [],
  ...change,
});

test('what the request and the record know of one patient is known together', () => {
  const brought = person({ dates: ['1980-01-02'], phones: ['555-0101'] });
  const recorded = person({
    gender: 'female',
    names: [{ given: ['Ida'], family: 'Rehm' }],
    phones: ['555-0101', '555-0102'],
    addresses: [{ lines: ['The Hollow House'] }],
    identifiers: [{ value: 'UT264', type: 'mrn' }],
  });
  expect(united([brought, recorded])).toEqual([
    { ...recorded, dates: ['1980-01-02'], phones: ['555-0101', '555-0102'] },
  ]);
});

test('a relative who is a patient as well is a patient; others stay apart, in their order', () => {
  const relative = person({ ref: 'RelatedPerson/2', role: 'relative' });
  const patient = person({ ref: 'RelatedPerson/2', dates: ['1955-05-05'] });
  const other = person({ ref: 'Practitioner/3', role: 'practitioner' });
  expect(united([relative, other, patient])).toEqual([patient, other]);
});
