/**
 * Records in a request, in whatever way they stand in it: what their codes and their own labels say of them
 * decides as words do, and what the use case did not declare is cut. Outside goes what a BAA covers, so that
 * substance use (no QSOA), psychotherapy notes and reproductive care are refused.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/core/json.ts';
import { chatBody, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { type LedgerLine, startGateway, type TestGateway } from '../support/gateway.ts';

const CONFIG = {
  providers: [
    {
      id: 'agreed',
      title: 'BAA alone',
      agreements: [
        { id: 'b', kind: 'baa', reference: 'archive 1', signedBy: 'Counsel', from: '2000-01-01' },
      ],
    },
  ],
  // Nothing is presumed: what is refused here is refused for what was found.
  labels: { missRateMax: { SUD: 1, PSYTHPN: 1 } },
};
const SCT = 'http://snomed.info/sct';
const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';

let upstream: FakeUpstream;
let gateway: TestGateway;
beforeAll(async () => {
  upstream = await startFakeUpstream({ body: chatBody('noted') });
  gateway = await startGateway(upstream.url, { config: CONFIG });
});
beforeEach(() => {
  upstream.requests.length = 0;
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

const CHAT = '/v1/chat/completions';
const user = (content: Json): JsonObject => ({
  model: 'fake',
  messages: [{ role: 'user', content }],
});

/** `sent`, or the code of the refusal. */
async function ask(body: JsonObject, path = CHAT, to = gateway): Promise<string> {
  const answer = await to.post(path, body);
  const { error } = (await answer.json()) as { error?: { code?: string; type: string } };
  return answer.ok ? 'sent' : (error?.code ?? error?.type ?? String(answer.status));
}

async function lastDisclosure(of = gateway): Promise<LedgerLine> {
  return (await of.records()).findLast(({ kind }) => kind === 'disclosure')!;
}

/** What was known of the content when the last request was refused: what was presumed is among it. */
async function labelsOfDenial(of = gateway): Promise<string[]> {
  return (await of.records()).findLast(({ kind }) => kind === 'denial')!.facts.labels;
}

const coded = (system: string, code: string): JsonObject => ({
  resourceType: 'Condition',
  code: { coding: [{ system, code }] },
});
const stating = (...codes: string[]): JsonObject => ({
  resourceType: 'Observation',
  meta: { security: codes.map((code) => ({ system: ACT, code })) },
  valueString: 'stable',
});

const HARMLESS = coded(SCT, '90560007');
const OPIOID = coded(SCT, '75544000');
const MESSAGE = 'MSH|^~\\&|A|B|C|D|20260901||ADT^A01|1|P|2.5.1\rDG1|1||F1120^^I10';
const CDA =
  '<ClinicalDocument xmlns="urn:hl7-org:v3"><entry><value xsi:type="CD" code="75544000"' +
  ' codeSystem="2.16.840.1.113883.6.96"/></entry></ClinicalDocument>';
const FHIR_XML = `<coding><system value="${SCT}"/><version value="1"/><code value="75544000"/></coding>`;

test('codes of nothing that is guarded go out', async () => {
  expect(await ask(user(JSON.stringify(HARMLESS)))).toBe('sent');
  expect(await ask(user(MESSAGE.replace('F1120', 'M109')))).toBe('sent');
});

