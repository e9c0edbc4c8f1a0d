import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import {
  assessScan,
  isCurrent,
  parseMitigation,
  parseScanInput,
  parseScanResult,
  scan,
  scanInputOfPack,
} from '../index.ts';

const AT = Date.UTC(2026, 10, 25);
const INPUT = parseScanInput({
  useCase: 'triage',
  version: '3',
  prompts: ['Sort the message.', 'The patient is {{age}} and on Medicaid.'],
  fields: ['Patient.gender', 'Condition.code'],
  outputs: ['urgency', 'needsInterpreter'],
  queries: ['recent visits of patients over 65'],
});

test('says where, which trait, by measure or by proxy, under which rule', () => {
  const result = scan(INPUT, AT);
  expect(result.findings).toEqual([
    { at: '/prompts/1', start: 15, end: 22, rule: 'age', kind: 'measures', traits: ['age'] },
    {
      at: '/prompts/1',
      start: 30,
      end: 38,
      rule: 'insurance',
      kind: 'proxy',
      traits: ['race', 'age', 'disability'],
    },
    { at: '/fields/0', start: 0, end: 14, rule: 'sex', kind: 'measures', traits: ['sex'] },
    {
      at: '/outputs/1',
      start: 0,
      end: 16,
      rule: 'language',
      kind: 'proxy',
      traits: ['national-origin'],
    },
    { at: '/queries/0', start: 17, end: 33, rule: 'age', kind: 'measures', traits: ['age'] },
  ]);
  expect(parseScanResult(JSON.parse(JSON.stringify(result)))).toEqual(result);
});

test('holds for these texts and these rules, and for nothing that was changed since', () => {
  const result = scan(INPUT, AT);
  expect(isCurrent(result, INPUT)).toBe(true);
  expect(isCurrent(result, { ...INPUT, prompts: ['Sort it.'] })).toBe(false);
  expect(isCurrent(result, { ...INPUT, queries: [], outputs: INPUT.queries })).toBe(false);
  expect(isCurrent({ ...result, rules: '0'.repeat(64) }, INPUT)).toBe(false);
});

test('a version with more than can be listed says that it is cut', () => {
  const many = parseScanInput({ useCase: 'x', version: '1', prompts: ['age; '.repeat(2001)] });
  const { findings, isCut } = scan(many, AT);
  expect({ listed: findings.length, isCut }).toEqual({ listed: 2000, isCut: true });
});

const MITIGATION = {
  id: 'm-1',
  useCase: 'triage',
  rules: ['age'],
  owner: 'Nursing director',
  measure: 'Age is needed: fever in the newborn is an emergency.',
  scanned: scan(INPUT, AT).scanned,
  decided: '2026-11-01',
  nextReview: '2027-05-01',
};

test.each([
  ['on the version that it was decided for', {}, 'mitigated'],
  ['on another version', { scanned: 'f'.repeat(64) }, 'carried-over'],
  ['after its day', { nextReview: '2026-11-25' }, 'review-due'],
  ['of another rule', { rules: ['sex'] }, 'open'],
  ['of another use case', { useCase: 'letters' }, 'open'],
])('a mitigation %s', (_, fields, state) => {
  const mitigation = parseMitigation({ ...MITIGATION, ...fields });
  const [finding] = assessScan(scan(INPUT, AT), [mitigation], '2026-11-25');
  expect(finding).toMatchObject({ rule: 'age', state });
});

test('of several, the one that holds best counts, and the others stay open', () => {
  const due = parseMitigation({ ...MITIGATION, id: 'm-0', nextReview: '2026-11-20' });
  const states = assessScan(scan(INPUT, AT), [due, parseMitigation(MITIGATION)], '2026-11-25');
  expect(states.map(({ rule, state, mitigation }) => [rule, state, mitigation])).toEqual([
    ['age', 'mitigated', 'm-1'],
    ['insurance', 'open', undefined],
    ['sex', 'open', undefined],
    ['language', 'open', undefined],
    ['age', 'mitigated', 'm-1'],
  ]);
});

const TEST = { date: '2026-11-01', measure: 'share of pairs that differ', value: 0.1, pairs: 200 };

test.each([
  [{ nextReview: '2026-11-01' }, 'must lie behind the day of the decision'],
  [{ after: TEST }, 'a test afterwards shows nothing without one before'],
  [{ rules: ['shoe-size'] }, 'write one of: '],
])('%j is no mitigation', (fields, problem) => {
  expect(() => parseMitigation({ ...MITIGATION, ...fields })).toThrow(
    expect.objectContaining({
      code: 'document_invalid',
      facts: { kind: 'mitigation', problems: [expect.stringContaining(problem)] },
    }),
  );
  expect(() => parseMitigation({ ...MITIGATION, before: TEST, after: TEST })).not.toThrow();
});

const PACK = {
  chaperonePack: 1,
  id: 'triage',
  version: 2,
  title: 'Sorting messages by age',
  views: [{ id: 'chart', resources: { Patient: ['birthDate'], Condition: ['code'] } }],
  prompt: { system: 'Sort.', user: '{{chart}}' },
  output: {
    type: 'object',
    properties: {
      level: { enum: ['urgent', 'pregnant'] },
      preferredLanguage: { type: 'string', description: 'as the payer has it' },
    },
  },
};

test('of a pack, what reaches the model is scanned, the output schema with it', () => {
  const { findings, useCase, version } = scan(scanInputOfPack(PACK), AT);
  expect({ useCase, version }).toEqual({ useCase: 'triage', version: '2' });
  expect(findings.map(({ at, rule }) => [at, rule])).toEqual([
    ['/prompts/3', 'pregnancy'],
    ['/prompts/4', 'insurance'],
    ['/fields/0', 'age'],
    ['/outputs/1', 'language'],
  ]);
});

test('a pack with a part of its prompt that is not known is refused, not half scanned', () => {
  const prompt = { ...PACK.prompt, examples: 'For patients over 65 …' };
  expect(() => scanInputOfPack({ ...PACK, prompt })).toThrow(
    expect.objectContaining({ code: 'document_invalid' }),
  );
});

const PACKS = new URL('../../../../packs/', import.meta.url);
const SHIPPED = readdirSync(PACKS).filter((name) => name.endsWith('.yaml'));

test.each(SHIPPED)('the shipped pack %s can be scanned, prompt, views and output', (name) => {
  const input = scanInputOfPack(parseYaml(readFileSync(new URL(name, PACKS), 'utf8')));
  expect(input.prompts.length).toBeGreaterThan(1);
  expect(input.fields.length).toBeGreaterThan(0);
  expect(input.outputs.length).toBeGreaterThan(0);
  const { findings } = scan(input, AT);
  const measures = input.fields.filter((field) => /^Patient\.(?:gender|birthDate)$/.test(field));
  expect(findings.filter(({ at }) => at.startsWith('/fields/'))).toHaveLength(measures.length);
});
