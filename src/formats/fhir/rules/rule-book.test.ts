/** Which elements a path of a rule names, and which of several rules decides. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FhirRule, FhirRuleTreatment } from '../../../core/fhir-path/fhir-rule.ts';
import { compilePath } from '../../../core/fhir-path/path.ts';
import { ruleFault } from '../../../core/fhir-path/rule-fault.ts';
import { fhirNodes } from './nodes.ts';
import { compileRules } from './rule-book.ts';

const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  meta: { lastUpdated: '2024-01-02T03:04:05Z' },
  name: [
    { use: 'official', family: 'Vantongeren', given: ['Ilse', 'May'] },
    { use: 'maiden', family: 'Okonkwo' },
  ],
  telecom: [
    { system: 'phone', use: 'home', value: '555-0100' },
    { system: 'email', use: 'work', value: 'ilse@example.org' },
  ],
  birthDate: '1950-03-04',
  _birthDate: { extension: [{ url: 'http://x.example/time', valueDateTime: '1950-03-04T10:00Z' }] },
  deceasedBoolean: false,
  multipleBirthInteger: 2,
  address: [{ use: 'home', city: 'Rutland', state: 'VT', postalCode: '05701', country: 'US' }],
  contact: [{ name: { family: 'Lind' }, telecom: [{ system: 'phone', value: '555-0199' }] }],
  contained: [{ resourceType: 'Practitioner', id: 'd1', name: [{ family: 'Brandt' }] }],
};

const OBSERVATION = {
  resourceType: 'Observation',
  id: 'o1',
  subject: { reference: 'Patient/p1', display: 'Ilse Vantongeren' },
  code: { coding: [{ system: 'http://loinc.org', code: '718-7', display: 'Hemoglobin' }] },
  effectiveDateTime: '2024-05-06',
  issued: '2024-05-06T10:00:00Z',
  valueQuantity: { value: 13.5, unit: 'g/dL' },
  component: [{ valueString: 'clear' }, { valueQuantity: { value: 7 } }],
  note: [{ text: 'Seen with her sister.' }],
};

const CONDITION = {
  resourceType: 'Condition',
  onsetAge: { value: 52, unit: 'a' },
  abatementString: 'last spring',
};

const BUNDLE = {
  resourceType: 'Bundle',
  timestamp: '2024-01-01T00:00:00Z',
  entry: [
    { fullUrl: 'urn:uuid:1', resource: PATIENT },
    { fullUrl: 'urn:uuid:2', resource: OBSERVATION },
  ],
};

/** Primitives that a rule of this path decides on. */
function named(path: string, resource: object): string[] {
  const source = JSON.stringify(resource);
  const rules: FhirRule[] = [{ path, treatment: { method: 'keep' } }];
  return [...compileRules(rules)(source).keys()]
    .sort((one, other) => one - other)
    .map((at) => /^(?:"(?:[^"\\]|\\.)*"|[^,}\]]+)/.exec(source.slice(at))![0].replaceAll('"', ''));
}

