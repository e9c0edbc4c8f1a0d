import { expect, test } from 'vitest';
import { mask } from './index.ts';

const masked = (text: string, label?: string) => {
  const locus = {
    kind: 'text',
    path: 'x',
    text,
    ...(label === undefined ? {} : { label }),
  } as const;
  const scope = { patients: [], caller: 'app' };
  const { replaced } = mask([locus], { secret: new Uint8Array(32), scope, style: 'surrogate' });
  return replaced[0] ?? text;
};

test.each([
  ['Patient/erXuFYUfucBZaryVksYEcMg3', 'reference'],
  ['Patient/rosalind-achterberg', 'reference'],
  ['Patient/84412907', 'reference'],
  ['https://fhir.example.org/r4/Patient/erXuFYUfucBZaryVksYEcMg3', 'reference'],
  ['about Patient/erXuFYUfucBZaryVksYEcMg3.', undefined],
  ['{"subject":{"reference":"Patient/erXuFYUfucBZaryVksYEcMg3"}}', undefined],
])('the id in %s goes, although nobody is named', (text, label) => {
  const id = /Patient\/([\w-]+)/.exec(text)![1]!;
  expect(masked(text, label)).not.toContain(id);
});

test('what it refers to stays told', () => {
  expect(masked('Patient/erXuFYUfucBZaryVksYEcMg3', 'reference')).toMatch(/^Patient\/\w{24}$/);
});

test.each(['Patient/caregiver education done', 'Patient/family aware', 'see Patient/p3'])(
  '%s stands',
  (text) => {
    expect(masked(text)).toBe(text);
  },
);
