/** The tables as an auditor checks them, and the terms of a release. */
import { describe, expect, test } from 'vitest';
import { type Facts, Failure } from '../core/failures.ts';
import { PHI_CATEGORIES } from '../core/phi.ts';
import { PROFILES, profileOf } from './index.ts';
import { PLACE_SUBJECTS, profileHash, rowFor, usesKey, usesTokens } from './profile.ts';
import { checkTerms } from './release-terms.ts';
import { safeHarbor } from './safe-harbor.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');

function factsOf(run: () => unknown): Facts & { code: string } {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof Failure) return { code: thrown.code, ...thrown.facts };
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

describe.each(PROFILES.map((profile) => [profile.id, profile] as const))('%s', (_, profile) => {
  test('has a row for every category and place, each with its paragraph', () => {
    for (const subject of [...PHI_CATEGORIES, ...PLACE_SUBJECTS, 'title'] as const) {
      expect(profile.rows[subject]).toMatchObject({
        method: expect.any(String),
        rule: expect.stringMatching(/./),
      });
    }
  });

  test('lets no media pass and promises nothing', () => {
    expect(profile.rows.media.method).toBe('redact');
    expect(`${profile.title} ${profile.residualRisk}`).not.toMatch(/anonym|complian/i);
  });
});

test('Safe Harbor: the letters (A) to (R), no key, and nothing kept but titles and countries', () => {
  const letters = Object.values(safeHarbor.rows).map(
    ({ rule }) => /\(i\)\(([A-R])\)/.exec(rule)?.[1],
  );
  expect([...new Set(letters.filter(Boolean))].sort().join('')).toBe('ABCDEFGHIJKLMNOPQR');
  expect(usesKey(safeHarbor)).toBe(false);
  expect(usesTokens(safeHarbor)).toBe(true);
  const kept = Object.entries(safeHarbor.rows).filter(([, { method }]) => method === 'keep');
  expect(kept.map(([subject]) => subject)).toEqual(['title', 'country']);
});

test('a finer row comes before its category', () => {
  expect(rowFor(safeHarbor, 'location', 'zip').method).toBe('zip3');
  expect(rowFor(safeHarbor, 'location', 'city').method).toBe('redact');
});

test.each([
  ['safe-harbor', 'keep', 'us-state', 'keep'],
  ['limited-data-set', 'keep', 'keep', 'keep'],
  ['expert-determination', 'keep', 'us-state', 'keep'],
  ['pseudonymise', 'keep', 'us-state', 'keep'],
  ['chat', 'keep', 'keep', 'keep'],
])('%s: titles %s, states %s, countries %s, as findings and as fields', (id, ...methods) => {
  const { rows } = profileOf(id)!;
  expect([rows.title, rows.state, rows.country].map(({ method }) => method)).toEqual(methods);
  const found = [
    rowFor(profileOf(id)!, 'name', 'title'),
    rowFor(profileOf(id)!, 'location', 'state'),
    rowFor(profileOf(id)!, 'location', 'country'),
  ];
  expect(found).toEqual([rows.title, rows.state, rows.country]);
});

test('the hash tells decisions apart, not remarks', () => {
  const remark = {
    ...safeHarbor,
    rows: { ...safeHarbor.rows, name: { ...safeHarbor.rows.name, note: 'x' } },
  };
  expect(profileHash(remark)).toBe(profileHash(safeHarbor));
  expect(profileHash({ ...safeHarbor, clinicians: 'keep' })).not.toBe(profileHash(safeHarbor));
  const hashes = PROFILES.map(profileHash);
  expect(new Set(hashes).size).toBe(PROFILES.length);
});

describe('terms of a release', () => {
  const check = (id: string, terms: Parameters<typeof checkTerms>[1]) => () =>
    checkTerms(profileOf(id)!, terms, NOW);
  const determination = (validUntil: string, reference = 'ED-2026-3') => ({
    determination: { reference, validUntil },
  });

  test.each([
    ['safe-harbor', {}],
    ['limited-data-set', { dataUseAgreement: 'DUA-17', purpose: 'HRESCH' }],
    ['limited-data-set', { dataUseAgreement: 'DUA-17', purpose: 'PUBHLTH' }],
    ['limited-data-set', { dataUseAgreement: 'DUA-17', purpose: 'HOPERAT' }],
    ['expert-determination', determination('2026-11-25')],
  ])('%s goes ahead with %j', (id, terms) => {
    expect(check(id, terms)).not.toThrow();
  });

  test.each([
    ['limited-data-set', {}, 'data use agreement'],
    [
      'limited-data-set',
      { dataUseAgreement: 'for Ms. Achterberg', purpose: 'HRESCH' },
      'data use agreement',
    ],
    ['limited-data-set', { dataUseAgreement: 'DUA-17' }, 'purpose of use'],
    ['limited-data-set', { dataUseAgreement: 'DUA-17', purpose: 'HMARKT' }, 'purpose of use'],
    ['expert-determination', {}, 'expert determination'],
    ['expert-determination', determination('2026-11-24'), 'determination in force'],
    ['expert-determination', determination('soon'), 'end of the determination'],
    ['expert-determination', determination('2026-13-01'), 'end of the determination'],
  ])('%s is refused with %j: %s', (id, terms, needs) => {
    expect(factsOf(check(id, terms))).toMatchObject({
      code: 'release_refused',
      profile: id,
      needs,
    });
  });
});
