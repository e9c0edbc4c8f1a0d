/** The laws of masking and restoring, over random exchanges. A failing run prints its seed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SurrogatePair } from '../core/phi.ts';
import { maskMarked, patient } from './marks.test-support.ts';
import { compileRestoreTable } from './restore-table.ts';
import { newDrift, type RestoreMode, SurrogateRestorer } from './surrogate-restorer.ts';

function restore(pairs: readonly SurrogatePair[], pieces: readonly string[], mode: RestoreMode) {
  const table = compileRestoreTable(pairs);
  const drift = newDrift(table);
  const restorer = new SurrogateRestorer(table, mode, drift);
  let text = '';
  for (const piece of pieces) text += restorer.push(piece);
  return { text: text + restorer.end(), drift };
}

const GIVEN = ['Maria', 'Elena', 'Jo', 'Ana María', "D'Arcy", 'Li'];
const FAMILY = ['Garcia', "O'Neil", 'van der Berg', 'Lopez-Ruiz', 'Peña', 'Wu'];
const TITLES = ['', 'Dr. ', 'Ms. '];

const mention = fc
  .tuple(fc.constantFrom(...GIVEN), fc.constantFrom(...FAMILY), fc.nat(5))
  .map(
    ([given, family, form]) =>
      [
        `${given} ${family}`,
        family,
        given,
        `${family}, ${given}`,
        `${given[0]}. ${family}`,
        `${given} ${family}`.toUpperCase(),
      ][form]!,
  )
  .map((text) => `‹name:${text}›`);

const date = fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.nat(4)).map(([days, form]) => {
  const at = new Date(Date.UTC(2000, 0, 1 + days));
  const [y, m, d] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  const month = at.toLocaleString('en-US', { month: 'long', timeZone: 'UTC' });
  return `‹date:${[at.toISOString().slice(0, 10), `${m}/${d}/${y}`, `${month} ${d}, ${y}`, `${month} ${y}`, `${d}-${month.slice(0, 3)}-${y}`][form]}›`;
});

const digits = (count: number) =>
  fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((list) => list.join(''));

const value = fc.oneof(
  mention,
  mention,
  date,
  digits(10).map((d) => `‹phone:(${d.slice(0, 3)}) ${d.slice(3, 6)}-${d.slice(6)}›`),
  digits(9).map((d) => `‹ssn:${d.slice(0, 3)}-${d.slice(3, 5)}-${d.slice(5)}›`),
  digits(7).map((d) => `‹medical_record_number:${d}›`),
  digits(4).map((d) => `‹account_number:A${d}›`),
  digits(5).map((d) => `‹location.zip:${d}›`),
  fc.constantFrom(
    '‹email:m.garcia@mercy.test›',
    '‹url:https://mercy.test/1›',
    '‹ip_address:10.0.0.1›',
  ),
  fc.constantFrom(
    '‹age:93-year-old›',
    '‹organization:Mercy Hospital›',
    '‹location.city:Springfield›',
    '‹location.street:12 Elm Street›',
  ),
);
const prose = fc.constantFrom(
  ' was seen by ',
  ', ',
  '. ',
  '\r\n',
  ' and ',
  "'s ",
  ' – ',
  ' [NAME-1] ',
  ' x_',
  ' 10⁹/L ',
  '\n',
  ' 😀 ',
  ' Del',
);
const note = fc
  .array(fc.tuple(fc.constantFrom(...TITLES), value, prose), { minLength: 1, maxLength: 8 })
  .map((list) => list.map((item) => item.join('')).join(''));
const style = fc.constantFrom('surrogate' as const, 'placeholder' as const);

/** The same text in random pieces. */
const cut = (text: string, lengths: readonly number[]): string[] => {
  const pieces: string[] = [];
  let at = 0;
  for (let index = 0; at < text.length; index += 1) {
    const length = lengths.length === 0 ? 1 : lengths[index % lengths.length]!;
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
};
const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });

/** What a model may make of masked text. */
const rewritten = (text: string, how: number): string =>
  [
    text,
    text.toUpperCase(),
    text.toLowerCase(),
    text.replace(/ /g, '\u00a0'),
    text.replace(/[-. ]/g, ''),
    text.normalize('NFD'),
    text.replace(/\p{Lu}\p{Ll}{2,}(?!\p{L})/gu, '$&s'),
  ][how]!;

test('restoring masked text gives the text, whatever was found', () => {
  fc.assert(
    fc.property(fc.array(note, { minLength: 1, maxLength: 3 }), style, (notes, style) => {
      const { masked, texts, pairs } = maskMarked(notes, { style });
      masked.forEach((text, index) => {
        expect(restore(pairs, [text], 'text').text).toBe(texts[index]);
      });
    }),
    { numRuns: 200 },
  );
});

