import { expect, test } from 'vitest';
import { createRestorer, deidentify, formats } from './index.ts';

const NOTE = 'Patient: Maria Garcia, MRN 4821337, seen 03/14/2024. Ms. Garcia is well.';

test('one text and back', () => {
  const { text, pairs, manifest } = deidentify(NOTE);
  for (const value of ['Maria', 'Garcia', '4821337', '03/14/2024'])
    expect(text).not.toContain(value);
  expect(manifest.findings).toBeGreaterThanOrEqual(4);
  expect(JSON.stringify(manifest)).not.toContain('Garcia');
  const restorer = createRestorer(pairs);
  expect([...text].map((character) => restorer.push(character)).join('') + restorer.end()).toBe(
    NOTE,
  );
});

test('texts that belong together, known people included', () => {
  const known = {
    role: 'patient',
    dates: [],
    phones: [],
    emails: [],
    addresses: [],
    identifiers: [],
  } as const;
  const patients = [{ ...known, ref: 'P/1', names: [{ given: ['Zelda'], family: 'Quarshie' }] }];
  const { texts } = deidentify(['zelda quarshie', 'nothing here'], { patients });
  expect(texts[0]).not.toMatch(/zelda|quarshie/);
  expect(texts[1]).toBe('nothing here');
});

test('the same key and scope give the same bytes, a random key others', () => {
  const secret = new Uint8Array(32).fill(1);
  expect(deidentify(NOTE, { secret })).toEqual(deidentify(NOTE, { secret }));
  expect(deidentify(NOTE).text).not.toBe(deidentify(NOTE).text);
});

test('the body of a request', () => {
  const format = formats.find(({ id }) => id === 'openai-chat')!;
  const body = { model: 'm', messages: [{ role: 'user', content: NOTE }] };
  const result = deidentify({ format, body });
  expect(JSON.stringify(result.body)).not.toMatch(/Garcia|4821337/);
  expect(body.messages[0]!.content).toBe(NOTE);
  const restorer = createRestorer(result.pairs, { json: true });
  expect(JSON.parse(restorer.push(JSON.stringify(result.body)) + restorer.end())).toEqual(body);
});
