/** What becomes of FHIR resources under rules of a profile, and of what no rule names. */
import { expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import type { FhirRule, FhirRuleTreatment } from '../core/fhir-path/fhir-rule.ts';
import { fhirByRules } from '../formats/index.ts';
import {
  chat,
  expertDetermination,
  profileHash,
  pseudonymise,
  safeHarbor,
  usesKey,
} from '../profiles/index.ts';
import { documentDeidentifier } from './document.ts';
import { fhirRules } from './fhir-rules.ts';

const KEY = new TextEncoder().encode('a key of the tests, no secret');

const redact: FhirRuleTreatment = {
  method: 'redact',
  keepsYears: false,
  keepsAges: false,
  keepsZip3: false,
  restrictedZip3: [],
};
const partly: FhirRuleTreatment = {
  method: 'redact',
  keepsYears: true,
  keepsAges: true,
  keepsZip3: true,
  restrictedZip3: ['100'],
};

function under(rules: readonly (readonly [string, FhirRuleTreatment])[], resource: object) {
  const fhirRules: FhirRule[] = rules.map(([path, treatment]) => ({ path, treatment }));
  const profile = { ...expertDetermination, fhirRules };
  const engine = documentDeidentifier({ profile, secret: KEY, asOf: 2026, zip3Vintage: '2020' });
  const done = engine.deidentify(fhirByRules(fhirRules).walk(JSON.stringify(resource)));
  return { after: JSON.parse(done.text), tally: done.tally };
}

const after = (...args: Parameters<typeof under>) => under(...args).after;

const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  active: true,
  name: [{ use: 'official', family: 'Vantongeren', given: ['Ilse'] }],
  telecom: [{ system: 'phone', value: '802-555-0143' }],
  gender: 'female',
  birthDate: '1950-03-04',
  _birthDate: { extension: [{ url: 'http://x.example/t', valueDateTime: '1950-03-04T10:00:00Z' }] },
  address: [{ city: 'Rutland', state: 'VT', postalCode: '05701' }],
};

test('keep, and what no rule names goes by the profile', () => {
  const made = after([['Patient.name', { method: 'keep' }]], PATIENT);
  expect(made.name).toEqual(PATIENT.name);
  expect(made.telecom).toEqual([{ system: 'phone' }]);
  expect(made.birthDate).not.toBe(PATIENT.birthDate);
  expect(made.gender).toBe('female');
});

test('keep does not let prose pass unsearched, nor media', () => {
  const note = {
    resourceType: 'Observation',
    subject: { reference: 'Patient/p1' },
    note: [{ text: 'Called Mrs. Ilse Vantongeren at 802-555-0143 about the potassium.' }],
    valueAttachment: { contentType: 'image/png', data: 'iVBORw0KGgo=' },
  };
  const { note: made, valueAttachment } = after([['Observation', { method: 'keep' }]], note);
  expect(made[0].text).toContain('about the potassium');
  expect(made[0].text).not.toContain('802-555-0143');
  expect(made[0].text).not.toContain('Vantongeren');
  expect(valueAttachment.data).toBeUndefined();
});

test('redact takes out names, codes, truth values and what extends them', () => {
  const made = after(
    [
      ['Patient.name', redact],
      ['Patient.active', redact],
      ['Patient.gender', redact],
      ['Patient.birthDate', redact],
      ["nodesByType('Address')", redact],
    ],
    PATIENT,
  );
  expect(Object.keys(made)).toEqual(['resourceType', 'id', 'telecom']);
});

test('redact of all leaves the type and what R4 must have', () => {
  const status = { resourceType: 'Observation', status: 'final', code: { text: 'Potassium' } };
  const everything = [['Resource', redact]] as const;
  expect(after(everything, PATIENT)).toEqual({ resourceType: 'Patient' });
  expect(JSON.stringify(after(everything, status))).not.toMatch(/final|Potassium/);
  expect(after(everything, { resourceType: 'Bundle', entry: [{ resource: PATIENT }] })).toEqual({
    resourceType: 'Bundle',
    entry: [{ resource: { resourceType: 'Patient' } }],
  });
});

test.each([
  ['1950-03-04', '1950'],
  ['1930-03-04', undefined],
])('redact that keeps years: %s', (birthDate, year) => {
  const made = after([["nodesByType('date')", partly]], { resourceType: 'Patient', birthDate });
  expect(made.birthDate).toBe(year);
});

test.each([
  ['05701', '057'],
  ['10001', '000'],
  ['03602', '000'],
])('redact that keeps ZIP areas: %s', (postalCode, area) => {
  const patient = { resourceType: 'Patient', address: [{ city: 'Rutland', postalCode }] };
  expect(after([["nodesByType('Address')", partly]], patient).address).toEqual([
    { postalCode: area },
  ]);
});

test.each([
  [52, 52],
  [93, 90],
])('redact that keeps ages: %i', (value, kept) => {
  const condition = { resourceType: 'Condition', onsetAge: { value, unit: 'years', code: 'a' } };
  const made = after([["nodesByType('Age')", partly]], condition);
  expect(made.onsetAge).toEqual({ value: kept, unit: 'years', code: 'a' });
});

