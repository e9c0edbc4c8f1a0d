/**
 * What a site's configuration adds to the commands: its recognisers, and its model, over one that the
 * test writes. `onnxruntime-node` is optional: where it is not installed, the model's tests are skipped.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { deid } from '../../../test/support/deid-command.ts';
import { writeTinyModel } from '../../../test/support/tiny-onnx.ts';
import { readSite } from '../read-site.ts';
import { siteDetector } from '../site-detector.ts';
import { readSettings } from './settings.ts';

const PACKAGE = 'onnxruntime-node';
const isInstalled = await import(PACKAGE).then(
  () => true,
  () => false,
);

const folder = mkdtempSync(join(tmpdir(), 'chaperone-site-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Words that no rule and no list has.
const sha256 = writeTinyModel(join(folder, 'model'), {
  words: { wyverling: 'B-PATIENT', thrupp: 'I-PATIENT' },
});

function config(name: string, section: object): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, JSON.stringify({ deid: section })); // JSON is YAML
  return file;
}

const MODEL = config('with-model', { model: { folder: './model', sha256 } });
const BADGES = config('with-badges', {
  recognizers: [{ id: 'badge', pattern: String.raw`\bgreen-\d{2}\b` }],
});
const PIPE = ['--profile', 'safe-harbor', '--format', 'ndjson'];

test('recognisers of the site are used, in threads as well', async () => {
  const line = '{"note":"worn by green-17 today"}\n';
  for (const jobs of ['1', '2']) {
    const ran = await deid([...PIPE, '--config', BADGES, '--jobs', jobs], line);
    expect(ran).toMatchObject({ code: 0, stdout: '{"note":"worn by [ID] today"}\n' });
  }
});

test.each([
  ['a pin that does not hold', { model: { folder: './model', sha256: 'a'.repeat(64) } }],
  ['a recogniser that is none', { recognizers: [{ id: 'x', pattern: '(' }] }],
])('%s is told before anything is read or written', async (_, section) => {
  const ran = await deid([...PIPE, '--config', config('wrong', section)], '{"note":"x"}\n');
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr).toMatch(/config_invalid.*deid\.(?:model\.sha256|recognizers)/s);
});

test('a model takes one job, and settings say so', async () => {
  const flags = { profile: 'safe-harbor' };
  const site = await readSite(MODEL);
  expect(readSettings(flags, undefined, site).jobs).toBe(1);
  expect(() => readSettings({ ...flags, jobs: '2' }, undefined, site)).toThrow(
    expect.objectContaining({ facts: expect.objectContaining({ at: '--jobs' }) }),
  );
});

describe.skipIf(!isInstalled)(`with ${PACKAGE} installed (skipped where it is not)`, () => {
  const NOTE = 'ate with wyverling thrupp again';

  test('what the model alone finds is removed, and the manifest names the model', async () => {
    const manifest = join(folder, 'manifest.json');
    const lines = `{"note":"${NOTE}","status":"wyverling"}\n\n{"note":"fine"}\n`;
    const ran = await deid([...PIPE, '--config', MODEL, '--manifest', manifest], lines);
    expect(ran).toMatchObject({
      code: 0,
      stdout: '{"note":"ate with [NAME] again","status":"[NAME]"}\n\n{"note":"fine"}\n',
    });
    const { engine, measured, counts } = JSON.parse(readFileSync(manifest, 'utf8'));
    expect(engine.version).toContain(`+model.${sha256}`);
    expect(measured.isOfThisEngine).toBe(false);
    // Found once, it is found in the field beside it.
    expect(counts.rules).toEqual({ 'model/PATIENT': 1, 'document/name': 1 });
  });

  test('a document that the model could not read in time is left out, and marked', async () => {
    const model = { folder: './model', sha256, timeoutMs: 100, windowTokens: 16 };
    const slow = config('slow', { model });
    const long = JSON.stringify({ note: 'and then '.repeat(100_000) });
    const ran = await deid([...PIPE, '--config', slow], `${long}\n{"note":"fine"}\n`);
    expect(ran).toMatchObject({
      code: 1,
      stdout: '{"error":{"code":"deid_model_unavailable","line":1}}\n{"note":"fine"}\n',
    });
  });

  test('explain shows the label and the score', async () => {
    const ran = await deid(['explain', '--config', MODEL], NOTE);
    const [, row] = ran.stdout.split('\n').map((line) => line.split(/ {2,}/));
    expect(row).toEqual(['9-25', 'name', 'name', '0.99', 'model/PATIENT', '"wyverling thrupp"']);
  });

  test('`chaperone detect` finds it as well', async () => {
    const detector = await siteDetector(await readSite(MODEL));
    expect(await detector.find(NOTE)).toMatchObject([{ start: 9, end: 25 }]);
    await detector.close();
  });
});
