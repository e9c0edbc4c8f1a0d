/**
 * Job J5, the app developer: "I want to call an LLM today with one base URL and not read HIPAA."
 *
 * Done when: change of base URL and a use-case id; a sandbox with synthetic patients; errors that say which
 * rule and how to fix it.
 */
import OpenAI, { type APIError } from 'openai';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { type House, openHouse } from '../support/house.ts';
import { SITE_CONTENT } from '../support/register.ts';
import { succeeded } from '../support/run-command.ts';

vi.setConfig({ testTimeout: 120_000 }); // each command is a process of its own

let vendor: FakeUpstream;
let house: House;
beforeAll(async () => {
  vendor = await startFakeUpstream({ body: chatBody('noted') });
  house = await openHouse({
    config: {
      upstreams: [
        { name: 'rehearsal', api: 'rehearsal' },
        {
          name: 'vendor',
          api: 'openai',
          url: `${vendor.url}/v1`,
          hosting: 'outside',
          provider: 'unsigned',
        },
      ],
      providers: [{ id: 'unsigned', title: 'A vendor with whom nothing was agreed' }],
      useCases: [
        { id: 'sandbox', title: 'Sandbox', purposes: ['HTEST'], upstreams: ['rehearsal'] },
        { id: 'letters', purposes: ['TREAT'] },
      ],
      // This house found that its texts say so where they are about substance use.
      labels: { missRateMax: { SUD: 1 } },
    },
  });
});
afterAll(async () => {
  await house.close();
  await vendor.close();
});

const QUESTION = 'Summarise: marguerite hollowell (DOB 3/12/57) was seen on 2024-03-14.';
const messages = [{ role: 'user' as const, content: QUESTION }];

test('one base URL, one key that carries the use case: the official client works, on an invented patient', async () => {
  const made = succeeded(
    await house.onServer(
      ...['key', 'create', '--name', 'my first app', '--user', 'dev-1'],
      ...['--use-case', 'sandbox', '--purpose', 'HTEST'],
    ),
  );
  const client = new OpenAI({
    baseURL: `${house.gateway.url}/v1`,
    apiKey: made.out.trim(),
    // Marguerite Hollowell is built in, and nobody.
    defaultHeaders: { 'chaperone-patient': 'Patient/demo', 'chaperone-manifest': 'true' },
  });
  const { data, response } = await client.chat.completions
    .create({ model: 'rehearsal', messages })
    .withResponse();
  expect(data.choices[0]?.message.content).toContain(QUESTION);
  // She was masked on the way out and restored on the way back.
  const manifest = JSON.parse(response.headers.get('chaperone-manifest')!);
  expect(manifest).toMatchObject({ categories: { name: 1, date: 2 }, drift: { unresolved: 0 } });
});

describe('an error says which rule, and what to do', () => {
  const named = { useCase: 'sandbox', purpose: 'HTEST', model: 'rehearsal' };
  beforeAll(async () => {
    const about = { id: 'triage', title: 'Triage', owner: 'dr-quist', department: 'Medicine' };
    const content = { ...SITE_CONTENT, purposes: ['TREAT'], upstreams: ['rehearsal'] };
    const made = await house.as('owner').api('POST', '/use-cases', { ...about, content });
    expect(made.status).toBe(201);
  });

  test.each([
    [
      'no key',
      { key: 'ck_mistyped' },
      401,
      'unauthenticated',
      ['send an API key or a bearer token'],
    ],
    [
      'no use case',
      { useCase: undefined },
      400,
      'missing_use_case',
      ['add the header Chaperone-Use-Case'],
    ],
    [
      'no purpose',
      { purpose: undefined },
      400,
      'missing_purpose',
      ['add the header Chaperone-Purpose with an HL7 ActReason code such as TREAT'],
    ],
    [
      'a model that is not there',
      { model: 'gpt-9' },
      404,
      'model_not_found',
      ['see GET /v1/models'],
    ],
    [
      'a use case that nobody knows',
      { useCase: 'my-idea' },
      403,
      'policy_denied',
      ['use-case-must-be-registered', 'it would be permitted if the use case is in the register'],
    ],
    [
      'a purpose that it does not serve',
      { purpose: 'TREAT' },
      403,
      'policy_denied',
      ['purpose-must-be-of-use-case', 'it would be permitted if'],
    ],
    [
      'one that is not approved yet',
      { useCase: 'triage', purpose: 'TREAT' },
      403,
      'use_case_stopped',
      ['not_approved', 'ask its owner, or the committee that approves it'],
    ],
    [
      'a vendor without agreement',
      { useCase: 'letters', purpose: 'TREAT', model: 'vendor' },
      403,
      'agreement_missing',
      ['lacking: baa', 'name its provider, and enter the agreement there'],
    ],
  ] as const)('%s', async (_, change, status, code, told) => {
    const asked = { key: house.as('portal').key, ...named, ...change };
    const client = new OpenAI({
      baseURL: `${house.gateway.url}/v1`,
      apiKey: asked.key,
      maxRetries: 0,
      defaultHeaders: {
        ...(asked.useCase !== undefined && { 'chaperone-use-case': asked.useCase }),
        ...(asked.purpose !== undefined && { 'chaperone-purpose': asked.purpose }),
      },
    });
    const error = await client.chat.completions.create({ model: asked.model, messages }).then(
      () => undefined,
      (thrown: APIError) => thrown,
    );
    expect(error!.message).toContain(told[0]);
    expect(error).toMatchObject({ status, code });
    for (const words of told) expect(error!.message).toContain(words);
  });

  test('nothing of all that reached the vendor', () => {
    expect(vendor.requests).toEqual([]);
  });
});