test('dates move by patient, by resource or all alike', () => {
  const observation = (id: string, patient: string) => ({
    resourceType: 'Observation',
    id,
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: '2024-05-06',
    issued: '2024-05-08T10:00:00Z',
  });
  const days = (scope: object, id: string, patient: string) => {
    const shift: FhirRuleTreatment = { method: 'shift', ...scope };
    const rules = [["nodesByType('dateTime') | nodesByType('instant')", shift]] as const;
    const { effectiveDateTime, issued } = after(rules, observation(id, patient));
    expect(Date.parse(issued.slice(0, 10)) - Date.parse(effectiveDateTime)).toBe(2 * 86_400_000);
    expect(effectiveDateTime).not.toBe('2024-05-06');
    return effectiveDateTime;
  };
  expect(days({}, 'o1', 'p1')).toBe(days({}, 'o2', 'p1'));
  expect(days({}, 'o1', 'p1')).not.toBe(days({}, 'o1', 'p2'));
  expect(days({ scope: 'resource' }, 'o1', 'p1')).toBe(days({ scope: 'resource' }, 'o1', 'p2'));
  expect(days({ scope: 'resource' }, 'o1', 'p1')).not.toBe(days({ scope: 'resource' }, 'o2', 'p1'));
  expect(days({ scope: 'all' }, 'o1', 'p1')).toBe(days({ scope: 'all' }, 'o2', 'p2'));
});

test('a date of an age over 89 is shifted by no rule: it goes', () => {
  const rules = [["nodesByType('date')", { method: 'shift' }]] as const;
  const { birthDate } = after(rules, { ...PATIENT, birthDate: '1936-03-04' });
  expect(birthDate).toBeUndefined();
  expect(after(rules, PATIENT).birthDate).toMatch(/^19(?:49|48|50)-/);
});

test('an extension that stays keeps what says what it means', () => {
  const { extension } = after([["nodesByType('date')", partly]], PATIENT)._birthDate;
  expect(extension).toEqual([{ url: 'http://x.example/t', valueDateTime: '1950' }]);
});

test('cryptoHash: references lead to the ids, codes and values alike; a date has no code', () => {
  const rules = [
    ['Resource.id', { method: 'pseudonym' }],
    ["nodesByType('Reference').reference", { method: 'pseudonym' }],
    ['Patient.gender', { method: 'pseudonym' }],
    ['Patient.birthDate', { method: 'pseudonym' }],
  ] as const;
  const patient = after(rules, PATIENT);
  const { subject } = after(rules, {
    resourceType: 'Observation',
    subject: { reference: 'Patient/p1' },
  });
  expect(subject.reference).toBe(`Patient/${patient.id}`);
  expect(patient.id).toMatch(/^p[0-9a-f]{24}$/);
  expect(patient.gender).toMatch(/^p[0-9a-f]{24}$/);
  expect(patient.birthDate).toBeUndefined();
});

test('substitute: a word, a truth value, an object; what does not fit is taken out', () => {
  const json = (value: unknown): FhirRuleTreatment => ({
    method: 'substitute',
    json: JSON.stringify(value),
  });
  const made = after(
    [
      ['Patient.address.city', json('Some "where"')],
      ['Patient.active', json(false)],
      ['Patient.gender', json(3)],
      ['Patient.name', json({ text: 'A patient' })],
      ['Patient.telecom.value', json({ text: 'none' })],
    ],
    PATIENT,
  );
  expect(made.address[0].city).toBe('Some "where"');
  expect(made.active).toBe(false);
  expect(made.gender).toBeUndefined();
  expect(made.name).toEqual([{ text: 'A patient' }]);
  expect(JSON.stringify(made)).not.toContain('0143');
});

test('perturb: within half the span, the same in every run, words left to the profile', () => {
  const observation = (value: number) => ({
    resourceType: 'Observation',
    subject: { reference: 'Patient/p1' },
    valueQuantity: { value, unit: 'mg/dL' },
  });
  const noise = (value: number, treatment: object): number => {
    const rule = { method: 'perturb', ...treatment } as FhirRuleTreatment;
    const made = after([['Observation.value', rule]], observation(value)).valueQuantity;
    expect(made.unit).toBe('mg/dL');
    return made.value;
  };
  const fixed = { span: 6, isProportional: false, decimals: 1 };
  for (const value of [3, 50, 51.25, 1200]) {
    expect(Math.abs(noise(value, fixed) - value)).toBeLessThanOrEqual(3.05);
    expect(noise(value, fixed)).toBe(noise(value, fixed));
    const share = noise(value, { span: 0.2, isProportional: true });
    expect(Math.abs(share - value)).toBeLessThanOrEqual(value * 0.1 + 0.5);
  }
  expect(new Set([50, 51, 52, 53, 54].map((value) => noise(value, fixed) - value)).size).toBe(5);
  expect(noise(0.1, { span: 50, isProportional: false })).toBeGreaterThanOrEqual(0);
});

