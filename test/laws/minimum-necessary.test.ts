/**
 * The law of minimum necessary: records are cut in the same way wherever they stand. In every place of
 * every format that carries text, alone or between other words, in JSON or in a string of it; and where
 * nothing is cut, not a byte changes.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject, type Json } from '../../src/core/json.ts';
import { FORMATS, RecordCut } from '../../src/formats/index.ts';
import type { Placement, Sentinels } from '../leak/placement.ts';
import { PLACEMENTS } from '../leak/placements.ts';

const WANTED = new Set(['Patient.gender', 'Condition.code', 'Observation.valueString', 'PID-8']);
const cutter = () =>
  new RecordCut({
    element: (type, name) => WANTED.has(`${type}.${name}`),
    field: (segment, field) => WANTED.has(`${segment}-${field}`),
  });

function cut(text: string) {
  const one = cutter();
  return { text: one.text(text), counts: counted(one) };
}

function counted({ counts: { offered, sent } }: RecordCut) {
  return { offered, sent };
}

const resource = fc
  .record({
    resourceType: fc.constantFrom('Patient', 'Condition', 'Observation', 'Coverage'),
    elements: fc.dictionary(
      fc.constantFrom('gender', 'code', 'valueString', 'note', 'contained', 'meta'),
      fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
      { maxKeys: 4 },
    ),
  })
  .map(({ resourceType, elements }): Json => ({ resourceType, ...elements }));
const bundle = fc.array(resource, { maxLength: 3 }).map(
  (resources): Json => ({
    resourceType: 'Bundle',
    id: 'b',
    type: 'searchset',
    entry: resources.map((one) => ({ resource: one })),
  }),
);
const message = fc
  .array(fc.constantFrom('PID|1||844||Lind||1957|M', 'NK1|1|Karla', 'OBX|1|TX|||seen at home'))
  .map((segments) => ['MSH|^~\\&|LAB|H|||2024||ORU^R01|7|P|2.5.1', ...segments, ''].join('\n'));
const records = fc.oneof(
  fc.oneof(resource, bundle).map((one) => JSON.stringify(one)),
  bundle.map((one) => JSON.stringify(one, null, 2)),
  fc.array(resource, { minLength: 1, maxLength: 3 }).map((all) => JSON.stringify(all)),
  fc
    .array(resource, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((one) => JSON.stringify(one)).join('\n')),
  message,
);

/** Words without a bracket, and with one that nobody closes. */
const words = fc.oneof(
  fc.string().map((text) => text.replaceAll(/[{[\]}]/g, '')),
  fc.constantFrom('Record: ', 'He {said: ', 'so ["', '```json\n', '[see ', '{"a":', '[\\"a\n'),
);

test('between any words it is the same cut', () => {
  fc.assert(
    fc.property(words, records, (before, record) => {
      const alone = cut(record);
      const among = cut(`${before} ${record}\nThanks, "R."`);
      expect(among.text).toBe(`${before} ${alone.text}\nThanks, "R."`);
      expect(among.counts).toEqual(alone.counts);
    }),
  );
});

const IN_STRINGS: readonly [string, (text: string) => string][] = [
  ['a string of JSON', (text) => JSON.stringify({ a: { b: [1, text] } })],
  ['a string in a string', (text) => JSON.stringify([JSON.stringify({ text })])],
  ['all of it a string', (text) => JSON.stringify(text)],
  ['in a log', (text) => `at 12:00 body=${JSON.stringify({ text })}; status=200`],
];

test.each(IN_STRINGS)('in strings it is the same cut: %s', (_name, within) => {
  fc.assert(
    fc.property(records, (record) => {
      const alone = cut(record);
      const inside = cut(within(record));
      expect(inside.text).toBe(within(alone.text));
      expect(inside.counts).toEqual(alone.counts);
    }),
  );
});

test('where nothing is cut, nothing changes', () => {
  fc.assert(
    fc.property(fc.string(), fc.jsonValue(), fc.string(), (before, value, after) => {
      const text = `${before}resourceType${JSON.stringify(value)}\\u0041${after}`;
      const { text: left, counts } = cut(text);
      if (counts.offered === counts.sent) expect(left).toBe(text);
    }),
  );
});

const SENT = PLACEMENTS.filter(({ expect: expected }) => expected === 'sent');

test.each(SENT)('in every place it is the same cut: $id', (placement) => {
  fc.assert(
    fc.property(fc.oneof(fc.constant(''), fc.constant('Record: ')), records, (before, record) => {
      const whole = sentinels(before + record);
      const left = sentinels(before + cut(record).text);
      const one = cutter();
      expect(sentOf(placement, whole, one)).toEqual(sentOf(placement, left));
      const { offered, sent } = cut(record).counts;
      const times = countOf(placement, 'Record: ');
      expect(counted(one)).toEqual({ offered: times * offered, sent: times * sent });
    }),
    { numRuns: 20 },
  );
});

function sentinels(text: string): Sentinels {
  return { text, json: JSON.stringify({ record: text }), token: 'lookup_1', number: 7 };
}

/** How often a text stands in a place. */
function countOf({ body }: Placement, text: string): number {
  return JSON.stringify(plain(body(sentinels(text)))).split(text).length - 1;
}

function sentOf({ path, body }: Placement, values: Sentinels, one?: RecordCut): Json {
  const format = FORMATS.find((each) => each.path === path)!;
  const walked = format.walk(body(values), { media: false, cut: one });
  return plain(walked.apply([], { model: 'm', drop: false }));
}

/** Strings of JSON parsed: what was escaped without need may be written plainly. */
function plain(value: Json): Json {
  if (typeof value === 'string') return /^[[{]/.test(value) ? plainSource(value) : value;
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function plainSource(source: string): Json {
  try {
    return plain(JSON.parse(source) as Json);
  } catch {
    return source;
  }
}
