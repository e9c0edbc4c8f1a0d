import { describe, expect, test } from 'vitest';
import type { Locus } from '../core/locus.ts';
import { person } from './document.test-support.ts';
import { createRestorer, deidentify, formats, mask } from './index.ts';

const NOTE = 'Patient: Maria Garcia, MRN 4821337, seen 03/14/2024. Ms. Garcia is well.';

test('one text and back', () => {
  const { text, pairs, manifest } = deidentify(NOTE);
  for (const value of ['Maria', 'Garcia', '4821337', '03/14/2024'])
    expect(text).not.toContain(value);
  expect(manifest.findings).toBeGreaterThanOrEqual(4);
  expect(JSON.stringify(manifest)).not.toContain('Garcia');
  const restorer = createRestorer(pairs);
  expect([...text].map((character) => restorer.push(character)).join('') + restorer.end()).toBe(
    NOTE,
  );
});

test('texts that belong together, known people included', () => {
  const known = {
    role: 'patient',
    dates: [],
    phones: [],
    emails: [],
    addresses: [],
    identifiers: [],
  } as const;
  const patients = [{ ...known, ref: 'P/1', names: [{ given: ['Zelda'], family: 'Quarshie' }] }];
  const { texts } = deidentify(['zelda quarshie', 'nothing here'], { patients });
  expect(texts[0]).not.toMatch(/zelda|quarshie/);
  expect(texts[1]).toBe('nothing here');
});

test.each([
  [5, 'input.format'],
  [null, 'input.format'],
  [{}, 'input.format'],
  [['well', 5], 'input[1]'],
])('an input of another kind is refused by its place: %j', (input, at) => {
  expect(() => deidentify(input as never)).toThrow(
    expect.objectContaining({ code: 'invalid_value', facts: { at } }),
  );
});

test.each([
  ['x', 'pairs'],
  [[{}], 'pairs[0].surrogate'],
  [[null], 'pairs[0].surrogate'],
  [[{ surrogate: '', original: 'a', category: 'name' }], 'pairs[0].surrogate'],
  [[{ surrogate: 'a', original: 1, category: 'name' }], 'pairs[0].original'],
  [[{ surrogate: 'a', original: 'b' }], 'pairs[0].category'],
])('a list that is none is refused by its place: %j', (pairs, at) => {
  expect(() => createRestorer(pairs as never)).toThrow(
    expect.objectContaining({ code: 'invalid_value', facts: { at } }),
  );
});

test('the same key and scope give the same bytes, a random key others', () => {
  const secret = new Uint8Array(32).fill(1);
  expect(deidentify(NOTE, { secret })).toEqual(deidentify(NOTE, { secret }));
  expect(deidentify(NOTE).text).not.toBe(deidentify(NOTE).text);
});

test.each([
  'SSN: ‹two one nine zero nine nine nine nine nine›',
  'Phone: ‹six one seven five five five zero one four two›',
  'Patient: ‹M a r i s o l   V i l l a n u e v a›',
  'DOB: ‹𝟷𝟿𝟻𝟾-𝟶𝟹-𝟷𝟺›',
])('what is in disguise has one stand-in, of whose form nothing tells it: %s', (marked) => {
  const original = marked.replace(/[‹›]/g, '');
  const { text, pairs } = deidentify(original);
  expect(text).toMatch(/^\w+: [a-z-]+-[0-9a-f]{6}$/);
  const restorer = createRestorer(pairs);
  expect(restorer.push(text) + restorer.end()).toBe(original);
});

test('the body of a request', () => {
  const format = formats.find(({ id }) => id === 'openai-chat')!;
  const body = { model: 'm', messages: [{ role: 'user', content: NOTE }] };
  const result = deidentify({ format, body });
  expect(JSON.stringify(result.body)).not.toMatch(/Garcia|4821337/);
  expect(body.messages[0]!.content).toBe(NOTE);
  const restorer = createRestorer(result.pairs, { json: true });
  expect(JSON.parse(restorer.push(JSON.stringify(result.body)) + restorer.end())).toEqual(body);
});

const under = (label: string, text: string, kind: 'text' | 'number'): Locus => ({
  kind,
  path: '{}',
  text,
  label,
});
const maskUnder = (...loci: Locus[]) =>
  mask(loci, {
    secret: new Uint8Array(32).fill(7),
    style: 'surrogate',
    scope: { patients: [], caller: 'c' },
  });

test.each([
  ['mrn', 'number', '84412907', /^[1-9]\d{7}$/],
  ['dob', 'text', '19570312', /^195[4-7](0[1-9]|1[0-2])\d\d$/],
  ['dob', 'number', '19570312', /^195[4-7](0[1-9]|1[0-2])\d\d$/],
  ['phone', 'number', '2128675309', /^\d{3}55501\d\d$/],
  ['patientName', 'text', 'li wei', /^[a-z]+ [a-z]+$/],
  ['age', 'number', '93', /^90$/],
  ['age', 'text', '97', /^90\+$/],
  ['dose', 'number', '84412907', undefined],
  ['wbc', 'number', '7', undefined],
] as const)('{"%s": …} as %s %s', (label, kind, text, shape) => {
  const { replaced } = maskUnder(under(label, text, kind));
  if (shape === undefined) expect(replaced).toEqual([undefined]);
  else expect(replaced[0]).toMatch(shape);
  expect(replaced[0]).not.toBe(text);
});

