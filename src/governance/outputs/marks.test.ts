import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentMark, parametersOf, promptMark, seedOf } from './marks.ts';

const KEY = new Uint8Array(32).fill(7);
const TEXT = 'The knee is stable.\n\nNext visit: in a month — “as needed”.';

describe('the mark of a text', () => {
  test.each([
    ['wrapped anew', TEXT.replaceAll(' ', '\n'), true],
    ['with spaces that do not break', TEXT.replaceAll(' ', '\u00a0'), true],
    ['with line ends of another system', TEXT.replaceAll('\n', '\r\n'), true],
    ['with space around', `\t${TEXT}\n`, true],
    ['with a word changed', TEXT.replace('knee', 'foot'), false],
    ['in capitals', TEXT.toUpperCase(), false],
    ['with a space less', TEXT.replace('knee is', 'kneeis'), false],
    ['a part of it', TEXT.slice(0, 40), false],
  ])('%s', (_, copied, isSame) => {
    expect(contentMark(copied, KEY) === contentMark(TEXT, KEY)).toBe(isSame);
  });

  test('composed and decomposed letters are the same', () => {
    const accented = 'Señora Núñez llegó a tiempo.';
    expect(contentMark(accented.normalize('NFD'), KEY)).toBe(contentMark(accented, KEY));
  });

  test('needs the key of the site', () => {
    expect(contentMark(TEXT, new Uint8Array(32))).not.toBe(contentMark(TEXT, KEY));
  });

  test('is not made of what says nothing', () => {
    expect(contentMark('Yes, both of them.', KEY)).toBeUndefined();
    expect(contentMark(' '.repeat(100), KEY)).toBeUndefined();
  });

  test('however its white space is written', () => {
    const space = fc.stringMatching(/^[ \t\n\u00a0]{1,4}$/);
    fc.assert(
      fc.property(fc.array(space, { minLength: 12, maxLength: 12 }), (spaces) => {
        const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
        const written = words.map((word, i) => word + spaces[i]).join('');
        expect(contentMark(written, KEY)).toBe(contentMark(words.join(' '), KEY));
      }),
    );
  });
});

describe('the mark of a prompt', () => {
  const system = 'You write discharge letters.';
  const user = { role: 'user', content: 'Write.' };

  test.each([
    ['OpenAI chat', { messages: [{ role: 'system', content: system }, user] }],
    ['OpenAI chat, developer', { messages: [{ role: 'developer', content: system }, user] }],
    ['OpenAI Responses', { instructions: system, input: 'Write.' }],
    ['Anthropic', { system, messages: [user] }],
  ])('%s: the same words are the same prompt', (_, body) => {
    expect(promptMark(body, KEY)).toBe(promptMark({ system }, KEY));
  });

  test('another word is another one, and what the user says does not count', () => {
    expect(promptMark({ system: `${system} ` }, KEY)).not.toBe(promptMark({ system }, KEY));
    const other = { system, messages: [{ role: 'user', content: 'Stop.' }] };
    expect(promptMark(other, KEY)).toBe(promptMark({ system }, KEY));
  });

  test.each([[{ messages: [user] }], [{ instructions: null, input: [user] }], ['text'], [null]])(
    '%j has none',
    (body) => expect(promptMark(body, KEY)).toBeUndefined(),
  );
});

test('settings are numbers in their bounds, by one name', () => {
  expect(
    parametersOf({ temperature: 0.3, top_p: 0.9, max_completion_tokens: 400, seed: 12, user: 'x' }),
  ).toEqual({ temperature: 0.3, topP: 0.9, maxTokens: 400 });
  // A record number in a field that takes anything.
  expect(parametersOf({ temperature: 84412907, max_tokens: 4135550142 })).toEqual({});
  expect(parametersOf({ max_tokens: 4471823, top_k: 447182 })).toEqual({});
  expect(parametersOf({ temperature: 'high' })).toEqual({});
});

test('the seed stands apart', () => {
  expect(seedOf({ seed: 84412907 })).toBe(84412907);
  expect(seedOf({ random_seed: 3 })).toBe(3);
  expect(seedOf({ seed: null })).toBeUndefined();
});
