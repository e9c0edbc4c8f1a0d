/**
 * The leak sweep. A synthetic patient's identifiers are put in every place of every format; they
 * must then be absent from what the upstream received, from errors, logs, metrics, traces, the
 * ledger and every file of the data folder. A planted leak shows that the sweep bites.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EchoUpstream, startEchoUpstream } from '../clients/echo-upstream.ts';
import { PROVIDERS_YAML } from '../support/agreed-provider.ts';
import { type SpawnedGateway, spawnGateway } from '../support/spawned-gateway.ts';
import type { Sentinels } from './placement.ts';
import { PLACEMENTS } from './placements.ts';

const PATIENT = {
  resourceType: 'Patient',
  id: 'sentinel',
  gender: 'female',
  birthDate: '1957-03-12',
  name: [{ family: 'Achterberg', given: ['Rosalind', 'Quenby'] }],
  identifier: [
    { type: { coding: [{ code: 'MR' }] }, value: '84412907' },
    { system: 'http://hl7.org/fhir/sid/us-ssn', value: '219-09-9999' },
  ],
  telecom: [
    { system: 'phone', value: '(212) 867-5309' },
    { system: 'email', value: 'r.achterberg@uptownclinic.net' },
  ],
  address: [
    { line: ['4417 Larkspur Hollow Rd'], city: 'Vandergrift', state: 'PA', postalCode: '15690' },
  ],
};

const SENTINELS: Sentinels = {
  text:
    'Rosalind Q. Achterberg (born March 12, 1957; MRN 84412907; SSN 219-09-9999), ' +
    'tel. 212-867-5309, r.achterberg@uptownclinic.net, 4417 Larkspur Hollow Road, Vandergrift, PA 15690. ' +
    'ACHTERBERG, ROSALIND seen 1957-03-12; ms. achterberg denies pain.',
  token: 'lookup_Achterberg_84412907',
  json: JSON.stringify({
    'Achterberg, Rosalind': { dob: '03/12/1957', contacts: ['2128675309', 'Vandergrift 15690'] },
    mrn: 84412907,
    history: [{ ssn: '219099999' }],
  }),
  number: 84412907,
};

/** Searched for without regard to case, and again with everything but letters and digits removed. */
const FRAGMENTS = [
  'rosalind',
  'achterberg',
  '84412907',
  '219099999',
  '2128675309',
  '8675309',
  'uptownclinic',
  'larkspur',
  'vandergrift',
  '15690',
  '19570312',
  '03121957',
  'march121957',
];

/** Five digits stand in any file of numbers by chance; the longer fragments do not. */
const IN_STORES = FRAGMENTS.filter((fragment) => fragment.length > 5);

function leaksIn(text: string, fragments = FRAGMENTS): string[] {
  const unescaped = text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const folded = unescaped.toLowerCase().replace(/[^a-z0-9]/g, '');
  return fragments.filter((fragment) => folded.includes(fragment));
}

let upstream: EchoUpstream;
let gateway: SpawnedGateway;
let collector: { url: string; bodies: string[]; close(): void };
const answered: string[] = [];
const KEY = 'ck_sweep_0123456789abcdefghijklmnop';

beforeAll(async () => {
  upstream = await startEchoUpstream();
  collector = await startCollector();
  gateway = await spawnGateway({
    env: { SWEEP_KEY: KEY },
    files: { 'patients.ndjson': `${JSON.stringify(PATIENT)}\n` },
    config: `
data: { folder: ./data }
log: { level: debug }
tracing: { endpoint: "${collector.url}" }
patients: { files: ./patients.ndjson }
${PROVIDERS_YAML}
upstreams:
  - { name: test, api: openai, url: "${upstream.url}", hosting: outside, provider: agreed }
  - { name: claude, api: anthropic, url: "${upstream.url.replace('/v1', '')}", hosting: outside, provider: agreed }
useCases:
  - { id: sweep, title: Leak sweep, purposes: [TREAT] }
callers:
  - id: sweeper
    key: \${SWEEP_KEY}
    defaults: { useCase: sweep, purpose: TREAT, user: sweeper }
`,
  });
});
afterAll(async () => {
  await gateway?.close();
  await upstream?.close();
  collector?.close();
});

test('every fragment stands in the sentinels, and a planted leak is seen', () => {
  expect(leaksIn(SENTINELS.text + SENTINELS.json)).toEqual(FRAGMENTS);
  expect(leaksIn(SENTINELS.token)).toEqual(['achterberg', '84412907']);
  expect(leaksIn('the family of A\\u0063hterberg')).toEqual(['achterberg']);
  expect(leaksIn('nothing of the kind, 84 4 12')).toEqual([]);
});

describe(`${PLACEMENTS.length} places`, () => {
  test('there are at least 150', () => expect(PLACEMENTS.length).toBeGreaterThanOrEqual(150));

  test.each(PLACEMENTS)('$id', async ({ path, expect: expected, body }) => {
    const before = upstream.bodies.length;
    const reply = await fetch(gateway.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${KEY}`,
        'chaperone-patient': 'Patient/sentinel',
        'chaperone-manifest': 'true',
      },
      body: JSON.stringify(body(SENTINELS)),
    });
    const answer = await reply.text();
    const sent = upstream.bodies.slice(before);
    if (expected === 'sent') {
      expect({ status: reply.status, answer }).toMatchObject({ status: 200 });
      expect(sent).toHaveLength(1);
      expect(leaksIn(sent[0]!)).toEqual([]);
    } else {
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(reply.status).toBeLessThan(500);
      expect(sent).toEqual([]);
      // A refusal names the place, never the value.
      expect(leaksIn(answer)).toEqual([]);
    }
    answered.push([...reply.headers].join('\n'));
  });
});

describe('beside the upstream', () => {
  test('answer headers and manifests', () =>
    expect(leaksIn(answered.join('\n'), IN_STORES)).toEqual([]));

  test('metrics', async () => {
    const text = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(text).toContain('chaperone_');
    expect(leaksIn(text, IN_STORES)).toEqual([]);
  });

  test('logs, traces and every stored byte, after a clean end', async () => {
    await gateway.stop();
    expect(gateway.output()).toContain('exchange');
    expect(leaksIn(gateway.output(), IN_STORES)).toEqual([]);
    expect(collector.bodies.length).toBeGreaterThan(0);
    expect(leaksIn(collector.bodies.join('\n'), IN_STORES)).toEqual([]);
    const files = gateway.stored();
    expect([...files.keys()].some((name) => name.endsWith('.db'))).toBe(true);
    for (const [name, text] of files)
      expect({ name, leaks: leaksIn(text, IN_STORES) }).toEqual({ name, leaks: [] });
  });
});

/** Takes OTLP over HTTP and keeps the bytes as text: strings stand in it as they are. */
async function startCollector() {
  const bodies: string[] = [];
  const server = createServer((request, reply) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      bodies.push(Buffer.concat(pieces).toString('latin1'));
      reply.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`,
    bodies,
    close: () => server.close(),
  };
}
