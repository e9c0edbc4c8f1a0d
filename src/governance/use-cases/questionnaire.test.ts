import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QUESTIONNAIRE, QUESTIONNAIRE_EDITION, riskOf, type Tier } from '../index.ts';
import { answers, CONTENT } from './lifecycle.test-support.ts';

const risk = (given: Record<string, string>, content = CONTENT) =>
  riskOf(content, { edition: QUESTIONNAIRE_EDITION, answers: answers(given) });

test.each<[string, Record<string, string>, Tier]>([
  ['nothing that gives cause', {}, 'low'],
  ['a patient reads it after a review', { patientFacing: 'after_review' }, 'moderate'],
  ['a patient reads it directly', { patientFacing: 'directly' }, 'high'],
  ['nobody looks before it takes effect', { autonomy: 'acts_alone' }, 'high'],
  ['it helps with treatment', { decision: 'treatment' }, 'high'],
  ['it helps with coverage', { decision: 'coverage' }, 'high'],
  ['utilisation review', { utilisationReview: 'yes' }, 'high'],
  ['mainly vulnerable people', { population: 'mainly' }, 'high'],
  ['a provider with an agreement', { provider: 'outside_agreement' }, 'moderate'],
  ['a provider without one', { provider: 'outside_none' }, 'high'],
  ['specially protected records', { phi: 'specially_protected' }, 'high'],
  ['somebody acts at once', { urgency: 'at_once' }, 'high'],
  ['a choice that does not exist', { urgency: 'whenever' }, 'high'],
])('%s', (_, given, tier) => {
  expect(risk(given).tier).toBe(tier);
});

test.each<[string, Partial<typeof CONTENT>, Tier]>([
  ['it reads about patients', { phi: 'expected' }, 'moderate'],
  ['it expects substance use records', { sensitivity: ['SUD'] }, 'high'],
  ['it serves emergencies', { purposes: ['TREAT', 'BTG'] }, 'moderate'],
  ['it serves research', { purposes: ['HRESCH'] }, 'moderate'],
])('the content gives cause whatever was answered: %s', (_, content, tier) => {
  expect(risk({}, { ...CONTENT, ...content }).tier).toBe(tier);
});

test('the reasons are the causes above low, in words', () => {
  expect(risk({ decision: 'treatment', traits: 'yes' }).reasons).toEqual([
    {
      from: 'decision',
      tier: 'high',
      because: 'Which decision does it help with? diagnosis or treatment',
    },
    {
      from: 'traits',
      tier: 'moderate',
      because: expect.stringContaining('race, colour, national origin'),
    },
  ]);
});

test('the committee may raise the tier, and not lower it', () => {
  const intake = { edition: 1, answers: answers() };
  const raised = { tier: 'high', because: 'a first of its kind' } as const;
  expect(riskOf(CONTENT, { ...intake, raised })).toEqual({
    tier: 'high',
    reasons: [{ from: 'committee', ...raised }],
  });
  const lowered = { tier: 'low', because: 'we think so' } as const;
  const high = { ...intake, answers: answers({ decision: 'coverage' }), raised: lowered };
  expect(riskOf(CONTENT, high).tier).toBe('high');
});

test('the tier is never below that of any answer', () => {
  const order: Tier[] = ['low', 'moderate', 'high'];
  const choice = fc.record(
    Object.fromEntries(
      Object.entries(QUESTIONNAIRE).map(([id, { choices }]) => [
        id,
        fc.constantFrom(...Object.keys(choices)),
      ]),
    ),
  );
  fc.assert(
    fc.property(choice, (given) => {
      const { tier } = risk(given);
      const tiers = Object.entries(given).map(([id, one]) => QUESTIONNAIRE[id]!.choices[one]!.tier);
      expect(order.indexOf(tier)).toBe(Math.max(...tiers.map((one) => order.indexOf(one))));
    }),
  );
});

test('every question has a harmless choice, and one that is not', () => {
  for (const [id, { choices }] of Object.entries(QUESTIONNAIRE)) {
    const tiers = Object.values(choices).map(({ tier }) => tier);
    expect(tiers, id).toContain('low');
    expect(new Set(tiers).size, id).toBeGreaterThan(1);
  }
});
