/** Use cases of the register, and emergencies, at a gateway: what the committee decides is what happens. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Clock } from '../../src/core/clock.ts';
import type { Json } from '../../src/core/json.ts';
import {
  closeBreakGlass,
  type DocumentKind,
  openBreakGlass,
  pause,
  resume,
  type UseCase,
} from '../../src/governance/index.ts';
import {
  answers,
  CONTENT,
  DAY,
  LARGE,
  live,
  NOW,
  ok,
  submitted,
} from '../../src/governance/use-cases/lifecycle.test-support.ts';
import { patientLookup } from '../../src/ledger/index.ts';
import { loadKeys } from '../../src/vault/index.ts';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const CONTENT_HERE = {
  ...CONTENT,
  purposes: ['TREAT', 'BTG'] as const,
  upstreams: ['fake'],
  expectedModels: { fake: 'fake-model' },
  phi: 'expected' as const,
  inputs: [],
  needsTraining: true,
};
const PATIENTS = ['ros', 'tom'].map((id) => ({
  resourceType: 'Patient',
  id,
  name: [{ given: ['Invented'], family: 'Achterberg' }],
}));

let upstream: FakeUpstream;
let gateway: TestGateway;
let folder: string;
let now = NOW;
const clock: Clock = { now: () => now };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chaperone-life-'));
  const file = join(folder, 'patients.ndjson');
  writeFileSync(file, PATIENTS.map((patient) => JSON.stringify(patient)).join('\n'));
  upstream = await startFakeUpstream();
  upstream.script(() => ({ body: chatBody('A short summary.') }));
  gateway = await startGateway(upstream.url, { config: { patients: { files: [file] } }, clock });
});
beforeEach(() => {
  now = NOW;
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

async function put(kind: DocumentKind, id: string, body: object): Promise<void> {
  const { register } = gateway.app;
  const expected = (await register.current()).get(kind, id)?.revision;
  await register.write({ kind, id, body: body as Json, expected, actor: 'test', action: 'test' });
}
const register = (useCase: UseCase) => put('use-case', useCase.id, useCase);

/** `answered`, or the code of the refusal with the rules or the reason. */
async function ask(useCase: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await gateway.post(
    '/v1/chat/completions',
    { model: 'fake', messages: [{ role: 'user', content: 'Pneumonia, afebrile.' }] },
    { headers: { 'chaperone-use-case': useCase, ...headers } },
  );
  const body = (await response.json()) as { error?: { code: string; message: string } };
  if (body.error === undefined) return 'answered';
  const why = /(?:rules|because): ([\w-]+(?:, [\w-]+)*)(?=;|\))/g;
  const reasons = [...body.error.message.matchAll(why)].map(([, reason]) => reason);
  return [body.error.code, ...reasons].join(' ');
}

/** The upstream is somebody else's, as the intake must have said. */
const OUTSIDE = answers({ provider: 'outside_no_phi' });

test('one that asks for training is closed to who shows none, whatever else is approved', async () => {
  await register({ ...live(OUTSIDE, CONTENT_HERE), id: 'trained' });
  expect(await ask('trained')).toContain('user-must-be-trained');
});

test('one that is reviewed gets nothing; live it is answered, until it is paused, and again after', async () => {
  const content = { ...CONTENT_HERE, needsTraining: false };
  await register({ ...submitted(OUTSIDE, content), id: 'letters' });
  expect(await ask('letters')).toBe('use_case_stopped not_approved');

  const isLive = { ...live(OUTSIDE, content), id: 'letters' };
  await register(isLive);
  expect(await ask('letters')).toBe('answered');

  const paused = ok(pause(isLive, { by: 'nurse', reason: 'safety' }, now));
  await register(paused);
  expect(await ask('letters')).toBe('use_case_stopped paused');

  await register(ok(resume(paused, { by: 'dr-owner' }, LARGE, now)));
  expect(await ask('letters')).toBe('answered');
});

test('an approval that runs out ends it without anybody writing anything', async () => {
  await register({ ...live(OUTSIDE, { ...CONTENT_HERE, needsTraining: false }), id: 'expiring' });
  now = NOW + 90 * DAY - 1;
  expect(await ask('expiring')).toBe('answered');
  now = NOW + 90 * DAY;
  expect(await ask('expiring')).toBe('use_case_stopped expired');
});

test('what stands in the register and does not read is closed', async () => {
  await put('use-case', 'torn', { id: 'torn', live: 'yes' });
  expect(await ask('torn')).not.toBe('answered');
});

test('the glass is broken by who opened it, for that patient, for its time', async () => {
  await register({ ...live(OUTSIDE, CONTENT_HERE), id: 'emergency' });
  const { index } = await loadKeys(gateway.folder, {}, { mayCreate: false });
  const patient = Buffer.from(patientLookup('Patient/ros', index)).toString('hex');
  const emergency = { 'chaperone-purpose': 'BTG', 'chaperone-patient': 'Patient/ros' };
  expect(await ask('emergency', emergency)).toContain('break-glass-must-be-open');

  const request = { id: 'bg-1', user: 'dr-test', useCase: 'emergency', patient } as const;
  const opened = openBreakGlass({ ...request, reason: 'unconscious', text: 'collapsed' }, [], now);
  const { document } = ok(opened);
  await put('break-glass', document.id, document);
  // Training is lifted with it.
  expect(await ask('emergency', emergency)).toBe('answered');
  for (const [what, headers] of Object.entries({
    'another patient': { ...emergency, 'chaperone-patient': 'Patient/tom' },
    'both patients': { ...emergency, 'chaperone-patient': 'Patient/ros, Patient/tom' },
    'nobody in particular': { 'chaperone-purpose': 'BTG' },
    'another person': { ...emergency, 'chaperone-user': 'dr-other' },
  })) {
    expect(await ask('emergency', headers), what).toContain('break-glass-must-be-open');
  }

  now = document.until;
  expect(await ask('emergency', emergency)).toContain('break-glass-must-be-open');
  now = NOW + 1000;
  expect(await ask('emergency', emergency)).toBe('answered');
  await put('break-glass', document.id, ok(closeBreakGlass(document, { by: 'dr-test' }, now)));
  expect(await ask('emergency', emergency)).toContain('break-glass-must-be-open');
});
