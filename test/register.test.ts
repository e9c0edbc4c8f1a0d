/** The register on both databases: what is stored, who sees it when, and what happens when nobody can know. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../src/core/failures.ts';
import { LIMITS } from '../src/core/limits.ts';
import {
  type ChangeRecorder,
  openRegister,
  type Register,
  type RegisterOptions,
  type RegisterStore,
} from '../src/governance/index.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { startPostgres } from './support/postgres.ts';

const postgres = await startPostgres();
const folder = await mkdtemp(join(tmpdir(), 'chaperone-register-'));
afterAll(async () => {
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

const unrecorded: ChangeRecorder = { change: async () => 'c', outcome: async () => undefined };

const provider = (id: string, body: Record<string, string>, expected?: number) => ({
  kind: 'provider' as const,
  id,
  body,
  expected,
  actor: 'officer',
  action: 'enter',
});

const databases = [
  {
    name: 'SQLite',
    isHere: true,
    where: async (name = 'shared') => ({ folder: join(folder, name) }),
  },
  {
    name: 'PostgreSQL',
    isHere: postgres !== undefined,
    where: async () => ({ folder, url: await postgres!.database() }),
  },
];

describe.each(databases.filter(({ isHere }) => isHere))('on $name', ({ where }) => {
  let store: Store;
  const opened: Register[] = [];
  beforeAll(async () => {
    store = await openStore(await where());
  });
  afterEach(async () => {
    for (const register of opened.splice(0)) await register.close();
  });
  afterAll(() => store.close());

  const open = async (more: Partial<RegisterOptions> = {}) => {
    const clock = { now: () => Date.now() };
    const options = { store: store.register, clock, record: unrecorded, ...more };
    const register = await openRegister(options);
    opened.push(register);
    return register;
  };

  test('a version replaces the one it names, and all stay readable', async () => {
    const register = await open();
    const first = await register.write(provider('history', { title: 'one' }));
    const second = await register.write(provider('history', { title: 'two' }, first.revision));
    expect(second.revision).toBeGreaterThan(first.revision);
    expect((await register.current()).get('provider', 'history')).toEqual(second);
    const all = await register.history('provider', 'history');
    expect(await store.register.head(first.revision)).toMatchObject({ knownAt: all[1]!.at });
    expect(all.map(({ body, actor, action }) => [body, actor, action])).toEqual([
      [{ title: 'two' }, 'officer', 'enter'],
      [{ title: 'one' }, 'officer', 'enter'],
    ]);
    expect(all[0]!.at).toBeGreaterThan(Date.now() - 60_000);
    const older = await register.history('provider', 'history', { before: second.revision });
    expect(older.map(({ revision }) => revision)).toEqual([first.revision]);
  });

  test('of writers who start from the same version one wins, and nothing of the others stays', async () => {
    const register = await open();
    const { revision } = await register.write(provider('race', { title: 'start' }));
    const written = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) =>
        register.write(provider('race', { i: `${i}` }, revision)),
      ),
    );
    const lost = written.filter(({ status }) => status === 'rejected');
    expect(lost).toHaveLength(7);
    for (const each of lost) {
      expect(each).toMatchObject({ reason: { code: 'revision_conflict' } });
    }
    expect(await register.history('provider', 'race')).toHaveLength(2);
    await expect(register.write(provider('race', { title: 'new' }))).rejects.toMatchObject({
      code: 'revision_conflict',
    });
  });

  test('revisions of concurrent writers have no gap and are seen in their order', async () => {
    const register = await open();
    const before = (await register.current()).revision;
    await Promise.all(Array.from({ length: 12 }, (_, i) => register.write(provider(`c${i}`, {}))));
    const changed = await store.register.changedSince(before);
    expect(changed.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 12 }, (_, i) => before + 1 + i),
    );
  });

  test('another gateway knows within a second', async () => {
    const [here, there] = [await open(), await open()];
    const took: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const written = await here.write(provider(`seen${turn}`, {}));
      const began = performance.now();
      while ((await there.current()).revision < written.revision) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      took.push(performance.now() - began);
    }
    expect(Math.max(...took)).toBeLessThan(1000);
  });

  test('it goes on record before it is stored, and what became of it after; what is not recorded is not stored', async () => {
    const records: unknown[] = [];
    const record: ChangeRecorder = {
      async change(...change) {
        records.push(change);
        return `c${records.length}`;
      },
      outcome: async (...outcome) => void records.push(outcome),
    };
    const register = await open({ record });
    const { revision } = await register.write(provider('on-record', { title: 'x' }));
    const [version] = await register.history('provider', 'on-record');
    expect(records).toEqual([
      [
        {
          event: 'register_change',
          document: 'provider',
          id: 'on-record',
          action: 'enter',
          replaces: 0,
          body: expect.stringMatching(/^[0-9a-f]{64}$/),
          outcome: 'follows',
        },
        { actor: 'officer', at: version!.at },
      ],
      ['c1', { outcome: 'stored', revision }],
    ]);
    await expect(register.write(provider('on-record', {}))).rejects.toThrow('changed meanwhile');
    expect(records.at(-1)).toEqual(['c3', { outcome: 'conflict' }]);

    const full = async () => Promise.reject(new Error('the ledger is full'));
    const deaf = await open({ record: { ...unrecorded, change: full } });
    await expect(deaf.write(provider('unrecorded', {}))).rejects.toThrow('full');
    expect(await register.history('provider', 'unrecorded')).toEqual([]);
  });

  const gone = async () => Promise.reject(new Failure('ledger_unavailable'));
  const lost = async (...change: Parameters<RegisterStore['write']>) => {
    await store.register.write(...change);
    throw new Error('ECONNRESET');
  };
  test.each<[string, () => Partial<RegisterOptions>]>([
    ['recorded', () => ({ record: { ...unrecorded, outcome: gone } })],
    ['confirmed', () => ({ store: { ...store.register, write: lost } })],
  ])('a change that was stored and could not be %s is perhaps in force', async (id, options) => {
    const register = await open(options());
    await expect(register.write(provider(id, { title: 'x' }))).rejects.toMatchObject({
      code: 'governance_unavailable',
      facts: { because: 'perhaps_stored' },
    });
    expect(await register.history('provider', id)).toHaveLength(1);
  });

  test('a document that is too large is refused', async () => {
    const register = await open();
    const body = { title: 'x'.repeat(LIMITS.documentBytesMax) };
    await expect(register.write(provider('large', body))).rejects.toMatchObject({
      code: 'document_too_large',
    });
  });
});

describe('when nobody can know', () => {
  let revision = 1;
  let writtenAt = 1_800_000_000_000;
  let now: number | undefined;
  let answers: () => Promise<void> = async () => undefined;
  const store = {
    head: async () => {
      await answers();
      return { revision, knownAt: writtenAt, ...(now === undefined ? {} : { now }) };
    },
    changedSince: async () => [],
    write: async () => ({ kind: 'provider' as const, id: 'x', revision: 2, body: {} }),
    history: async () => [],
    revisions: async () => [],
  };
  const clock = { now: () => 1_800_000_000_000 };
  let register: Register | undefined;
  afterEach(async () => {
    answers = async () => undefined;
    await register?.close();
    revision = 1;
    now = undefined;
  });
  const open = () => openRegister({ store, clock, record: unrecorded });
  const aged = () => new Promise((resolve) => setTimeout(resolve, LIMITS.registerAgeMaxMs + 50));

  test('a lost database: what is known ages, then nothing is decided, then it is back', async () => {
    register = await open();
    answers = () => Promise.reject(new Error('ECONNREFUSED'));
    expect((await register.current()).revision).toBe(1);
    await aged();
    expect(register.known()).toBeUndefined();
    await expect(register.current()).rejects.toMatchObject({ code: 'governance_unavailable' });
    answers = async () => undefined;
    expect((await register.current()).revision).toBe(1);
  });

  test('one that hangs is given up', async () => {
    register = await open();
    answers = () => new Promise(() => undefined);
    await aged();
    await expect(register.current()).rejects.toMatchObject({ code: 'governance_unavailable' });
  });

  test.each([
    ['as this machine', 0, true],
    ['a little later', LIMITS.clockSkewMaxMs, true],
    ['much later', LIMITS.clockSkewMaxMs + 1, false],
    ['much earlier', -LIMITS.clockSkewMaxMs - 1, false],
  ])('a database whose clock says it is %s', async (_name, skew, isGood) => {
    now = clock.now() + skew;
    if (isGood) {
      register = await open();
      expect((await register.current()).revision).toBe(1);
    } else {
      await expect(open()).rejects.toMatchObject({
        code: 'governance_unavailable',
        facts: { because: 'clock_skew' },
      });
    }
  });

  test.each([
    ['put back to an earlier state', 0, 0],
    // Another decision has the number of one that was lost: a pause, say, that is never read.
    ['put back, and written to since', 1, 60_000],
    ['put back, and written to more than once', 3, 60_000],
  ])('a database that was %s', async (_, newest, later) => {
    register = await open();
    await aged(); // and looked again
    expect((await register.current()).revision).toBe(1);
    revision = newest;
    writtenAt += later;
    await aged();
    await expect(register.current()).rejects.toMatchObject({
      facts: { because: 'database_went_back' },
    });
  });
});
