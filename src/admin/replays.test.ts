/** Once means once: for its caller, for a day, and not after a crash in the middle. */
import { expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import { once, type ReplayStore, type Result, type Write } from './replays.ts';

class MemoryReplays implements ReplayStore {
  readonly rows = new Map<
    string,
    { fingerprint: Uint8Array; result?: Uint8Array; until: number }
  >();

  async claim({ digest, fingerprint, now, expiresAt }: Parameters<ReplayStore['claim']>[0]) {
    const name = Buffer.from(digest).toString('hex');
    const found = this.rows.get(name);
    if (found !== undefined && found.until > now) return found;
    this.rows.set(name, { fingerprint, until: expiresAt });
    return 'claimed' as const;
  }
  async finish(digest: Uint8Array, result: Uint8Array) {
    this.rows.get(Buffer.from(digest).toString('hex'))!.result = result;
  }
  async release(digest: Uint8Array) {
    this.rows.delete(Buffer.from(digest).toString('hex'));
  }
}

const DAY_MS = 86_400_000;
const WRITE: Write = { by: ['person', 'browser', 'ada'], key: 'k', request: 'POST /keys', now: 0 };

function begin(store = new MemoryReplays(), sealingKey = new Uint8Array(32).fill(7)) {
  let count = 0;
  const perform = async (): Promise<Result> => {
    count += 1;
    return { status: 201, headers: { etag: '"1"' }, body: `{"key":"ck_secret","count":${count}}` };
  };
  const ask = (change: Partial<Write> = {}, step = perform) =>
    once({ ...WRITE, ...change }, { store, sealingKey }, step);
  return { ask, store, done: () => count };
}

test('a second time gives the first result, and says so', async () => {
  const { ask, done } = begin();
  const first = await ask();
  expect(await ask({ now: DAY_MS - 1 })).toEqual({
    ...first,
    headers: { ...first.headers, 'idempotency-replayed': 'true' },
  });
  expect(done()).toBe(1);
});

test.each([
  ['after a day', { now: DAY_MS }],
  ['for somebody else', { by: ['person', 'browser', 'bob'] }],
  ['for a program of that name', { by: ['program', 'browser', 'ada'] }],
  ['for who is called so by another issuer', { by: ['person', 'portal', 'ada'] }],
  ['under another key', { key: 'l' }],
  ['without a key', { key: undefined }],
])('%s it is another write', async (_, change) => {
  const { ask, done } = begin();
  await ask();
  await ask(change);
  expect(done()).toBe(2);
});

test('what is shown once is not given again', async () => {
  const { ask } = begin();
  const step = async (): Promise<Result> => ({
    status: 201,
    headers: { location: '/keys/1' },
    body: '{"id":"1","key":"ck_secret"}',
    bodyAgain: '{"id":"1"}',
  });
  const first = await ask({}, step);
  expect(first.body).toContain('ck_secret');
  expect(await ask({}, step)).toEqual({
    status: 201,
    headers: { location: '/keys/1', 'idempotency-replayed': 'true' },
    body: '{"id":"1"}',
  });
});

test('the result is kept sealed: what is in it stands nowhere in the clear', async () => {
  const { ask, store } = begin();
  await ask();
  const [row] = [...store.rows.values()];
  expect(Buffer.from(row!.result!).includes('ck_secret')).toBe(false);
});

test('another request under the same key is refused', async () => {
  const { ask } = begin();
  await ask();
  await expect(ask({ request: 'POST /other' })).rejects.toMatchObject({
    code: 'idempotency_conflict',
  });
});

test.each([
  ['was refused', new Failure('revision_conflict'), 'done'],
  ['was not recorded', new Failure('ledger_unavailable'), 'done'],
  [
    'the register perhaps has',
    new Failure('governance_unavailable', { because: 'perhaps_stored' }),
    'idempotency_in_progress',
  ],
  ['broke off, nobody knows where', new Error('gone'), 'idempotency_in_progress'],
  ['lost the database', new Failure('storage_unavailable'), 'idempotency_in_progress'],
])('a write that %s: the same again', async (_, thrown, expected) => {
  const { ask } = begin();
  const failing = async (): Promise<Result> => {
    throw thrown;
  };
  await expect(ask({}, failing)).rejects.toBe(thrown);
  const again = await ask().then(
    () => 'done',
    (failure: Failure) => failure.code,
  );
  expect(again).toBe(expected);
});
