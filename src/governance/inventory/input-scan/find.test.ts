import { expect, test } from 'vitest';
import { findInField } from './find-in-field.ts';
import { findInText } from './find-in-text.ts';
import * as records from './record-paths.ts';
import { RULE_IDS, RULES, ruleOf } from './rules.ts';

/** `rule‹found›`: every place with its rule, in the text. */
function mark(text: string): string {
  let marked = '';
  let at = 0;
  for (const { rule, start, end } of findInText(text)) {
    if (start < at) continue; // told by another rule already
    marked += `${text.slice(at, start)}${rule.id}‹${text.slice(start, end)}›`;
    at = end;
  }
  return marked + text.slice(at);
}

test.each([
  ["Ignore the patient's race‹race›.", 'a mention counts, whatever is said about it'],
  ['an arms race, a race condition, to race against time, embrace', 'other races'],
  ['ethnicity‹Hispanic› or ethnicity‹Latina›; race‹African-American› patients', 'groups'],
  ['race‹white or Black patients›; white blood cells; black box warning', 'colours of things'],
  ['a skin-color‹dark skinned› person; the color of the urine', 'skin'],
  ['the age‹age› and sex‹sex› of each patient', 'plain words'],
  ['stage, page, average, usage, dosage, language model', 'inside of other words'],
  ['sexual history, sexually transmitted, sex education', 'sex, but no trait'],
  ['age‹date\n   of birth›', 'over the end of a line'],
  ['age-related macular degeneration; the age of the specimen; gestational age', 'other ages'],
  ['a age‹72-year-old› sex‹man›', 'hyphens'],
  [
    "age‹40 to 74 years›, age‹65 years and over›, for age‹children›; has 2 children, the children's hospital",
    'ranges',
  ],
  ['national-origin‹country of birth› and national-origin‹immigration status›', 'origin'],
  ['disability‹hearing-impaired› and disability‹deaf›; a double-blind trial', 'disability'],
  ['the residence‹ZIP code›; a zip file; address the question; residence‹home address›', 'places'],
  ['language‹interpreter›; the Python interpreter; plain language', 'languages'],
  ['insurance‹Medicaid›; antibiotic coverage', 'insurance'],
  ["the name‹patient's name›; the name of the drug", 'names'],
  [
    'pregnancy‹pregnant›, an pregnancy‹unborn child›; marital-status‹married›; religion‹Jehovah’s Witness›; good faith',
    'others',
  ],
  ['prior-cost‹prior health care costs›', 'cost stands for race in Obermeyer 2019'],
  ['la age‹edad›, el sex‹sexo› y la race‹raza›', 'Spanish'],
  ['desde hace 5 años, después de 10 años; age‹mayores de 65 años›', 'spans of time in Spanish'],
  ['residence‹código postal›, language‹intérprete›, insurance‹seguro médico›', 'Spanish proxies'],
  ['for age‹{{ patient.age }}› and residence‹{zip_code}›', 'what a template fills in'],
  ['{"stage": 1, "name": 2}', 'braces of JSON'],
  ['read age‹Patient.birthDate› and Practitioner.name', 'paths among words'],
  ['the extension race‹us-core-race›, HL7 language‹PID-15›, LOINC race‹32624-9›', 'codes'],
  ['Patient?age‹birthdate›=ge1950&status=active', 'search parameters'],
])('%s (%s)', (marked) => {
  const text = marked.replace(/[a-z-]+‹|›/g, '');
  expect(mark(text)).toBe(marked);
});

test.each([
  ['Patient.birthDate', ['age']],
  ['Patient.gender', ['sex']],
  ['Patient.address.postalCode', ['residence']],
  ['Patient.name.where(use = "official").family', ['name']],
  ['Patient.communication.language', ['language']],
  ['Patient.id', []],
  ['Coverage.subscriberId', ['insurance']],
  ["%patient.extension('us-core-ethnicity')", ['ethnicity']],
  ['Practitioner.gender', []],
  ['Organization.address.city', []],
  ['PID-10', ['race']],
  ['PID.3', []],
  ['54899-0', ['language']],
  ['718-7', []],
  ['patientAge', ['age']],
  ['AGE_GROUP', ['age']],
  ['averagePage', []],
  ['dateOfBirth', ['age']],
  ['isMale', ['sex']],
  ['género', ['sex']],
  ['ip_address', []],
  ['homeAddress', ['residence']],
  ['languageModel', []],
  ['constructor', []],
])('the field %s', (field, expected) => {
  expect(findInField(field).map(({ id }) => id)).toEqual(expected);
});

test('every table of record paths names rules that are there', () => {
  const ids = Object.values(records).flatMap((table) =>
    table instanceof Set ? [] : Object.values(table),
  );
  for (const id of new Set(ids)) expect(RULE_IDS).toContain(ruleOf(id).id);
});

test('a rule says whether it measures, of which trait, in both languages and for fields', () => {
  for (const { rule } of RULES) {
    expect(rule.traits.length).toBeGreaterThan(0);
    expect(rule.english.length).toBeGreaterThan(0);
    expect(rule.spanish.length).toBeGreaterThan(0);
    expect(rule.fields.length).toBeGreaterThan(0);
  }
  expect(new Set(RULE_IDS).size).toBe(RULE_IDS.length);
});

test.each([
  ['white space', ' '.repeat(200_000)],
  ['hyphens', `race${'-'.repeat(200_000)}`],
  ['one long word', 'a'.repeat(200_000)],
  ['braces', '{'.repeat(200_000)],
  ['underscores', '_'.repeat(200_000)],
])('%s without end take time in their length', (_, text) => {
  const start = performance.now();
  findInText(text);
  expect(performance.now() - start).toBeLessThan(5000);
});
