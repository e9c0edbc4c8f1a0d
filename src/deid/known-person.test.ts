/**
 * The unlucky clinician: whatever form the name of a known patient takes in a text, nothing of it is
 * left by `mask`, and the masked text restores to the very text.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnownPerson } from '../core/person.ts';
import { createRestorer, mask } from './index.ts';
import { patient } from './marks.test-support.ts';

const upper = (text: string) => text.toUpperCase();
const lower = (text: string) => text.toLowerCase();
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[Đđ]/g, 'd');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const numeric = (text: string) =>
  text.replace(/[aeiou\u0080-\uffff]/gi, (c) => `&#${c.charCodeAt(0)};`);
const escaped = (text: string) =>
  text.replace(
    /[aeiou\u0080-\uffff]/gi,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const handle = (text: string) => lower(plain(text)).replace(/[^a-z]/g, '');
const inside = (text: string, mark: string) => text.slice(0, 2) + mark + text.slice(2);

/** Given and family name as they may stand in a text. */
const FORMS: readonly ((g: string, f: string) => string)[] = [
  (g, f) => `${g} ${f}`,
  (g, f) => `${f}, ${g}`,
  (g, f) => `${f},${g}`,
  (g, f) => `${f} ${g}`,
  (g, f) => `${g[0]}. ${f}`,
  (g, f) => `${f} ${g[0]}.`,
  (g, f) => `${g} ${f[0]}.`,
  (_, f) => `Mr. ${f}`,
  (_, f) => `${f}'s and ${f}’s`,
  (g, f) => `${g}\n${f}`,
  (g, f) => `${g}\r\n   ${f}`,
  (g, f) => `${g}\t${f} ${g}\u00a0\u00a0${f}`,
  (g, f) => `${inside(g, '\u00ad')} ${inside(f, '\u200b')}`,
  (g, f) => `**${g}** ${f}, _${g}_ *${f}*`,
  (g, f) => `|${f}|${g}|, ${f}^${g}^^, [${g} ${f}](x), <b>${f}</b>`,
  (g, f) => `患者${g} ${f}様, 😀${f}😀`,
  (_, f) => `${f}123 123${f} ${f}-related`,
  (g, f) => `?name=${encodeURIComponent(`${g} ${f}`)}&x`,
  (g, f) => numeric(`${g} ${f}`),
  (g, f) => escaped(`${g} ${f}`),
  (g, f) => base64(`Patient: ${g} ${f}, seen`),
  (g, f) => `${handle(g)}_${handle(f)}.pdf get_${handle(f)}_chart`,
  (g, f) => `${handle(g)}.${handle(f)}@x.org https://x.test/${handle(f)}?n=${handle(g)}`,
  (g, f) => `@${handle(g)}${handle(f)} ${handle(f)}${handle(g)}`,
];

/** From the character's code, letters and digits of another alphabet. */
const styled = (upperFrom: number, lowerFrom: number) => (word: string) =>
  word.replace(/[A-Za-z]/g, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCodePoint(code < 97 ? upperFrom + code - 65 : lowerFrom + code - 97);
  });
const bold = styled(0x1d400, 0x1d41a);
const circled = styled(0x24b6, 0x24d0);
const bytes = (text: string, before: string) =>
  [...Buffer.from(text)]
    .map((byte) => before + byte.toString(16).toUpperCase().padStart(2, '0'))
    .join('');
const SMALL_CAPITALS = 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡxʏᴢ';
const MISREAD: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1', e: '3', a: '4' };

