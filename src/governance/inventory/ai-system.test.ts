import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { lineOf, parseAiSystem } from './index.ts';
import { MINIMAL, system } from './systems.test-support.ts';

test('what must be there is enough', () => {
  expect(parseAiSystem(MINIMAL)).toEqual({
    ...MINIMAL,
    complaints: [],
    attributes: {},
    localResults: [],
  });
});

const evaluation = {
  date: '2026-10-01',
  kind: 'acceptance',
  result: 'passed',
  summary: 'Met all.',
};

test.each([
  [{ carrier: 'gateway' }, '/useCase: is missing: the gateway carries nothing without a use case'],
  [{ useCase: 'letters' }, /^\/useCase: belongs to what the gateway carries/],
  [{ patient: 'x' }, /no such field here: patient$/],
  [{ owner: undefined }, '/owner: is missing'],
  [{ nextReview: '2026-02-30' }, '/nextReview: write a day as 2026-11-25'],
  [{ risk: { tier: 'high', reasons: [] } }, /^\/risk\/reasons: /],
  [{ risk: { tier: 'severe', reasons: ['x'] } }, '/risk/tier: write one of: low, moderate, high'],
  [{ name: 'a\nb' }, '/name: write one line'],
  [{ purpose: 'bell \u0007' }, /^\/purpose: holds characters that cannot be printed/],
  [{ purpose: 'half \ud800' }, /^\/purpose: holds characters that cannot be printed/],
  [{ attributes: { 32: { value: 'x', author: 'a', date: '2026-01-01' } } }, /^\/attributes/],
  [
    { attributes: { 5: { value: 'x' } } },
    '/attributes/5: fits none of the forms that are allowed here',
  ],
  [
    { lastEvaluation: { ...evaluation, link: 'file:///etc/passwd' } },
    /write an http or https address/,
  ],
  [{ lastEvaluation: { ...evaluation, sha256: 'ABC' } }, /write 64 hexadecimal digits/],
  [
    { complaints: [{ id: 'C-1', received: '2026-05-02', closed: '2026-05-01' }] },
    '/complaints/0/closed: lies before the day when it was received',
  ],
  [
    {
      complaints: [
        { id: 'C-1', received: '2026-05-02' },
        { id: 'C-1', received: '2026-06-02' },
      ],
    },
    '/complaints/1/id: this id is taken by a complaint above',
  ],
])('%j is refused with its place', (fields, problem) => {
  expect(() => parseAiSystem({ ...MINIMAL, ...fields })).toThrow(
    expect.objectContaining({
      code: 'document_invalid',
      facts: {
        kind: 'ai-system',
        problems: expect.arrayContaining([
          typeof problem === 'string' ? problem : expect.stringMatching(problem),
        ]),
      },
    }),
  );
});

test('a wrong value is not repeated: it may be what somebody pasted there by mistake', () => {
  try {
    parseAiSystem({ ...MINIMAL, status: 'Maria Example, born 1950', nextReview: 'Maria Example' });
    expect.unreachable();
  } catch (thrown) {
    expect(JSON.stringify(thrown)).not.toContain('Maria');
  }
});

test.each([
  ['2027-01-30', 'in-use', false],
  ['2027-01-31', 'in-use', true],
  ['2028-01-01', 'retired', false],
])('on %s a system that is %s is due: %s', (today, status, isReviewDue) => {
  expect(lineOf(system({ status }), today)).toMatchObject({ isReviewDue });
});

test('the list tells what the committee asks for', () => {
  const complaints = [
    { id: 'C-1', received: '2026-05-02', closed: '2026-06-01' },
    { id: 'C-2', received: '2026-07-02' },
  ];
  const line = lineOf(system({ complaints, lastEvaluation: evaluation }), '2026-11-25');
  expect(line).toMatchObject({
    owner: 'Chief medical informatics officer',
    risk: 'high',
    evaluated: '2026-10-01',
    bias: 'never-tested',
    complaints: { open: 1, all: 2 },
  });
});

test('the example of the documentation is a system', () => {
  const documentation = readFileSync(
    new URL('../../../docs/ai-register.md', import.meta.url),
    'utf8',
  );
  const example = /```yaml\n([\s\S]*?)```/.exec(documentation)?.[1] ?? '';
  expect(parseAiSystem(parseYaml(example, { schema: 'core' }))).toMatchObject({
    id: 'sepsis-alert',
    attributes: { 11: { notAvailable: 'Trade secret, says the vendor.' } },
  });
});
