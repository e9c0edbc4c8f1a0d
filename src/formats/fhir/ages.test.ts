/** Ages in FHIR, in whatever element they stand. */
import { expect, test } from 'vitest';
import { seen } from './fhir.test-support.ts';
import { fhir } from './fhir.ts';

const years = (unit = 'years') => ({ value: 97, unit });
const observed = (label: string, value: object) => ({
  resourceType: 'Observation',
  code: { text: label },
  ...value,
});
const answer = (question: string, ...answers: object[]) => ({
  resourceType: 'QuestionnaireResponse',
  item: [{ text: question, answer: answers }],
});

test.each<[string, object, string[]]>([
  ['an age of a relative', { resourceType: 'FamilyMemberHistory', ageString: '101' }, ['age 101']],
  [
    'an age at death',
    { resourceType: 'FamilyMemberHistory', deceasedString: 'at 101' },
    ['age at 101'],
  ],
  ['a year of death', { resourceType: 'FamilyMemberHistory', deceasedString: '2019' }, ['date']],
  ['a year of birth', { resourceType: 'FamilyMemberHistory', bornString: '1911' }, ['date 1911']],
  [
    'an onset',
    { resourceType: 'Condition', onsetString: 'about 97 years' },
    ['age about 97 years'],
  ],
  [
    'prose about an onset',
    { resourceType: 'Condition', onsetString: 'at 97, in Velden' },
    ['text at 97, in Velden (age)'],
  ],
  ['months in a text', observed('Age', { valueString: '1110 months' }), ['age 1110 months (Age)']],
  ['a year in a text', observed('Age', { valueString: 'in 1931' }), ['text in 1931 (age)']],
  ['a text by its label', observed('Age', { valueString: '97' }), ['age 97 (Age)']],
  ['a whole number', observed('Age', { valueInteger: 97 }), ['age 97 (Age)']],
  [
    'a range',
    observed('Age', { valueRange: { low: years(), high: years('a') } }),
    ['age 97', 'age 97'],
  ],
  [
    'a component',
    {
      resourceType: 'Observation',
      component: [{ code: { coding: [{ code: '30525-0' }] }, valueRange: { high: years() } }],
    },
    ['age 97'],
  ],
  [
    'a text by its code, which comes after it',
    {
      resourceType: 'Observation',
      valueString: '97',
      code: { coding: [{ code: '30525-0' }] },
    },
    ['age 97'],
  ],
  [
    'an answer',
    answer('How old are you?', { valueInteger: 97 }, { valueString: '97' }),
    ['age 97', 'age 97'],
  ],
  ['an answer with a unit', answer('Age', { valueQuantity: years() }), ['age 97']],
  ['an answer that is none', answer('Weight', { valueInteger: 97 }), ['text 97 (Weight)']],
])('%s is one', (_, resource, expected) => {
  const values = seen(resource).filter((one) => /\d/.test(one));
  expect(values).toHaveLength(expected.length);
  values.forEach((value, index) => {
    expect(value.startsWith(expected[index]!)).toBe(true);
  });
});

test.each<[string, object, string | undefined]>([
  ['days', observed('Age', { valueQuantity: { value: 95, code: 'd', unit: 'days' } }), 'age.days'],
  ['months', { resourceType: 'Condition', onsetAge: { value: 18, code: 'mo' } }, 'age.months'],
  ['a name of months', observed('Age', { valueQuantity: years('months') }), 'age.months'],
  ['nothing said', { resourceType: 'Condition', onsetAge: { value: 18 } }, 'age.years'],
])('the unit of an age: %s', (_, resource, type) => {
  const age = fhir.walk(JSON.stringify(resource)).loci.find(({ role }) => role === 'age');
  expect(age?.type).toBe(type);
});

test.each(['Gestational age', 'Bone age', 'Heart age', 'Weight'])('%s is none', (label) => {
  const { loci } = fhir.walk(JSON.stringify(observed(label, { valueQuantity: years('d') })));
  expect(loci.filter(({ role }) => role === 'age')).toEqual([]);
});

test.each<[string, object, string | undefined]>([
  ['What is your ZIP code?', { valueInteger: 3602 }, 'postal-code'],
  ['Postal code', { valueString: '03602-1234' }, 'postal-code'],
  ['ZIP code', { valueString: 'not known' }, 'text'],
  ['Zippers', { valueInteger: 3602 }, 'text'],
])('an answer to %s: %j', (question, value, role) => {
  const { loci } = fhir.walk(JSON.stringify(answer(question, value)));
  expect(loci.at(-1)?.role).toBe(role);
});
