/** Rules in the register: checked with their cases before they are written, in force within a second after. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORDINARY } from '../../src/policy/cases.ts';
import { type AdminGateway, startAdminGateway } from '../support/admin.ts';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';

let upstream: FakeUpstream;
let gateway: AdminGateway;
beforeAll(async () => {
  upstream = await startFakeUpstream({ body: chatBody('noted') });
  gateway = await startAdminGateway({}, upstream.url);
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

const RULE = `@id("no-nights")
@title("Not in this house")
forbid (principal, action, resource)
when { context.purpose == Purpose::"HOPERAT" };`;
const CASES = `
cases:
  - { name: operations, with: { purpose: HOPERAT }, effect: deny, rules: [no-nights] }
  - { name: treatment, effect: permit }
`;

const put = (id: string, body: object, revision: string) =>
  gateway.as('privacy')('PUT', `/policies/documents/${id}`, {
    body,
    headers: revision === 'new' ? { 'if-none-match': '*' } : { 'if-match': revision },
  });

async function ask(): Promise<string> {
  const messages = [{ role: 'user', content: 'Pneumonia, afebrile.' }];
  const headers = { 'chaperone-purpose': 'HOPERAT' };
  const answer = await gateway.post(
    '/v1/chat/completions',
    { model: 'fake', messages },
    { headers },
  );
  const { error } = (await answer.json()) as { error?: { code: string; message: string } };
  return error === undefined
    ? 'sent'
    : `${error.code} ${/rules: ([\w-]+)/.exec(error.message)?.[1]}`;
}

test('a rule is in force when it is written, and gone when it is emptied', async () => {
  expect(await ask()).toBe('sent');
  const written = await put('house', { cedar: RULE, cases: CASES }, 'new');
  expect(written.status).toBe(200);
  expect(await ask()).toBe('policy_denied no-nights');
  const rules = await gateway.as('auditor')('GET', '/policies/rules');
  expect(rules.body.items.map(({ id }: { id: string }) => id)).toContain('no-nights');

  const emptied = await put('house', { cedar: '' }, written.headers.get('etag')!);
  expect(emptied.status).toBe(200);
  expect(await ask()).toBe('sent');
  const revisions = await gateway.as('auditor')('GET', '/policies/documents/house/revisions');
  expect(revisions.body.items).toHaveLength(2);
});

test.each([
  ['no Cedar', { cedar: 'permit (principal' }],
  [
    'a word that the schema does not have',
    { cedar: RULE.replace('context.purpose', 'context.prupose') },
  ],
  ['an id that another rule has', { cedar: RULE.replace('no-nights', 'no-marketing') }],
  ['a case that fails', { cedar: RULE, cases: CASES.replace('effect: permit', 'effect: deny') }],
  [
    'a case of another rule that it breaks',
    { cedar: RULE, cases: 'cases: [{ name: x, effect: deny }]' },
  ],
])('%s is not written', async (_, body) => {
  const refused = await put('wrong', body, 'new');
  expect(refused.status).toBe(400);
  expect(refused.body.code).toBe('policy_invalid');
  expect(refused.body.facts.remedy).toEqual(expect.any(String));
  expect(await ask()).toBe('sent');
});

test('who runs the machine does not write the rules', async () => {
  const refused = await gateway.as('operator')('PUT', '/policies/documents/house', {
    body: { cedar: '' },
    headers: { 'if-none-match': '*' },
  });
  expect(refused.status).toBe(403);
});

test('a rule is tried on what was decided before, and nothing happens', async () => {
  const began = new Date(Date.now() - 60_000).toISOString();
  expect(await ask()).toBe('sent');
  const trial = (documents: object, more: object = {}) =>
    gateway.as('privacy')('POST', '/policies/dry-runs', {
      body: { documents, since: began, ...more },
    });
  const tried = await trial({ house: { cedar: RULE } });
  expect(tried.status).toBe(200);
  const { denied, permitted, items, untold } = tried.body;
  expect({ untold, permitted }).toEqual({ untold: 0, permitted: { count: 0, byRule: [] } });
  expect(denied.byRule).toEqual([{ rule: 'no-nights', count: denied.count }]);
  expect(items).toHaveLength(denied.count);
  expect(items.at(-1)).toMatchObject({
    ...{ useCase: 'testing', purpose: 'HOPERAT', upstream: 'fake' },
    ...{ was: 'permit', wouldBe: 'deny', rules: ['no-nights'] },
  });
  expect((await trial({ house: { cedar: RULE } }, { list: 1 })).body.items).toHaveLength(1);
  const later = new Date(Date.now() + 60_000).toISOString();
  const none = await trial({ house: { cedar: RULE } }, { since: later });
  expect(none.body).toMatchObject({ decisions: 0, denied: { count: 0 } });
  expect(await ask()).toBe('sent');

  const unusable = await trial({ house: { cedar: 'permit (principal' } });
  expect(unusable.body).toMatchObject({ code: 'policy_invalid', status: 400 });
  expect((await gateway.as('clerk')('POST', '/policies/dry-runs', { body: {} })).status).toBe(403);
});

test('an obligation that nobody discharges is told in the explanation, and denies', async () => {
  const cedar = `@id("sealed") @obligation("ENCRYPT,NORELINK") permit (principal, action in Action::"exchange", resource)
    when { context.purpose == Purpose::"HOPERAT" };`;
  const written = await put('sealing', { cedar }, 'new');
  expect(written.status).toBe(200);
  expect(await ask()).toMatch(/^obligation_undischargeable/);

  const told = await gateway.as('auditor')('POST', '/policies/explanations', {
    body: { ...ORDINARY, purpose: 'HOPERAT' },
  });
  expect(told.body).toMatchObject({
    effect: 'permit',
    undischarged: ['ENCRYPT', 'NORELINK'],
    remedy:
      'it would be permitted if no rule asked for ENCRYPT, which no step of this gateway does, and the provider had taken on NORELINK (takesOn)',
  });
  await put('sealing', { cedar: '' }, written.headers.get('etag')!);
  expect(await ask()).toBe('sent');
});

test('a denial on record is explained: by which rule, and what would have made it a permit', async () => {
  const written = await put('again', { cedar: RULE, cases: CASES }, 'new');
  expect(await ask()).toBe('policy_denied no-nights');
  const index = (await gateway.records()).findLastIndex(({ kind }) => kind === 'denial');
  const explained = (at: number) => gateway.as('auditor')('GET', `/policies/explanations/${at}`);
  expect((await explained(index)).body).toMatchObject({
    ...{ index, was: 'deny', code: 'policy_denied', effect: 'deny' },
    summary: expect.stringContaining('no-nights'),
    remedy: expect.stringMatching(/^it would be permitted if the purpose of use is not HOPERAT/),
  });
  const exchanges = async (id: string) =>
    await gateway.as('auditor')('GET', `/exchanges/${id}/explanations`);
  const { exchange } = (await gateway.records())[index]!;
  expect((await exchanges(exchange)).body.items).toEqual([(await explained(index)).body]);
  expect(
    (await exchanges(exchange.replace(/.$/, (last: string) => (last === '0' ? '1' : '0')))).status,
  ).toBe(404);
  expect((await exchanges('17')).body.code).toBe('invalid_value');
  await put('again', { cedar: '' }, written.headers.get('etag')!);
  const { body } = await explained(index);
  expect(body).toMatchObject({ was: 'deny', effect: 'permit' });
  expect(body.decidedUnder).not.toBe(body.explainedUnder);
  expect((await explained(index + 1_000_000)).status).toBe(404);
});
