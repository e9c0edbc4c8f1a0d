import { expect, test } from 'vitest';
import { readPacks } from './files.ts';
import { leavesOf } from './output-schema.ts';
import { parsePack } from './pack.ts';
import { checkReferences } from './references.ts';
import { SMALL, smallPack } from './testing/small-pack.ts';

const shipped = readPacks(undefined);

test('eight packs are shipped', () => {
  expect(shipped.map(({ pack }) => pack.id)).toEqual([
    'care-gap-screening',
    'discharge-summary',
    'icd-10-cm-coding',
    'inbox-triage',
    'patient-explanation',
    'prior-auth-letter',
    'problem-medication-list',
    'referral-letter',
  ]);
});

test.each(shipped.map(({ pack }) => [pack.id, pack] as const))(
  '%s: each reference answer has every property that its case expects',
  async (_, pack) => {
    const { cases } = pack.evaluation;
    expect(cases.filter(({ reference }) => reference === undefined)).toEqual([]);
    expect(await checkReferences(pack)).toEqual([]);
  },
);

test.each(shipped.map(({ pack }) => [pack.id, pack] as const))(
  '%s: an injection, a record without content and another language are among its cases',
  (_, { evaluation: { cases } }) => {
    const ids = cases.map(({ id }) => id);
    expect(cases.length).toBeGreaterThanOrEqual(6);
    expect(ids).toContain('injection');
    const isThere = ids.some((id) => ['nothing-to-say', 'thanks'].includes(id));
    expect(isThere).toBe(true);
    expect(cases.every(({ groups }) => groups?.age !== undefined && groups.sex !== undefined)).toBe(
      true,
    );
  },
);

test('every string that a shipped pack lets a model write has a quote beside it, or a reason', () => {
  for (const { pack } of shipped) {
    const written = [...leavesOf(pack.output)].filter(
      ({ schema }) => schema.maxLength !== undefined,
    );
    const accounted = [
      ...pack.quotes.flatMap(({ item, quote, states }) =>
        [quote, ...states].map((name) => `${item}/${name}`),
      ),
      ...pack.free.map(({ at }) => at),
    ];
    expect(written.map(({ at }) => at).filter((at) => !accounted.includes(at))).toEqual([]);
  }
});

const { properties } = SMALL.output;
const [view] = SMALL.views;