const syllables = 'ba bo ka ke la lo ma me na ne ra ro sa so ta te va vi wi zu'.split(' ');
const word = fc
  .array(fc.constantFrom(...syllables), { minLength: 3, maxLength: 4 })
  .map((list) => list.join('').replace(/^./, (letter) => letter.toUpperCase()));
const anyName = fc
  .tuple(word, word, fc.nat(7))
  .map(
    ([given, family, form]) =>
      [
        `${given} ${family}`,
        family,
        given,
        `${family}, ${given}`,
        `${given[0]}. ${family}`,
        `${given} ${family[0]}.`,
        `${given} de ${family}`,
        `${given} ${family}`.toUpperCase(),
      ][form]!,
  )
  .map((text) => `‹name:${text}›`);
const anyValue = fc.oneof(
  anyName,
  anyName,
  date,
  fc
    .integer({ min: 5, max: 9 })
    .chain(digits)
    .map((number) => `‹medical_record_number:${number}›`),
  digits(10).map((d) => `‹phone:(${d.slice(0, 3)}) ${d.slice(3, 6)}-${d.slice(6)}›`),
);
/** Glued ones among them. */
const between = fc.constantFrom(
  ', ',
  '. ',
  '\n',
  ' and ',
  "'s ",
  '\t',
  ' | ',
  'DOB ',
  '2OTcw\n',
  's; ',
);

