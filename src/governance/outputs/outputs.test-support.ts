/** An output as tests have it. */
import type { Output, OutputPrincipal, ReviewerRule } from './output.ts';

export const OUTPUT: Output = {
  id: '01969e2f-7c00-7000-8000-000000000001',
  index: 7,
  at: Date.UTC(2026, 2, 1, 10),
  state: 'unverified',
  history: [],
  caller: 'ehr',
  user: 'dr-a',
  useCase: 'letters',
  purpose: 'TREAT',
  patients: ['ab'.repeat(32)],
  ending: 'finished',
  characters: 120,
  facts: {
    upstream: 'llm',
    provider: 'Example Models, Inc.',
    model: 'big-model',
    reportedModel: 'big-model-2026-01',
    promptVersion: 'letters-7',
  },
};

export const RULE: ReviewerRule = {
  withinMs: 3_600_000,
  roles: [],
  needsSecondPerson: false,
};

export const ASKER: OutputPrincipal = { caller: 'ehr', user: 'dr-a', roles: [], seesAll: false };
