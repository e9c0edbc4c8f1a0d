/**
 * A site's model, over one that the test writes itself. `onnxruntime-node` is optional and large: where
 * it is not installed, that it is missing is what is tested.
 */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pinOf, type TinyModel, writeTinyModel } from '../../../test/support/tiny-onnx.ts';
import { detectAll } from '../detect.ts';
import { mark, unmark } from '../testing/marks.ts';
import { PACKAGE } from './onnx.ts';
import { type DetectionModel, type ModelSettings, openModel } from './open-model.ts';

const isInstalled = await import(PACKAGE).then(
  () => true,
  () => false,
);

const folder = mkdtempSync(join(tmpdir(), 'chaperone-model-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Words that no rule and no list has. */
const TINY: TinyModel = {
  words: {
    wyverling: 'B-PATIENT',
    thrupp: 'I-PATIENT',
    larchmere: 'B-CITY',
    quorn: 'U-ID',
    young: 'B-AGE',
    tuesday: 'B-DATE',
    '03': 'B-DATE',
  },
};

let made = 0;
function settings(model: TinyModel = TINY, more: Partial<ModelSettings> = {}): ModelSettings {
  made += 1;
  const own = join(folder, `model-${made}`);
  const sha256 = writeTinyModel(own, model);
  return { folder: own, sha256, labels: {}, scoreMin: 0.5, timeoutMs: 20_000, ...more };
}

const found = async (model: DetectionModel, text: string) => (await model.read([text])).find(text);

test.skipIf(isInstalled)('a missing package is told with the command to install it', async () => {
  await expect(openModel(settings())).rejects.toMatchObject({
    code: 'config_invalid',
    facts: { at: 'deid.model', remedy: expect.stringContaining('npm install') },
  });
});

describe('refused at the start, with the field and what to do', () => {
  test('files that are not the pinned ones, and what was found instead', async () => {
    const given = settings();
    appendFileSync(join(given.folder, 'config.json'), '\n');
    await expect(openModel(given)).rejects.toMatchObject({
      code: 'config_invalid',
      facts: {
        at: 'deid.model.sha256',
        found: pinOf(given.folder),
        remedy: expect.stringContaining('not the ones that are pinned'),
      },
    });
  });

  test('a file that is missing', async () => {
    const given = settings();
    rmSync(join(given.folder, 'tokenizer.json'));
    await expect(openModel(given)).rejects.toMatchObject({
      facts: { at: 'deid.model.folder', remedy: expect.stringContaining('tokenizer.json') },
    });
  });

  test('weights in a file that nobody pinned', async () => {
    const given = settings();
    writeFileSync(join(given.folder, 'model.onnx_data'), 'weights');
    await expect(openModel(given)).rejects.toMatchObject({
      facts: { remedy: expect.stringContaining('model.onnx_data') },
    });
  });

  test.each<[string, TinyModel, Partial<ModelSettings>, string, string]>([
    ['labels that nobody knows', { words: { x: 'B-MISC' } }, {}, 'labels', 'MISC'],
    ['labels that say nothing', { words: { x: 'LABEL_1' } }, {}, 'labels', 'LABEL_1'],
    ['a label that the model lacks', TINY, { labels: { PATEINT: 'name' } }, 'labels', 'PATEINT'],
    ['a label that is no word', { words: { x: 'B-A B' } }, {}, 'labels', 'no word'],
    ['nothing to find', { words: { x: 'B-AGE' } }, {}, 'labels', 'find nothing'],
    ['one label', { words: {}, labels: ['O'] }, {}, 'folder', 'id2label'],
    ['too large a window', TINY, { windowTokens: 600 }, 'windowTokens', '512'],
  ])('%s', async (_, model, more, field, remedy) => {
    await expect(openModel(settings(model, more))).rejects.toMatchObject({
      code: 'config_invalid',
      facts: { at: `deid.model.${field}`, remedy: expect.stringContaining(remedy) },
    });
  });
});

describe.skipIf(!isInstalled)(`with ${PACKAGE} installed (skipped where it is not)`, () => {
  let model: DetectionModel;
  beforeAll(async () => {
    model = await openModel(settings());
  });
  afterAll(() => model.close());

  test.each([
    ['told ‹wyverling thrupp› and wyverly', 'the words of a name are one, an unknown word is none'],
    ['‹Wyverling›, ‹Thrupp›', 'a mark between them parts words'],
    ['‹wyverling› ‹wyverling›', 'where another begins'],
    ['the ‹LÁRCHMERE› road', 'capitals and accents'],
    ['the ‹La\u0301rchmere\u0301›\r\nroad', 'accents of their own, and a line end of two'],
    ['😀👩🏽‍⚕️ ‹thrupp› 😀', 'between emoji'],
    ['badge ‹quorn›.', 'a whole of one word'],
    ['a young man', 'ages are left to the rules'],
  ])('%s (%s)', async (marked) => {
    const text = unmark(marked);
    expect(mark(text, [...(await found(model, text))])).toBe(marked);
  });

  test('a finding says label and score, and is never certain', async () => {
    expect(await found(model, 'of larchmere')).toEqual([
      { start: 3, end: 12, category: 'location', type: 'city', score: 0.99, rule: 'model/CITY' },
    ]);
  });

  test('a site says what labels are', async () => {
    const labels = { CITY: 'organization', PATIENT: 'none' } as const;
    const own = await openModel(settings(TINY, { labels }));
    expect(await found(own, 'wyverling of larchmere')).toMatchObject([
      { start: 13, category: 'organization', rule: 'model/CITY' },
    ]);
    await own.close();
  });

  test('what is less likely than the site wants is not found', async () => {
    const own = await openModel(settings(TINY, { scoreMin: 0.999 }));
    expect(await found(own, 'of larchmere')).toEqual([]);
    await own.close();
  });

  test('long texts are read to their end, window by window', async () => {
    const own = await openModel(settings(TINY, { windowTokens: 16 }));
    for (let before = 0; before < 40; before += 1) {
      const text = `${'and '.repeat(before)}wyverling thrupp, ${'or '.repeat(before)}larchmere`;
      const places = (await own.read([text])).find(text).map(({ start, end }) => [start, end]);
      const [name, city] = [4 * before, text.indexOf('larchmere')];
      expect(places).toEqual([
        [name, name + 16],
        [city, city + 9],
      ]);
    }
    await own.close();
  });

  test('graphs without BERT’s further inputs are taken', async () => {
    const own = await openModel(settings({ ...TINY, inputs: ['input_ids'] }));
    expect(await found(own, 'quorn')).toHaveLength(1);
    await own.close();
  });

  test.each<[string, TinyModel, string]>([
    ['another input', { ...TINY, inputs: ['input_ids', 'pixels'] }, 'pixels'],
    ['another output', { ...TINY, output: 'embeddings' }, 'logits'],
    ['another number of labels', { ...TINY, columns: 9 }, 'labels of config.json'],
  ])('a graph with %s is refused', async (_, tiny, remedy) => {
    await expect(openModel(settings(tiny))).rejects.toMatchObject({
      facts: { at: 'deid.model.folder', remedy: expect.stringContaining(remedy) },
    });
  });

  test('a file that is no model is refused', async () => {
    const given = settings();
    writeFileSync(join(given.folder, 'model.onnx'), 'no model at all');
    await expect(openModel({ ...given, sha256: pinOf(given.folder) })).rejects.toMatchObject({
      facts: { remedy: expect.stringContaining('no model that this version') },
    });
  });

  describe('with the rules', () => {
    const joined = async (text: string) =>
      detectAll([text], { model: await model.read([text]) })[0]!;

    test('what the model alone finds is found, here and in what belongs to it', async () => {
      const texts = ['sleeps in larchmere now', 'the larchmere thing'];
      const findings = detectAll(texts, { model: await model.read(texts) });
      expect(findings.map((list) => list.map(({ rule }) => rule))).toEqual([
        ['model/CITY'],
        ['model/CITY'],
      ]);
    });

    test('sound findings of rules stand as they are', async () => {
      const text = 'seen 03/14/2024 by Dr. Larchmere, next on tuesday';
      const [alone] = detectAll([text]);
      const sound = alone!.filter(({ score }) => score >= 0.6);
      expect(sound.map(({ category }) => category)).toEqual(['date', 'name']);
      expect(await joined(text)).toEqual(expect.arrayContaining(sound));
    });

    test('a text that the model has not read is not searched', async () => {
      const read = await model.read(['one text']);
      expect(() => detectAll(['another text'], { model: read })).toThrow(
        expect.objectContaining({ code: 'deid_blocked', facts: { step: 'model' } }),
      );
    });

    test('one word under a key is left to the rules, several are not', async () => {
      const texts = ['quorn', 'with quorn'];
      const labels = ['status', 'status'];
      const read = await model.read(texts, labels);
      expect(detectAll(texts, { labels, model: read })).toMatchObject([
        [],
        [{ start: 5, end: 10, rule: 'model/ID' }],
      ]);
    });

    test('results without the model are not those with it', async () => {
      const text = 'and wyverling';
      expect(detectAll([text])[0]).toEqual([]);
      expect(await joined(text)).toMatchObject([{ rule: 'model/PATIENT' }]);
      expect(detectAll([text])[0]).toEqual([]);
    });
  });

  describe('slow or broken', () => {
    const LONG = 'and wyverling '.repeat(140_000);

    test('what is not done in time ends the request; others are served', async () => {
      const own = await openModel(settings(TINY, { windowTokens: 8, timeoutMs: 1000 }));
      const late = expect(own.read([LONG])).rejects.toMatchObject({
        code: 'deid_model_unavailable',
        facts: { because: 'not done in time' },
      });
      await expect(own.read(['short'])).resolves.toBeDefined();
      await late;
      await expect(own.read(['short as well'])).resolves.toBeDefined();
      await own.close();
    });

    test('a text that could not be done in time is not begun', async () => {
      await expect(model.read(['x'.repeat((1 << 21) + 1)])).rejects.toMatchObject({
        code: 'deid_model_unavailable',
        facts: { because: 'a text is too long for it' },
      });
    });

    test('a thread that ended fails who waits, and is started again by the next', async () => {
      const own = await openModel(settings(TINY, { windowTokens: 8 }));
      const waiting = own.read([LONG]);
      const ended = expect(waiting).rejects.toMatchObject({
        code: 'deid_model_unavailable',
        facts: { because: 'stopped' },
      });
      await new Promise((resolve) => setTimeout(resolve, 50));
      await own.close();
      await ended;
      expect(await found(own, 'quorn')).toHaveLength(1);
      await own.close();
      await expect(own.probe()).resolves.toBeUndefined();
      await own.close();
    });

    test('files that changed meanwhile are not loaded again', async () => {
      const given = settings();
      const own = await openModel(given);
      await own.close();
      appendFileSync(join(given.folder, 'config.json'), '\n');
      const refused = { code: 'deid_model_unavailable', facts: { because: 'not loaded' } };
      await expect(own.read(['quorn'])).rejects.toMatchObject(refused);
      await expect(own.probe()).rejects.toMatchObject(refused);
    });
  });
});