test.each<[string, object, string[]]>([
  ['Patient.name.family', PATIENT, ['Vantongeren', 'Okonkwo']],
  ['Patient.name', PATIENT, ['official', 'Vantongeren', 'Ilse', 'May', 'maiden', 'Okonkwo']],
  ["Patient.name.where(use = 'maiden').family", PATIENT, ['Okonkwo']],
  ["Patient.name.where(use != 'maiden').given", PATIENT, ['Ilse', 'May']],
  ['Patient.name.where(given.exists()).family', PATIENT, ['Vantongeren']],
  ["Patient.name.where(given.empty() and family = 'Okonkwo').family", PATIENT, ['Okonkwo']],
  [
    "Patient.name.where(family.startsWith('Van') or use = 'maiden').use",
    PATIENT,
    ['official', 'maiden'],
  ],
  ['Patient.name.first().family', PATIENT, ['Vantongeren']],
  ["nodesByType('HumanName').family", PATIENT, ['Vantongeren', 'Okonkwo', 'Lind', 'Brandt']],
  ["nodesByType('ContactPoint').where(use='home').value", PATIENT, ['555-0100']],
  ["nodesByType('ContactPoint').value", PATIENT, ['555-0100', 'ilse@example.org', '555-0199']],
  ["nodesByName('family')", PATIENT, ['Vantongeren', 'Okonkwo', 'Lind', 'Brandt']],
  ["nodesByType('Address').country | nodesByType('Address').state", PATIENT, ['VT', 'US']],
  ["nodesByType('date')", PATIENT, ['1950-03-04', '1950-03-04T10:00Z']],
  [
    "nodesByType('dateTime') | nodesByType('instant')",
    PATIENT,
    ['2024-01-02T03:04:05Z', '1950-03-04T10:00Z'],
  ],
  ['Resource.id', PATIENT, ['p1', 'd1']],
  ['Patient.id', PATIENT, ['p1']],
  ['Practitioner.name.family', PATIENT, ['Brandt']],
  ['Observation.id', PATIENT, []],
  ['Patient.deceased', PATIENT, ['false']],
  ['Patient.multipleBirth as integer', PATIENT, ['2']],
  ["Patient.contact.descendants().where($this = '555-0199')", PATIENT, ['555-0199']],
  ['Patient.descendants().where($this is HumanName).use', PATIENT, ['official', 'maiden']],
  ['Observation.value', OBSERVATION, ['13.5', 'g/dL']],
  ['Observation.valueQuantity.value', OBSERVATION, ['13.5']],
  ['(Observation.value as Quantity).value', OBSERVATION, ['13.5']],
  ['Observation.value.ofType(Quantity).unit', OBSERVATION, ['g/dL']],
  ['Observation.value.ofType(string)', OBSERVATION, []],
  ['Resource.ofType(Observation).value.value', OBSERVATION, ['13.5']],
  ['Observation.ofType(Resource).value.value', OBSERVATION, ['13.5']],
  ['Observation.component.value.ofType(string)', OBSERVATION, ['clear']],
  [
    'Observation.value.where($this.value > 10 and $this.value <= 13.5).value',
    OBSERVATION,
    ['13.5'],
  ],
  ["nodesByType('Reference').reference", OBSERVATION, ['Patient/p1']],
  ["nodesByType('Coding').display", OBSERVATION, ['Hemoglobin']],
  ["nodesByType('CodeableConcept').coding.code", OBSERVATION, ['718-7']],
  ["nodesByType('Annotation')", OBSERVATION, ['Seen with her sister.']],
  ["nodesByType('instant')", OBSERVATION, ['2024-05-06T10:00:00Z']],
  ['Observation.effective', OBSERVATION, ['2024-05-06']],
  [
    "Observation.where(code.coding.code in ('718-7' | '4548-4')).value.value",
    OBSERVATION,
    ['13.5'],
  ],
  ['Condition.onset as Age', CONDITION, ['52', 'a']],
  ['Condition.onset | Condition.abatement as Age', CONDITION, ['52', 'a']],
  ["nodesByType('Age').value", CONDITION, ['52']],
  ['Condition.abatement', CONDITION, ['last spring']],
  ["nodesByName('reference')", BUNDLE, ['Patient/p1']],
  ['Bundle.entry.fullUrl', BUNDLE, ['urn:uuid:1', 'urn:uuid:2']],
  ['Bundle.entry.resource.name.family', BUNDLE, []],
  ['Patient.contact.name.family', BUNDLE, ['Lind']],
])('%s', (path, resource, values) => {
  expect(named(path, resource)).toEqual(values);
});

