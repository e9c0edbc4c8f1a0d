/**
 * Job J7, the clinician: "Draft the letter, show me what came from the chart and what did not; do not make me log
 * in again."
 *
 * Done when: the token of the house's single sign-on is enough; statements with their place in the chart; accept,
 * edit or reject in one step each.
 */
import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { type House, openHouse, type Person, personOf } from '../support/house.ts';
import { Browser, CLIENT, LoginProvider } from '../support/login-provider.ts';
import { packModel } from '../support/pack-model.ts';

vi.setConfig({ testTimeout: 120_000 }); // each command is a process of its own

const CHART = `Marguerite Hollowell, seen on 2024-03-14 for pain in the left knee.
Knee pain for six weeks, worse on stairs, no locking.
Takes naproxen 500 mg twice daily without relief.
Allergic to penicillin (rash).
Refer to orthopedics: is an arthroscopy needed?
`;
const EMPTY = {
  ...{ urgency: [], tried: [], medications: [], familyHistory: [], contradictions: [] },
};
/** What the model makes of it: all from the chart but one sentence, which sounds as if it were. */
const DRAFT = {
  ...EMPTY,
  specialty: [{ text: 'Orthopedics', quote: 'Refer to orthopedics: is an arthroscopy needed?' }],
  question: [
    { text: 'Is an arthroscopy needed?', quote: 'Refer to orthopedics: is an arthroscopy needed?' },
  ],
  history: [
    {
      text: 'Knee pain for six weeks.',
      quote: 'Knee pain for six weeks, worse on stairs, no locking.',
    },
  ],
  findings: [
    {
      text: 'seen for pain in the left knee',
      quote: 'Marguerite Hollowell, seen on 2024-03-14 for pain in the left knee.',
    },
  ],
  allergies: [{ text: 'Penicillin: rash.', quote: 'Allergic to penicillin (rash).' }],
};
const MADE_UP = { text: 'No fever.', quote: 'She denies fever and weight loss.' };

const AUDIENCE = 'https://chaperone.hospital.example';
/** The page of the electronic record to which the login leads back; nothing is served there. */
const BACK = 'http://127.0.0.1:9/launched';

const sso = new LoginProvider();
let model: FakeUpstream;
let house: House;
let clinician: Person;
beforeAll(async () => {
  await sso.start(new URL(BACK).origin, { audience: AUDIENCE, back: BACK });
  sso.people.set('dr-lindqvist', { roles: ['clinician'], amr: ['pwd', 'mfa'] });
  model = await startFakeUpstream(
    packModel([DRAFT], {
      name: 'letters-1',
      spoil: (draft) => ({ ...draft, history: [...draft.history!, MADE_UP] }),
    }),
  );
  house = await openHouse({
    config: {
      upstreams: [
        {
          name: 'letters',
          api: 'openai',
          url: `${model.url}/v1`,
          hosting: 'outside',
          provider: 'agreed',
        },
      ],
      useCases: [{ id: 'referral-letter', purposes: ['TREAT'], requiresAcceptance: true }],
      tokens: [
        { issuer: sso.url, audience: AUDIENCE, jwksUri: `${sso.url}/jwks`, algorithms: ['ES256'] },
      ],
      labels: { missRateMax: { SUD: 1 } },
    },
  });
  writeFileSync(join(house.gateway.folder, 'chart.txt'), CHART);
});
afterAll(async () => {
  await house.close();
  await model.close();
  sso.stop();
});

/** As the electronic record does it when it is opened: OpenID Connect, authorization code with PKCE. */
async function tokenOf(user: string): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const question = new URLSearchParams({
    ...{ client_id: CLIENT.client_id, response_type: 'code', scope: 'openid', redirect_uri: BACK },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    ...{ code_challenge_method: 'S256', state: 's', nonce: 'n', resource: AUDIENCE },
  });
  const back = await new Browser().logIn(`${sso.url}/auth?${question}`, user, BACK);
  const reply = await fetch(`${sso.url}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', redirect_uri: BACK, code_verifier: verifier },
      code: new URL(back).searchParams.get('code')!,
      ...CLIENT,
    }),
  });
  return ((await reply.json()) as { access_token: string }).access_token;
}

/** @returns what was drafted, and the id under which something is said of it */
async function draftLetter() {
  const { out, err } = await clinician.chaperone(
    ...[
      'use-case',
      'run',
      'referral-letter',
      '--input',
      'chart.txt',
      '--patient',
      'Patient/demo',
      '--json',
    ],
  );
  expect(err).toBe('');
  return JSON.parse(out);
}

test('one login, and the letter is drafted: what is in the chart, and where, and what is not', async () => {
  clinician = personOf(await tokenOf('dr-lindqvist'), house.gateway);
  const run = await draftLetter();
  expect(run.verdict).toBe('partly_grounded');
  const told = run.statements.map(
    (one: { at: string; grounding: string; span?: { start: number; end: number } }) => [
      one.at,
      one.grounding,
      one.span && CHART.slice(one.span.start, one.span.end),
    ],
  );
  expect(told).toContainEqual(['/findings/0', 'verbatim', DRAFT.findings[0]!.quote]);
  expect(told).toContainEqual(['/allergies/0', 'verbatim', DRAFT.allergies[0]!.quote]);
  expect(told).toContainEqual(['/history/1', 'not_verbatim', undefined]);
  // The model has not seen her name, nor the day.
  const sent = model.requests.at(-1)!.bytes.toString('utf8');
  expect(sent).not.toMatch(/hollowell|marguerite|2024-03-14/i);

  const { out, code } = await clinician.chaperone(
    ...['use-case', 'run', 'referral-letter', '--input', 'chart.txt', '--patient', 'Patient/demo'],
  );
  expect(out).toMatch(
    /^ +\[in record\] Knee pain for six weeks\.\n +"Knee pain for six weeks, .*" — text 68–121$/m,
  );
  expect(out).toMatch(/^ +\[NOT BORNE OUT\] No fever\.\n.* — stands nowhere in the record$/m);
  expect(code).toBe(1);
});

test.each([
  ['accepted', { kind: 'accepted' }],
  ['edited', { kind: 'edited', edit: { inserted: 4, deleted: 40 } }],
  ['rejected', { kind: 'rejected', reason: 'inaccurate' }],
] as const)('%s in one call, with the same token', async (state, said) => {
  const { exchange } = await draftLetter();
  expect(await clinician.api('GET', `/outputs/${exchange}`)).toMatchObject({
    status: 200,
    body: { state: 'draft', history: [] },
  });
  expect(await clinician.api('POST', `/outputs/${exchange}/verifications`, said)).toMatchObject({
    body: { state, history: [{ kind: state, user: 'dr-lindqvist' }] },
  });
  expect(sso.logins).toBe(1);
});
