/** What the hospital lets its models spend, in tokens: one budget that is enough, one that is near its end, one that stops. */
import type { Json } from '../../core/json.ts';

export const DEMO_BUDGETS: readonly { readonly id: string; readonly body: Json }[] = [
  {
    id: 'hospital-month',
    body: {
      title: 'All models, a month',
      scope: 'all',
      period: 'month',
      unit: 'tokens',
      soft: 40_000_000,
      hard: 50_000_000,
    },
  },
  {
    id: 'coding-month',
    body: {
      title: 'Code suggestions, a month',
      scope: 'useCase',
      of: 'icd-10-cm-coding',
      period: 'month',
      unit: 'tokens',
      soft: 150_000,
      hard: 20_000_000,
    },
  },
  {
    id: 'user-day',
    body: {
      title: 'Each person, a day',
      scope: 'user',
      period: 'day',
      unit: 'tokens',
      hard: 2_000_000,
    },
  },
];
