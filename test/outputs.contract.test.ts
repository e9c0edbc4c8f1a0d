/** What the store promises of outputs and notices, over SQLite and PostgreSQL alike. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Notice, OutputQuery, OutputStep } from '../src/governance/index.ts';
import { openLedger, patientLookup } from '../src/ledger/index.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { startPostgres } from './support/postgres.ts';

const postgres = await startPostgres();
const folders: string[] = [];
const stores: Store[] = [];
afterAll(async () => {
  for (const store of stores) await store.close();
  await postgres?.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chaperone-outputs-store-'));
  folders.push(folder);
  return folder;
}

async function opened(place: Parameters<typeof openStore>[0]): Promise<Store> {
  const store = await openStore(place);
  stores.push(store);
  return store;
}

const { privateKey: key } = generateKeyPairSync('ed25519');
const indexKey = randomBytes(32);
const AT = Date.UTC(2026, 2, 1);

const databases = [
  {
    name: 'SQLite',
    isHere: true,
    where: async () => ({ folder: join(await newFolder(), 'data') }),
  },
  {
    name: 'PostgreSQL',
    isHere: postgres !== undefined,
    where: async () => ({ folder: await newFolder(), url: await postgres!.database() }),
  },
];

/** Output `x0`, `x1`, …, whose disclosures stand at their numbers. */
const output = (index: number, more: Partial<OutputStep['outputs'][number]> = {}) => ({
  sending: `x${index}/1`,
  id: `x${index}`,
  index,
  at: AT + index,
  caller: 'ehr',
  useCase: 'letters',
  dueAt: undefined,
  model: 'big',
  facts: { upstream: 'llm', purpose: 'TREAT' },
  ...more,
});
const ending = (id: string, more: Partial<OutputStep['endings'][number]> = {}) => ({
  sending: `${id}/1`,
  ending: 'finished' as const,
  characters: 10,
  reportedModel: 'big-2026',
  ...more,
});
const verification = (id: string, index: number, kind: 'accepted' | 'edited' | 'rejected') => ({
  id,
  index,
  at: AT + index,
  kind,
  facts: { caller: 'ehr' },
});
const step = (more: Partial<OutputStep>): OutputStep => ({
  from: 0,
  to: 10,
  outputs: [],
  endings: [],
  verifications: [],
  marks: [],
  ...more,
});

