import { expect, test } from 'vitest';
import { DOCUMENT_FORMATS } from '../formats/index.ts';
import { pseudonymise } from '../profiles/index.ts';
import { deidentifyDocument } from './document.ts';
import { eventYears } from './service-date.ts';

const NOTE = 'Started 3/14';
const note = [{ text: NOTE }];
const fhir = (resource: object) => JSON.stringify(resource);
const bundle = (...resources: object[]) =>
  fhir({
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ resource })),
  });
const EXAM = { resourceType: 'Observation', note };
const seen = (day: string) => ({ ...EXAM, effectiveDateTime: day });
const hl7 = (...segments: string[]) =>
  ['MSH|^~\\&|A|B|C|D|20250601||ORU^R01|1|P|2.5', ...segments, ''].join('\r');
const ccda = (section: string) =>
  `<ClinicalDocument xmlns="urn:hl7-org:v3"><effectiveTime value="20250601"/><component><section>${section}</section></component></ClinicalDocument>`;
const entry = (time: string) =>
  `<entry><observation>${time}<value>${NOTE}</value></observation></entry>`;

test.each<[string, 'fhir' | 'hl7v2' | 'ccda', string, (number | undefined)[]]>([
  [
    'each entry',
    'fhir',
    bundle(seen('2023-03-14'), seen('2024-03-14'), {
      resourceType: 'Appointment',
      start: '2026-03-14T10:00:00Z',
    }),
    [2023, 2024],
  ],
  [
    'an entry without a date',
    'fhir',
    bundle(seen('2023-03-14'), { resourceType: 'Device', note }),
    [2023, undefined],
  ],
  [
    'the beginning of a period',
    'fhir',
    fhir({ ...EXAM, effectivePeriod: { start: '2023-12-30', end: '2024-04-01' } }),
    [2023],
  ],
  [
    'no date inside a resource',
    'fhir',
    fhir({ resourceType: 'Observation', note: [{ time: '2022-01-01', text: NOTE }] }),
    [undefined],
  ],
  [
    'each order',
    'hl7v2',
    hl7(
      'OBR|1|||X|||20230314',
      `OBX|1|TX|N||${NOTE}`,
      'OBR|2|||X|||20240314^M',
      `OBX|1|TX|N||${NOTE}`,
    ),
    [2023, 2024],
  ],
  ['an order without a date', 'hl7v2', hl7('OBR|1|||X', `OBX|1|TX|N||${NOTE}`), [2025]],
  ['no order', 'hl7v2', hl7(`NTE|1||${NOTE}`), [2025]],
  [
    'each entry',
    'ccda',
    ccda(
      `<text>${NOTE}</text>${entry('<effectiveTime value="20230314"/>')}${entry('<effectiveTime><low value="20240314"/></effectiveTime>')}`,
    ),
    [2025, 2023, 2024],
  ],
  [
    'what comes after an entry',
    'ccda',
    ccda(`${entry('<effectiveTime value="20230314"/>')}<text>${NOTE}</text>`),
    [2023, 2025],
  ],
])('%s, %s', (_, format, source, years) => {
  const document = DOCUMENT_FORMATS[format].walk(source);
  const found = eventYears(document, 2026);
  const notes = document.loci.filter(({ text }) => text === NOTE);
  expect(notes.map((locus) => found.get(locus))).toEqual(years);
});

test.each(Array.from({ length: 8 }, (_, n) => n))(
  'a date without a year moves with the entry that it stands in: %i',
  (n) => {
    const document = DOCUMENT_FORMATS.fhir.walk(bundle(seen('2023-03-14'), seen('2024-03-14')));
    const secret = new Uint8Array(32).fill(n);
    const { text } = deidentifyDocument(document, { profile: pseudonymise, secret, asOf: 2026 });
    for (const { effectiveDateTime, note } of JSON.parse(text).entry.map(
      (one: { resource: object }) => one.resource,
    )) {
      const [, month, day] = effectiveDateTime.split('-').map(Number);
      expect(note[0].text).toBe(`Started ${month}/${day}`);
    }
  },
);