test.each([
  ['a field that nobody knows', { promt: 'x' }, '(whole): no such field: promt'],
  [
    'a placeholder that is no view',
    { prompt: { system: 'a', user: '{{notes}} {{labs}}' } },
    '{{labs}} is no view',
  ],
  [
    'a view that is not used',
    { views: [view, { id: 'chart', label: 'Chart', resources: { Patient: ['gender'] } }] },
    'the view chart is declared and not used',
  ],
  [
    'two views that take text',
    { views: [view, { ...view, id: 'more' }], prompt: { system: 'a', user: '{{notes}}{{more}}' } },
    'only one view can take plain text',
  ],
  [
    'a view that leaves out what turns the meaning round',
    { views: [{ ...view, resources: { MedicationRequest: ['status', 'dosageInstruction'] } }] },
    'views.0.resources.MedicationRequest: without intent, doNotPerform the opposite could be read',
  ],
  ['a string without a quote', { free: [] }, '/remark has no quote beside it'],
  [
    'a quote that leads nowhere',
    { quotes: [{ item: '/finding/*', quote: 'quote', states: [] }] },
    'the output has no /finding/*/quote',
  ],
  [
    'a member that is not required',
    { output: { ...SMALL.output, required: ['findings'] } },
    'list every member under required',
  ],
  [
    'a string without a bound',
    { output: { ...SMALL.output, properties: { ...properties, remark: { type: 'string' } } } },
    'a string needs enum or maxLength',
  ],
  [
    'a pattern without an example',
    {
      output: {
        ...SMALL.output,
        properties: { ...properties, remark: { type: 'string', maxLength: 5, pattern: '^a$' } },
      },
    },
    'a pattern needs examples',
  ],
  [
    'a pattern that is not linear',
    {
      output: {
        ...SMALL.output,
        properties: {
          ...properties,
          remark: { type: 'string', maxLength: 5, pattern: '(?=a)b', examples: ['b'] },
        },
      },
    },
    'this pattern cannot be read',
  ],
  [
    'a keyword that is not in the subset',
    { output: { ...SMALL.output, $ref: '#/x' } },
    'no such field: $ref',
  ],
  ['a purpose that HL7 does not know', { purposes: ['FUN'] }, 'purposes.0'],
  [
    'a disclosure with somebody else in it',
    { disclosure: { letter: '{{patient}}', chat: 'x' } },
    'only {{contact}} can stand here',
  ],
  ['an escape sequence', { title: 'Small\u001b[2J' }, 'write no control characters'],
  ['text that runs backwards', { summary: 'a\u202eb' }, 'write no control characters'],
  [
    'five cases',
    { evaluation: { ...SMALL.evaluation, cases: SMALL.evaluation.cases.slice(1) } },
    'evaluation.cases',
  ],
  [
    'a case with two properties in one',
    {
      evaluation: {
        ...SMALL.evaluation,
        cases: [
          { id: 'a', text: 'x', expect: [{ mention: ['a'], never: ['b'] }] },
          ...SMALL.evaluation.cases,
        ],
      },
    },
    'give exactly one of',
  ],
  [
    'a property about a place that is not there',
    {
      evaluation: {
        ...SMALL.evaluation,
        cases: [
          { id: 'a', text: 'x', expect: [{ mention: ['a'], at: '/plan' }] },
          ...SMALL.evaluation.cases,
        ],
      },
    },
    'the output has no /plan',
  ],
])('%s is refused', (_, changes, problem) => {
  const yaml = JSON.stringify({ ...SMALL, ...changes });
  let problems: string[] = [];
  try {
    parsePack(yaml, 'small.yaml');
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'pack_invalid', facts: { at: 'small.yaml' } });
    problems = (thrown as { facts: { problems: string[] } }).facts.problems;
  }
  expect(problems.join('\n')).toContain(problem);
});

test('a reference answer that lacks a property is told, by case, kind and place', async () => {
  const [first, ...others] = SMALL.evaluation.cases;
  const reference = {
    findings: [{ text: 'Pressure 159/96.', quote: 'Blood pressure 158/96 now.' }],
    remark: 'Blood pressure.',
  };
  const expected = [{ count: [2, 3], at: '/findings' }, { mention: ['blood pressure'] }];
  const cases = [{ ...first, reference, expect: expected }, ...others];
  const { pack } = smallPack({ evaluation: { ...SMALL.evaluation, cases } });
  expect(await checkReferences(pack)).toEqual([
    'case case-0: its reference answer fails verbatim',
    'case case-0: its reference answer fails numbers',
    'case case-0: its reference answer fails count /findings',
  ]);
});

test('aliases and broken YAML are refused', () => {
  expect(() => parsePack('a: &x 1\nb: *x', 'p')).toThrow(
    expect.objectContaining({ code: 'pack_invalid' }),
  );
  expect(() => parsePack('a:\n\tb: 1', 'p')).toThrow(
    expect.objectContaining({
      code: 'pack_invalid',
      facts: {
        at: 'p',
        problems: ['line 2: not YAML: the line begins with a tab: indent with spaces'],
      },
    }),
  );
});

test('the hash is that of the content, not of its layout', () => {
  const { id, ...others } = SMALL;
  const again = parsePack(JSON.stringify({ ...others, id }, null, 4), 'other.yaml');
  expect(again.hash).toBe(smallPack().hash);
  expect(smallPack({ version: 2 }).hash).not.toBe(again.hash);
});
