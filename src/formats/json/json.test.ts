import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject, type Json } from '../../core/json.ts';
import { isMeasureName } from '../table/column-names.ts';
import { json, jsonByPaths } from './json.ts';

test.each<[string, string[]]>([
  ['{"mrn":"84412907","n":7}', ['{} mrn', '{} 84412907 (mrn)', '{} n', '{} 7 (n)']],
  ['{"a":[{"b":["x"]}]}', ['{} a', '{}[]{} b', '{}[]{}[] x (b)']],
  ['["x",1.50,true,null,""]', ['[] x', '[] 1.50']],
  ['"x"', [' x']],
  ['7', [' 7']],
  ['{"dbp":91,"GGT":{"Morse":7}}', ['{} 91 (dbp)', '{}{} Morse', '{}{} 7 (Morse)']],
  ['{"a":1,"a":2}', ['{} a', '{} 1 (a)', '{} a', '{} 2 (a)']],
])('%s', (source, expected) => {
  const { loci } = json.walk(source);
  expect(
    loci.map(
      ({ path, text, label }) => `${path} ${text}${label === undefined ? '' : ` (${label})`}`,
    ),
  ).toEqual(expected);
});

/** Role, category and type of the values, without the keys. */
const roles = (source: string) =>
  json
    .walk(source)
    .loci.filter(({ label }) => label !== undefined)
    .map(({ role, category, type }) => [role, category, type].filter(Boolean).join(' '));

test.each<[string, string[]]>([
  ['{"name":{"first":"Marisol","last":"Pettibone"}}', ['value name', 'value name']],
  ['{"patient":{"demographics":{"first":"Marisol"}}}', ['value name']],
  ['{"name":["Marisol","Pettibone"]}', ['value name', 'value name']],
  ['{"name":{"text":"marisol pettibone"}}', ['value name']],
  ['{"latitude":43.6106,"longitude":-72.9726}', ['value location', 'value location']],
  ['{"coordinates":[-72.9726,43.6106]}', ['value location', 'value location']],
  ['{"address":{"line1":"oakhollow 12","zip":"05701"}}', ['value location street', 'postal-code']],
  ['{"zip":5701}', ['postal-code']],
  ['{"ageYears":97}', ['age age.years']],
  ['{"age":{"value":97}}', ['age age.years']],
  ['{"age_at_death":"101"}', ['age age.years']],
  ['{"ageMonths":95}', ['age age.months']],
  ['{"gestationalAge":95,"bone_age":97}', ['text', 'text']],
  ['{"yob":1932}', ['date']],
  ['{"dob":"3 12 57","birth_date":20892,"date":"031457"}', Array(3).fill('text date')],
  ['{"date":"He came on 3 12 57"}', ['text date']],
  ['{"date":"He came on 3 12 57 to the ward","start":0.25}', ['text', 'text']],
  ['{"visitEpoch":1710253325}', ['value date']],
  ['{"county":"Windsor"}', ['value location county']],
  [
    '[{"name":"zip","value":"05701"},{"field":"age","value":93},{"key":"mrn","answer":8441}]',
    ['postal-code', 'age age.years', 'value medical_record_number'],
  ],
  ['[{"name":"hba1c","value":7.2},{"name":"Day"}]', ['text', 'value name']],
  ['{"pt":12.5,"last_visit":"2024-01-01"}', ['text', 'date']],
  ['{"employer":"Pettibone"}', ['value organization']],
  ['{"hospital":"Ascutney General"}', ['value location']],
  ['{"device":{"serial":"X77"}}', ['value device_identifier']],
  ['{"medications":[{"name":"Lisinopril"}]}', ['text']],
  ['{"medicationName":"Lisinopril","petName":"Bo"}', ['text', 'value name']],
  ['{"drugConceptId":19080128,"ndc":"00093-7424-56"}', []],
  [
    '{"placeOfBirth":"Ascutney","dischargeFacility":"Maple Grove"}',
    Array(2).fill('value location'),
  ],
  ['{"finding":{"location":"left lower lobe"}}', ['text']],
  ['{"dose":{"first":"10 mg"}}', ['text']],
  ['{"zip":{"plusFour":"1234"}}', ['postal-code']],
  ['{"visit":{"bp":"120/80","sodium":140}}', ['text', 'text']],
  ['{"first":7,"city":3}', ['text', 'text']],
  ['{"note":"x"}', ['text']],
  ['{"race":"White","ethnicGroup":{"display":"Not Hispanic"}}', []],
  ['{"race":"Orlop","site":["Left breast","Ascutney"]}', ['text', 'value location']],
])('what the keys say: %s', (source, expected) => {
  expect(roles(source)).toEqual(expected);
});

