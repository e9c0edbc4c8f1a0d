import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { LIMITS } from '../../core/limits.ts';
import { type Notice, type NoticeStore, openNotices } from './notices.ts';

const received: { readonly body: string; readonly signature: unknown }[] = [];
let answer: number | 'reset';
let now: number;
let rows: Map<string, Notice & { nextAt: number }>;
const receiver = createServer(async (request, response) => {
  let body = '';
  for await (const piece of request) body += piece;
  received.push({ body, signature: request.headers['chaperone-signature'] });
  if (answer === 'reset') request.socket.destroy();
  else response.writeHead(answer, { location: '/elsewhere' }).end('whatever it says');
}).listen(0, '127.0.0.1');
await once(receiver, 'listening');
const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/in`;
afterAll(() => void receiver.close());
beforeEach(() => {
  received.length = 0;
  answer = 200;
  now = 1_000_000;
  rows = new Map();
});

/** As `test/outputs.contract.test.ts` has it of both databases. */
const store: NoticeStore = {
  put: async (notice) => void rows.set(notice.id, { ...notice, nextAt: notice.at }),
  take: async (time, until, count) => {
    const due = [...rows.values()].filter(({ nextAt }) => nextAt <= time).slice(0, count);
    for (const row of due) {
      rows.set(row.id, { ...row, attempts: row.attempts + 1, nextAt: until });
    }
    return due.map(({ id }) => rows.get(id)!);
  },
  settle: async (id, outcome) => {
    if (outcome === 'delivered') rows.delete(id);
    else rows.set(id, { ...rows.get(id)!, nextAt: outcome.nextAt });
  },
  waiting: async () => rows.size,
};

const failures: string[] = [];
let ids = 0;
const notices = openNotices({
  store,
  clock: { now: () => now },
  newId: () => `n${ids++}`,
  receiver: { url },
  failed: (_, code) => failures.push(code),
});
const NOTICE = { kind: 'outputs_recalled', facts: { outputs: 3 } } as const;

test('a notice is sent as JSON, once it was taken no more, and without a key unsigned', async () => {
  const { id } = await notices.add(NOTICE);
  expect(received).toEqual([]);
  expect(await notices.deliver()).toBe(1);
  expect(received).toEqual([
    {
      body: JSON.stringify({ id, kind: NOTICE.kind, at: new Date(now).toISOString(), outputs: 3 }),
      signature: undefined,
    },
  ]);
  expect(await notices.deliver()).toBe(0);
  expect(received).toHaveLength(1);
});

test.each([
  [500, 'status_500'],
  [302, 'status_302'], // nobody says where a notice goes but the configuration
  ['reset', 'UND_ERR_SOCKET'],
] as const)('answered with %s, it comes again, later each time', async (said, code) => {
  answer = said;
  failures.length = 0;
  await notices.add(NOTICE);
  const pauses: number[] = [];
  for (let i = 0; i < 4; i += 1) {
    expect(await notices.deliver()).toBe(0);
    const [row] = rows.values();
    pauses.push(row!.nextAt - now);
    now = row!.nextAt - 1;
    await notices.deliver(); // not yet
    expect(received).toHaveLength(i + 1);
    now = row!.nextAt;
  }
  expect(failures).toEqual([code, code, code, code]);
  expect(pauses).toEqual([2, 4, 8, 16].map((times) => times * LIMITS.noticePauseMs));

  answer = 204;
  expect(await notices.deliver()).toBe(1);
  expect(await store.waiting()).toBe(0);
});

test('a gateway that dies while it sends one leaves it to be taken again', async () => {
  await notices.add(NOTICE);
  await store.take(now, now + 2 * LIMITS.noticeAnswerMs, 1);
  expect(await notices.deliver()).toBe(0);
  now += 2 * LIMITS.noticeAnswerMs;
  expect(await notices.deliver()).toBe(1);
});

test('without a receiver notices wait', async () => {
  const waiting = openNotices({
    store,
    clock: { now: () => now },
    newId: () => 'w',
    receiver: undefined,
    failed: () => undefined,
  });
  await waiting.add(NOTICE);
  expect(await waiting.deliver()).toBe(0);
  await waiting.start()();
  expect(await store.waiting()).toBe(1);
});
