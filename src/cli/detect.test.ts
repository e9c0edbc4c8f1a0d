import { expect, test } from 'vitest';
import { detectLines } from './detect.ts';
import { siteDetector } from './site-detector.ts';

async function run(chunks: readonly Uint8Array[]) {
  let out = '';
  const input = (async function* () {
    yield* chunks;
  })();
  const write = async (text: string) => {
    out += text;
  };
  const code = await detectLines(input, write, await siteDetector(undefined));
  return {
    code,
    lines: out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  };
}

const bytes = (text: string) => new TextEncoder().encode(text);

test('findings come in the order of the documents, with offsets, labels and rules', async () => {
  const { code, lines } = await run([
    bytes(
      '{"id":"a","text":"Seen by Dr. Example on 03/14/2024."}\r\n\n{"id":2,"text":"no findings","lang":"en"}',
    ),
  ]);
  expect(code).toBe(0);
  expect(lines).toEqual([
    {
      id: 'a',
      spans: [
        { start: 12, end: 19, label: 'NAME', score: 0.97, rule: 'name/title', type: 'name' },
        {
          start: 23,
          end: 33,
          label: 'DATE',
          score: 0.97,
          rule: 'date/numeric',
          type: 'date.numeric',
        },
      ],
    },
    { id: 2, spans: [] },
  ]);
});

test('a line that cannot be read is answered in its place, without its text, and the rest goes on', async () => {
  const { code, lines } = await run([
    bytes(
      '{"id":"a","text":"x"}\n{"id":"b","text":Maria}\n[1]\n{"id":"c"}\n{"id":7,"text":null}\n{"text":"x"}\n{"id":"d","text":"y"}\n',
    ),
  ]);
  expect(code).toBe(1);
  const remedy = 'write one JSON object on the line: {"id":"1","text":"…"}';
  const noText = 'write "text", a string';
  expect(lines).toEqual([
    { id: 'a', spans: [] },
    { id: null, error: { code: 'invalid_json', line: 2, remedy } },
    { id: null, error: { code: 'invalid_value', line: 3, remedy } },
    { id: 'c', error: { code: 'invalid_value', line: 4, remedy: noText } },
    { id: 7, error: { code: 'invalid_value', line: 5, remedy: noText } },
    {
      id: null,
      error: { code: 'invalid_value', line: 6, remedy: 'write "id", a string or a number' },
    },
    { id: 'd', spans: [] },
  ]);
});

test('a line that is no UTF-8 is an error, and not another text', async () => {
  const bad = Buffer.concat([bytes('{"id":"a","text":"Jos'), Buffer.of(0xe9), bytes('"}\n')]);
  const { code, lines } = await run([bad, bytes('\ufeff{"id":"b","text":"x"}')]);
  expect(code).toBe(1);
  expect(lines).toEqual([
    { id: null, error: { code: 'invalid_json', line: 1, remedy: 'write the line in UTF-8' } },
    { id: 'b', spans: [] },
  ]);
});

test('how the input is cut changes nothing, and a line separator inside a string is no line end', async () => {
  const whole = bytes(
    '{"id":"é","text":"Dear Ms. Müller,\u2028on 14.03.2024"}\n{"id":"b","text":"–"}\n',
  );
  const uncut = await run([whole]);
  expect(uncut.lines[0].spans.map((span: { label: string }) => span.label)).toEqual([
    'NAME',
    'DATE',
  ]);
  expect(await run(Array.from(whole, (byte) => Uint8Array.of(byte)))).toEqual(uncut);
});