test.each<[string, (string | null | undefined)[], string]>([
  ['{ "a" : "x" }', [undefined, 'O"N\n'], '{ "a" : "O\\"N\\n" }'],
  ['{ "a" : "x", "b" : 1 }', [undefined, null], '{ "b" : 1 }'],
  ['{ "a" : "x", "b" : 1 }', [undefined, undefined, undefined, null], '{ "a" : "x" }'],
  ['[ "a", "b", "c" ]', [undefined, null], '[ "a", "c" ]'],
  ['[ "a" ]', [null], '[]'],
  ['{"a":"x"}', ['k'], '{"k":"x"}'],
  ['{"a":["x"]}', [undefined, null], '{"a":[]}'],
  ['"x"', [null], '{}'],
])('%s with %j is %s', (source, changes, expected) => {
  expect(json.walk(source).apply(changes)).toBe(expected);
});

test('only a number stands in for a number, and for digits alone what an id becomes', () => {
  expect(() => json.walk('[5.5]').apply(['x'])).toThrow('the gateway failed');
  expect(json.walk('[5,6,7]').apply(['x', '8', '08'])).toBe('["x",8,"08"]');
});

test.each([
  ['{"mrn":84412907}', 'text'],
  ['{"encounter_id":84412907}', 'text'],
  ['{"zip":84412}', 'number'],
  ['{"mrn":84412.5}', 'number'],
])('the number of %s is %s', (source, kind) => {
  expect(json.walk(source).loci[1]!.kind).toBe(kind);
});

test('every key but names of measurements, every string and number that JSON.parse sees is a locus', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ stringUnit: 'binary' }),
      fc.constantFrom(undefined, 1, '\t'),
      (value, indent) => {
        const seen: string[] = [];
        const note = (inner: Json): void => {
          if (typeof inner === 'string' && inner !== '') seen.push(inner);
          if (typeof inner === 'number') seen.push(String(inner));
          if (Array.isArray(inner)) inner.forEach(note);
          if (!isObject(inner)) return;
          for (const [key, each] of Object.entries(inner)) {
            if (key !== '' && !isMeasureName(key)) seen.push(key);
            note(each);
          }
        };
        const source = JSON.stringify(value, undefined, indent);
        note(JSON.parse(source) as Json);
        const document = json.walk(source);
        const found = document.loci.map(({ kind, text }) =>
          kind === 'number' ? String(Number(text)) : text,
        );
        expect(found.sort()).toEqual(seen.sort());
        expect(document.apply([])).toBe(source);
        JSON.parse(document.apply(document.loci.map(() => null)));
      },
    ),
  );
});

test.each([
  ['keys that come again', `[${'{"zz":{"a":"b"}},'.repeat(60_000)}0]`],
  ['keys that nobody knows', `{${Array.from({ length: 40_000 }, (_, i) => `"k${i}":"v"`).join()}}`],
])('a megabyte of %s takes no two seconds', (_, source) => {
  const start = process.cpuUsage();
  json.walk(source).apply([]);
  expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
});

test('a site says what stands where: for numbers too, for all below, and the first decides', () => {
  const format = jsonByPaths([
    { path: '$.visit.code', role: 'keep' },
    { path: '$..nr', role: 'medical_record_number' },
    { path: '$.visit', role: 'text' },
    { path: '$.crew[*]', role: 'name' },
  ]);
  const { loci } = format.walk(
    '{"visit":{"code":"Vantongeren","nr":17,"city":"Rutland"},"crew":["Lind","Okonkwo"],"city":"Rutland"}',
  );
  const values = loci.filter(({ label }) => label !== undefined);
  expect(values.map(({ text, role, category }) => [text, category ?? role])).toEqual([
    ['17', 'medical_record_number'],
    ['Rutland', 'text'],
    ['Lind', 'name'],
    ['Okonkwo', 'name'],
    ['Rutland', 'location'],
  ]);
});
