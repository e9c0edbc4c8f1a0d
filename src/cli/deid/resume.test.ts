/** `--resume`: which folders a run joins, and what the manifest says of its files. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silent } from './progress.ts';
import { runFiles } from './run.ts';
import { type DeidFlags, readSettings } from './settings.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-resume-'));
  await writeFile(join(folder, 'key-a'), 'a key of this test, 32 bytes ...');
  await writeFile(join(folder, 'key-b'), 'another key of it, of 32 bytes .');
  await writeFile(join(folder, 'note-1.txt'), 'Ms. Achterberg was seen on 03/14/2024.');
  await writeFile(join(folder, 'note-2.txt'), 'Ms. Achterberg was seen on 03/15/2024.');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const out = () => join(folder, 'out');

function run(names: readonly string[], flags: DeidFlags, isResumed = false) {
  const key = flags['key-file'];
  return runFiles({
    files: names.map((name) => join(folder, name)),
    out: out(),
    format: undefined,
    isResumed,
    settings: readSettings(
      { jobs: '1', ...flags, ...(key !== undefined && { 'key-file': join(folder, key) }) },
      NOW,
    ),
    progress: silent,
    tell: () => {},
  });
}

const manifest = async () => JSON.parse(await readFile(join(out(), 'manifest.json'), 'utf8'));

const KEYED = { profile: 'pseudonymise', 'key-file': 'key-a' };
const BOTH = ['note-1.txt', 'note-2.txt'];

/** A run that its second file cut off. */
async function cutOff(): Promise<void> {
  const note = await readFile(join(folder, 'note-2.txt'));
  await writeFile(join(folder, 'note-2.txt'), '%PDF-1.7');
  expect(await run(BOTH, KEYED)).toBe(1);
  await writeFile(join(folder, 'note-2.txt'), note);
}

test.each<[string, readonly string[], DeidFlags]>([
  ['another profile', BOTH, { profile: 'safe-harbor' }],
  ['another key', BOTH, { ...KEYED, 'key-file': 'key-b' }],
  ['no key', BOTH, { profile: 'pseudonymise' }],
  ['another year of release', BOTH, { ...KEYED, 'as-of': '2020' }],
  ['another patient', BOTH, { ...KEYED, patient: 'Patient/17' }],
  ['other files', ['note-2.txt'], KEYED],
])('a run is not joined by one of %s', async (_, names, flags) => {
  await cutOff();
  const before = await manifest();
  await expect(run(names, flags, true)).rejects.toMatchObject({
    code: 'config_invalid',
    facts: { at: '--resume' },
  });
  expect(await manifest()).toEqual(before);
  expect((await readdir(out())).sort()).toEqual(['manifest.json', 'note-1.txt', 'run.jsonl']);
});

test('a run is joined by the same one, also with more files', async () => {
  await cutOff();
  await writeFile(join(folder, 'note-3.txt'), 'none');
  expect(await run([...BOTH, 'note-3.txt'], KEYED, true)).toBe(0);
  expect((await manifest()).files).toMatchObject({ total: 3, written: 3 });
});

test.each<[string, DeidFlags]>([
  ['another', { profile: 'safe-harbor' }],
  ['the same', KEYED],
])('a finished run is joined by none: %s', async (_, flags) => {
  expect(await run(BOTH, KEYED)).toBe(0);
  const before = await manifest();
  await expect(run(BOTH, flags, true)).rejects.toThrow('configuration');
  expect(await manifest()).toEqual(before);
});

test('the manifest names each file and what became of it', async () => {
  await writeFile(join(folder, 'feed.ndjson'), '{"note":"x"}\n{broken\n');
  await writeFile(join(folder, 'note-2.txt'), '%PDF-1.7');
  expect(await run([...BOTH, 'feed.ndjson'], KEYED)).toBe(1);
  expect((await manifest()).files).toEqual({
    total: 3,
    written: 1,
    marked: 1,
    leftOut: 1,
    each: [
      { name: 'note-1.txt', outcome: 'whole', documents: 1, failed: 0 },
      { name: 'note-2.txt', outcome: 'left_out', documents: 0, failed: 1 },
      { name: 'feed.ndjson', outcome: 'marked', documents: 1, failed: 1 },
    ],
  });
  await writeFile(join(folder, 'note-2.txt'), 'Ms. Achterberg');
  await writeFile(join(folder, 'feed.ndjson'), '{"note":"x"}\n');
  expect(await run([...BOTH, 'feed.ndjson'], KEYED, true)).toBe(0);
  expect((await manifest()).files).toMatchObject({ written: 3, marked: 0, leftOut: 0 });
});

test('whose a run is tells no patient in the manifest', async () => {
  await run(BOTH, { ...KEYED, patient: 'Patient/sentinel-17', 'patient-column': 'sentinel' });
  expect(JSON.stringify(await manifest())).not.toContain('sentinel');
});