describe('every class, from codes and from what the record says of itself', () => {
  test.each<[string, Json, string]>([
    ['opioid use, SNOMED CT', OPIOID, 'OPIOIDUD'],
    ['alcohol use, ATC', coded('http://www.whocc.no/atc', 'N07BB04'), 'ETHUD'],
    ['substance use, ICD-10-CM', coded('http://hl7.org/fhir/sid/icd-10-cm', 'F14.20'), 'SUD'],
    ['substance use, a search for it', { code: `${SCT}|75544000` }, 'OPIOIDUD'],
    [
      '… a code with its system beside it',
      { codeSystem: '2.16.840.1.113883.6.96', code: 75544000 },
      'OPIOIDUD',
    ],
    ['… a row of an export', { concept_code: '75544000', vocabulary_id: 'SNOMED' }, 'OPIOIDUD'],
    ['… a message', MESSAGE, 'OPIOIDUD'],
    [
      '… a message that names the system in DG1-2',
      MESSAGE.replace('|F1120^^I10', 'I10|F1120'),
      'OPIOIDUD',
    ],
    ['… C-CDA', CDA, 'OPIOIDUD'],
    ['… FHIR as XML', FHIR_XML, 'OPIOIDUD'],
    ['psychotherapy note, SNOMED CT', coded(SCT, '444175001'), 'PSYTHPN'],
    ['psychotherapy note, stated', stating('PSYTHPN'), 'PSYTHPN'],
    ['… without a system', { meta: { security: [{ code: 'PSYTHPN' }] }, x: 'stable' }, 'PSYTHPN'],
    ['contraception, SNOMED CT', coded(SCT, '65200003'), 'SEX'],
    ['reproductive care, stated', stating('SEX'), 'SEX'],
    ['42 CFR Part 2, stated', stating('42CFRPart2', 'ETH'), 'ETH'],
    [
      '… of a document',
      {
        resourceType: 'DocumentReference',
        securityLabel: [{ coding: [{ system: ACT, code: 'ETHUD' }] }],
      },
      'ETHUD',
    ],
    ['… in C-CDA', '<value code="ETHUD" codeSystem="2.16.840.1.113883.5.4"/>', 'ETHUD'],
    [
      'self-pay',
      {
        resourceType: 'Coverage',
        type: { coding: [{ system: 'https://nahdo.org/sopt', code: '81' }] },
      },
      'PRS',
    ],
  ])('refused: %s', async (_name, value, label) => {
    const content = typeof value === 'string' ? value : JSON.stringify(value);
    expect(await ask(user(content))).toBe('policy_denied');
    expect(upstream.requests).toHaveLength(0);
    expect(await labelsOfDenial()).toContain(label);
  });

  test.each<[string, Json, string]>([
    ['HIV test, LOINC', coded('http://loinc.org', '75622-1'), 'HIV'],
    ['genetic disease, ICD-10-CM', coded('http://hl7.org/fhir/sid/icd-10-cm', 'G10'), 'GDIS'],
    ['psychiatric disorder, SNOMED CT', coded(SCT, '58214004'), 'PSY'],
    ['abuse, ICD-10-CM in a message', MESSAGE.replace('F1120', 'T7411'), 'SDV'],
    ['flagged by the sender', MESSAGE.replace('F1120^^I10', `M109^^I10${'|'.repeat(15)}Y`), 'SPI'],
  ])('on record: %s', async (_name, value, label) => {
    const content = typeof value === 'string' ? value : JSON.stringify(value);
    expect(await ask(user(content))).toBe('sent');
    expect((await lastDisclosure()).labels).toContain(label);
  });

  test.each<[string, string]>([
    [
      JSON.stringify({
        resourceType: 'Condition',
        meta: {
          security: [
            { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'V' },
          ],
        },
      }),
      'V',
    ],
    ['<confidentialityCode code="R" codeSystem="2.16.840.1.113883.5.25"/>', 'R'],
  ])('how confidential it says that it is: %#', async (content, expected) => {
    expect(await ask(user(content))).toBe('sent');
    expect((await lastDisclosure()).confidentiality).toBe(expected);
  });
});

const WAYS: readonly [string, (record: string) => string][] = [
  ['bare', (record) => record],
  ['between words', (record) => `Summarise: ${record}\n\nIn one sentence.`],
  ['in a fence', (record) => `Here:\n\`\`\`\n${record}\n\`\`\`\nThanks.`],
  ['in JSON', (record) => JSON.stringify({ result: { text: record } })],
  ['in JSON between words', (record) => `Result: ${JSON.stringify([{ text: record }])}`],
  ['in a string of a string', (record) => JSON.stringify([JSON.stringify([record])])],
  ['in a log', (record) => `12:00 body=${JSON.stringify(record)} ok`],
];
const RECORDS: readonly [string, string][] = [
  ['a resource', JSON.stringify(OPIOID)],
  ['pretty-printed', JSON.stringify(OPIOID, null, 2)],
  ['lines', `${JSON.stringify(HARMLESS)}\n${JSON.stringify(OPIOID)}`],
  ['an array', JSON.stringify([HARMLESS, OPIOID])],
  ['a Bundle', JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: OPIOID }] })],
  ['a message', MESSAGE],
  ['C-CDA', CDA],
];

test.each(
  RECORDS.flatMap(([record, source]) =>
    WAYS.map(([way, within]) => ({ record, way, text: within(source) })),
  ),
)('codes are found in $record, $way', async ({ text }) => {
  expect(await ask(user(text))).toBe('policy_denied');
  expect(await labelsOfDenial()).toContain('OPIOIDUD');
});