/** A word of a name as somebody may write it to pass a search by, or as a machine does. */
const DISGUISES: readonly ((word: string) => string)[] = [
  bold,
  circled,
  (word) => lower(word).replace(/[a-z]/g, (letter) => SMALL_CAPITALS[letter.charCodeAt(0) - 97]!),
  (word) => [...word].join(' '),
  (word) => [...word].join('/'),
  (word) => upper([...word].join('. ')),
  (word) => [...bold(word)].join(' '),
  (word) => word.replace(/[oile]/, (letter) => MISREAD[letter]!),
  (word) => upper(word).replace(/[OILEA]/, (letter) => MISREAD[lower(letter)]!),
  (word) => [...word].reverse().join(''),
  // `LIEN` may mean what it says.
  (word) => (word.length > 4 ? upper : String)([...word].reverse().join('')),
  (word) => bytes(word, '\\x'),
  (word) => `${word.slice(0, 2)}\\u{${word.charCodeAt(2).toString(16)}}${word.slice(3)}`,
  (word) => bytes(word, '='),
  (word) => `${word.slice(0, 1)}${bytes(word.slice(1, 2), '=')}${word.slice(2)}`,
  (word) => inside(word, '=\r\n'),
  (word) => word.replace(/[aeiou]/g, (letter) => `&amp;#${letter.charCodeAt(0)};`),
  (word) => bytes(word, '%25'),
  (word) => `**${word.slice(0, 2)}**${word.slice(2)}`,
  (word) => `_${word.slice(0, 2)}_${word.slice(2)}`,
  (word) => `<em>${word.slice(0, 2)}</em>${word.slice(2)}`,
  (word) => inside(word, '<wbr>'),
  (word) => inside(word, '&shy;'),
  (word) => inside(word, '<!-- x -->'),
  (word) => inside(word, '-\n'),
];

const PEOPLE: readonly [given: string, family: string, fragments: readonly string[]][] = [
  ['Rosalind', 'Achterberg', ['rosalind', 'achterberg']],
  ['María-José', 'de la Cruz Núñez', ['maria', 'jose', 'nunez']],
  ['Kate', "O'Neil-Smythe", ['kate', 'neil', 'smythe']],
  ['Nguyễn', 'Thị Ánh', ['nguyen']],
  ['Zelda', 'Quarshie Jr.', ['zelda', 'quarshie']],
  ['Jürgen', 'Müller', ['jurgen', 'muller', 'mueller']],
  ['Fatima', 'al-Rashid', ['fatima', 'rashid']],
  ['Zhihao', 'Wu', ['zhihao']],
];

function maskOne(text: string, patients: readonly KnownPerson[]) {
  const { replaced, pairs } = mask([{ kind: 'text', path: 'x', text }], {
    secret: new Uint8Array(32).fill(3),
    style: 'surrogate',
    scope: { patients, caller: 'c' },
  });
  return { masked: replaced[0] ?? text, pairs };
}

describe.each(PEOPLE)('%s %s', (given, family, fragments) => {
  const patients = [patient('P/1', given, family)];
  const bare = family.replace(/ Jr\.$/, '');

  test.each(FORMS.map((form) => [form(given, bare)]))('%j', (form) => {
    const isEncoded = /&#|\\u|%|^[\w+/]{16,}=*$/.test(form);
    for (const said of isEncoded ? [form] : [form, lower(form), upper(form)]) {
      const text = `Seen: ${said} today.`;
      const { masked, pairs } = maskOne(text, patients);
      const left = handle(masked);
      expect(fragments.filter((fragment) => left.includes(fragment))).toEqual([]);
      const restorer = createRestorer(pairs);
      const pieces = [...masked].map((character) => restorer.push(character));
      expect(pieces.join('') + restorer.end()).toBe(text);
    }
  });
});

describe.each(PEOPLE)('%s %s, in disguise', (given, family, fragments) => {
  const patients = [patient('P/1', given, family)];
  const written = fragments.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  const forms = [
    ...new Set(written.flatMap((word) => DISGUISES.map((disguise) => disguise(word)))),
  ];

  test.each(forms)('%j', (form) => {
    const text = `Seen: ${form} today.`;
    const { masked, pairs } = maskOne(text, patients);
    expect(masked).not.toContain(form.replaceAll('**', ''));
    expect(masked).toMatch(/^Seen: (?:[_*]{1,2}|<em>)?[\p{L}\d-]+ today\.$/u);
    const restorer = createRestorer(pairs);
    expect(restorer.push(masked) + restorer.end()).toBe(text);
  });
});

