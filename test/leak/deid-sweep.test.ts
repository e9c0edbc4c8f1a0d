/**
 * Leak sweep of `chaperone deid`: sentinels in every place that a call can hold them (contents, JSON
 * keys, broken lines, file names), then absent from everything that it writes: outputs, manifest, run
 * file, terminal.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deid, type Ran } from '../support/deid-command.ts';

const SENTINELS = {
  name: 'Quillfeather',
  mrn: 'ZX-4471902',
  phone: '603-555-0142',
  email: 'quillfeather.r@mail.example.org',
  street: '4417 Larkspur Hollow Road',
  ssn: '123-45-6789',
  url: 'https://portal.example.org/p/77123',
  ip: '203.0.113.77',
  patient: 'P-990417',
};

const NOTE =
  `Patient: Rosalind ${SENTINELS.name}, MRN: ${SENTINELS.mrn}, SSN ${SENTINELS.ssn}. ` +
  `Lives at ${SENTINELS.street}. Phone ${SENTINELS.phone}, e-mail ${SENTINELS.email}. ` +
  `Portal ${SENTINELS.url} from ${SENTINELS.ip}.`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-sweep-'));
  await mkdir(join(folder, 'in'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const leaked = (text: string): string[] =>
  Object.entries(SENTINELS)
    .filter(([, sentinel]) => text.toLowerCase().includes(sentinel.toLowerCase()))
    .map(([kind]) => kind);

async function everythingIn(out: string, { stdout, stderr }: Ran): Promise<string> {
  const names = await readdir(out);
  const contents = await Promise.all(names.map((name) => readFile(join(out, name), 'utf8')));
  return [...names, ...contents, stdout, stderr].join('\n');
}

const keyed = ['--key-file', 'KEY'];
test.each([
  ['safe-harbor', []],
  ['pseudonymise', keyed],
  ['limited-data-set', ['--dua', 'DUA-17', '--purpose', 'HRESCH']],
  ['expert-determination', [...keyed, '--packet', 'ED-3', '--valid-until', '2199-01-01']],
] as const)('%s', async (profile, flags) => {
  const feed = [
    JSON.stringify({ pid: SENTINELS.patient, note: NOTE, mrn: SENTINELS.mrn }),
    JSON.stringify({
      pid: SENTINELS.patient,
      nested: [{ comment: NOTE, [`Dr. ${SENTINELS.name}`]: 1 }],
    }),
    `{"pid":"${SENTINELS.patient}","note":"${NOTE}"`,
  ].join('\n');
  const files = {
    [`${SENTINELS.name}_${SENTINELS.mrn}.txt`]: NOTE,
    'note-1.txt': NOTE,
    'notes.ndjson': feed,
  };
  await writeFile(join(folder, 'KEY'), 'a key of the test alone, 32 bytes');
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, 'in', name), content);
  }
  // All of them are there to be leaked.
  expect(leaked(Object.entries(files).flat().join('\n'))).toEqual(Object.keys(SENTINELS));

  const out = join(folder, profile);
  const paths = Object.keys(files).map((name) => join(folder, 'in', name));
  const more = flags.map((flag) => (flag === 'KEY' ? join(folder, flag) : flag));
  const ran = await deid([
    ...paths,
    '--profile',
    profile,
    '--out',
    out,
    '--patient-column',
    'pid',
    ...more,
  ]);
  expect(ran.code).toBe(1); // the broken line
  expect(leaked(await everythingIn(out, ran))).toEqual([]);

  const piped = await deid(
    ['--profile', profile, '--format', 'ndjson', '--patient-column', 'pid', ...more],
    feed,
  );
  expect(piped.stdout.split('\n')).toHaveLength(3);
  expect(leaked(piped.stdout + piped.stderr)).toEqual([]);
});

test('the sweep bites: a value that a profile keeps is found in the output', async () => {
  const config = join(folder, 'chaperone.yaml');
  await writeFile(
    config,
    'deid:\n  profiles:\n    - { id: careless, base: pseudonymise, title: A mistake, rows: { phone: keep } }\n',
  );
  const ran = await deid(
    ['--profile', 'careless', '--config', config, '--format', 'text'],
    `${NOTE}\n`,
  );
  expect(leaked(ran.stdout)).toEqual(['phone']);
});
