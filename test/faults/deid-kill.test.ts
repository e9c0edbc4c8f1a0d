/**
 * `chaperone deid` killed without warning in the middle of a run. Afterwards: every file in the out
 * folder is whole, `--resume` does the rest and no file twice, and what it ends with is byte for byte
 * what an undisturbed run writes.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deid, startDeid } from '../support/deid-command.ts';

const FILES = 48;
const ROUNDS = 3;

let folder: string;
let inputs: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-deid-'));
  await mkdir(join(folder, 'in'));
  await writeFile(join(folder, 'key'), 'a key of the test alone, 32 bytes');
  inputs = [];
  for (let n = 0; n < FILES; n += 1) {
    const isFeed = n % 8 === 7;
    const line = (m: number) =>
      `Ms. Rosalind Achterberg, MRN: 4471${m}9, was seen on 03/14/2024 by Dr. Castellan (${n}.${m}).`;
    const lines = Array.from({ length: 400 }, (_, m) =>
      isFeed ? JSON.stringify({ pid: `P-${m % 9}`, text: line(m) }) : line(m),
    );
    const path = join(folder, 'in', `part-${n}.${isFeed ? 'ndjson' : 'txt'}`);
    await writeFile(path, `${lines.join('\n')}\n`);
    inputs.push(path);
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const argsFor = (out: string, jobs: number, ...more: string[]) => [
  ...inputs,
  ...['--profile', 'pseudonymise', '--key-file', join(folder, 'key'), '--patient-column', 'pid'],
  ...['--out', join(folder, out), '--jobs', String(jobs), ...more],
];

async function contents(out: string): Promise<Record<string, string>> {
  const names = (await readdir(join(folder, out))).sort();
  const entries = names.map(async (name) => [
    name,
    await readFile(join(folder, out, name), 'utf8'),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as Record<string, string>;
}

test(`kill -9 in ${ROUNDS} runs, each resumed`, { timeout: 120_000 }, async () => {
  expect((await deid(argsFor('whole', 1))).code).toBe(0);
  const whole = await contents('whole');
  expect(Object.keys(whole)).toHaveLength(FILES + 1);

  let times = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { child, ended } = startDeid(
      argsFor('killed', 1 + (round % 2), ...(round > 0 ? ['--resume'] : [])),
    );
    const enough = times.size + 5 + round;
    while ((await finished('killed')).size < enough)
      await new Promise((wait) => setTimeout(wait, 2));
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');

    const present = await finished('killed');
    const killed = await contents('killed');
    for (const name of present.keys()) expect([name, killed[name]]).toEqual([name, whole[name]]);
    // What was recorded as finished before is not written again.
    for (const [name, time] of times) expect([name, present.get(name)]).toEqual([name, time]);
    times = await recorded('killed', present);
  }

  const last = await deid(argsFor('killed', 2, '--resume'));
  expect([last.code, last.stderr]).toEqual([0, '']);
  expect(await contents('killed')).toEqual(whole);
});

test('a run of other settings is not joined', async () => {
  const out = join(folder, 'mixed');
  const { child, ended } = startDeid(argsFor('mixed', 1));
  while ((await finished('mixed')).size < 3) await new Promise((wait) => setTimeout(wait, 2));
  child.kill('SIGKILL');
  await ended;
  const { code, stderr } = await deid([
    ...inputs,
    '--profile',
    'safe-harbor',
    '--out',
    out,
    '--resume',
  ]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/--resume: .*another profile/);
});

test('under random tokens, files that hold some are done again, the others are not', async () => {
  const args = (...more: string[]) => [
    ...[...inputs, '--profile', 'safe-harbor', '--patient-column', 'pid', '--jobs', '1'],
    ...['--out', join(folder, 'tokens'), ...more],
  ];
  const { child, ended } = startDeid(args());
  while ((await finished('tokens')).size < 12) await new Promise((wait) => setTimeout(wait, 2));
  child.kill('SIGKILL');
  await ended;
  const before = await recorded('tokens', await finished('tokens'));
  expect((await deid(args('--resume'))).code).toBe(0);
  const after = await finished('tokens');
  for (const [name, time] of before) {
    expect([name, after.get(name) === time]).toEqual([name, name.endsWith('.txt')]);
  }
  const tokens = new Set<string>();
  for (const [name, content] of Object.entries(await contents('tokens'))) {
    if (!name.endsWith('.ndjson')) continue;
    for (const line of content.trim().split('\n')) tokens.add(JSON.parse(line).pid);
  }
  expect(tokens.size).toBe(9);
});

/** Files in their place, with the time they were written. */
async function finished(out: string): Promise<Map<string, number>> {
  const path = join(folder, out);
  const names = await readdir(path).catch(() => []);
  const files = names.filter((name) => name.startsWith('part-'));
  return new Map(
    await Promise.all(
      files.map(async (name) => [name, (await stat(join(path, name))).mtimeMs] as const),
    ),
  );
}

/** Those of them that the run file has as finished. */
async function recorded(out: string, present: Map<string, number>): Promise<Map<string, number>> {
  const lines = (await readFile(join(folder, out, 'run.jsonl'), 'utf8')).split('\n');
  const isFinished = (name: string) =>
    lines.some((line) => line.startsWith('{"finished"') && line.includes(`"${name}"`));
  return new Map([...present].filter(([name]) => isFinished(name)));
}
