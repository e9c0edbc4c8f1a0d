/** The tables as an auditor checks them, the terms of a release, and profiles of a site's own. */
import { describe, expect, test } from 'vitest';
import { type Facts, Failure } from '../core/failures.ts';
import { PHI_CATEGORIES } from '../core/phi.ts';
import { customProfilesSchema } from './custom.ts';
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

describe('profiles of a site', () => {
  const custom = (rows: object, base = 'expert-determination') => ({
    id: 'trial-7',
    base,
    title: 'As determined for trial 7',
    rows,
  });

  test('a built-in profile with the rows that differ', () => {
    const [profile] = customProfilesSchema.parse([
      custom({
        date: 'year',
        'location/city': { method: 'keep', rule: 'determination 7, section 3' },
      }),
    ]);
    expect(profile).toMatchObject({
      id: 'trial-7',
      version: 1,
      terms: 'determination',
      clinicians: 'remove',
    });
    expect(rowFor(profile!, 'date', 'date.iso')).toEqual({ method: 'year', rule: 'the site' });
    expect(rowFor(profile!, 'location', 'city').rule).toBe('determination 7, section 3');
    expect(rowFor(profile!, 'location', 'street').method).toBe('redact');
  });

  test('Safe Harbor may be made stricter', () => {
    const [profile] = customProfilesSchema.parse([
      custom({ country: 'redact', 'location/zip': 'redact' }, 'safe-harbor'),
    ]);
    expect(profile!.rows.country.method).toBe('redact');
  });

  test('a chat may let through what a limited data set may hold', () => {
    const [profile] = customProfilesSchema.parse([
      custom({ age: 'keep', 'location/city': 'keep', profession: 'keep' }, 'chat'),
    ]);
    expect(profile).toMatchObject({ isReversible: true, terms: 'none' });
    expect(rowFor(profile!, 'age', 'age').method).toBe('keep');
    expect(rowFor(profile!, 'name', 'name').method).toBe('surrogate');
  });

  test.each<[object, string, RegExp]>([
    [custom({ date: 'shift' }, 'safe-harbor'), '0.rows.date', /looser than year/],
    [custom({ reference: 'pseudonym' }, 'safe-harbor'), '0.rows.reference', /looser than token/],
    [custom({ 'location/city': 'keep' }, 'safe-harbor'), '0.rows.location/city', /looser/],
    [custom({ name: 'keep' }, 'limited-data-set'), '0.rows.name', /looser/],
    [custom({ name: 'year' }), '0.rows.name', /no method for name/],
    [custom({ media: 'keep' }), '0.rows.media', /no method for media/],
    [custom({ 'location/state': 'redact' }), '0.rows.location/state', /write state alone/],
    [custom({ title: 'surrogate' }), '0.rows.title', /no method for title/],
    [custom({ names: 'redact' }), '0.rows.names', /no such subject/],
    [custom({ name: 'keep' }, 'chat'), '0.rows.name', /direct identifier/],
    [custom({ 'location/street': 'keep' }, 'chat'), '0.rows.location/street', /direct identifier/],
    [custom({ date: 'redact' }, 'chat'), '0.rows.date', /must lead back/],
    [custom({ date: 'yearly' }), '0.rows.date', /./],
    [{ ...custom({}), id: 'safe-harbor' }, '0.id', /built-in/],
    [{ ...custom({}), id: 'chat' }, '0.id', /built-in/],
    [custom({}, 'mine'), '0.base', /./],
  ])('%j: %s', (profile, path, remedy) => {
    const { error } = customProfilesSchema.safeParse([profile]);
    expect(error!.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
    expect(error!.issues[0]!.message).toMatch(remedy);
  });

  test('two profiles of one id', () => {
    const { error } = customProfilesSchema.safeParse([custom({}), custom({})]);
    expect(error!.issues[0]).toMatchObject({
      path: [1, 'id'],
      message: expect.stringMatching(/taken/),
    });
  });
});
