import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { JsonObject } from '../core/json.ts';
import { openLedger } from '../ledger/index.ts';
import { readPolicyPlaces, recordedFacts, requestFromJson } from '../policy/index.ts';
import { openStore } from '../store/index.ts';
import { loadKeys } from '../vault/index.ts';
import { command as policy } from './policy.ts';

let folder: string;
let said: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-policy-'));
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const write = async (name: string, text: string): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
};

const FORBID = `@id("no-research") @title("No research outside") forbid (principal, action, resource)
  when { resource.hosting == Hosting::"outside" && context.purpose == Purpose::"HRESCH" };`;

const REQUEST: JsonObject = {
  caller: { id: 'scribe', groups: ['oncology'] },
  user: { id: 'dr-x', roles: [], hasMfa: true, isTrained: true },
  useCase: {
    ...{ id: 'letters', isRegistered: true, isInForce: true, state: 'live', riskTier: 'low' },
    ...{ purposes: ['TREAT', 'HRESCH'], needsMfa: false, needsTraining: false },
  },
  upstream: { name: 'gpt', api: 'openai', hosting: 'outside', agreements: ['baa'], model: 'm' },
  ...{ labels: [], purpose: 'HRESCH', operation: 'openai-chat', patients: 1 },
  ...{ breakGlass: false, budget: 'within' },
};

test('check tells what is in force, and when the rest is', async () => {
  const file = await write(
    'own.cedar',
    `${FORBID}
    @id("next") @effective("2030-01-01") forbid (principal, action, resource);
    @id("past") @expires("2020-01-01") forbid (principal, action, resource);`,
  );
  expect(await policy.run(['check', file, '--at', '2026-11-25'])).toBe(0);
  expect(said).toMatch(/^1 of 3 rules are in force, version sha256:[0-9a-f]{32}\n/);
  expect(said).toContain('next: from 2030-01-01');
  expect(said).toContain('past: expired 2020-01-01');
});

const UPSTREAMS = `upstreams:
  - { name: house, api: rehearsal }
  - { name: bound, api: rehearsal, hosting: outside, provider: bound }
  - { name: free, api: rehearsal, hosting: outside, provider: free }
providers:
  - { id: bound, title: Bound, takesOn: [NORDSCLCD] }
  - { id: free, title: Free }
`;
const ASKING = `
@id("discreet") @obligation("DEID,NORDSCLCD") permit (principal, action, resource);
@id("sealed") @obligation("ENCRYPT") permit (principal, action, resource);
@id("past") @obligation("ANONY") @expires("2020-01-01") permit (principal, action, resource);`;

test.each(['check', 'test'])('%s warns of obligations that nobody discharges', async (action) => {
  const file = await write('own.cedar', ASKING);
  const config = await write('chaperone.yaml', UPSTREAMS);
  expect(await policy.run([action, file, '--config', config])).toBe(0);
  expect(said.split('\n').filter((line) => line.startsWith('warning'))).toEqual([
    'warning: discreet asks for NORDSCLCD, which cannot be discharged for free: where it holds, they are denied; they would be permitted if the provider had taken on NORDSCLCD (takesOn)',
    'warning: sealed asks for ENCRYPT, which cannot be discharged for house, bound, free: where it holds, they are denied; they would be permitted if no rule asked for ENCRYPT, which no step of this gateway does',
  ]);
});

test('explain tells of obligations which of them cannot be discharged, and why', async () => {
  const file = await write('own.cedar', ASKING);
  const upstream = { ...(REQUEST.upstream as JsonObject), takesOn: ['NORDSCLCD'] };
  const request = await write('request.json', JSON.stringify({ ...REQUEST, upstream }));
  expect(await policy.run(['explain', '--request', request, file])).toBe(0);
  expect(said).toContain(
    'obligations: DEID, ENCRYPT, NORDSCLCD\ndenied all the same: ENCRYPT cannot be discharged there; it would be permitted if no rule asked for ENCRYPT',
  );
});

