/** The register against the ledger, on both databases: what somebody who can write into the database may try. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../src/core/limits.ts';
import { changeRecorder } from '../src/gateway/index.ts';
import {
  type ChangeRecorder,
  changeOutcome,
  openRegister,
  type Register,
  type RegisterStore,
  verifyRegister,
} from '../src/governance/index.ts';
import { type Ledger, openLedger } from '../src/ledger/index.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { startPostgres } from './support/postgres.ts';

const postgres = await startPostgres();
const folder = await mkdtemp(join(tmpdir(), 'chaperone-verify-register-'));
afterAll(async () => {
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

const { privateKey: key } = generateKeyPairSync('ed25519');
const BEGIN = Date.UTC(2026, 2, 1, 10);
const LATER_MS = LIMITS.changeUnderWayMs + 1;

let made = 0;
const databases = [
  { name: 'SQLite', isHere: true, where: async () => ({ folder: join(folder, `${made++}`) }) },
  {
    name: 'PostgreSQL',
    isHere: postgres !== undefined,
    where: async () => ({ folder, url: await postgres!.database() }),
  },
];

describe.each(databases.filter(({ isHere }) => isHere))('on $name', ({ where }) => {
  let store: Store;
  let ledger: Ledger;
  let register: Register;
  let now: number;
  const clock = { now: () => now };
  const record = async ({ record, secrets = {}, ...beside }: Parameters<Recording>[0]) =>
    void (await ledger.append(record, secrets, beside));

  const open = async (
    more: Partial<{ record: ChangeRecorder; write: RegisterStore['write'] }> = {},
  ) => {
    await register?.close();
    // PostgreSQL's clock is its own, and this one stands still.
    const head = async () => ({ revision: (await store.register.head()).revision });
    const write = more.write ?? store.register.write;
    const own = { ...store.register, head, write };
    const { record: recorder = changeRecorder({ record }, clock) } = more;
    register = await openRegister({ clock, record: recorder, store: own });
  };
  beforeEach(async () => {
    now = BEGIN;
    store = await openStore(await where());
    ledger = await openLedger({
      ...{ store: store.ledger, key, origin: 'example.org/ledger', indexKey: new Uint8Array(32) },
    });
    await open();
  });
  afterEach(async () => {
    await register.close();
    await ledger.close();
    await store.close();
  });

  const enter = async (
    id: string,
    state: string,
    more: { actor?: string; expected?: number } = {},
  ) => {
    now += 1000;
    const [before] = await store.register.history('provider', id, Number.MAX_SAFE_INTEGER, 1);
    const about = {
      kind: 'provider',
      actor: 'officer',
      expected: before?.revision,
      ...more,
    } as const;
    return await register.write({ ...about, id, action: state, body: { state } });
  };
  const agreedAndEnded = async () => {
    await enter('regp', 'agreed');
    await enter('other', 'agreed');
    await enter('regp', 'ended');
  };
  const verdict = () => verifyRegister(store.ledger, store.register);
  const somethingElse = async () => {
    now += LATER_MS;
    const at = new Date(now).toISOString();
    await ledger.append({ kind: 'event', at, exchange: 'x', event: 'restore_drill' });
  };
  const GOOD = { withoutActor: 0, withoutOutcome: 0, answeredFor: 0, underWay: 0 };

  test('what was recorded and stored is valid, those who were too late included', async () => {
    await agreedAndEnded();
    const late = enter('regp', 'resumed', { expected: 1 });
    await expect(late).rejects.toMatchObject({ code: 'revision_conflict' });
    await somethingElse();
    expect(await verdict()).toEqual({ isValid: true, revisions: 3, ...GOOD });
  });

  const NEWEST = `insert into governance_revisions (kind, id, revision, body, actor, action, at)
    select kind, id, 4, body, actor, action, at from governance_revisions where revision = 1;
    update governance_head set revision = 4`;
  test.each([
    [
      'the agreement that ended is put back as the newest version',
      `${NEWEST}; update governance_documents set revision = 4,
        body = (select body from governance_revisions where revision = 1) where id = 'regp'`,
      { because: 'revision_not_on_record', revision: 4 },
    ],
    [
      'all is gone',
      `delete from governance_revisions; delete from governance_documents;
       update governance_head set revision = 0`,
      { because: 'change_missing', index: 0 },
    ],
    [
      'the newest decision is gone',
      `delete from governance_revisions where revision = 3;
       update governance_documents set revision = 1, body = '{"state":"agreed"}' where id = 'regp';
       update governance_head set revision = 2`,
      { because: 'change_missing', index: 4 },
    ],
    [
      'two decisions in the other order',
      `update governance_revisions set body = '{"state":"ended"}', action = 'ended' where revision = 1;
       update governance_revisions set body = '{"state":"agreed"}', action = 'agreed' where revision = 3;
       update governance_documents set body = '{"state":"agreed"}' where id = 'regp'`,
      { because: 'revision_not_on_record', revision: 1 },
    ],
    [
      'another did it',
      `update governance_revisions set actor = 'dr-innocent' where revision = 1`,
      { because: 'revision_not_on_record', revision: 1 },
    ],
    [
      'something else was done',
      `update governance_revisions set action = 'resume' where revision = 3`,
      { because: 'revision_not_on_record', revision: 3 },
    ],
    [
      'at another time',
      'update governance_revisions set at = at - 1 where revision = 2',
      { because: 'revision_not_on_record', revision: 2 },
    ],
    [
      'a version from before the first',
      `insert into governance_revisions (kind, id, revision, body, actor, action, at)
        values ('provider', 'new', 0, '{}', 'officer', 'agreed', 0)`,
      { because: 'revision_missing', revision: 1 },
    ],
    [
      'one in the middle is gone',
      'delete from governance_revisions where revision = 2',
      { because: 'revision_missing', revision: 2 },
    ],
    [
      'what is in force is another',
      `update governance_documents set body = '{"state":"agreed"}' where id = 'regp'`,
      { because: 'document_differs', revision: 3 },
    ],
    [
      'what is in force is an earlier one',
      `update governance_documents set revision = 1, body = '{"state":"agreed"}' where id = 'regp'`,
      { because: 'document_differs', revision: 1 },
    ],
  ])('%s', async (_, statements, expected) => {
    await agreedAndEnded();
    await somethingElse();
    for (const statement of statements.split(';')) await sql.raw(statement).execute(store.db);
    expect(await verdict()).toEqual({ isValid: false, ...expected });
  });

  /** As a database that is lost: the change was not stored, or it was, and nobody was told so. */
  const lost = (when: 'before' | 'after') => ({
    async write(revision: Parameters<RegisterStore['write']>[0]) {
      if (when === 'after') await store.register.write(revision);
      throw new Error('ECONNRESET');
    },
  });

  test('a change that was recorded and not stored: under way, then unsettled, then decided anew', async () => {
    await enter('regp', 'agreed');
    await open(lost('before'));
    await expect(enter('regp', 'ended')).rejects.toMatchObject({ code: 'governance_unavailable' });
    expect(await verdict()).toEqual({ isValid: true, revisions: 1, ...GOOD, underWay: 1 });
    await somethingElse();
    expect(await verdict()).toEqual({ isValid: false, because: 'change_unsettled', index: 2 });
    await open();
    await enter('regp', 'ended');
    expect(await verdict()).toEqual({ isValid: true, revisions: 2, ...GOOD });
  });

  test('or somebody answers for it; but for none that is on record as stored', async () => {
    const answered = (exchange: unknown) =>
      ledger.append({
        ...{ kind: 'event', at: new Date(now).toISOString(), exchange: String(exchange) },
        ...changeOutcome({ outcome: 'after_the_fact' }),
      });
    const nameAt = async (index: number) => {
      const [entry] = await store.ledger.entries(index, 1);
      return JSON.parse(Buffer.from(entry!.leaf).toString()).exchange;
    };
    await open(lost('before'));
    await expect(enter('regp', 'agreed')).rejects.toThrow();
    await somethingElse();
    await answered(await nameAt(0));
    expect(await verdict()).toEqual({ isValid: true, revisions: 0, ...GOOD, answeredFor: 1 });

    await open();
    await enter('regp', 'agreed');
    await answered(await nameAt(3));
    expect(await verdict()).toMatchObject({ isValid: true, revisions: 1 });
    for (const table of ['governance_revisions', 'governance_documents'])
      await sql`delete from ${sql.table(table)}`.execute(store.db);
    await sql`update governance_head set revision = 0`.execute(store.db);
    expect(await verdict()).toEqual({ isValid: false, because: 'change_missing', index: 3 });
  });

  test('a change that was stored although the gateway was told otherwise', async () => {
    await open(lost('after'));
    await expect(enter('regp', 'agreed')).rejects.toThrow();
    await somethingElse();
    expect(await verdict()).toEqual({ isValid: true, revisions: 1, ...GOOD, withoutOutcome: 1 });
  });

  test('who made a change may be erased, and is not tested then', async () => {
    await enter('regp', 'agreed');
    await store.ledger.erase([{ from: 0, to: 1 }]);
    expect(await verdict()).toEqual({ isValid: true, revisions: 1, ...GOOD, withoutActor: 1 });
  });

  describe('recorded by an earlier version', () => {
    /** One entry, before the clock was asked anew for the version. */
    beforeEach(async () => {
      const { change } = changeRecorder({ record }, clock);
      const earlier: ChangeRecorder = {
        change: ({ outcome: _, ...before }, { at, actor }) =>
          change(before as Parameters<typeof change>[0], { actor, at: at - 5 }),
        outcome: async () => undefined,
      };
      await open({ record: earlier });
      await agreedAndEnded();
      await expect(enter('regp', 'resumed', { expected: 1 })).rejects.toThrow();
    });

    test('an honest register is valid, and it is said what is not tested', async () => {
      expect(await verdict()).toEqual({ isValid: true, revisions: 3, ...GOOD, withoutOutcome: 3 });
      await open();
      await enter('regp', 'resumed');
      expect(await verdict()).toEqual({ isValid: true, revisions: 4, ...GOOD, withoutOutcome: 3 });
    });

    test.each([
      ['actor', `update governance_revisions set actor = 'x' where revision = 1`, { revision: 1 }],
      ['time', 'update governance_revisions set at = 0 where revision = 1', { revision: 1 }],
      [
        'newest decision',
        `delete from governance_revisions where revision = 3;
         update governance_documents set revision = 1, body = '{"state":"agreed"}' where id = 'regp';
         update governance_head set revision = 2`,
        { because: 'change_unsettled', index: 2 },
      ],
    ])('another %s is noticed', async (_, statements, expected) => {
      for (const statement of statements.split(';')) await sql.raw(statement).execute(store.db);
      expect(await verdict()).toMatchObject({ isValid: false, ...expected });
    });
  });
});

type Recording = Parameters<typeof changeRecorder>[0]['record'];
