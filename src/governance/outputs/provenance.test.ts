/**
 * Provenance against base R4 and the invariants of the AI-Provenance profile, written out here: its slices are told
 * apart by the profiles of what they refer to, which validators leave out.
 */
import { describe, expect, test } from 'vitest';
import type { Output, OutputState, Verification } from './output.ts';
import { OUTPUT } from './outputs.test-support.ts';
import { aiSecurityLabel, inlineLabel, provenanceOf } from './provenance.ts';

const USERS = 'https://example.org/users';
const entry = (kind: Verification['kind'], user: string, minutes: number): Verification => ({
  kind,
  user,
  caller: 'ehr',
  at: OUTPUT.at + minutes * 60_000,
});

const history = [
  entry('accepted', 'dr-a', 1),
  entry('rejected', 'dr-b', 2),
  entry('edited', 'dr-c', 3),
];
const { user: _, purpose: __, ...ANONYMOUS } = OUTPUT;
const OUTPUTS: readonly (readonly [string, Output])[] = [
  ['unverified', OUTPUT],
  ['a draft', { ...OUTPUT, state: 'draft', dueAt: OUTPUT.at + 1 }],
  ['verified by several', { ...OUTPUT, state: 'edited', history }],
  ['rejected', { ...OUTPUT, state: 'rejected', history: history.slice(0, 2) }],
  ['of an older version, its user erased', { ...ANONYMOUS, facts: { upstream: 'llm' } }],
];

// biome-ignore lint/suspicious/noExplicitAny: a FHIR resource is read as it is
const made = (output: Output, more = {}): any => provenanceOf(output, { users: USERS, ...more });

describe.each(OUTPUTS)('%s', (_, output) => {
  const provenance = made(output);

  test('is a Provenance of R4', () => {
    const fields = ['resourceType', 'meta', 'contained', 'target', 'occurredDateTime', 'recorded'];
    const known = [...fields, 'reason', 'activity', 'agent', 'entity'];
    expect(known).toEqual(expect.arrayContaining(Object.keys(provenance)));
    expect(provenance.target.length).toBeGreaterThan(0);
    expect(provenance.recorded).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    for (const agent of provenance.agent) expect(agent.who).toBeDefined();
    for (const { role, what } of provenance.entity ?? []) {
      expect(['derivation', 'revision', 'quotation', 'source', 'removal']).toContain(role);
      expect(what).toBeDefined();
    }
  });

  test('has AIAST as one reason, and once', () => {
    const codes = provenance.reason.flatMap(({ coding }: { coding: { code: string }[] }) =>
      coding.map(({ code }) => code),
    );
    expect(codes.filter((code: string) => code === 'AIAST')).toHaveLength(1);
  });

  test('has one agent that is artificial intelligence, whose device is contained', () => {
    const machines = provenance.agent.filter(({ role }: { role?: unknown }) => role !== undefined);
    expect(machines).toHaveLength(1);
    expect(machines[0].role[0].coding[0].code).toBe('Artificial-Intelligence');
    expect(machines[0].type.coding).toHaveLength(1);
    const [device, ...others] = provenance.contained;
    expect(others).toEqual([]);
    expect(machines[0].who.reference).toBe(`#${device.id}`); // dom-3
    expect(device).toMatchObject({
      resourceType: 'Device',
      type: { coding: [{ code: 'Artificial-Intelligence' }] },
      extension: [{ valueCodeableConcept: { coding: [{ code: 'Large-Language-Models' }] } }],
    });
    expect(device.deviceName[0].name).toBe(output.facts.model ?? 'llm');
    expect(device.version?.[0].value).toBe(output.facts.reportedModel);
    expect(device).not.toHaveProperty('meta'); // dom-4
    expect(device).not.toHaveProperty('contained'); // dom-2
  });

  test('has a type for each human', () => {
    const humans = provenance.agent.filter(({ role }: { role?: unknown }) => role === undefined);
    for (const human of humans) {
      expect(human.who).toEqual({
        type: 'Practitioner',
        identifier: { system: USERS, value: expect.any(String) },
      });
      expect(human.type.coding).toHaveLength(1);
    }
  });
});

test.each<[OutputState, readonly Verification[], string[]]>([
  ['unverified', [], []],
  ['edited', history, ['dr-a', 'dr-c']],
  ['rejected', [entry('accepted', 'dr-a', 1), entry('rejected', 'dr-a', 2)], []],
  ['accepted', [entry('rejected', 'dr-a', 1), entry('accepted', 'dr-a', 2)], ['dr-a']],
])('%s: verifiers are those who vouch for it in the end', (state, said, expected) => {
  const { agent, recorded } = made({ ...OUTPUT, state, history: said });
  const verifiers = agent.filter(
    ({ type }: { type: { coding: { code: string }[] } }) => type.coding[0]?.code === 'verifier',
  );
  expect(
    verifiers.map(({ who }: { who: { identifier: { value: string } } }) => who.identifier.value),
  ).toEqual(expected);
  expect(Date.parse(recorded)).toBe(said.at(-1)?.at ?? OUTPUT.at);
});

test('of an element of a resource of the EHR', () => {
  const more = { target: 'DiagnosticReport/17', targetPath: 'DiagnosticReport.conclusion' };
  expect(made(OUTPUT, more).target).toEqual([
    {
      reference: 'DiagnosticReport/17',
      identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${OUTPUT.id}` },
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/targetPath',
          valueString: 'DiagnosticReport.conclusion',
        },
      ],
    },
  ]);
});

test('labels: the whole resource, or the elements and that there are such', () => {
  expect(aiSecurityLabel(true)).toMatchObject({
    system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
    code: 'AIAST',
  });
  expect(aiSecurityLabel(false)).toMatchObject({ code: 'PROCESSINLINELABEL' });
  expect(inlineLabel()).toMatchObject({
    url: expect.stringContaining('extension-inline-sec-label'),
    valueCoding: { code: 'AIAST' },
  });
});