test('the built-in policies pass their cases', async () => {
  expect(await policy.run(['test', 'builtin'])).toBe(0);
  expect(said).toMatch(/^\d+ passed, 0 failed\n$/);
});

test('a case that fails is told with the reason, and ends with 1', async () => {
  await write('own.cedar', FORBID);
  await write(
    'own.cases.yaml',
    `cases:
      - { name: research is fine, with: { purpose: HRESCH }, effect: permit }
      - { name: treatment is fine, effect: permit }`,
  );
  expect(await policy.run(['test', 'builtin', join(folder, 'own.cedar')])).toBe(1);
  expect(said).toContain(
    'FAILED own.cases.yaml: research is fine\n  effect: expected "permit", got "deny"',
  );
  expect(said).toContain('denied: No research outside (no-research); it would be permitted if');
  expect(said).toMatch(/1 failed\n$/);
});

test('a rule that no case is decided by is named', async () => {
  await write('own.cedar', FORBID);
  expect(await policy.run(['test', folder])).toBe(0);
  expect(said).toBe('no case is decided by no-research\n0 passed, 0 failed\n');
});

test.each([
  ['cases: [{ name: a, effect: permitted }]', 'effect must be'],
  ['cases: [{ name: a, effect: deny, rule: [x] }]', 'no field rule'],
  ['cases: [{ name: a, effect: deny, with: { purpose: FUN } }]', 'purpose is missing or not of'],
  [
    'cases: [{ name: a, effect: deny, with: { useCase: { status: live } } }]',
    'no field useCase.status',
  ],
])('%s is no case', async (text, remedy) => {
  await write('own.cedar', FORBID);
  await write('own.cases.yaml', text);
  await expect(policy.run(['test', folder])).rejects.toThrow(
    expect.objectContaining({
      code: 'config_invalid',
      facts: expect.objectContaining({ remedy: expect.stringContaining(remedy) }),
    }),
  );
});

test('explain says which rule, what it rests on, and what would be permitted', async () => {
  const file = await write('own.cedar', FORBID);
  const request = await write('request.json', JSON.stringify(REQUEST));
  expect(await policy.run(['explain', '--request', request, 'builtin', file])).toBe(0);
  expect(said).toBe(`denied: No research outside (no-research)

No research outside (no-research, forbid)
  holds:  the model runs outside the organisation
  holds:  the purpose of use is HRESCH (healthcare research)
  unless: the organisation runs the model
  unless: the purpose of use is not HRESCH (healthcare research)

it would be permitted if the organisation runs the model, or the purpose of use is not HRESCH (healthcare research)
`);
});

async function recorded(...records: JsonObject[]): Promise<void> {
  const keys = await loadKeys(folder, {});
  const store = await openStore({ folder });
  const options = { key: keys.ledger, origin: 'chaperone.local/ledger', indexKey: keys.index };
  const ledger = await openLedger({ store: store.ledger, ...options });
  for (const [index, record] of records.entries()) {
    const at = new Date(Date.UTC(2026, 10, 20 + index)).toISOString();
    const about = { caller: 'scribe', useCase: 'letters', format: 'openai-chat' };
    await ledger.append(
      { kind: 'disclosure', at, exchange: `x${index}`, ...about, ...record },
      {},
      { keep: { user: 'dr-x' } },
    );
  }
  await ledger.close();
  await store.close();
}

const asked = (change: JsonObject = {}): JsonObject => {
  const request = requestFromJson({ ...REQUEST, ...change }, 'test');
  return { purpose: request.purpose, facts: recordedFacts(request) };
};

