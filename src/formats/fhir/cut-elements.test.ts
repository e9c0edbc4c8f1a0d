import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutResources } from './cut-elements.ts';

const WANTED = new Set(['Patient.birthDate', 'Condition.code', 'Observation.valueQuantity']);
const cut = (text: string) => cutResources(text, (type, name) => WANTED.has(`${type}.${name}`));

test.each<[string, string, string, number, number]>([
  [
    'a resource',
    '{"resourceType":"Patient","id":"7","name":[{"family":"Lind"}],"birthDate":"1957-03-12"}',
    '{"resourceType":"Patient","birthDate":"1957-03-12"}',
    4,
    2,
  ],
  [
    'numbers and spacing stay as they were written',
    '{ "resourceType" : "Observation", "status":"final", "valueQuantity" : { "value" : 1.50 } }',
    '{ "resourceType" : "Observation", "valueQuantity" : { "value" : 1.50 } }',
    3,
    2,
  ],
  [
    'between other words',
    'Summarise: {"resourceType":"Condition","code":{"text":"gout"},"note":[]} Thanks {ok}.',
    'Summarise: {"resourceType":"Condition","code":{"text":"gout"}} Thanks {ok}.',
    3,
    2,
  ],
  [
    'a Bundle: each entry by its own type, and nothing around them',
    '{"resourceType":"Bundle","id":"b","type":"searchset","entry":[{"fullUrl":"u","resource":' +
      '{"resourceType":"Patient","id":"7","birthDate":"1957"}},{"resource":{"resourceType":"Coverage","id":"c"}}],"total":2}',
    '{"resourceType":"Bundle","type":"searchset","entry":[{"fullUrl":"u","resource":' +
      '{"resourceType":"Patient","birthDate":"1957"}},{"resource":{"resourceType":"Coverage"}}]}',
    10,
    6,
  ],
  [
    'lines of NDJSON',
    '{"resourceType":"Condition","id":"1"}\n{"id":"2","resourceType":"Patient"}\n',
    '{"resourceType":"Condition"}\n{"resourceType":"Patient"}\n',
    4,
    2,
  ],
  [
    'inside other JSON',
    '{"result":[{"resourceType":"Patient","id":"7"}]}',
    '{"result":[{"resourceType":"Patient"}]}',
    2,
    1,
  ],
  ['no FHIR', 'The patient is {well}. {"a":1}', 'The patient is {well}. {"a":1}', 0, 0],
  ['broken off', '{"resourceType":"Patient","id":"7"', '{"resourceType":"Patient","id":"7"', 0, 0],
])('%s', (_name, text, expected, offered, sent) => {
  expect(cut(text)).toEqual({ text: expected, offered, sent });
});

test('what stays is what was declared, whatever stands around it', () => {
  const element = fc.constantFrom(
    'birthDate',
    'code',
    'valueQuantity',
    'name',
    'note',
    'contained',
  );
  const resource = fc
    .record({
      type: fc.constantFrom('Patient', 'Condition', 'Observation', 'Coverage'),
      elements: fc.dictionary(element, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }),
    })
    .map(({ type, elements }) => ({ resourceType: type, ...elements }));
  fc.assert(
    fc.property(fc.array(resource, { maxLength: 4 }), fc.string(), (resources, words) => {
      const around = words.replaceAll('{', '(');
      const text = resources.map((one) => around + JSON.stringify(one)).join('');
      const expected = resources
        .map(({ resourceType, ...elements }) => {
          const kept = Object.entries(elements).filter(([name]) =>
            WANTED.has(`${resourceType}.${name}`),
          );
          return around + JSON.stringify({ resourceType, ...Object.fromEntries(kept) });
        })
        .join('');
      expect(cut(text).text).toBe(expected);
    }),
  );
});

test('a text of nothing but braces takes linear time', () => {
  const text = `"resourceType"${'{"a":'.repeat(100_000)}`;
  const began = performance.now();
  cut(text);
  expect(performance.now() - began).toBeLessThan(2000);
});
