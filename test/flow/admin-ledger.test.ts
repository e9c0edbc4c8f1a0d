/** The ledger over the admin API: read in pages, verified, proven, erased beside. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  parseVerifierKey,
  verifyConsistencyFile,
  verifyProofFile,
} from '../../src/ledger/index.ts';
import { type AdminGateway, problem, recordedBy, startAdminGateway } from '../support/admin.ts';

let gateway: AdminGateway;
beforeAll(async () => {
  gateway = await startAdminGateway();
  // Three pages of entries.
  const as = gateway.as('operator');
  for (let n = 0; n < 16; n += 1) await as('POST', '/keys', { body: { name: `key ${n}` } });
});
afterAll(() => gateway.close());

test('the ledger in pages, newest first, is the ledger', async () => {
  const as = gateway.as('auditor');
  const seen: { index: number; beside: string }[] = [];
  let cursor = '';
  do {
    const { body } = await as('GET', `/ledger/entries?limit=7${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.items);
    cursor = body.next ?? '';
  } while (cursor !== '');
  const { body: checkpoint } = await as('GET', '/ledger/checkpoint');
  expect(seen.map(({ index }) => index)).toEqual(
    Array.from({ length: checkpoint.size }, (_, at) => checkpoint.size - 1 - at),
  );
  expect(new Set(seen.map(({ beside }) => beside))).toEqual(new Set(['matches']));
});

test('the ledger is verified, against a checkpoint that was kept, and a proof holds offline', async () => {
  const as = gateway.as('auditor');
  const { body: kept } = await as('GET', '/ledger/checkpoint');
  await gateway.as('operator')('POST', '/keys', { body: { name: 'one more' } });
  const good = await as('POST', '/ledger/verifications', { body: { previous: kept.checkpoint } });
  expect(good).toMatchObject({
    status: 200,
    body: { isValid: true, previousSize: kept.size, kinds: { event: good.body.size } },
  });
  const forged = kept.checkpoint.replace(/\n\d+\n/, '\n1\n');
  expect(await as('POST', '/ledger/verifications', { body: { previous: forged } })).toMatchObject({
    body: { isValid: false, because: 'previous_checkpoint_invalid' },
  });

  const { body } = await as('GET', '/ledger/entries/0/proof');
  const key = parseVerifierKey(kept.publicKey)!;
  const leaf = Buffer.from(body.leaf, 'base64');
  expect(verifyProofFile(body.proof, leaf, key)).toMatchObject({ isValid: true });
  expect(verifyProofFile(body.proof, Buffer.concat([leaf, leaf]), key).isValid).toBe(false);
  const { body: consistency } = await as('GET', `/ledger/consistency?from=${kept.size}`);
  expect(verifyConsistencyFile(consistency.proof, kept.checkpoint, key)).toMatchObject({
    isValid: true,
  });
});

test('what stands beside entries is erased on record, and the ledger answers for it', async () => {
  const as = gateway.as('privacy');
  await gateway.as('operator')('POST', '/keys', { body: { name: 'to be forgotten' } });
  const { body: head } = await as('GET', '/ledger/checkpoint');
  const index = head.size - 1;
  const erase = (...ranges: { from: number; to: number }[]) =>
    as('POST', '/ledger/erasures', { body: { rule: 'retention', ranges } });

  const records = await recordedBy(gateway, async () => {
    expect(
      await erase({ from: index, to: index + 1 }, { from: index, to: index + 1 }),
    ).toMatchObject({
      status: 200,
      body: { entries: 1 },
    });
  });
  expect(records).toMatchObject([
    { event: 'admin_write', route: 'eraseBesideLedger', action: 'ledger.erase' },
    { event: 'erasure', caller: 'desk', rule: 'retention', ranges: [[index, index + 1]] },
  ]);
  expect((await as('GET', `/ledger/entries/${index}`)).body).toMatchObject({
    beside: 'erased',
    patients: 0,
    kept: {},
  });
  expect((await as('POST', '/ledger/verifications', { body: {} })).body).toMatchObject({
    isValid: true,
    beside: { erased: 1 },
    erasures: { entries: 1, records: 1 },
  });
});

test.each([
  ['what is not there yet', [{ from: 0, to: 1_000_000 }], 'body.ranges[0]'],
  [
    'nothing',
    [
      { from: 0, to: 1 },
      { from: 3, to: 3 },
    ],
    'body.ranges[1]',
  ],
  ['by no range', [], 'body.ranges'],
])('erasing %s is refused', async (_, ranges, at) => {
  const body = { rule: 'request', ranges };
  expect(await gateway.as('privacy')('POST', '/ledger/erasures', { body })).toEqual(
    problem(400, 'invalid_value', expect.objectContaining({ at })),
  );
});

test('another salt beside a write of a program, which commits to what it sent alone, is noticed', async () => {
  const verify = async () =>
    (await gateway.as('auditor')('POST', '/ledger/verifications', { body: {} })).body;
  const db = new DatabaseSync(join(gateway.folder, 'chaperone.db'));
  const { salt } = db.prepare('select salt from ledger_salts where leaf_index = 0').get()!;
  const set = db.prepare('update ledger_salts set salt = ? where leaf_index = 0');
  set.run(randomBytes(32));
  expect(await verify()).toMatchObject({ isValid: false, because: 'beside_differs', index: 0 });
  set.run(salt!);
  db.close();
  expect(await verify()).toMatchObject({ isValid: true, beside: { untested: 0 } });
});

test('a decision that was written into the database, or taken out of it, is noticed', async () => {
  const verify = async () =>
    (await gateway.as('auditor')('POST', '/ledger/verifications', { body: {} })).body;
  const body = { scope: 'useCase', of: 'testing', period: 'month', unit: 'USD', hard: 100 };
  const headers = { 'if-none-match': '*' };
  const put = await gateway.as('operator')('PUT', '/budgets/ward', { headers, body });
  expect(put.status).toBe(200);
  expect(await verify()).toMatchObject({ isValid: true, register: { revisions: 1 } });

  const db = new DatabaseSync(join(gateway.folder, 'chaperone.db'));
  db.exec("update governance_revisions set actor = 'dr-innocent'");
  expect(await verify()).toMatchObject({
    isValid: false,
    because: 'revision_not_on_record',
    revision: 1,
  });
  db.exec(
    'delete from governance_revisions; delete from governance_documents; update governance_head set revision = 0',
  );
  db.close();
  const { index, ...missing } = await verify();
  expect(missing).toMatchObject({ isValid: false, because: 'change_missing' });
  // What is on record as stored stays a fault, whoever answers for it.
  const settle = (of: number) =>
    gateway.as('privacy')('POST', '/ledger/settlements', { body: { index: of } });
  expect(await recordedBy(gateway, async () => void (await settle(index)))).toMatchObject([
    { event: 'admin_write', route: 'settleRegisterChange', action: 'ledger.settle' },
    { event: 'register_change_outcome', outcome: 'after_the_fact', caller: 'desk' },
  ]);
  expect(await verify()).toMatchObject({ isValid: false, because: 'change_missing', index });
  expect(await settle(0)).toEqual(problem(400, 'invalid_value', { at: 'body.index' }));
});