test('a text of thousands of values comes back as it was', () => {
  const much = fc.array(fc.tuple(anyValue, between), { minLength: 3000, maxLength: 3000 });
  fc.assert(
    fc.property(much, style, (list, style) => {
      const { masked, texts, pairs } = maskMarked([list.map((item) => item.join('')).join('')], {
        style,
      });
      expect(restore(pairs, masked, 'text').text).toBe(texts[0]);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

test('masking the restored text gives the masked text', () => {
  fc.assert(
    fc.property(note, note, (asked, said) => {
      // The model answers with forms that were issued; the client sends its restored answer back.
      const first = maskMarked([asked, said]);
      const answer = restore(first.pairs, [first.masked[1]!], 'text').text;
      expect(answer).toBe(first.texts[1]);
      expect(maskMarked([asked, said]).masked).toEqual(first.masked);
    }),
    { numRuns: 50 },
  );
});

test('how an answer is cut into pieces never changes what the caller reads', () => {
  fc.assert(
    fc.property(note, style, fc.nat(6), lengths, (note, style, how, lengths) => {
      const { masked, pairs } = maskMarked([note], { style });
      const answer = rewritten(masked[0]!, how);
      const whole = restore(pairs, [answer], 'text');
      expect(restore(pairs, [...cut(answer, [1])], 'text')).toEqual(whole);
      expect(restore(pairs, cut(answer, lengths), 'text')).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});

const escaped = (text: string): string =>
  text.replace(/[^\x20-\x7e]|["\\/]|[aeiou]/g, (c) =>
    /[aeiou/]/.test(c)
      ? c
      : [...Array(c.length).keys()]
          .map((at) => `\\u${c.charCodeAt(at).toString(16).padStart(4, '0')}`)
          .join(''),
  );

test('the same inside JSON, escapes and nested JSON included, and it stays JSON', () => {
  fc.assert(
    fc.property(
      note,
      fc.nat(6),
      fc.boolean(),
      fc.boolean(),
      lengths,
      (note, how, isNested, isEscaped, lengths) => {
        const { masked, pairs } = maskMarked([
          `${note}‹name:Ann "Q" O’Neil\\›‹account_number:9135246›`,
        ]);
        const inner = rewritten(masked[0]!, how);
        const number = pairs.find((pair) => pair.original === '9135246')!.surrogate;
        const content = isNested ? JSON.stringify({ note: inner, list: [inner] }) : inner;
        const quoted = isEscaped ? `"${escaped(content)}"` : JSON.stringify(content);
        const source = `{"a": ${quoted},"${number}":${number}, "c":[${number}1, -1.50e3 ]}`;
        const whole = restore(pairs, [source], 'json');
        const parsed = JSON.parse(whole.text);
        expect(parsed['9135246']).toBe(9135246);
        expect(whole.text.endsWith(', -1.50e3 ]}')).toBe(true);
        const plain = restore(pairs, [inner], 'text').text;
        expect(isNested ? JSON.parse(parsed.a).note : parsed.a).toBe(plain);
        expect(restore(pairs, cut(source, [1]), 'json')).toEqual(whole);
        expect(restore(pairs, cut(source, lengths), 'json')).toEqual(whole);
      },
    ),
    { numRuns: 300 },
  );
});

const persons = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom('Maria', 'Elena', 'Carla', 'Rosa'),
      fc.constantFrom('Garcia', 'Lopez', 'Wu'),
    ),
    {
      minLength: 2,
      maxLength: 6,
      selector: (name) => name.join(' '),
    },
  )
  .map((names) =>
    names.map(([given, family], index) => ({
      given,
      family,
      known: patient(`P/${index}`, given, family),
    })),
  );

test('no restore ever yields another person’s value', () => {
  fc.assert(
    fc.property(
      persons,
      fc.boolean(),
      fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(8)), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 40 }),
      (people, areKnown, asked, secret) => {
        const marked = people.map(
          ({ given, family }, i) =>
            `‹name${areKnown ? `@${i}` : ''}:${given} ${family}› ‹name:${given}› ‹name:${family}›`,
        );
        const { masked, pairs } = maskMarked(marked, {
          patients: areKnown ? people.map((p) => p.known) : [],
          secret,
        });
        const issued = masked.map((text) => text.split(' ').slice(0, 2) as [string, string]);
        for (const [first, second, form] of asked) {
          const [i, j] = [first % people.length, second % people.length];
          const [given, family] = [issued[i]![0], issued[j]![1]];
          const write = FORMS[form]!;
          const answer = write(given, family);
          const { text, drift } = restore(pairs, [answer], 'text');
          const isPerson = people.some(
            (_, at) => issued[at]![0] === given && issued[at]![1] === family,
          );
          if (form >= WHOLE || isPerson) {
            expect(text).toBe(write(people[i]!.given, people[j]!.family));
          } else {
            expect(text).toBe(answer);
            expect(drift).toMatchObject({ exact: 0, normalised: 0, ambiguous: 1 });
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});

type Form = (given: string, family: string) => string;
/** Up to WHOLE the two words read as one name; from there each stands alone. */
const WHOLE = 5;
const FORMS: readonly Form[] = [
  (given, family) => `${given} ${family}`,
  (given, family) => `Dr. ${family}, ${given}'s`,
  (given, family) => `${given}\n${family}`,
  (given, family) => `${given} van ${family}`,
  (given, family) => `${given} ${family}`.toUpperCase(),
  (given, family) => `${given} and Ms. ${family}`,
  (given, family) => `(${family}) / ${given}'s`,
  (given) => given,
  (_given, family) => `Mr. ${family}’s`,
];

test('what was masked before stays the same when the conversation goes on', () => {
  fc.assert(
    fc.property(
      fc.array(note, { minLength: 1, maxLength: 3 }),
      fc.array(note, { maxLength: 3 }),
      style,
      (before, after, style) => {
        const first = maskMarked(before, { style });
        const later = maskMarked([...before, ...after], { style });
        // A later text may hold a surrogate by chance; then it must change. Those runs prove nothing.
        fc.pre(
          first.pairs.every(
            (pair) =>
              !later.texts
                .slice(before.length)
                .some((text) =>
                  text.toLowerCase().includes(pair.surrogate.toLowerCase().slice(0, 6)),
                ),
          ),
        );
        expect(later.masked.slice(0, before.length)).toEqual(first.masked);
      },
    ),
    { numRuns: 150 },
  );
});

test('a surrogate stands for one original, and for no text of the exchange', () => {
  fc.assert(
    fc.property(fc.array(note, { minLength: 1, maxLength: 4 }), (notes) => {
      const { texts, pairs } = maskMarked(notes);
      expect(new Set(pairs.map((pair) => pair.surrogate)).size).toBe(pairs.length);
      const all = texts.join('\n').toLowerCase();
      for (const { surrogate, original, category, name } of pairs) {
        expect(surrogate).not.toBe(original);
        if (category === 'date') continue; // a moved date may be another date's original
        if (category === 'name' && name?.surrogate.family === undefined) continue; // a row of names
        for (const word of category === 'name' ? surrogate.split(/[^\p{L}\p{M}]+/u) : [surrogate]) {
          if (word.length < 4 || /^(?:van|der)$/i.test(word)) continue;
          expect(all).not.toMatch(
            new RegExp(
              `(?<![\\p{L}\\p{N}])${word.toLowerCase().replace(/[.[\]()\\^$*+?/]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
              'u',
            ),
          );
        }
      }
    }),
    { numRuns: 100 },
  );
});