/** Bodies by the channel in which the text stands, and their paths. */
const CHANNELS: readonly [string, string, (text: string) => JsonObject][] = [
  ['chat, content', CHAT, user],
  ['chat, text part', CHAT, (text) => user([{ type: 'text', text }])],
  [
    'chat, tool call and result',
    CHAT,
    (text) => ({
      model: 'fake',
      messages: [
        { role: 'user', content: 'Go on.' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: text } }],
        },
        { role: 'tool', tool_call_id: 'c', content: 'ok' },
      ],
    }),
  ],
  [
    'chat, tool result',
    CHAT,
    (text) => ({
      model: 'fake',
      messages: [
        { role: 'user', content: 'Go on.' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }],
        },
        { role: 'tool', tool_call_id: 'c', content: text },
      ],
    }),
  ],
  ['responses, input', '/v1/responses', (input) => ({ model: 'fake', input })],
  ['embeddings, input', '/v1/embeddings', (input) => ({ model: 'fake', input: [input] })],
  [
    'messages, content',
    '/v1/messages',
    (content) => ({ model: 'claude', max_tokens: 9, messages: [{ role: 'user', content }] }),
  ],
  [
    'messages, tool input',
    '/v1/messages',
    (text) => ({
      model: 'claude',
      max_tokens: 9,
      messages: [
        { role: 'user', content: 'Go on.' },
        {
          role: 'assistant',
          content: [{ type: 'tool_use', id: 'c', name: 'f', input: { record: JSON.parse(text) } }],
        },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'c', content: 'ok' }] },
      ],
    }),
  ],
  [
    'messages, tool result',
    '/v1/messages',
    (text) => ({
      model: 'claude',
      max_tokens: 9,
      messages: [
        { role: 'user', content: 'Go on.' },
        { role: 'assistant', content: [{ type: 'tool_use', id: 'c', name: 'f', input: {} }] },
        {
          role: 'user',
          content: [{ type: 'tool_result', tool_use_id: 'c', content: [{ type: 'text', text }] }],
        },
      ],
    }),
  ],
];

test.each(CHANNELS)('codes are found in every channel: %s', async (_name, path, body) => {
  expect(await ask(body(JSON.stringify(OPIOID)), path)).not.toBe('sent');
  expect(upstream.requests).toHaveLength(0);
  expect(await labelsOfDenial()).toContain('OPIOIDUD');
});

describe('a use case that declares what it needs', () => {
  const inputs = [
    ...['gender', 'birthDate', 'communication', 'address'].map((name) => `Patient.${name}`),
    'Condition.code',
  ];
  let own: TestGateway;
  beforeAll(async () => {
    own = await startGateway(upstream.url, {
      config: { ...CONFIG, useCases: [{ id: 'testing', purposes: ['TREAT', 'HOPERAT'], inputs }] },
    });
  });
  afterAll(() => own.close());

  const observation = JSON.stringify({
    resourceType: 'Observation',
    code: { text: 'HIV viral load' },
    valueString: 'undeclared 5000',
  });

  test.each(CHANNELS)('is sent no more, counted: %s', async (_name, path, body) => {
    await ask(body(observation), path, own);
    const sent = upstream.requests.at(-1)!.bytes.toString();
    expect(sent).toContain('Observation');
    expect(sent).not.toMatch(/viral|undeclared/);
    expect(await lastDisclosure(own)).toMatchObject({ offered: 3, sent: 1 });
  });

  test('what is cut decides no more', async () => {
    expect(
      await ask(user(JSON.stringify({ ...OPIOID, resourceType: 'Observation' })), CHAT, own),
    ).toBe('sent');
    expect(await ask(user(JSON.stringify(OPIOID)), CHAT, own)).toBe('policy_denied');
  });

  test.each<[string, string, string]>([
    ['of which something is sent', 'Condition', 'policy_denied'],
    ['of which nothing is sent', 'Observation', 'sent'],
  ])(
    'what a resource says of itself stands, cut or not: one %s',
    async (_name, resourceType, expected) => {
      const resource = { ...stating('PSYTHPN'), resourceType, code: { text: 'fatigue' } };
      expect(await ask(user(JSON.stringify(resource)), CHAT, own)).toBe(expected);
    },
  );

  test('what a message says of itself stands', async () => {
    expect(await ask(user(`${MESSAGE.replace('F1120', 'M109')}\rARV|1|A|VIP`), CHAT, own)).toBe(
      'policy_denied',
    );
  });
});
