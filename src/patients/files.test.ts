/** Patients of files, which change; of nobody's, the demonstration's. */
import { mkdtempSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPatientSource } from './index.ts';
import { families, lines, linked, patient, relative, writeTo } from './sources.test-support.ts';

const clock = { now: () => 1_000_000 };

test('the demo patient, and nobody else, without configuration', async () => {
  const source = openPatientSource({ files: [], hasDemoPatient: true }, clock);
  const persons = await source.find('Patient/demo');
  expect(persons.map(({ role }) => role)).toEqual(['patient', 'relative', 'practitioner']);
  expect(families(persons)).toEqual(['Hollowell', 'Hollowell', 'Ingrid Vance']);
  await expect(source.find('Patient/other')).rejects.toMatchObject({ code: 'patient_not_found' });
  const none = openPatientSource({ files: [], hasDemoPatient: false }, clock);
  await expect(none.find('Patient/demo')).rejects.toMatchObject({ code: 'patient_not_found' });
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patients-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: unknown) => writeTo(folder, name, content);
const ofFiles = (...files: string[]) => openPatientSource({ files, hasDemoPatient: false }, clock);

test('two houses, or two versions, under one id: whoever it is, all that is known of both is known', async () => {
  const first = write('a.ndjson', lines(patient('1', 'Alpha'), patient('2', 'Maiden')));
  const other = write('b.ndjson', lines(patient('1', 'Beta'), patient('2', 'Married')));
  const versions = write('c.ndjson', lines(patient('3', 'Before'), patient('3', 'After')));
  const source = ofFiles(first, other, versions);
  const known = async (id: string) =>
    (await source.find(`Patient/${id}`)).map(({ names }) => names.map(({ family }) => family));
  expect(await known('1')).toEqual([['Alpha', 'Beta']]);
  expect(await known('3')).toEqual([['Before', 'After']]);
});

test.each([
  ['NDJSON', lines(patient('a', 'Ames'), patient('b', 'Bell'), relative('r', 'b', 'Cole'))],
  [
    'a Bundle',
    {
      resourceType: 'Bundle',
      entry: [
        { resource: patient('a', 'Ames') },
        { resource: relative('r', 'b', 'Cole') },
        { resource: patient('b', 'Bell') },
        {},
      ],
    },
  ],
  ['a list', [patient('b', 'Bell'), relative('r', 'b', 'Cole')]],
  [
    'a list of Bundles, and one in another',
    [
      { resourceType: 'Bundle', entry: [{ resource: patient('b', 'Bell') }] },
      {
        resourceType: 'Bundle',
        entry: [
          {
            resource: { resourceType: 'Bundle', entry: [{ resource: relative('r', 'b', 'Cole') }] },
          },
        ],
      },
    ],
  ],
  [
    'a Bundle whose entries name one another',
    {
      resourceType: 'Bundle',
      entry: [
        { fullUrl: 'urn:uuid:1', resource: patient('b', 'Bell') },
        {
          resource: { ...relative('r', 'b', 'Cole'), patient: { reference: 'urn:uuid:1' } },
        },
      ],
    },
  ],
  [
    'relatives whose patient has an address or a version',
    [
      patient('b', 'Bell'),
      {
        ...relative('r', 'b', 'Cole'),
        patient: { reference: 'https://fhir.example.org/r4/Patient/b/_history/3' },
      },
    ],
  ],
])('%s', async (_, content) => {
  const source = ofFiles(write('patients.json', content));
  expect(families(await source.find('Patient/b'))).toEqual(['Bell', 'Cole']);
});

test.each<[string, unknown, string]>([
  ['null', null, 'not_a_resource'],
  ['a list with a word in it', [patient('b', 'Bell'), 'x'], 'not_a_resource'],
  ['entries that are no list', { resourceType: 'Bundle', entry: {} }, 'not_a_resource'],
  [
    'a relative of nobody',
    [patient('b', 'Bell'), { ...relative('r', 'b', 'Cole'), patient: { display: 'Bell' } }],
    'patient_not_named',
  ],
])('%s is refused', async (_, content, because) => {
  const source = ofFiles(write('patients.json', content));
  await expect(source.find('Patient/b')).rejects.toMatchObject({
    code: 'patient_source_unavailable',
    facts: { because },
  });
  await expect(source.readFiles()).rejects.toMatchObject({ facts: { because } });
});

test('a file of consents that is empty, as at the beginning of its export, is refused; a list of none is one', async () => {
  const patients = write('patients.json', patient('b', 'Bell'));
  const consents = write('consents.ndjson', []);
  const source = ofFiles(patients, consents);
  expect(families(await source.find('Patient/b'))).toEqual(['Bell']);
  write('consents.ndjson', '\n');
  await expect(source.find('Patient/b')).rejects.toMatchObject({
    code: 'patient_source_unavailable',
    facts: {
      file: 'consents.ndjson',
      because: 'empty_file',
      remedy: expect.stringMatching(/^empty, /),
    },
  });
});

test('a file that another took the place of, with its length and its time, is read anew', async () => {
  const file = write('patients.json', patient('a', 'Ames'));
  const source = ofFiles(file);
  expect(families(await source.find('Patient/a'))).toEqual(['Ames']);
  const other = write('other', patient('a', 'Bell'));
  const { mtime } = statSync(file);
  utimesSync(other, mtime, mtime);
  renameSync(other, file);
  expect(families(await source.find('Patient/a'))).toEqual(['Bell']);
});

test('files that can be used, or none', async () => {
  await ofFiles(write('patients.json', patient('a', 'Ames'))).readFiles();
  await openPatientSource({ files: [], hasDemoPatient: true }, clock).readFiles();
});

test('one resource per file, joined over the files', async () => {
  const source = ofFiles(
    write(
      'a.json',
      patient('a', 'Ames', { generalPractitioner: [{ reference: 'Practitioner/g' }] }),
    ),
    write('r.ndjson', lines(relative('r', 'a', 'Cole'))),
    write('g.json', { resourceType: 'Practitioner', id: 'g', name: [{ family: 'Gray' }] }),
  );
  expect(families(await source.find('Patient/a'))).toEqual(['Ames', 'Cole', 'Gray']);
});

test('who was recorded twice is one person under all names, and so are those around them', async () => {
  const source = ofFiles(
    write(
      'new.json',
      patient('a', 'Ames', { ...linked('replaces', 'b'), birthDate: '1957-03-12' }),
    ),
    write(
      'old.ndjson',
      lines(patient('b', 'Bell', linked('replaced-by', 'a')), relative('r', 'b', 'Cole')),
    ),
  );
  const [self, ...others] = await source.find('Patient/a');
  expect(self).toMatchObject({ ref: 'Patient/a', names: [{ family: 'Ames' }, { family: 'Bell' }] });
  expect(families(others)).toEqual(['Cole']);
  expect((await source.find('Patient/b'))[0]).toMatchObject({ dates: ['1957-03-12'] });
});

test('a link to somebody else is not followed, and one that leads nowhere is no answer', async () => {
  const other = ofFiles(write('a.ndjson', lines(patient('a', 'Ames', linked('seealso', 'b')))));
  expect(families(await other.find('Patient/a'))).toEqual(['Ames']);
  const gone = ofFiles(write('a.ndjson', lines(patient('a', 'Ames', linked('replaces', 'b')))));
  await expect(gone.find('Patient/a')).rejects.toMatchObject({
    code: 'patient_source_unavailable',
    facts: { because: 'link_not_followed' },
  });
});

test('a changed file is read again', async () => {
  const source = ofFiles(write('p.json', patient('a', 'Ames')));
  expect(families(await source.find('Patient/a'))).toEqual(['Ames']);
  write('p.json', patient('a', 'Bell'));
  expect(families(await source.find('Patient/a'))).toEqual(['Bell']);
});

test('a file that is broken or gone stops the request, and is good again when mended', async () => {
  const source = ofFiles(write('p.ndjson', lines(patient('a', 'Ames'), patient('b', 'Bell'))));
  await source.find('Patient/a');

  write('p.ndjson', `${JSON.stringify(patient('a', 'Ames'))}\n{"resourceType":"Pat`);
  await expect(source.find('Patient/a')).rejects.toMatchObject({
    code: 'patient_source_unavailable',
    facts: { file: 'p.ndjson', line: 2 },
  });
  rmSync(join(folder, 'p.ndjson'));
  await expect(source.find('Patient/a')).rejects.toMatchObject({
    code: 'patient_source_unavailable',
  });
  write('p.ndjson', lines(patient('a', 'Ames')));
  expect(families(await source.find('Patient/a'))).toEqual(['Ames']);
});