test('generalise: the first case that holds, else as the rule says', () => {
  const rule = (others: 'keep' | 'redact'): FhirRuleTreatment => ({
    method: 'generalise',
    cases: [
      { condition: "$this in ('female' | 'male')", value: "'unknown'" },
      { condition: '$this >= @1950-01-01 and $this < @1960-01-01', value: '@1950' },
    ],
    others,
  });
  const rules = (others: 'keep' | 'redact') =>
    [['Patient.gender | Patient.birthDate | Patient.active', rule(others)]] as const;
  expect(after(rules('keep'), PATIENT)).toMatchObject({
    gender: 'unknown',
    birthDate: '1950',
    active: true,
  });
  expect(after(rules('redact'), PATIENT).active).toBeUndefined();
});

test('what a rule takes out of a field is still found in prose', () => {
  const bundle = {
    resourceType: 'Bundle',
    entry: [
      { resource: PATIENT },
      {
        resource: {
          resourceType: 'DiagnosticReport',
          subject: { reference: 'Patient/p1' },
          conclusion: 'discussed with vantongeren, who agrees',
        },
      },
    ],
  };
  const made = JSON.stringify(after([['Patient.name', redact]], bundle));
  expect(made.toLowerCase()).not.toContain('vantongeren');
  expect(made).toContain('who agrees');
});

test('the manifest counts by rule', () => {
  const { tally } = under([['Patient.name', redact]], PATIENT);
  expect(tally.rules['fhir-rule/1']).toBe(3);
});

test('rules are part of what a profile is, and ask for a key where they use one', () => {
  const fhirRules: FhirRule[] = [{ path: 'Resource.id', treatment: { method: 'pseudonym' } }];
  const plain = { ...expertDetermination, rows: {} as typeof expertDetermination.rows };
  expect(usesKey(plain)).toBe(false);
  expect(usesKey({ ...plain, fhirRules })).toBe(true);
  expect(profileHash({ ...plain, fhirRules })).not.toBe(profileHash(plain));
});

test('nothing is sent under a reversible profile that rules have changed', () => {
  const walked = fhirByRules([{ path: 'Patient.name', treatment: { method: 'keep' } }]).walk(
    JSON.stringify(PATIENT),
  );
  const engine = documentDeidentifier({ profile: chat, secret: KEY });
  expect(() => engine.deidentify(walked)).toThrow('could not be de-identified');
});

test('an object stands in whole: nothing that an earlier rule keeps within it stays', () => {
  const made = after(
    [
      ['Patient.name.family', { method: 'keep' }],
      ['Patient.name', { method: 'substitute', json: '{"text":"A patient"}' }],
    ],
    PATIENT,
  );
  expect(made.name).toEqual([{ text: 'A patient' }]);
});

test('for embedders: the profile with its rules, and the format that applies them', () => {
  const { profile, format } = fhirRules(pseudonymise, [
    { path: "nodesByType('HumanName')", treatment: { method: 'keep' } },
  ]);
  const engine = documentDeidentifier({ profile, secret: KEY, asOf: 2026 });
  const { text } = engine.deidentify(format.walk(JSON.stringify(PATIENT)));
  expect(JSON.parse(text).name).toEqual(PATIENT.name);
  expect(text).not.toContain('0143');
  expect(profileHash(profile)).not.toBe(profileHash(pseudonymise));
});

test.each([
  [pseudonymise, [], 'rules'],
  [pseudonymise, [{ treatment: { method: 'keep' } }], 'rules.0.path'],
  [pseudonymise, [{ path: 'Patient.(', treatment: { method: 'keep' } }], 'rules.0.path'],
  [pseudonymise, [{ path: 'Patient.name' }], 'rules.0.treatment.method'],
  [
    pseudonymise,
    [{ path: 'Patient.name', treatment: { method: 'encrypt' } }],
    'rules.0.treatment.method',
  ],
  [
    pseudonymise,
    [{ path: 'Patient.name', treatment: { method: 'perturb', span: 6 } }],
    'rules.0.treatment.isProportional',
  ],
  [
    pseudonymise,
    [{ path: 'Patient.name', treatment: { method: 'substitute', json: 'A patient' } }],
    'rules.0.treatment.json',
  ],
  [
    pseudonymise,
    [
      { path: 'Patient.name', treatment: { method: 'keep' } },
      {
        path: 'Patient.gender',
        treatment: {
          method: 'generalise',
          cases: [{ condition: '$this (', value: "'x'" }],
          others: 'keep',
        },
      },
    ],
    'rules.1.treatment.cases',
  ],
  [safeHarbor, [{ path: 'Patient.name', treatment: { method: 'keep' } }], 'rules'],
  [chat, [{ path: 'Patient.name', treatment: { method: 'keep' } }], 'rules'],
])('for embedders: $0.id refuses %j', (profile, rules, at) => {
  try {
    fhirRules(profile, rules as never);
    expect.unreachable();
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(Failure);
    expect((thrown as Failure).code).toBe('invalid_value');
    expect((thrown as Failure).facts).toMatchObject({ at, remedy: expect.any(String) });
  }
});
