/** `--patients`: people known from one file are certain in every other of the run. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silent } from './progress.ts';
import { runFiles } from './run.ts';
import { type DeidFlags, readPeople, readSettings } from './settings.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
/** Names that nobody takes for names where nothing says so. */
const PATIENT = {
  resourceType: 'Patient',
  id: '17',
  identifier: [{ type: { coding: [{ code: 'MR' }] }, value: '84412907' }],
  name: [{ given: ['Ada'], family: 'Oxbladine' }],
};
const DOCTOR = {
  resourceType: 'Practitioner',
  id: 'd1',
  name: [{ given: ['Maria'], family: 'Tellurin' }],
};
const NOTE = 'Plan: see oxbladine and tellurin';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-people-'));
  await writeFile(
    join(folder, 'Patient.ndjson'),
    `${JSON.stringify(PATIENT)}\n${JSON.stringify(DOCTOR)}\n`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(files: Record<string, string>, flags: DeidFlags) {
  const out = await mkdtemp(join(folder, 'out-'));
  const paths = Object.keys(files).map((name) => join(folder, name));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const all: DeidFlags = { profile: 'safe-harbor', jobs: '1', ...flags };
  const code = await runFiles({
    files: paths,
    out,
    format: undefined,
    isResumed: false,
    settings: readSettings(all, NOW),
    people: await readPeople(all),
    progress: silent,
    tell: () => {},
  });
  const read = (name: string) => readFile(join(out, name), 'utf8');
  const manifest = JSON.parse(await read('manifest.json')) as {
    counts: { patientsKnown: number };
  };
  return { code, read, known: manifest.counts.patientsKnown };
}

const patients = () => [join(folder, 'Patient.ndjson')];
const DOCUMENT = JSON.stringify({
  resourceType: 'DocumentReference',
  subject: { reference: 'Patient/17' },
  author: [{ reference: 'Practitioner/d1' }],
  description: NOTE,
});

test.each(['1', '2'])('by the reference of a resource, on %s cores', async (jobs) => {
  const files = { 'DocumentReference.ndjson': `${DOCUMENT}\n` };
  const without = await run(files, { jobs });
  expect(await without.read('DocumentReference.ndjson')).toContain(NOTE);
  expect(without.known).toBe(0);
  const { read, known } = await run(files, { jobs, patients: patients() });
  const made = JSON.parse(await read('DocumentReference.ndjson')) as { description: string };
  expect(made.description).toBe('Plan: see [NAME] and [NAME]');
  expect(known).toBe(1);
});

test('by the record number of a table, and by word of the caller', async () => {
  const files = { 'notes.csv': `mrn,note\n84412907,${NOTE}\n`, 'note.txt': NOTE };
  const { read, known } = await run(files, { patients: patients(), patient: 'Patient/17' });
  expect(await read('notes.csv')).toContain('see [NAME] and ');
  expect(await read('note.txt')).toContain('see [NAME] and ');
  expect(known).toBe(3); // the header of the table is about the caller's patient, too
});

test('documents of all formats share the shift of their patient', async () => {
  await writeFile(join(folder, 'KEY'), 'a key of the test alone, 32 bytes');
  const files = {
    'visits.csv': 'mrn,date\n84412907,2024-03-14\n',
    'Encounter.ndjson': `${JSON.stringify({
      resourceType: 'Encounter',
      subject: { reference: 'Patient/17' },
      period: { start: '2024-03-14' },
    })}\n`,
  };
  const flags = { profile: 'pseudonymise', 'key-file': join(folder, 'KEY') };
  const { read } = await run(files, { ...flags, patients: patients() });
  const shifted = /\d{4}-\d\d-\d\d/.exec(await read('visits.csv'))?.[0];
  expect(shifted).not.toBe('2024-03-14');
  expect(await read('Encounter.ndjson')).toContain(`"${shifted}"`);
});

test('a patient has one shift and one name in a list, in a Bundle of two and in one of addresses', async () => {
  await writeFile(join(folder, 'KEY'), 'a key of the test alone, 32 bytes');
  const patient = (id: string, family: string) => ({
    resourceType: 'Patient',
    id,
    name: [{ family }],
    birthDate: '1957-03-12',
  });
  const [ada, bo] = [patient('a', 'Oxbladine'), patient('b', 'Tellurin')];
  const visit = (reference: string) => ({
    resourceType: 'Encounter',
    subject: { reference },
    period: { start: '2024-03-14' },
  });
  const bundle = (...entry: object[]) => JSON.stringify({ resourceType: 'Bundle', entry });
  const files = {
    'list.ndjson': [ada, bo, visit('Patient/b')].map((one) => `${JSON.stringify(one)}\n`).join(''),
    'bundle.json': bundle({ resource: ada }, { resource: visit('Patient/b') }, { resource: bo }),
    'batch.json': bundle(
      { fullUrl: 'urn:uuid:0000-a', resource: ada },
      { resource: visit('urn:uuid:0000-b') },
      { fullUrl: 'urn:uuid:0000-b', resource: bo },
    ),
  };
  const flags = { profile: 'pseudonymise', 'key-file': join(folder, 'KEY') };
  const { read } = await run(files, flags);
  const told = async (name: string) => {
    const text = await read(name);
    const all = [...text.matchAll(/"(?:family|birthDate|start)":"([^"]+)"/g)];
    return all.map(([found]) => found).sort();
  };
  const list = await told('list.ndjson');
  expect(list).toHaveLength(5);
  expect(list.join()).not.toContain('2024-03-14');
  expect(new Set(list.filter((one) => one.includes('birthDate'))).size).toBe(2);
  expect(await told('bundle.json')).toEqual(list);
  expect(await told('batch.json')).toEqual(list);
});

test.each<[DeidFlags, string]>([
  [{ patients: ['/nowhere'] }, '--patients'],
  [{ patient: 'Sunny Pain' }, '--patient'],
])('%j is refused', async (flags, at) => {
  await expect(run({}, flags)).rejects.toMatchObject({ code: 'config_invalid', facts: { at } });
});