const MENTIONS: readonly ((g: string, f: string) => string)[] = [
  ...FORMS.slice(0, 9),
  (g) => g,
  (g) => `${g}'s`,
  (g, f) => upper(`${g} ${f}`),
  (g, f) => lower(`${g} ${f}`),
];
const GIVEN = ['Maria', 'Elena', 'Mary Ann', 'José', 'Will', 'Li'];
const FAMILY = ['Garcia', 'Garcia Lopez', 'Lopez', 'Wu', 'van der Berg', "O'Neil", 'May'];

const people = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...GIVEN), fc.constantFrom(...FAMILY), fc.boolean()), {
    minLength: 2,
    maxLength: 6,
    selector: ([given, family]) => `${given} ${family}`,
  })
  .map((list) =>
    list.map(
      ([given, family, isRelative], index): KnownPerson => ({
        ...patient(`P/${index}`, given, family),
        role: isRelative && index > 0 ? 'relative' : 'patient',
      }),
    ),
  );

test('a row of names does not lend its letter case to the next one', () => {
  const persons = [patient('P/0', 'Maria', 'Garcia'), patient('P/1', 'José', 'Garcia')];
  const text =
    'Seen José Garcia\n , Maria came. Seen José Garcia\n , MARIA GARCIA came. JOSÉ GARCIA\n , MARIA.';
  const { masked, pairs } = maskOne(text, persons);
  const restorer = createRestorer(pairs);
  expect(restorer.push(masked) + restorer.end()).toBe(text);
});

test.each([
  'IBQ was seen. I.B.Q. and Ian Brian Quigley, pt IBQ.',
  'Ian Quigley Jr. and Quigley III; QUIGLEY JR, IAN. Ian Quigley, Jr.',
])('initials and generations: %s', (text) => {
  const known = patient('P/1', 'Ian Brian', 'Quigley');
  const { masked, pairs } = maskOne(text, [known]);
  expect(masked).not.toMatch(/IBQ|I\.B\.Q|Quigley/i);
  const restorer = createRestorer(pairs);
  expect(restorer.push(masked) + restorer.end()).toBe(text);
});

test('a Greek name is found in capitals, whose last letter has two small ones', () => {
  const { masked } = maskOne('ο ΠΑΠΑΔΟΠΟΥΛΟΣ ήρθε, ο Δ. παπαδοπουλος', [
    patient('P/1', 'Δήμας', 'Παπαδόπουλος'),
  ]);
  expect(masked).not.toMatch(/παπαδ/iu);
});

test.each(['Seen 25/03/1957', 'on 1957-03-25'])(
  '%s is another day of the month of a birth',
  (text) => {
    const persons = [patient('P/1', 'Ada', 'Quist', { dates: ['1957-03-04'] })];
    expect(maskOne(text, persons).masked).not.toMatch(/25/);
  },
);

test('people who share names, in any order and layout, each come back as themselves', () => {
  fc.assert(
    fc.property(
      people,
      fc.array(
        fc.tuple(
          fc.constantFrom('Seen', 'wife', 'Dr.', 'and', '\n-', 'pt', ','),
          fc.nat(5),
          fc.nat(MENTIONS.length - 1),
          fc.constantFrom(' came.', '.', '', ', ', '\n', ' (', ')'),
        ),
        { minLength: 1, maxLength: 6 },
      ),
      (persons, words) => {
        const text = words
          .map(([before, person, form, after]) => {
            const { given, family } = persons[person % persons.length]!.names[0]!;
            return `${before} ${MENTIONS[form]!(given.join(' '), family!)}${after}`;
          })
          .join(' ');
        const { masked, pairs } = maskOne(text, persons);
        const restorer = createRestorer(pairs);
        expect(restorer.push(masked) + restorer.end()).toBe(text);
      },
    ),
    { numRuns: 300 },
  );
});