describe.each(databases.filter(({ isHere }) => isHere))('on $name', ({ where }) => {
  let place: { folder: string; url?: string };
  let store: Store;
  beforeAll(async () => {
    place = await where();
    store = await opened(place);
  });
  beforeEach(async () => {
    await store.outputs.clear();
    await store.db.deleteFrom('notices').execute();
  });

  const ids = async (query: OutputQuery, after = -1, count = 100) =>
    (await store.outputs.find(query, after, count)).map(({ id }) => id);

  test('an empty ledger has no outputs', async () => {
    expect(await store.outputs.cursor()).toBe(0);
    expect(await store.outputs.find({}, -1, 10)).toEqual([]);
    expect(await store.outputs.tally({})).toEqual({
      outputs: 0,
      useCases: {},
      verified: { accepted: 0, edited: 0, rejected: 0, none: 0 },
      users: [],
      verifiers: [],
      lookups: [],
    });
  });

  test('what was added comes back, with what stands beside the ledger', async () => {
    const ledger = await openLedger({ store: store.ledger, key, origin: 'o.example/l', indexKey });
    const at = '2026-03-01T10:00:00.000Z';
    const patients = ['Patient/b', 'Patient/a'];
    const keep = { user: 'dr-é "{\\},\' ', prompt: 'aa' };
    await ledger.append({ kind: 'disclosure', at, exchange: 'x0' }, {}, { patients, keep });
    await ledger.append({ kind: 'event', at, exchange: 'x0' }, {}, { keep: { user: 'dr-b' } });
    const made = output(0, { dueAt: AT + 5 });
    const verified = verification('x0', 1, 'accepted');
    const more = { outputs: [made], endings: [ending('x0')], verifications: [verified], to: 2 };
    expect(await store.outputs.add(step(more))).toBe('stored');
    expect(await store.outputs.cursor()).toBe(2);

    const lookups = patients.map((each) => new Uint8Array(patientLookup(each, indexKey)));
    const { sending: _, ...ended } = ending('x0');
    expect(await store.outputs.find({ id: 'x0' }, -1, 1)).toEqual([
      {
        ...made,
        ending: ended,
        verifications: [{ ...verified, user: 'dr-b' }],
        kept: keep,
        lookups: [...lookups].sort(Buffer.compare),
      },
    ]);
    expect(await store.outputs.tally({})).toMatchObject({
      users: [keep.user],
      verifiers: ['dr-b'],
      lookups: [...lookups].sort(Buffer.compare),
    });
    expect(await ids({ patient: lookups[1]! })).toEqual(['x0']);
    expect(await ids({ patient: patientLookup('Patient/c', indexKey) })).toEqual([]);
  });

  test('each entry of the ledger counts once, whoever is first', async () => {
    const other = await opened(place);
    const outcomes = await Promise.all(
      [store, other, store, other].map((each) => each.outputs.add(step({ outputs: [output(0)] }))),
    );
    expect([...outcomes].sort()).toEqual(['moved', 'moved', 'moved', 'stored']);
    expect(await ids({})).toEqual(['x0']);
  });

  test('a step that fails half-way changes nothing', async () => {
    await store.outputs.add(step({ outputs: [output(0)], to: 1 }));
    const verified = verification('x0', 2, 'accepted');
    const twice = step({
      from: 1,
      to: 3,
      outputs: [output(1)],
      verifications: [verified, verified],
    });
    await expect(store.outputs.add(twice)).rejects.toThrow();
    expect(await store.outputs.cursor()).toBe(1);
    expect(await ids({})).toEqual(['x0']);
  });

  test('of an exchange that failed over the sending that gave something out is the output', async () => {
    const second = output(2, { id: 'x0', sending: 'x0/2' });
    await store.outputs.add(
      step({
        outputs: [output(0), second, output(3, { sending: 'x0/2' })], // said twice, it says nothing new
        endings: [
          ending('x0', { ending: 'failed', characters: 0 }),
          ending('x0', { sending: 'x0/2' }),
        ],
        verifications: [verification('x0', 4, 'accepted')],
      }),
    );
    const [found, ...more] = await store.outputs.find({ id: 'x0' }, -1, 10);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ index: 2, ending: { characters: 10 }, verifications: [{}] });
  });

  test('one of which nothing was given out is not found', async () => {
    const outputs = [0, 1, 2].map((index) => output(index));
    const endings = [ending('x0', { characters: 0 }), ending('x1', { characters: undefined })];
    await store.outputs.add(step({ outputs, endings }));
    expect(await ids({})).toEqual(['x1', 'x2']); // unknown, and under way: they may have been read
    expect((await store.outputs.tally({})).outputs).toBe(2);
  });

  test.each<[string, OutputQuery, string[]]>([
    ['all', {}, ['x0', 'x1', 'x2', 'x3']],
    ['a use case', { useCase: 'coding' }, ['x1']],
    ['a caller', { caller: 'portal' }, ['x2']],
    ['from', { from: AT + 2 }, ['x2', 'x3']],
    ['to', { to: AT + 2 }, ['x0', 'x1']],
    ['a model', { model: 'm1' }, ['x0', 'x1']],
    ['a prompt called like a model', { prompt: 'm1' }, ['x3']],
    ['a text', { content: 'c1' }, ['x2']],
    ['model and prompt', { model: 'm1', prompt: 'p1' }, ['x1']],
    ['waiting', { isPending: true }, ['x2']],
    ['none', { useCase: 'coding', caller: 'portal' }, []],
  ])('found by %s', async (_, query, expected) => {
    const mark = (id: string, kind: 'model' | 'prompt' | 'content', value: string) => ({
      sending: `${id}/1`,
      kind,
      value,
    });
    await store.outputs.add(
      step({
        outputs: [
          output(0),
          output(1, { useCase: 'coding', dueAt: AT }),
          output(2, { caller: 'portal', dueAt: AT }),
          output(3),
        ],
        verifications: [verification('x1', 4, 'rejected')],
        marks: [
          mark('x0', 'model', 'm1'),
          mark('x0', 'model', 'm1'), // twice, as upstream and model of one name
          mark('x1', 'model', 'm1'),
          mark('x1', 'prompt', 'p1'),
          mark('x2', 'model', 'm2'),
          mark('x3', 'prompt', 'm1'),
          mark('x2', 'content', 'c1'),
          mark('x9', 'model', 'm1'), // of what is no output
        ],
      }),
    );
    expect(await ids(query)).toEqual(expected);
  });

  test.each<[string | undefined, boolean]>([
    ['2026-01', true],
    ['big-2026-01', true],
    ['big@2026-01', true],
    ['big:2026-01', true],
    ['big/2026-01', true],
    ['big-2026-02', false],
    ['bigger-2026-01', false],
    ['big', true], // its own name again: which version, it does not say
    ['withheld', true],
    [undefined, true],
  ])('that reported %s counts for version 2026-01: %s', async (reportedModel, isFound) => {
    const endings = [ending('x0', { reportedModel })];
    await store.outputs.add(step({ outputs: [output(0)], endings }));
    expect(await ids({ version: '2026-01' })).toEqual(isFound ? ['x0'] : []);
    expect((await store.outputs.tally({ version: '2026-01' })).outputs).toBe(isFound ? 1 : 0);
  });

  test('a mark of an ending belongs to the sending of an earlier step', async () => {
    await store.outputs.add(step({ outputs: [output(0)], to: 1 }));
    const marks = [{ sending: 'x0/1', kind: 'model', value: 'big-2026' } as const];
    await store.outputs.add(step({ from: 1, to: 2, endings: [ending('x0')], marks }));
    expect(await ids({ model: 'big-2026' })).toEqual(['x0']);
  });

  test('pages are in the order of the ledger, and the last verification counts', async () => {
    const outputs = [3, 0, 2, 1].map((index) => output(index));
    const marks = outputs.map(({ sending }) => ({ sending, kind: 'model', value: 'm' }) as const);
    const verifications = [
      verification('x0', 4, 'rejected'),
      verification('x1', 5, 'accepted'),
      verification('x0', 6, 'edited'),
    ];
    await store.outputs.add(step({ outputs, verifications, marks }));
    expect(await ids({ model: 'm' }, 0, 2)).toEqual(['x1', 'x2']);
    expect(await ids({}, -1, 3)).toEqual(['x0', 'x1', 'x2']);
    expect(await ids({}, 2, 3)).toEqual(['x3']);
    const [first] = await store.outputs.find({}, -1, 1);
    expect(first?.verifications.map(({ kind }) => kind)).toEqual(['rejected', 'edited']);
    expect(await store.outputs.tally({})).toMatchObject({
      outputs: 4,
      useCases: { letters: 4 },
      verified: { accepted: 1, edited: 1, rejected: 0, none: 2 },
    });
  });

  test('how outputs were taken: by the last word, with the reasons of those rejected, and by model', async () => {
    const outputs = [0, 1, 2, 3].map((index) =>
      output(index, index === 3 ? {} : { dueAt: AT + index }),
    );
    const endings = ['x0', 'x1', 'x2'].map((id) =>
      ending(id, id === 'x2' ? { reportedModel: undefined } : {}),
    );
    const rejected = (id: string, index: number, reason: string) => ({
      ...verification(id, index, 'rejected'),
      facts: { caller: `ehr-${index}`, reason },
    });
    const verifications = [
      rejected('x0', 4, 'unsafe'),
      rejected('x1', 5, 'unsafe'),
      rejected('x3', 6, 'style'),
      verification('x3', 7, 'accepted'),
    ];
    await store.outputs.add(step({ outputs, endings, verifications }));
    expect(await store.outputs.reception({ useCase: 'letters' })).toEqual({
      outputs: 4,
      verified: { accepted: 1, edited: 0, rejected: 2, none: 1 },
      reasons: { unsafe: 2 },
      models: { 'big-2026': 2, 'not reported': 2 },
    });
    const waiting = { useCase: 'letters', isPending: true };
    expect((await store.outputs.reception(waiting)).outputs).toBe(1);
    expect((await store.outputs.reception({ ...waiting, dueBefore: AT + 2 })).outputs).toBe(0);
    expect((await store.outputs.reception({ ...waiting, dueBefore: AT + 3 })).outputs).toBe(1);
    expect((await store.outputs.reception({ useCase: 'other' })).verified.none).toBe(0);
    expect((await store.outputs.reception({ from: AT + 1, to: AT + 2 })).outputs).toBe(1);
  });

  test('after clearing, all of it can be added again', async () => {
    const all = step({
      outputs: [output(0)],
      endings: [ending('x0')],
      verifications: [verification('x0', 1, 'accepted')],
      marks: [{ sending: 'x0/1', kind: 'model', value: 'm' }],
    });
    await store.outputs.add(all);
    const before = await store.outputs.find({}, -1, 10);
    await store.outputs.clear();
    expect(await store.outputs.cursor()).toBe(0);
    expect(await ids({})).toEqual([]);
    expect(await store.outputs.add(all)).toBe('stored');
    expect(await store.outputs.find({}, -1, 10)).toEqual(before);
  });

  describe('notices', () => {
    const notice = (id: string, at: number): Notice => ({
      id,
      kind: 'outputs_recalled',
      at,
      attempts: 0,
      facts: { outputs: 3 },
    });

    test('wait until they are taken, and come again unless they arrived', async () => {
      await store.notices.put(notice('late', AT + 5));
      await store.notices.put(notice('first', AT));
      await store.notices.put(notice('second', AT + 1));
      expect(await store.notices.take(AT + 1, AT + 100, 10)).toEqual([
        { ...notice('first', AT), attempts: 1 },
        { ...notice('second', AT + 1), attempts: 1 },
      ]);
      expect(await store.notices.take(AT + 1, AT + 100, 10)).toEqual([]);

      await store.notices.settle('first', 'delivered');
      await store.notices.settle('second', { nextAt: AT + 50 });
      expect(await store.notices.waiting()).toBe(2);
      const again = await store.notices.take(AT + 1000, AT + 2000, 1);
      expect(again).toEqual([{ ...notice('second', AT + 1), attempts: 2 }]);
    });

    test('of several gateways one gets each', async () => {
      const other = await opened(place);
      for (let i = 0; i < 20; i += 1) await store.notices.put(notice(`n${i}`, AT));
      const taken = await Promise.all(
        [store, other, store, other].map((each) => each.notices.take(AT, AT + 100, 20)),
      );
      const all = taken.flat().map(({ id }) => id);
      expect(all).toHaveLength(20);
      expect(new Set(all).size).toBe(20);
    });
  });
});
