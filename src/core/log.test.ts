import { expect, test } from 'vitest';
import { Failure } from './failures.ts';
import { describeError, openLog } from './log.ts';

function capture(): { lines: Record<string, unknown>[]; write(line: string): void } {
  const lines: Record<string, unknown>[] = [];
  return { lines, write: (line) => lines.push(JSON.parse(line)) };
}

test('ids, counts and codes are written as they are', () => {
  const sink = capture();
  openLog('info', sink).info('exchange finished', {
    exchange: '0199-ab',
    durationMs: 12.5,
    outcome: 'finished',
  });
  expect(sink.lines).toMatchObject([
    { msg: 'exchange finished', exchange: '0199-ab', durationMs: 12.5, outcome: 'finished' },
  ]);
});

test.each([
  ['text', { code: 'Maria Garcia' }],
  ['an e-mail address', { caller: 'maria@example.org' }],
  ['a field nobody listed', { note: 'x' }],
  ['one item of a list', { facts: ['status:500', 'Maria Garcia'] }],
])('%s is withheld', (_, fields: Record<string, string | string[]>) => {
  const sink = capture();
  openLog('info', sink).warn('odd', fields);
  const line = JSON.stringify(sink.lines);
  expect(line).toContain('withheld');
  expect(line).not.toMatch(/Maria|"x"/);
});

test('an unexpected error shows its class and code, never its message', () => {
  const thrown = Object.assign(new TypeError('Maria Garcia is not a function'), { code: 'E_ODD' });
  expect(describeError(thrown)).toEqual({ code: 'E_ODD', name: 'TypeError' });
  expect(describeError(new Failure('internal', { step: 'mask' }, { cause: thrown }))).toEqual({
    code: 'internal',
    name: 'E_ODD',
    facts: ['step:mask'],
  });
  expect(describeError('Maria Garcia')).toEqual({ code: 'not_an_error' });
});
