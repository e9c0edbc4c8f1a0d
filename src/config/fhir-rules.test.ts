/** Files of FHIRPath rules: what they may say, and what is refused with its place. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import { customProfilesSchema } from './custom-profiles.ts';
import { readFhirRules } from './fhir-rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'fhir-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'rules.json');

function read(content: unknown) {
  writeFileSync(
    file,
    typeof content === 'string' ? content : JSON.stringify(content, undefined, 2),
  );
  return readFhirRules(file);
}

function problems(content: unknown): readonly string[] {
  try {
    read(content);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'config_invalid') {
      return thrown.facts.problems as string[];
    }
    throw thrown;
  }
  return [];
}

test('every method, with its settings', () => {
  const rules = read({
    fhirVersion: 'R4',
    processingErrors: 'raise',
    fhirPathRules: [
      { path: "nodesByType('Address').state", method: 'keep' },
      { path: "nodesByType('HumanName')", method: 'redact' },
      { path: "nodesByType('date')", method: 'dateshift' },
      { path: 'Resource.id', method: 'cryptoHash' },
      { path: 'Patient.address.city', method: 'substitute', replaceWith: 'Somewhere' },
      { path: 'Patient.maritalStatus', method: 'substitute', replaceWith: { text: 'unknown' } },
      {
        path: 'Condition.onset as Age',
        method: 'perturb',
        span: 6,
        rangeType: 'fixed',
        roundTo: 0,
      },
      { path: 'Observation.value.value', method: 'perturb', span: 0.2, rangeType: 'Proportional' },
      {
        path: 'Patient.multipleBirth as integer',
        method: 'generalize',
        cases: { '$this > 2': '3' },
        otherValues: 'keep',
      },
    ],
    parameters: {
      dateShiftKey: '',
      dateShiftScope: 'resource',
      cryptoHashKey: '',
      enablePartialAgesForRedact: true,
      enablePartialDatesForRedact: true,
      enablePartialZipCodesForRedact: true,
      restrictedZipCodeTabulationAreas: ['036', '692'],
    },
  });
  expect(rules.map(({ treatment }) => treatment)).toEqual([
    { method: 'keep' },
    {
      method: 'redact',
      keepsYears: true,
      keepsAges: true,
      keepsZip3: true,
      restrictedZip3: ['036', '692'],
    },
    { method: 'shift', scope: 'resource' },
    { method: 'pseudonym' },
    { method: 'substitute', json: '"Somewhere"' },
    { method: 'substitute', json: '{"text":"unknown"}' },
    { method: 'perturb', span: 6, isProportional: false, decimals: 0 },
    { method: 'perturb', span: 0.2, isProportional: true },
    { method: 'generalise', cases: [{ condition: '$this > 2', value: '3' }], others: 'keep' },
  ]);
});

test('without parameters nothing stays of what is redacted, and dates of a patient move together', () => {
  const rules = read({
    fhirPathRules: [
      { path: 'Patient.birthDate', method: 'redact' },
      { path: "nodesByType('dateTime')", method: 'dateShift' },
    ],
  });
  expect(rules.map(({ treatment }) => treatment)).toEqual([
    { method: 'redact', keepsYears: false, keepsAges: false, keepsZip3: false, restrictedZip3: [] },
    { method: 'shift' },
  ]);
});

const one = (rule: object) => ({ fhirPathRules: [{ path: 'Patient.name', ...rule }] });
const set = (parameters: object) => ({ ...one({ method: 'redact' }), parameters });

test.each(['', null])('a version that says nothing (%j) is that of the tool', (fhirVersion) => {
  expect(problems({ ...one({ method: 'redact' }), fhirVersion })).toEqual([]);
});

test.each<[unknown, string, RegExp]>([
  [one({ method: 'encrypt' }), 'fhirPathRules[0].method', /encrypt has no counterpart/],
  [one({ method: 'blur' }), 'fhirPathRules[0].method', /write one of/],
  [one({}), 'fhirPathRules[0].method', /required/],
  [{ fhirPathRules: [{ method: 'redact' }] }, 'fhirPathRules[0].path', /required/],
  [one({ method: 'redact', path: 'Patient.name.replace()' }), 'fhirPathRules[0].path', /replace/],
  [one({ method: 'substitute' }), 'fhirPathRules[0].method', /needs replaceWith/],
  [one({ method: 'redact', span: 3 }), 'fhirPathRules[0].span', /of perturb/],
  [one({ method: 'perturb', span: 1, rangeType: 'wide' }), 'fhirPathRules[0].rangeType', /fixed/],
  [
    one({ method: 'generalize', cases: { true: '$this.substring(0,2)' } }),
    'fhirPathRules[0].cases',
    /has to be a literal/,
  ],
  [one({ method: 'redact', unless: 1 }), 'fhirPathRules[0].unless', /no such field/],
  [set({ dateShiftKey: 'k-0123456789' }), 'parameters.dateShiftKey', /--key-file/],
  [set({ cryptoHashKey: 'k-0123456789' }), 'parameters.cryptoHashKey', /--key-file/],
  [set({ dateShiftScope: 'file' }), 'parameters.dateShiftScope', /resource or folder/],
  [set({ dateShiftFixedOffsetInDays: 3 }), 'parameters.dateShiftFixedOffsetInDays', /leave it out/],
  [set({ restrictedZipCodeTabulationAreas: ['36'] }), 'parameters.restrictedZip', /three digits/],
  [set({ customSettings: {} }), 'parameters.customSettings', /no such field/],
  [{ ...one({ method: 'redact' }), fhirVersion: 'Stu3' }, 'fhirVersion', /only R4/],
  [{ ...one({ method: 'redact' }), processingErrors: 'skip' }, 'processingErrors', /write raise/],
  ['{ "fhirPathRules": [ // names\n ] }', 'rules.json', /not JSON/],
])('%j', (content, place, remedy) => {
  const [first, ...others] = problems(content);
  expect(others).toEqual([]);
  expect(first).toContain(place);
  expect(first).toMatch(remedy);
  expect(first).not.toContain('k-0123456789');
});

test('places are told by line and column, tabs or not', () => {
  const text =
    '{\n\t"fhirPathRules": [\n\t\t{ "path": "Patient.name",\n\t\t  "method": "encrypt" }\n\t]\n}';
  expect(problems(text)[0]).toMatch(/^rules\.json:4:5 fhirPathRules\[0\]\.method: /);
});

test('a file that is not there', () => {
  expect(() => readFhirRules(join(folder, 'none.json'))).toThrow('the configuration is not valid');
});

test.each<[string, string, RegExp | undefined]>([
  ['expert-determination', 'keep', undefined],
  ['pseudonymise', 'cryptoHash', undefined],
  ['safe-harbor', 'redact', undefined],
  ['limited-data-set', 'redact', undefined],
  ['safe-harbor', 'keep', /rule 1 does not redact/],
  ['safe-harbor', 'cryptoHash', /rule 1 does not redact/],
  ['limited-data-set', 'dateShift', /rule 1 does not redact/],
  ['chat', 'redact', /for what is released/],
])('a profile on the base of %s may have a rule that says %s', (base, method, remedy) => {
  writeFileSync(file, JSON.stringify(one({ method })));
  const profile = { id: 'own-rules', base, title: 'With rules', fhirRules: 'rules.json' };
  const { data, error } = customProfilesSchema(folder).safeParse([profile]);
  if (remedy === undefined) expect(data![0]!.fhirRules).toHaveLength(1);
  else {
    expect(error!.issues[0]).toMatchObject({ path: [0, 'fhirRules'] });
    expect(error!.issues[0]!.message).toMatch(remedy);
  }
});