test('dry-run tells which decisions of the past would be others', async () => {
  await recorded(
    asked(),
    asked({ purpose: 'TREAT' }),
    { ...asked({ breakGlass: true }), kind: 'denial', code: 'policy_denied' },
    { ...asked({ purpose: 'TREAT' }), kind: 'denial', code: 'policy_denied' },
    { ...asked(), kind: 'denial', code: 'consent_denied' },
    { kind: 'outcome', outcome: 'finished' },
    { purpose: 'TREAT' },
  );
  const file = await write('own.cedar', FORBID);
  expect(await policy.run(['dry-run', 'builtin', file, '--data', folder])).toBe(0);
  expect(said).toBe(`2 of 5 decisions would be others
1 could not be tried: their records do not tell enough
1 would be denied
  1  no-research
1 would be permitted
  1  outside-for-treatment

0  2026-11-20T00:00:00.000Z  letters HRESCH gpt  permit → deny  no-research
3  2026-11-23T00:00:00.000Z  letters TREAT gpt  deny → permit  outside-for-treatment
`);
  said = '';
  const since = ['--since', '2026-11-21', '--list', '0'];
  expect(await policy.run(['dry-run', 'builtin', file, '--data', folder, ...since])).toBe(0);
  expect(said).toContain('1 of 4 decisions would be others');
  expect(said).not.toContain('→');
});

test('a decision on record is explained, by the dates of its day, and a change of the policies is told', async () => {
  await recorded(
    { ...asked(), kind: 'denial', code: 'policy_denied', policyVersion: 'sha256:then' },
    { ...asked(), kind: 'denial', code: 'agreement_missing', lacking: ['baa'] },
    { kind: 'outcome', outcome: 'finished' },
  );
  const file = await write('own.cedar', FORBID);
  const entry = (index: string) =>
    policy.run(['explain', '--entry', index, 'builtin', file, '--data', folder]);
  expect(await entry('0')).toBe(0);
  expect(said).toMatch(
    /^2026-11-20T00:00:00\.000Z {2}deny \(policy_denied\)\ndenied: No research outside \(no-research\)\n/,
  );
  expect(said).toContain('it would be permitted if the organisation runs the model, or');
  expect(said).toMatch(
    /the policies have changed: decided under sha256:then\nexplained under sha256:\S+\n$/,
  );
  said = '';
  expect(await entry('1')).toBe(0);
  expect(said).toMatch(/deny \(agreement_missing\)\ndenied: health data .* \(lacking: baa\)\n$/);
  await expect(entry('2')).rejects.toThrow(
    expect.objectContaining({
      facts: { at: '--entry', remedy: expect.stringMatching('no decision') },
    }),
  );
  await expect(entry('3')).rejects.toThrow(
    expect.objectContaining({
      facts: { at: '--entry', remedy: expect.stringMatching('no such entry') },
    }),
  );
});

test('a bundle is made of a folder, and read again under the key that was printed', async () => {
  await mkdir(join(folder, 'rules'));
  await write('rules/own.cedar', FORBID);
  await write('rules/own.cases.yaml', 'cases: []');
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = await write('key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
  const out = join(folder, 'north.json');
  const flags = ['--key', key, '--name', 'north', '--version', '3', '--out', out];
  expect(await policy.run(['bundle', join(folder, 'rules'), ...flags])).toBe(0);
  const publicKey = /publicKey: "([^"]+)"/.exec(said)![1]!;

  const { sources, bundles, cases } = readPolicyPlaces([{ bundle: out, publicKey }]);
  expect(sources).toEqual([{ name: 'own.cedar', text: FORBID }]);
  expect(cases).toEqual([{ name: 'own.cases.yaml', text: 'cases: []', isBuiltIn: false }]);
  expect(bundles[0]).toMatchObject({ name: 'north', version: 3 });
  expect(await readFile(out, 'utf8')).not.toContain('PRIVATE');
  // What is there is not written over.
  await expect(policy.run(['bundle', join(folder, 'rules'), ...flags])).rejects.toThrow(
    expect.objectContaining({ code: 'config_invalid' }),
  );
});