test.each<[string, RegExp]>([
  ['Patient.name[0]', /no indexes/],
  ["Patient.name.matches('a')", /function matches is not read/],
  ['Patient.name.constructor()', /function constructor is not read/],
  ['Patiant.name', /Patiant is no resource/],
  ["nodesByType('Human')", /'Human'.*not told apart/],
  ['nodesByType(HumanName)', /single quotes/],
  ['Patient.value.ofType(Quantty)', /Quantty is no type/],
  [
    'Observation.ofType(Quantity).value',
    /Observation is no Quantity: .*Observation\.value\.ofType\(Quantity\)/,
  ],
  ['Observation.where(id.exists()).as(Quantity)', /Observation is no Quantity/],
  ['Observation as Quantity', /Observation is no Quantity/],
  ['Resource.ofType(HumanName) | Patient.id', /Resource is no HumanName/],
  ['Patient.ofType(Observation)', /Patient is no Observation/],
  ['Patient.name.where(use', /ends too early/],
  ['Patient.', /ends too early/],
  ['Patient.name + 1', /a character/],
  ['Patient name', /no name here/],
  [`${'('.repeat(40)}Patient${')'.repeat(40)}`, /nested/],
  [`Patient${'.name'.repeat(300)}`, /longer than/],
])('%s is refused', (path, why) => {
  expect(compilePath(path)).toMatch(why);
});

const redact: FhirRuleTreatment = {
  method: 'redact',
  keepsYears: false,
  keepsAges: false,
  keepsZip3: false,
  restrictedZip3: [],
};

function decided(rules: readonly FhirRule[], resource: object): Record<string, string> {
  const source = JSON.stringify(resource);
  const places = compileRules(rules)(source);
  const said: Record<string, string> = {};
  const visit = (node: ReturnType<typeof fhirNodes>): void => {
    const action = places.get(node.at);
    if (action !== undefined && node.value !== undefined)
      said[String(node.value)] = `${action.rule} ${action.method}`;
    node.children.forEach(visit);
  };
  visit(fhirNodes(source));
  return said;
}

test('the first rule decides, on the element and on what stands below it', () => {
  const rules: FhirRule[] = [
    { path: "Patient.name.where(use = 'official')", treatment: { method: 'keep' } },
    { path: "nodesByName('family')", treatment: { method: 'pseudonym' } },
    { path: 'Patient.name', treatment: redact },
  ];
  expect(decided(rules, PATIENT)).toEqual({
    official: 'fhir-rule/1 keep',
    Vantongeren: 'fhir-rule/1 keep',
    Ilse: 'fhir-rule/1 keep',
    May: 'fhir-rule/1 keep',
    maiden: 'fhir-rule/3 redact',
    Okonkwo: 'fhir-rule/2 pseudonym',
    Lind: 'fhir-rule/2 pseudonym',
    Brandt: 'fhir-rule/2 pseudonym',
  });
});

test('a resource within is judged on its own, but for what takes out its surroundings', () => {
  const resource = {
    resourceType: 'Bundle',
    entry: [{ resource: { resourceType: 'Patient', id: 'p1' } }],
  };
  const own: FhirRule = { path: 'Patient.id', treatment: { method: 'pseudonym' } };
  const around = (treatment: FhirRuleTreatment): FhirRule => ({ path: 'Bundle.entry', treatment });
  expect(decided([around({ method: 'keep' }), own], resource)).toEqual({
    p1: 'fhir-rule/2 pseudonym',
  });
  expect(decided([around(redact), own], resource)).toEqual({ p1: 'fhir-rule/1 redact' });
});

test('a case whose value is no literal, or whose condition is not read', () => {
  const rule = (condition: string, value: string): FhirRule => ({
    path: 'Patient.birthDate',
    treatment: { method: 'generalise', cases: [{ condition, value }], others: 'redact' },
  });
  expect(ruleFault(rule('$this >= @1990-01-01', '@1990'))).toBeUndefined();
  expect(ruleFault(rule('true', '$this.substring(0, 4)'))).toMatch(/a literal/);
  expect(ruleFault(rule("$this.matches('19')", "'x'"))).toMatch(/matches is not read/);
});

test('whatever is written as a path is read or refused, and reads any resource', () => {
  const piece = fc.constantFrom(
    ...`Patient Resource name .name . ( ) | = != 'a' ' where( ofType( as is in and or $this exists()
      nodesByType('HumanName') nodesByName('name') descendants() 1 @2020 [ \\`.split(/\s+/),
  );
  const root = fhirNodes(JSON.stringify(BUNDLE));
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      const path = compilePath(pieces.join(' '));
      if (typeof path !== 'string') path(root);
      else expect(path).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});
