/** Nothing that a run has not written itself is written over, whatever path leads to it. */
import { existsSync } from 'node:fs';
import { link, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../core/failures.ts';
import { assertForManifest } from './places.ts';
import { silent } from './progress.ts';
import { runFiles } from './run.ts';
import { readSettings } from './settings.ts';

const NOTE = 'Ms. Achterberg, seen 03/14/2024\n';
const settings = readSettings({ profile: 'safe-harbor', jobs: '1' }, Date.parse('2026-11-25'));

let folder: string;
const at = (...names: string[]) => join(folder, ...names);
const read = (...names: string[]) => readFile(at(...names), 'utf8');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-places-'));
  await mkdir(at('in'));
  await writeFile(at('in', 'note.txt'), NOTE);
});

afterEach(() => rm(folder, { recursive: true }));

/** The exit code, or what is wrong with the call. */
async function run(
  out: string,
  isResumed = true,
  files = [at('in', 'note.txt')],
): Promise<unknown> {
  const call = { files, out: at(out), format: undefined, isResumed, settings };
  try {
    return await runFiles({ ...call, progress: silent, tell: () => undefined });
  } catch (thrown) {
    return thrown instanceof Failure ? `${thrown.facts.at}: ${thrown.facts.remedy}` : thrown;
  }
}

const HOLDS_ORIGINALS = expect.stringContaining(
  '--out: the out folder must not hold the originals',
);

describe('files', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['the folder of an original, by another path', () => symlink(at('in'), at('out'))],
    [
      'an original, by a link in the out folder',
      async () => {
        await mkdir(at('out'));
        await symlink(at('in', 'note.txt'), at('out', 'note.txt'));
      },
    ],
    [
      'an original, by a second name',
      async () => {
        await mkdir(at('out'));
        await link(at('in', 'note.txt'), at('out', 'note.txt'));
      },
    ],
  ])('%s is no place for outputs', async (_, prepare) => {
    await prepare();
    expect(await run('out')).toEqual(HOLDS_ORIGINALS);
    expect(await read('in', 'note.txt')).toBe(NOTE);
    expect(await readdir(at('in'))).toEqual(['note.txt']);
  });

  test('one original is not written over by the output of another', async () => {
    await mkdir(at('out'));
    await writeFile(at('out', 'note.txt'), 'another');
    await link(at('out', 'note.txt'), at('in', 'letter.txt'));
    const files = [at('in', 'note.txt'), at('in', 'letter.txt')];
    expect(await run('out', true, files)).toEqual(HOLDS_ORIGINALS);
    expect(await read('out', 'note.txt')).toBe('another');
  });

  test.each([
    ['notes', { 'note.txt': 'mine' }, /^--out: the folder is not empty and of no run/],
    ['a release', { 'manifest.json': '{}', 'note.txt': 'mine' }, /^--out: the folder is not empty/],
    ['a file that is called as ours', { 'run.jsonl': '{}' }, /^--out: the folder is not empty/],
  ])('a folder with %s in it is not gone on with', async (_, contents, refused) => {
    await mkdir(at('out'));
    for (const [name, content] of Object.entries(contents)) {
      await writeFile(at('out', name), content);
    }
    expect(await run('out')).toMatch(refused);
    for (const [name, content] of Object.entries(contents)) {
      expect(await read('out', name)).toBe(content);
    }
  });

  test('a run is gone on with; what has come into its folder since is left alone', async () => {
    await writeFile(at('in', 'list.json'), '{');
    const files = [at('in', 'note.txt'), at('in', 'list.json')];
    expect(await run('out', false, files)).toBe(1); // cut off by the list, which cannot be read
    await writeFile(at('in', 'list.json'), '{}');
    await writeFile(at('in', 'letter.txt'), NOTE);
    await writeFile(at('out', 'letter.txt'), 'mine');
    const more = [...files, at('in', 'letter.txt')];
    expect(await run('out', true, more)).toMatch(/^--out: letter\.txt is there and not of the run/);
    expect(await read('out', 'letter.txt')).toBe('mine');
    await rm(at('out', 'letter.txt'));
    expect(await run('out', true, more)).toBe(0);
    expect((await readdir(at('out'))).sort()).toEqual([
      'letter.txt',
      'list.json',
      'manifest.json',
      'note.txt',
    ]);
  });

  test('an out folder that is a file, and a file that is a folder', async () => {
    await writeFile(at('out'), 'mine');
    expect(await run('out')).toMatch(/^--out: is a file/);
    expect(await run('new', false, [at('in')])).toMatch(/: is no file: name the files in it$/);
  });

  test('an out folder that cannot be made is refused, and one deep in others is made', async () => {
    expect(await run('in/note.txt/out')).toMatch(/^--out: .*cannot be made/);
    expect(await run('a/b/out')).toBe(0);
  });

  test.runIf(existsSync('/proc/self'))('not even by the system', async () => {
    const call = { files: [at('in', 'note.txt')], format: undefined, isResumed: false, settings };
    const out = '/proc/chaperone/out';
    await expect(
      runFiles({ ...call, out, progress: silent, tell: () => undefined }),
    ).rejects.toMatchObject({ facts: { at: '--out' } });
  });

  test('what was killed before its first file is gone on with', async () => {
    await mkdir(at('out'));
    await writeFile(at('out', '.run.jsonl.partial'), '{"run":');
    expect(await run('out')).toBe(0);
    expect(await readdir(at('out'))).toEqual(['manifest.json', 'note.txt']);
  });
});

describe('the manifest of a pipe', () => {
  test('a new file, or an earlier manifest', async () => {
    await run('out', false);
    await expect(assertForManifest(at('new.json'))).resolves.toBeUndefined();
    await expect(assertForManifest(at('out', 'manifest.json'))).resolves.toBeUndefined();
  });

  test.each(['note.txt', 'link'])('no other file: %s', async (name) => {
    await symlink(at('in', 'note.txt'), at('in', 'link'));
    await expect(assertForManifest(at('in', name))).rejects.toMatchObject({
      code: 'config_invalid',
      facts: { at: '--manifest', remedy: 'is there and is no manifest: name another file' },
    });
  });
});
