import fc from 'fast-check';
import { expect, test } from 'vitest';
import { literalsOf, spliceLiterals } from './json-literals.ts';

test.each([
  ['', 'empty'],
  ['"Maria"', 'a string is not a tree'],
  ['12', 'a number is not a tree'],
  ['null', 'nor is null'],
  ['{"a":1', 'cut off'],
  ['{"a":01}', 'a number JSON does not have'],
  ["{'a':1}", 'not JSON quoting'],
  ['{"a":"\n"}', 'a raw line break in a string'],
  ['\ufeff{}', 'JSON.parse takes no byte order mark'],
  ['[1] tail', 'text after the tree'],
])('%s has no literals (%s)', (source) => {
  expect(literalsOf(source)).toBeUndefined();
});

test.each([
  ['{}', []],
  ['{"a":"b"}', ['key a', 'string b']],
  [' { "a" : -1.5e+3 } ', ['key a', 'number -1.5e+3']],
  ['[{"a":[1,2]},"1"]', ['key a', 'number 1', 'number 2', 'string 1']],
  ['{"a\\"b":"\\\\"}', ['key a"b', 'string \\']],
  ['["a:b","c",":"]', ['string a:b', 'string c', 'string :']],
  ['{"a":"1","a":2}', ['key a', 'string 1', 'key a', 'number 2']],
  ['["\\ud83d\\ude00 \\/"]', ['string 😀 /']],
])('%s has its literals in order', (source, expected) => {
  const literals = literalsOf(source);
  expect(literals?.map(({ kind, text }) => `${kind} ${text}`)).toEqual(expected);
});

test.each([
  ['{"a" :"x",\t"b":1.50}', 'y', '{"a" :"y",\t"b":1.50}', 'spacing and 1.50 stay'],
  ['["x"]', 'O"Neil\n', '["O\\"Neil\\n"]', 'only what needs escaping is escaped'],
  ['["x"]', 'José </script>', '["José </script>"]', 'non-ASCII and markup stay plain'],
  ['["\\u00e9"]', 'José', '["Jos\\u00e9"]', 'escaped non-ASCII is answered in kind'],
  ['["\\n\\u0022\\/"]', 'José', '["José"]', 'other escapes do not set the style'],
  ['["\\u00E9"]', '😀', '["\\ud83d\\ude00"]', 'as two units'],
])('%s with %s is %s (%s)', (source, replacement, expected) => {
  const literals = literalsOf(source)!;
  const replaced = literals.map(({ kind }) => (kind === 'string' ? replacement : undefined));
  expect(spliceLiterals(source, literals, replaced)).toBe(expected);
});

test('a string of a million escapes is one literal', () => {
  const [literal] = literalsOf(`["${'\\n'.repeat(1_000_000)}"]`)!;
  expect(literal?.text).toHaveLength(1_000_000);
});

test('only a number stands in for a number', () => {
  const literals = literalsOf('[5]')!;
  expect(spliceLiterals('[5]', literals, ['6.0'])).toBe('[6.0]');
  expect(() => spliceLiterals('[5]', literals, ['0x6'])).toThrow('the gateway failed');
});

/** JSON source in other spellings than JSON.stringify's own. */
const sources = fc
  .tuple(
    fc.jsonValue({ stringUnit: 'binary' }),
    fc.constantFrom(undefined, 1, '\t', ' \n'),
    fc.boolean(),
  )
  .map(([value, indent, isAscii]) => {
    const source = JSON.stringify([value], undefined, indent);
    if (!isAscii) return source;
    return source.replace(
      /[^\u0020-\u007e\n\t]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  });

test('the literals are those JSON.parse sees', () => {
  fc.assert(
    fc.property(sources, (source) => {
      const seen: string[] = [];
      const note = (value: unknown): void => {
        if (typeof value === 'string') seen.push(`string ${value}`);
        if (typeof value === 'number') seen.push(`number ${value}`);
        if (typeof value !== 'object' || value === null) return;
        for (const [key, inner] of Object.entries(value)) {
          if (!Array.isArray(value)) seen.push(`key ${key}`);
          note(inner);
        }
      };
      note(JSON.parse(source));
      const found = literalsOf(source)!.map(({ kind, text }) =>
        kind === 'number' ? `number ${Number(text)}` : `${kind} ${text}`,
      );
      // JavaScript moves integer-like keys to the front; the source does not.
      expect(found.sort()).toEqual(seen.sort());
    }),
  );
});

test('each literal stands where it says, and splicing nothing gives the source back', () => {
  fc.assert(
    fc.property(sources, (source) => {
      const literals = literalsOf(source)!;
      for (const { start, end, kind, text } of literals) {
        const spelled = source.slice(start, end);
        expect(kind === 'number' ? spelled : JSON.parse(spelled)).toBe(text);
      }
      expect(spliceLiterals(source, literals, [])).toBe(source);
    }),
  );
});

test('a replacement is what JSON.parse then reads, and nothing else moves', () => {
  fc.assert(
    fc.property(sources, fc.string({ unit: 'binary' }), (source, replacement) => {
      const literals = literalsOf(source)!;
      const replaced = literals.map(({ kind }) => (kind === 'string' ? replacement : undefined));
      const after = literalsOf(spliceLiterals(source, literals, replaced))!;
      expect(after.map(({ kind, text }) => [kind, text])).toEqual(
        literals.map(({ kind, text }) => [kind, kind === 'string' ? replacement : text]),
      );
    }),
  );
});
