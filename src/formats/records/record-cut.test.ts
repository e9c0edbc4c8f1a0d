import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../core/json.ts';
import { RecordCut } from './record-cut.ts';

const WANTED = new Set([
  'Patient.birthDate',
  'Composition.title',
  'Condition.code',
  'Observation.valueQuantity',
  'PID-8',
  'OBX-5',
]);
const cutter = () =>
  new RecordCut({
    element: (type, name) => WANTED.has(`${type}.${name}`),
    field: (segment, field) => WANTED.has(`${segment}-${field}`),
  });

function cut(text: string) {
  const one = cutter();
  const left = one.text(text);
  return { text: left, offered: one.counts.offered, sent: one.counts.sent };
}

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

const PATIENT = '{"resourceType":"Patient","id":"7","birthDate":"1957"}';
const LEFT = '{"resourceType":"Patient","birthDate":"1957"}';
const MESSAGE =
  'MSH|^~\\&|LAB|H|||20240314||ORU^R01|77|P|2.5.1\rPID|1||844||Lind||1957|M\rNK1|1|Karla';
const MESSAGE_LEFT = 'MSH|^~\\&|||||20240314||ORU^R01|||2.5.1\rPID||||||||M\r';
const inside = (text: string) => JSON.stringify(text).slice(1, -1);

test.each<[string, string, string]>([
  ['bare', PATIENT, LEFT],
  ['after words', `Record: ${PATIENT}`, `Record: ${LEFT}`],
  ['an array', `[${PATIENT},${PATIENT}]`, `[${LEFT},${LEFT}]`],
  ['a string of JSON', JSON.stringify({ r: PATIENT }), JSON.stringify({ r: LEFT })],
  [
    'a string in a string, after words',
    `Result: ${JSON.stringify([JSON.stringify({ r: PATIENT })])}`,
    `Result: ${JSON.stringify([JSON.stringify({ r: LEFT })])}`,
  ],
  ['all of it a string', JSON.stringify(PATIENT), JSON.stringify(LEFT)],
  ['as a log prints it', `body=${inside(PATIENT)} ok`, `body=${inside(LEFT)} ok`],
  ['… an array, pretty', `x [\\n  ${inside(PATIENT)}]`, `x [\\n  ${inside(LEFT)}]`],
  ['fenced', `\`\`\`json\n${PATIENT}\n\`\`\``, `\`\`\`json\n${LEFT}\n\`\`\``],
  [
    'pretty',
    JSON.stringify(JSON.parse(PATIENT), null, 2),
    JSON.stringify(JSON.parse(LEFT), null, 2),
  ],
  ['lines', `${PATIENT}\n${PATIENT}`, `${LEFT}\n${LEFT}`],
  [
    'lines of a string',
    JSON.stringify([`${PATIENT}\n${PATIENT}`]),
    JSON.stringify([`${LEFT}\n${LEFT}`]),
  ],
  ['a key spelled with escapes', PATIENT.replace('T', '\\u0054'), LEFT.replace('T', '\\u0054')],
  ['after a bracket that nobody closes', `{so he said: ${PATIENT}`, `{so he said: ${LEFT}`],
  ['after a quote that nobody closes', `{"so he said: ${PATIENT}`, `{"so he said: ${LEFT}`],
  ['in JSON that breaks off', `{"entry":[${PATIENT},{"resour`, `{"entry":[${LEFT},{"resour`],
  ['in brackets of a sentence', `[see ${PATIENT}]`, `[see ${LEFT}]`],
  ['a message', MESSAGE, MESSAGE_LEFT],
  ['a message after words', `Read this: ${MESSAGE}`, `Read this: ${MESSAGE_LEFT}`],
  [
    'a message between words',
    `Read:\n${MESSAGE.replaceAll('\r', '\n')}\n\nThanks|x`,
    `Read:\n${MESSAGE_LEFT.replaceAll('\r', '\n')}\nThanks|x`,
  ],
  ['a message in JSON', JSON.stringify({ hl7: MESSAGE }), JSON.stringify({ hl7: MESSAGE_LEFT })],
  [
    'a resource in a field that stays',
    `MSH|^~\\&|LAB\rOBX|1|ED|||${PATIENT}`,
    `MSH|^~\\&\rOBX|||||${LEFT}`,
  ],
  [
    'a message in an element that stays is of that element',
    JSON.stringify({ resourceType: 'Condition', code: MESSAGE, id: '1' }),
    JSON.stringify({ resourceType: 'Condition', code: MESSAGE }),
  ],
])('%s', (_name, text, expected) => {
  expect(cut(text).text).toBe(expected);
  expect(cut(expected).text).toBe(expected);
});

test.each([
  ['JSON in five strings', [1, 2, 3, 4, 5].reduce((text) => JSON.stringify([text]), PATIENT)],
  ['seventy arrays', `${'['.repeat(70)}${PATIENT}${']'.repeat(70)}`],
])('what is not read is refused: %s', (_name, text) => {
  expect(() => cut(text)).toThrow(expect.objectContaining({ code: 'too_deep' }));
});

test('JSON that came parsed is cut as its source is, and counts as much', () => {
  const value: Json = { a: [JSON.parse(PATIENT), PATIENT, 1.5, null], 'x y': MESSAGE };
  const parsed = cutter();
  const left = parsed.json(value);
  const source = cut(JSON.stringify(value));
  expect(JSON.stringify(left)).toBe(source.text);
  expect(parsed.counts).toMatchObject({ offered: source.offered, sent: source.sent });
  const other: Json = { a: [{ resourceType: { type: 'string' } }, '{}'] };
  expect(cutter().json(other)).toBe(other);
});

test('what a record that was cut says of itself is kept', () => {
  const one = cutter();
  const security = [{ code: 'PSYTHPN' }];
  const resource = (more: object) =>
    JSON.stringify({ resourceType: 'Condition', meta: { security }, ...more });
  one.text(`${resource({ code: {} })} ${resource({ note: 'nothing of it is sent' })} ${MESSAGE}`);
  expect(one.counts.stated).toEqual([{ security }, MESSAGE]);
  const other = cutter();
  const composition = { resourceType: 'Composition', confidentiality: 'V', title: 'Letter' };
  other.text(JSON.stringify(composition));
  expect(other.counts.stated).toEqual([{ confidentiality: 'V' }]);
});

test.each([
  ['braces', '{'],
  ['objects', '{"a":'],
  ['closed ones in open ones', '[{},{"a":['],
  ['escaped ones', '{\\"a\\":'],
  ['backslashes', '[\\'],
  ['lines of headers', 'MSH|\n\n'],
  ['quotes', '"{"'],
])('a megabyte of %s takes linear time', (_name, unit) => {
  const text = `"resourceType"${unit.repeat(1_000_000 / unit.length)}`;
  const began = performance.now();
  cut(text);
  expect(performance.now() - began).toBeLessThan(5000);
});

test('a long value under brackets that nobody closes is read a few times, not once for each', () => {
  const text = `"resourceType"${'{"a":'.repeat(60)}[${'"x",'.repeat(250_000)}`;
  const began = performance.now();
  cut(text);
  expect(performance.now() - began).toBeLessThan(2000);
});
