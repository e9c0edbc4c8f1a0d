/** The worked cases of the guidance on 45 CFR §164.514(b), and what stands in single fields, under Safe Harbor. */
import { describe, expect, test } from 'vitest';
import { safeHarbor } from '../profiles/index.ts';
import { documentOf, type Field, person, safely, value } from './document.test-support.ts';
import { deidentifyDocument } from './document.ts';

describe("OCR's worked cases under safe-harbor", () => {
  test.each([
    ['service date', 'Seen on January 1, 2009.', 2026, 'Seen on 2009.'],
    [
      'laboratory date',
      'Potassium 4.1 on 03/14/2009, repeated 3/16/2009.',
      2026,
      'Potassium 4.1 on 2009, repeated 2009.',
    ],
    [
      'birth year beside the service year',
      'Born in 1910, seen on 05/06/2010.',
      2010,
      'Born in on or before 1920, seen on 2010.',
    ],
    [
      'the same when released later',
      'DOB: 02/03/1910, seen on 05/06/2010.',
      2026,
      'DOB: on or before 1920, seen on 2010.',
    ],
    [
      'one year younger stays',
      'Born in 1921, seen on 05/06/2010.',
      2010,
      'Born in 1921, seen on 2010.',
    ],
    [
      'on the edge',
      'DOB: 02/03/1920, seen on 05/06/2010.',
      2010,
      'DOB: on or before 1920, seen on 2010.',
    ],
    ['a birth year of two digits', 'DOB 3/12/30.', 2026, 'DOB on or before 1936.'],
    [
      'the same as of a later year',
      'DOB 12/25/28, seen 1/5/24.',
      2027,
      'DOB on or before 1934, seen 2024.',
    ],
    ['a child', 'DOB 3/12/20, seen 1/5/24.', 2026, 'DOB 2020, seen 2024.'],
    ['a day to come, or a birth', 'Follow up 3/12/27.', 2026, 'Follow up [DATE].'],
    [
      'dates by week and by day of the year',
      'Born 1961-W11-2 (1961-073), seen in week 11 of 2009, DOB: 1961073, on day 45 of 2009.',
      2026,
      'Born 1961 (1961), seen in week 2009, DOB: 1961, on 2009.',
    ],
    ['age 89', 'An 89-year-old man.', 2026, 'An 89-year-old man.'],
    ['age 90', 'A 90-year-old man.', 2026, 'A 90+-year-old man.'],
    ['age 104', 'A 104-year-old man.', 2026, 'A 90+-year-old man.'],
    ['ZIP 03602', 'Lives in NH 03602.', 2026, 'Lives in NH 000.'],
    ['ZIP 10001', 'Lives in NY 10001.', 2026, 'Lives in NY 100.'],
    ['ZIP 20510', 'Lives in DC 20510.', 2026, 'Lives in DC 000.'],
    ['last four of the SSN', 'SSN ending in 6789.', 2026, 'SSN ending in [SSN].'],
    ['any URL', 'See https://www.example.org/leaflet for details.', 2026, 'See [URL] for details.'],
    ['record number of a trial', 'Study ID: KX-20194471, arm B.', 2026, 'Study ID: [ID], arm B.'],
  ])('%s', (_, text, asOf, expected) => {
    expect(safely({ note: text }, asOf)).toBe(`note: ${expected}\n`);
  });

  test.each<[string, Field, string]>([
    ['initials', value('M.G.', 'name'), ''],
    ['an unkeyed hash', value('9f86d081884c7d659a2feaa0c55ad015', 'other_unique_id'), ''],
    ['bar code', value('*A4471B*', 'other_unique_id'), ''],
    [
      'current President of State University',
      value('President of State University', 'profession'),
      '',
    ],
    ['age 89', { text: '89', role: 'age' }, 'field: 89\n'],
    ['age 90', { text: '90', role: 'age' }, 'field: 90+\n'],
    ['age 104 as a JSON number', { text: '104', role: 'age', kind: 'number' }, 'field: 90\n'],
    ['ZIP 03602', { text: '03602', role: 'postal-code' }, 'field: 000\n'],
    ['ZIP 10001-2345', { text: '10001-2345', role: 'postal-code' }, 'field: 100\n'],
    ['ZIP 20510', { text: '20510', role: 'postal-code' }, 'field: 000\n'],
    ['service date', { text: '2009-01-01', role: 'date' }, 'field: 2009\n'],
    [
      'service instant',
      { text: '2009-01-01T10:00:00Z', role: 'date', isInstant: true },
      'field: 2009-01-01T00:00:00Z\n',
    ],
    ['birth date of a patient over 89', { text: '19100203', role: 'date' }, ''],
    [
      'birth date of two digits in a column',
      { text: '12/25/28', label: 'patient_dob' },
      'field: on or before 1936\n',
    ],
    ['no date at all', { text: 'around Easter', role: 'date' }, ''],
    ['state', { text: 'NH', role: 'state' }, 'field: NH\n'],
    ['town in the field of a state', { text: 'Concord', role: 'state' }, ''],
    ['photograph', { text: 'AAAA', role: 'media' }, ''],
  ])('in a field: %s', (_, field, expected) => {
    expect(safely({ field })).toBe(expected);
  });

  test('a treating physician alone may stay, where the profile is told so', () => {
    const document = documentOf(
      {
        doctor: value('Castellan, Odile', 'name'),
        note: 'Dr. Castellan saw Ms. Achterberg. Odile Castellan',
      },
      {
        persons: [
          person('Practitioner/1', 'practitioner', 'Odile', 'Castellan'),
          person('Patient/1', 'patient', 'Rosalind', 'Achterberg'),
        ],
      },
    );
    const kept = deidentifyDocument(document, {
      profile: { ...safeHarbor, clinicians: 'keep' },
    }).text;
    expect(kept).toBe(
      'doctor: Castellan, Odile\nnote: Dr. Castellan saw Ms. [NAME]. Odile Castellan\n',
    );
    expect(deidentifyDocument(document, { profile: safeHarbor }).text).toBe(
      'note: Dr. [NAME] saw Ms. [NAME]. [NAME]\n',
    );
  });
});
