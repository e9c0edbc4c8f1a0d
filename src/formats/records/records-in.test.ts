import { expect, test } from 'vitest';
import { recordsIn } from './records-in.ts';

const read = (text: string) => recordsIn([{ text, path: 'messages[0].content' }]);
const CONDITION = '{"resourceType":"Condition","code":{"coding":[{"code":"1"}]}}';
const MESSAGE = 'MSH|^~\\&|LAB\rDG1|1||F1120^^I10';
const inside = (text: string) => JSON.stringify(text).slice(1, -1);

test.each<[string, string, number, number]>([
  ['words', 'The patient is [well].', 0, 0],
  ['JSON', CONDITION, 1, 0],
  ['between words', `Read: ${CONDITION} and ${CONDITION}.`, 2, 0],
  ['in a fence', `\`\`\`json\n${CONDITION}\n\`\`\``, 1, 0],
  ['in a string', `Result: ${JSON.stringify({ text: CONDITION })}`, 2, 0],
  ['in a string of a string', JSON.stringify([JSON.stringify([CONDITION])]), 3, 0],
  ['as a log prints it', `body="${inside(CONDITION)}"`, 1, 0],
  ['in JSON that breaks off', `{"entry":[${CONDITION},`, 1, 0],
  ['a message', MESSAGE, 0, 1],
  ['a message between words', `Read:\n${MESSAGE}\n\nThanks.`, 0, 1],
  ['a message in a string', `Result: ${JSON.stringify({ hl7: MESSAGE })}`, 1, 1],
])('%s', (_name, text, json, messages) => {
  const found = read(text);
  expect(found.json).toHaveLength(json);
  expect(found.messages.map((message) => message.trim())).toEqual(Array(messages).fill(MESSAGE));
});

test('JSON in more strings than are read is refused, with its place', () => {
  const text = [1, 2, 3, 4, 5].reduce((one) => JSON.stringify([one]), CONDITION);
  expect(() => read(text)).toThrow(
    expect.objectContaining({ code: 'too_deep', facts: { at: 'messages[0].content' } }),
  );
});

test('JSON as deep as a megabyte can be', () => {
  const text = `${'{"a":'.repeat(150_000)}${CONDITION}${'}'.repeat(150_000)}`;
  expect(read(text).json).toHaveLength(1);
});

test.each(['{"a":', '{"a":1}', '{\\"a\\":', 'MSH|^~\\&|{"a":1}\n\n'])(
  'a megabyte of %j takes linear time',
  (unit) => {
    const began = performance.now();
    read(unit.repeat(1_000_000 / unit.length));
    expect(performance.now() - began).toBeLessThan(5000);
  },
);