const AGED = 'Margaret Doucette, 93, lives alone. SpO2 90% on room air.';
test('an age that no word tells goes out as its class, and comes back where an answer says it', () => {
  const { text, pairs } = deidentify(AGED);
  const answer = `${text} She is 90 years old, aged 90+; for 90 days, 90 mg, {"age": 90, "rate": 90}`;
  const restorer = createRestorer(pairs);
  expect(text).toMatch(/, 90\+, lives alone. SpO2 90% /);
  expect(restorer.push(answer) + restorer.end()).toBe(
    `${AGED} She is 93 years old, aged 93; for 90 days, 90 mg, {"age": 93, "rate": 90}`,
  );
});

test.each([
  ['of two', 'Age: 93 in 2024. Margaret Doucette, 93, lives with her sister Anne, 95, in town.'],
  ['that was typed', 'Margaret Doucette, 93, asks for a leaflet for patients 90+ with falls.'],
])('an age class %s stays a class', (_, note) => {
  const { text, pairs } = deidentify(note);
  const restorer = createRestorer(pairs);
  expect(text).not.toMatch(/Doucette, 93/);
  expect(restorer.push('Aged 90+, she may fall') + restorer.end()).toBe('Aged 90+, she may fall');
});

test('a JSON number is an age under a key that asks for one', () => {
  const pairs = [{ surrogate: '90', original: '93', category: 'age' }];
  const restorer = createRestorer(pairs, { json: true });
  const body =
    '{"age": 90, "patient_age":90, "ageAtOnset":90, "dosage":90, "stage": 90, "spo2":90, "x":[90]}';
  expect(restorer.push(body) + restorer.end()).toBe(
    '{"age": 93, "patient_age":93, "ageAtOnset":93, "dosage":90, "stage": 90, "spo2":90, "x":[90]}',
  );
});

test.each(['nope', null, ''])('a style that is none is refused: %j', (style) => {
  expect(() => deidentify('well', { style } as never)).toThrow(
    expect.objectContaining({
      code: 'invalid_value',
      facts: { at: 'options.style', known: ['surrogate', 'placeholder'] },
    }),
  );
});

test.each([
  ['too short', new Uint8Array(15)],
  ['a text, whose bytes nobody has told', 'correct horse battery staple'],
  ['numbers', Array.from({ length: 32 }, (_, at) => at)],
])('a key is refused that is %s', (_, secret) => {
  expect(() => deidentify('Maria Garcia', { secret } as never)).toThrow(
    expect.objectContaining({
      code: 'deid_blocked',
      facts: expect.objectContaining({ step: 'secret', remedy: expect.stringContaining('16') }),
    }),
  );
});

test.each(['profile', 'operatingPoint', 'secrets'])(
  'an option that is none is refused: %s',
  (name) => {
    const call = () => deidentify('well', { [name]: 'safe-harbor' } as never);
    expect(call).toThrow(
      expect.objectContaining({
        code: 'invalid_value',
        facts: expect.objectContaining({ at: `options.${name}` }),
      }),
    );
  },
);

describe('the order of month and day is one for all texts of an exchange', () => {
  const secret = Uint8Array.from({ length: 32 }, (_, at) => at);
  const patients = [person('Patient/1', 'patient', 'Ada', 'Orlop', { dates: ['1957-03-04'] })];
  const surrogates = (texts: readonly string[], options = {}) =>
    deidentify(texts, { secret, ...options }).texts.map((text) => text.replace(/^\w+ /, ''));
  const dayOf = (text: string) => {
    const [day, month, year] = text.split('/').map(Number);
    return Date.UTC(year!, month! - 1, day) / 86_400_000;
  };

  test('a stay keeps its length', () => {
    const [admitted, discharged] = surrogates(['Admitted 13/02/2024', 'Discharged 05/03/2024']);
    expect(dayOf(discharged!) - dayOf(admitted!)).toBe(21);
  });

  test('the birth date of the patient shows it', () => {
    const [born, seen] = surrogates(['DOB 04/03/1957', 'Seen 05/03/1958'], { patients });
    expect(dayOf(seen!) - dayOf(born!)).toBe(366);
  });

  test('where two contradict, a date that may be read in both is none', () => {
    const texts = ['Admitted 13/02/2024', 'Seen 02/14/2024', 'Discharged 05/03/2024'];
    expect(surrogates(texts)[2]).toMatch(/^date-[0-9a-f]{6}$/);
  });
});
