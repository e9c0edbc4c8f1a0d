import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Content,
  change,
  changesBetween,
  FACET_OF,
  REQUIRED,
  REVIEW_ROLES,
  type ReviewRole,
  ROLES_OF,
} from '../index.ts';
import {
  approvedByAll,
  CONTENT,
  HIGH,
  OTHER_HASH,
  ok,
  submitted,
} from './lifecycle.test-support.ts';

/** For each field of the content another value than `CONTENT` has. */
const OTHERWISE: { readonly [K in keyof Content]-?: NonNullable<Content[K]> } = {
  purposes: ['TREAT', 'COC'],
  prompts: [{ id: 'summary', hash: OTHER_HASH }],
  promptText: 'approved',
  pack: { id: 'letters', version: '2' },
  expectedModels: { house: 'llama-4' },
  upstreams: ['house', 'cloud'],
  route: { order: 'binding', hosting: 'local' },
  inputs: [{ format: 'fhir', element: 'Observation.value' }],
  sensitivity: ['HIV'],
  phi: 'expected',
  retention: 'thirty days',
  style: 'placeholder',
  guard: 'stop',
  restore: [],
  outputSchema: OTHER_HASH,
  requiresAcceptance: false,
  callers: ['letters'],
  groups: ['ward-3'],
  roles: ['physician'],
  needsMfa: true,
  needsTraining: false,
};
const FIELDS = Object.keys(OTHERWISE) as (keyof Content)[];

test('in every tier somebody looks at every facet', () => {
  for (const [tier, { roles }] of Object.entries(REQUIRED)) {
    for (const [facet, reviewers] of Object.entries(ROLES_OF)) {
      expect(
        reviewers.some((role) => roles.includes(role)),
        `${facet} at ${tier}`,
      ).toBe(true);
    }
  }
});

test.each<[keyof Content, ReviewRole[]]>([
  ['prompts', ['clinical', 'ethics']],
  ['expectedModels', ['clinical', 'security']],
  ['upstreams', ['privacy', 'security', 'operations']],
  ['inputs', ['privacy', 'security']],
  ['purposes', ['privacy', 'ethics', 'patient_representative']],
  ['callers', ['privacy', 'security', 'operations']],
  ['requiresAcceptance', ['clinical', 'patient_representative', 'operations']],
])('a change of %s re-opens the reviews of %j, and no others', (field, reopened) => {
  expect(reopenedBy([field])).toEqual(REVIEW_ROLES.filter((role) => reopened.includes(role)));
});

test('whatever is changed together, exactly the reviews of the touched facets are re-opened', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...FIELDS), { minLength: 1 }), (fields) => {
      const touched = new Set(fields.flatMap((field) => ROLES_OF[FACET_OF[field]]));
      expect(reopenedBy(fields)).toEqual(REVIEW_ROLES.filter((role) => touched.has(role)));
    }),
  );
});

function reopenedBy(fields: readonly (keyof Content)[]): ReviewRole[] {
  const approved = approvedByAll(submitted(HIGH));
  const content = changed(fields);
  const after = ok(change(approved, { content, by: 'somebody' }, 0));
  const kept = after.reviews.map(({ role }) => role);
  return REVIEW_ROLES.filter((role) => !kept.includes(role));
}

function changed(fields: readonly (keyof Content)[]): Content {
  const other = Object.fromEntries(fields.map((field) => [field, OTHERWISE[field]]));
  return { ...CONTENT, ...other };
}

test('the difference is what was changed, with both sides and whose reviews it touches', () => {
  const before = { content: CONTENT };
  expect(changesBetween(before, { content: changed(['retention', 'route']) })).toEqual([
    {
      field: 'route',
      facet: 'provider',
      roles: ['privacy', 'security', 'operations'],
      after: { order: 'binding', hosting: 'local' },
    },
    {
      field: 'retention',
      facet: 'data',
      roles: ['privacy', 'security'],
      before: 'not kept',
      after: 'thirty days',
    },
  ]);
});

test('the difference names every changed field once, and is empty for the same content', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...FIELDS)), (fields) => {
      const changes = changesBetween({ content: CONTENT }, { content: changed(fields) });
      expect(changes.map(({ field }) => field).sort()).toEqual([...fields].sort());
    }),
  );
});

test('the order in which a database returns keys is no difference', () => {
  const turned = Object.fromEntries(Object.entries(CONTENT).reverse()) as unknown as Content;
  const rule = { categories: 'all', to: { role: 'physician' } } as const;
  const content = { ...turned, restore: [rule, ...CONTENT.restore.slice(1)] };
  expect(changesBetween({ content: CONTENT }, { content })).toEqual([]);
});
