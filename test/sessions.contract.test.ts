/** Sessions and results of writes over SQLite and PostgreSQL alike, by two gateways on one database. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '../src/admin/index.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { startPostgres } from './support/postgres.ts';

const postgres = await startPostgres();
const folders: string[] = [];
afterAll(async () => {
  await postgres?.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chaperone-sessions-'));
  folders.push(folder);
  return folder;
}

const databases = [
  { name: 'SQLite', isHere: true, where: async () => ({ folder: await newFolder() }) },
  {
    name: 'PostgreSQL',
    isHere: postgres !== undefined,
    where: async () => ({ folder: await newFolder(), url: await postgres!.database() }),
  },
];

const bytes = (fill: number) => new Uint8Array(32).fill(fill);

function session(id: string, change: Partial<Session> = {}): Session {
  return {
    id,
    user: 'ada',
    subject: 'sub-ada',
    claimed: { roles: ['auditor'], organisation: 'north', hasMfa: true, isTrained: false },
    amr: ['pwd', 'mfa'],
    createdAt: 1000,
    seenAt: 1000,
    ...change,
  };
}

describe.each(databases.filter(({ isHere }) => isHere))('on $name', ({ where }) => {
  let one: Store;
  let other: Store;
  beforeEach(async () => {
    const place = await where();
    one = await openStore(place);
    other = await openStore(place);
  });
  afterEach(async () => {
    await one.close();
    await other.close();
  });

  test('a session that one gateway began the other knows, and ends', async () => {
    await one.sessions.begin(session('s1'), bytes(1));
    expect(await other.sessions.findByDigest(bytes(1))).toEqual(session('s1'));
    expect(await other.sessions.findByDigest(bytes(2))).toBeUndefined();
    expect(await other.sessions.end('s1')).toBe(true);
    expect(await one.sessions.findByDigest(bytes(1))).toBeUndefined();
    expect(await one.sessions.end('s1')).toBe(false);
  });

  test('a login ends the earlier sessions of the same person, and no others', async () => {
    await one.sessions.begin(session('s1'), bytes(1));
    await one.sessions.begin(session('s2', { subject: 'sub-bob', user: 'bob' }), bytes(2));
    await other.sessions.begin(session('s3', { acr: 'urn:two' }), bytes(3));
    const found = await one.sessions.list({ createdAt: 0, seenAt: 0 });
    expect(found.map(({ id }) => id)).toEqual(['s2', 's3']);
    expect(found[1]).toEqual(session('s3', { acr: 'urn:two' }));
  });

  test('a use moves the last sight forward only, and what is too old is not listed', async () => {
    await one.sessions.begin(session('s1'), bytes(1));
    await one.sessions.begin(session('s2', { subject: 'sub-bob' }), bytes(2));
    await other.sessions.touch('s1', 5000);
    await one.sessions.touch('s1', 3000);
    expect(await one.sessions.findByDigest(bytes(1))).toMatchObject({ seenAt: 5000 });
    expect((await one.sessions.list({ createdAt: 0, seenAt: 1000 })).map(({ id }) => id)).toEqual([
      's1',
    ]);
    expect(await one.sessions.list({ createdAt: 1000, seenAt: 0 })).toEqual([]);
  });

  test('of many who claim one key at once, one has it; the others see what it leaves', async () => {
    const claim = { digest: bytes(1), fingerprint: bytes(9), now: 0, expiresAt: 100 };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? one : other).replays.claim(claim)),
    );
    expect(answers.filter((answer) => answer === 'claimed')).toHaveLength(1);
    expect(await other.replays.claim(claim)).toEqual({ fingerprint: bytes(9) });

    await one.replays.finish(bytes(1), bytes(7));
    expect(await other.replays.claim(claim)).toEqual({ fingerprint: bytes(9), result: bytes(7) });
  });

  test('a key that was let go, or ran out, is free', async () => {
    const claim = { digest: bytes(1), fingerprint: bytes(9), now: 0, expiresAt: 100 };
    expect(await one.replays.claim(claim)).toBe('claimed');
    await one.replays.release(bytes(1));
    expect(await other.replays.claim(claim)).toBe('claimed');
    expect(await one.replays.claim({ ...claim, now: 99 })).not.toBe('claimed');
    expect(await one.replays.claim({ ...claim, now: 100, expiresAt: 200 })).toBe('claimed');
  });
});
