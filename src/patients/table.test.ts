import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPatientFiles } from './files.ts';
import { type PatientTable, readPatientTable } from './table.ts';

const ada = {
  resourceType: 'Patient',
  id: '17',
  identifier: [{ type: { coding: [{ code: 'MR' }] }, value: 'MRN 84-412' }],
  name: [{ given: ['Ada'], family: 'Orlop' }],
  generalPractitioner: [{ reference: 'Practitioner/d1', display: 'Dr. M. Ruiz' }],
};
const twin = { resourceType: 'Patient', id: '18', identifier: [{ value: 'SHARED-1' }] };
/** Its number is another's id. */
const namesake = {
  resourceType: 'Patient',
  id: 'b-90',
  identifier: [{ system: 'urn:house-b', value: '19' }],
};
/** Merged into another, which it says; its own link leads out of the files. */
const merged = {
  resourceType: 'Patient',
  id: '30',
  name: [{ given: ['Adelheid'], family: 'Orlop' }],
  link: [
    { type: 'replaced-by', other: { reference: 'Patient/31' } },
    { type: 'refer', other: { reference: 'Patient/elsewhere' } },
    { type: 'refer', other: { identifier: { value: 'x' } } },
    { type: 'seealso', other: { reference: 'Patient/17' } },
  ],
};
const left = {
  resourceType: 'Patient',
  id: '31',
  name: [{ family: 'Quist' }],
  link: [{ type: 'replaces', other: { reference: 'Patient/30' } }],
};
const other = { resourceType: 'Patient', id: '19', identifier: [{ value: 'SHARED-1' }] };
const relative = {
  resourceType: 'RelatedPerson',
  id: 'r1',
  patient: { reference: 'Patient/17' },
  name: [{ given: ['Bo'], family: 'Orlop' }],
};
const doctor = {
  resourceType: 'Practitioner',
  id: 'd1',
  name: [{ given: ['Maria'], family: 'Ruiz' }],
};

let folder: string;
let table: PatientTable;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-people-'));
  const lines = (...resources: object[]) =>
    resources.map((one) => `${JSON.stringify(one)}\n`).join('');
  await mkdir(join(folder, 'export'));
  await writeFile(join(folder, 'export', 'Patient.000.ndjson'), lines(ada, twin));
  await writeFile(join(folder, 'export', 'RelatedPerson.000.ndjson'), lines(relative));
  await writeFile(join(folder, 'export', 'Practitioner.000.ndjson'), lines(doctor));
  await writeFile(join(folder, 'export', 'PractitionerRole.000.ndjson'), 'not read');
  await writeFile(join(folder, 'export', 'Observation.000.ndjson'), 'not read');
  const bundle = {
    resourceType: 'Bundle',
    entry: [{ resource: other }, { resource: namesake }, { resource: merged }, { resource: left }],
  };
  await writeFile(join(folder, 'more.json'), JSON.stringify(bundle, undefined, 2));
  table = await readPatientTable([join(folder, 'export'), join(folder, 'more.json')]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['Patient/17', ['Patient/17', 'RelatedPerson/r1', 'Practitioner/d1']],
  [
    'https://fhir.example.org/r4/Patient/17/_history/2',
    ['Patient/17', 'RelatedPerson/r1', 'Practitioner/d1'],
  ],
  ['Patient/MRN84412', ['Patient/17', 'RelatedPerson/r1', 'Practitioner/d1']],
  ['Patient/shared1', ['Patient/18', 'Patient/19']],
  ['Patient/19', ['Patient/19', 'Patient/b-90']],
  ['Practitioner/d1', ['Practitioner/d1']],
  ['RelatedPerson/r1', ['RelatedPerson/r1']],
  ['Patient/20', []],
  ['Group/17', []],
  ['17', []],
  ['', []],
])('%s: %j', (reference, refs) => {
  expect(table.find(reference).map(({ ref }) => ref)).toEqual(refs);
});

test('what is known of them, and of which files', async () => {
  expect(table.patients).toBe(6);
  expect(table.find('Practitioner/d1')[0]!.names).toEqual([{ given: ['Maria'], family: 'Ruiz' }]);
  const again = await readPatientTable([join(folder, 'export')]);
  expect(again.digest).not.toBe(table.digest);
});

test('a line that cannot be read is told by its number', async () => {
  const file = join(folder, 'broken.ndjson');
  await writeFile(file, `${JSON.stringify(ada)}\n{"Ada"\n`);
  await expect(readPatientTable([file])).rejects.toMatchObject({
    code: 'patient_source_unavailable',
    facts: { file: 'broken.ndjson', line: 2 },
  });
});

test('a list in another encoding is refused: its names would match nothing', async () => {
  const file = join(folder, 'latin-1.ndjson');
  await writeFile(file, '{"resourceType":"Patient","name":[{"family":"Größ"}]}', 'latin1');
  const refused = {
    code: 'patient_source_unavailable',
    facts: { file: 'latin-1.ndjson', remedy: expect.stringContaining('not UTF-8 at byte 47') },
  };
  await expect(readPatientTable([file])).rejects.toMatchObject(refused);
  await expect(openPatientFiles([file]).find('Patient/1')).rejects.toMatchObject(refused);
});

test.each(['Patient/30', 'Patient/31'])(
  '%s is known by the names of both of its records',
  (ref) => {
    const [patient, ...others] = table.find(ref);
    expect(others).toEqual([]);
    expect(patient?.ref).toBe(ref);
    expect(patient?.names.map(({ family }) => family).sort()).toEqual(['Orlop', 'Quist']);
  },
);
