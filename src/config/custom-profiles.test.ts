/** Profiles of a site's own: what they may say, and what speaks against it. */
import { expect, test } from 'vitest';
import { rowFor } from '../profiles/index.ts';
import { customProfilesSchema } from './custom-profiles.ts';

const SCHEMA = customProfilesSchema('/');

const custom = (rows: object, base = 'expert-determination') => ({
  id: 'trial-7',
  base,
  title: 'As determined for trial 7',
  rows,
});

test('a built-in profile with the rows that differ', () => {
  const [profile] = SCHEMA.parse([
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
  const [profile] = SCHEMA.parse([
    custom({ country: 'redact', 'location/zip': 'redact' }, 'safe-harbor'),
  ]);
  expect(profile!.rows.country.method).toBe('redact');
});

test('a chat may let through what a limited data set may hold', () => {
  const [profile] = SCHEMA.parse([
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
  [{ ...custom({}), columns: { code: 'mrn' } }, '0.columns.code', /./],
  [{ ...custom({}, 'safe-harbor'), columns: { code: 'keep' } }, '0.columns.code', /looser/],
  [{ ...custom({}, 'chat'), columns: { code: 'name' } }, '0.columns.code', /no files/],
  [{ ...custom({}), jsonPaths: [{ path: '$.a[0]', role: 'name' }] }, '0.jsonPaths.0.path', /names/],
])('%j: %s', (profile, path, remedy) => {
  const { error } = SCHEMA.safeParse([profile]);
  expect(error!.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  expect(error!.issues[0]!.message).toMatch(remedy);
});

test('two profiles of one id', () => {
  const { error } = SCHEMA.safeParse([custom({}), custom({})]);
  expect(error!.issues[0]).toMatchObject({
    path: [1, 'id'],
    message: expect.stringMatching(/taken/),
  });
});
