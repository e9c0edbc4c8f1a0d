import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KnownPerson } from '../../core/person.ts';
import { detect } from '../detect.ts';
import { mark, unmark } from '../testing/marks.ts';
import { indexKnown } from './known-index.ts';

const maria: KnownPerson = {
  ref: 'Patient/1',
  role: 'patient',
  gender: 'female',
  names: [{ given: ['Maria', 'Luisa'], family: 'Garcia' }],
  dates: ['1957-03-12'],
  phones: ['(555) 010-4477'],
  emails: ['mlg57@example.com'],
  addresses: [
    { lines: ['4996 North Lake Street Apt 4'], city: 'Chetek', state: 'WI', postalCode: '54728' },
  ],
  identifiers: [
    { value: 'MRN-0098-7712', type: 'mrn' },
    { value: '123-45-6789', type: 'ssn' },
  ],
};
const will: KnownPerson = {
  ref: 'Patient/2',
  role: 'patient',
  names: [{ given: ['William'], family: "O'Brien-Jones" }],
  dates: [],
  phones: [],
  emails: [],
  addresses: [{ lines: [], city: 'Reading', postalCode: 'RG1 1AF' }],
  identifiers: [],
};
const known = indexKnown([maria, will]);

test.each([
  ['‹Maria Garcia› came', 'given family'],
  ['‹GARCIA, MARIA L›. came', 'inverted, capitals'],
  ['‹garcia maria› came', 'reversed, lower case'],
  ['‹Maria Luisa Garcia›', 'with middle name'],
  ['‹M. Garcia› and ‹M.L. Garcia›', 'initials and family'],
  ['‹Garcia M› came', 'family and initial'],
  ['‹Maria G›. came', 'given and initial'],
  ['‹Maria Luisa G›. came', 'given, middle and initial'],
  ['‹Garcia›\nM. Lund, ‹Garcia› (M. Lund)', 'the initial of the next name'],
  ['‹M.G›. came', 'dotted initials'],
  ['MG of muscle', 'bare initials'],
  ['‹MLG› came; mlg, MLG-4, XMLG', 'bare initials of three names, in capitals and by themselves'],
  ['‹maria› said', 'given alone, lower case'],
  ["‹Garcia›'s pain", 'possessive'],
  ["the ‹Garcias›' house", 'the family'],
  ['two garcias', 'in small letters it is none'],
  ['‹María García›', 'with diacritics'],
  ['‹Mari\u0301a Garci\u0301a›', 'decomposed'],
  ['‹Maria\n  Garcia› came', 'over two lines'],
  ['x-‹garcia_maria›.pdf', 'snake'],
  ['/patients/‹MariaGarcia›/notes', 'camel'],
  ['user ‹mariagarcia›57', 'joined'],
  ['mail ‹mgarcia› back', 'handle'],
  ['the ‹Mar\u200bia› Gar', 'zero width'],
  ['q=‹Maria%20Garcia›&x=1', 'percent-encoded'],
  ['q=‹Mar%C3%ADa+Garc%C3%ADa›', 'percent-encoded letters'],
  ['"‹Mar\\u00eda\\nGarc\\u00eda›"', 'JSON escapes'],
  ['‹Mar&iacute;a&nbsp;Garc&#237;a›', 'HTML entities'],
  ['‹Mar&amp;iacute;a&amp;#32;Garcia›', 'HTML entities, escaped twice'],
  ['token ‹TWFyaWEgR2FyY2lhIDE5NTc=›', 'base64'],
  ['marinara gravy', 'no part of it'],
  ['‹Will› reports pain', 'nickname that is a word, capitalised'],
  ['he will return', 'nickname that is a word'],
  ['‹Bill O’Brien-Jones›', 'nickname and curly apostrophe'],
  ['‹obrien jones› and ‹OBrien Jones›', 'without apostrophe and hyphen'],
  ['‹O Brien Jones›', 'blank for both'],
  ['born ‹1957-03-12›', 'ISO'],
  ['born ‹3/12/57›', 'US, short'],
  ['born ‹12.03.1957›', 'European'],
  ['born ‹March 12th, 1957›', 'long'],
  ['born ‹12-MAR-57›', 'military'],
  ['id ‹19570312› and ‹03121957›', 'without separators'],
  ['every ‹March 12›', 'without year'],
  ['born ‹March the 12th, 1957›', 'article'],
  ['‹twelfth of March, nineteen fifty-seven›', 'in words'],
  ['born ‹three twelve fifty-seven›, ‹oh three twelve nineteen fifty seven›', 'as said'],
  ['born ‹march twelve fifty seven›', 'as said, with its month'],
  ['born ‹12/III/1957›', 'Roman month'],
  ['born ‹1957-03›', 'year and month'],
  ['born ‹031257›', 'six digits'],
  ['born ‹１９５７-０３-１２›', 'full-width digits'],
  ['born ‹1957-W11-2›, ‹1957W112›, ‹1957-W11›', 'ISO week'],
  ['born in ‹week 11 of 1957›, ‹W11/1957›', 'week of a year'],
  ['born ‹1957-071›, ‹1957071›, ‹071/1957›, ‹57071›', 'ISO day of the year'],
  ['born on ‹day 71 of 1957›', 'day of the year, in a phrase'],
  ['born ‹2435910›, ‹2435909.5›', 'Julian day number'],
  ['1957-072, 1957-W12-2, 571, 2435911', 'other days'],
  ['BP 071/57, 71/57', 'a blood pressure'],
  ['ratio 3/12', 'no date by itself'],
  ['call ‹(555) 010-4477›', 'as given'],
  ['call ‹555.010.4477› or ‹5550104477›', 'other separators'],
  ['call ‹+1 555 010 4477›', 'country code'],
  ['call ‹5 5 5 0 1 0 4 4 7 7›', 'spaced out'],
  ['call ‹010-4477›', 'without area code'],
  ['chart ‹00987712›', 'number without its letters'],
  ['‹MRN 0098 7712›', 'blanks'],
  ['id ‹123456789›', 'SSN without separators'],
  ['‹0098 7712›, ‹987712›, chart ‹0000987712›', 'fewer zeros and more'],
  ['SSN ending in ‹6789›', 'last four beside a word'],
  ['room 6789', 'last four alone'],
  ['XXX-XX-‹6789› and ***-**-‹6789›', 'last four, the rest blanked'],
  ['‹4996 North Lake›', 'no type of street'],
  ['on ‹N. Lake Street›', 'no house number'],
  ['the north lake street fair', 'the same in lower case'],
  ['‹mlg57 at example dot com›', 'e-mail in words'],
  ['at ‹4996 N. Lake St., Apt. 4›', 'abbreviated'],
  ['call ‹001 555 010 4477›', 'from abroad'],
  ['in ‹Chetek›', 'city'],
  ['ZIP ‹54728›', 'ZIP'],
  ['to ‹mlg57@example.com›', 'e-mail'],
  ['Reading improved', 'city that is a word'],
  ['‹Reading›, ‹RG1 1AF›', 'city that is a word, beside its postcode'],
])('%s (%s)', (marked) => {
  const text = unmark(marked);
  expect(mark(text, known.find(text))).toBe(marked);
});

const called = (given: string, family: string): KnownPerson => ({
  ...will,
  names: [{ given: [given], family }],
  addresses: [],
});

test.each([
  ['Will', 'May', 'mr. ‹may› said that he may and will', 'after a title'],
  ['Will', 'May', "name: ‹will›; ‹will›'s wife, ‹w. may›", 'label, possessive, dotted initial'],
  ['Will', 'May', 'the patient will return, as he may', 'words'],
  ['Quang', 'Ng', 'PATIENT: ‹NG›; NG tube; 5 ng/ml; ‹Ng›', 'a unit and an abbreviation'],
  ['Mei', 'Wu', 'pt ‹wu›, ‹WU›, get_‹wu›_chart', 'two letters that are nothing else'],
  ['Zelda', 'Quarshie Jr.', '‹zeldaquarshie›, ‹quarshie, zelda›, ‹Zelda Quarshie, Jr›.', 'suffix'],
  ['Dr. Zelda', 'Quarshie', '‹zeldaquarshie›@x, Dr. ‹Zelda›', 'title in the record'],
  ['Jürgen', 'Groß', '‹JÜRGEN GROSS› and ‹gross, juergen›', 'capitals of ß'],
  ['小明', '王', '患者‹王小明›さん、‹小明›', 'without a blank'],
  ['Fatima', 'al-Rashid', '@‹fatimaal-rashid›', 'joined with a hyphen left'],
  ['Patrick', 'OBRIEN', "‹o'brien› and ‹O’Brien›, ‹O Brien›, MRI of brienz", 'apostrophe lost'],
  [
    'Maryann',
    'Delacruz',
    '‹Mary-Ann›, ‹mary ann›; ‹De La Cruz›, ‹dela cruz›',
    'joined in the record',
  ],
  ['Zelda', 'Vanderberg', '‹van der Berg›, ‹Vander Berg›; van Dyke', 'joined in the record'],
  ['Zelda Tove', 'Quarshie', '‹Quarshie ZT›, ‹ZT Quarshie›', 'as a reference has it'],
  ['Christina', 'Quarshie', '‹Quarshie› CT head, ‹Quarshie› MD', 'an abbreviation'],
  ['Xiaoming', 'Zhang', '‹Zhang XM›, ‹Zhang X.M›. and ‹XM Zhang›; xm', 'of a name in one word'],
  ['Carla', 'Smith-Jones', 'wit ‹CSJ›, ‹C.S.J›.', 'both names of a double one'],
  ['Wanda', "O'Brien", 'WOB increased; ‹W.O›.', 'no double one'],
  ['Anna', 'Smith', 'THE ‹SMITHS› CAME; SMITHS', 'the same, where all is in capitals'],
  ['Anne-Marie', 'Lind', '‹A-M Lind›, ‹A.-M. Lind›; a m lind', 'initials of a double given name'],
  ['Anna', 'Smith', "the ‹Smiths›' house; blacksmiths, smiths; these Smiths", 'the family'],
  ['Rosa', 'Stone', 'The ‹Stones› came; the stones came, THE ‹STONES›, STONES', 'a word'],
  ['Rosa', 'Stone', 'a stone, st one, ‹Stone›', 'no particle'],
  ['Baby', 'Quarshie', 'Baby was born, the BABY; ‹Baby Quarshie›, ‹quarshie›', 'not named yet'],
  ['Ann NMN', 'Unknown', 'Unknown etiology, ‹Ann Unknown›, ‹Ann›', 'not known'],
])('%s %s: %s (%s)', (given, family, marked) => {
  const text = unmark(marked);
  expect(mark(text, indexKnown([called(given, family)]).find(text))).toBe(marked);
});

test('a finding says whose value it is, and nobody’s where two share it', () => {
  const ann: KnownPerson = {
    ...will,
    ref: 'Patient/3',
    names: [{ given: ['Ann'], family: 'Garcia' }],
    addresses: [],
  };
  const [first, second] = indexKnown([maria, ann]).find('Ann Garcia saw Garcia');
  expect(first).toMatchObject({ person: 1, score: 1, rule: 'known/name', category: 'name' });
  expect(second).toMatchObject({ score: 1, rule: 'known/name' });
  expect(second).not.toHaveProperty('person');
});

test('known findings win over everything that overlaps them', () => {
  const text = 'Maria Garcia Hospital, 4996 North Lake Street Apt 4';
  const [name] = detect(text, { known });
  expect(name).toMatchObject({ start: 0, end: 12, person: 0, score: 1 });
});

test('whatever stands around it, a full name is found and nothing of it remains', () => {
  const around = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((text) => !/[\p{L}\p{N}\p{M}%\\&]/u.test(text));
  const form = fc.constantFrom(
    'Maria Garcia',
    'GARCIA, MARIA',
    'garcia maria',
    'Maria L. Garcia',
    'mariagarcia',
  );
  fc.assert(
    fc.property(around, form, around, (front, name, back) => {
      const text = `${front} ${name} ${back}`;
      const rest = known
        .find(text)
        .reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
      expect(rest.toLowerCase()).not.toMatch(/maria|garcia/);
    }),
    { numRuns: 300 },
  );
});

test.each([
  [['Carol', 'Helen'], 'Fox', 'CHF worse, ‹C.H.F›.', 'what medicine writes so is none'],
  [
    ['Ada'],
    "O'Shaughnessy-Wren",
    'Ms ‹OShaughnessy›, ‹OShaughnessy-Wren›',
    'half of a double name',
  ],
  [['Aoife'], "O'Shaughnessy", '‹OShaughnessy›-Wren', 'a double name of one that is known'],
  [['Harold'], 'Pemberwick', '‹Harold Pemberwick Jr›. and ‹Pemberwick III›', 'a generation'],
  [['Harold'], 'Pemberwick', '‹PEMBERWICK JR›, ‹HAROLD›', 'a generation within'],
  [['Harold'], 'Pemberwick', '‹Pemberwick› IV fluids', 'what is given'],
])('%j %s: %s (%s)', (given, family, marked) => {
  const index = indexKnown([{ ...will, addresses: [], names: [{ given, family }] }]);
  const text = unmark(marked);
  expect(mark(text, index.find(text))).toBe(marked);
});

test.each([
  ['Long', 'ECG: Long QT. ‹Mrs. Long› came, ‹Long› denies pain.'],
  ['White', 'White count 12, ‹White› was seen.'],
  ['Brown', 'Brown-Sequard syndrome; ‹Brown› was seen.'],
  ['Achterberg', 'see ‹achterberg›-test.pdf, ‹Achterberg›-table'],
])('a name that is a word is not looked for in a term: %s', (family, marked) => {
  const person = { ...will, names: [{ given: ['Grace'], family }] };
  const text = unmark(marked);
  expect(detect(text, { known: indexKnown([person]) }).map(({ start }) => start)).toHaveLength(
    marked.split('‹').length - 1,
  );
});

test.each([
  ['Seen ‹Achterbreg› and ‹acterberg›, ‹ACHTERBURG›', 'one key, in any case'],
  ['asked ‹rosallind› today; ‹Rosaalind›', 'given name'],
  ['rosacea, rosaline oil, achter, Achtberg5', 'other words'],
])('misspelt names of who is known: %s (%s)', (marked) => {
  const text = unmark(marked);
  expect(mark(text, indexKnown([called('Rosalind', 'Achterberg')]).find(text))).toBe(marked);
});

test('base64 beside known names takes time in proportion to the text', () => {
  const text = 'Maria Garcia TWFyaWEgR2FyY2lhIDE5NTc= '.repeat(27_000);
  const before = process.cpuUsage();
  expect(known.find(text)).toHaveLength(54_000);
  expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
});

test.each<[Partial<KnownPerson>, string]>([
  [{ phones: ['413-555-0143 x204'] }, 'call ‹413.555.0143›, ‹555-0143› or 0143'],
  [{ phones: ['413-555-0188 / 413-555-0199'] }, '‹4135550188› and ‹(413) 555-0199›'],
  [
    { phones: ['0049 30 901820'] },
    '‹030 901820›, ‹030/901820›, ‹0049 30 901820›, ‹+49 (0)30 901820›',
  ],
  [{ phones: ['+353 1 234 5678'] }, '‹(01) 234 5678›, ‹1 234 5678›, ‹00353 1 2345678›, ‹234 5678›'],
  [{ phones: ['+64 9 123 4567'] }, '‹09 123 4567›'],
  [{ phones: ['020 7946 0958'] }, '‹7946 0958›, ‹+44 (0)20 7946 0958›, ‹020 7946 0958›'],
  [{ identifiers: [{ value: 'H-00447190', type: 'mrn' }] }, '‹H447190›, ‹h-00447190›, ‹447190›'],
  [{ identifiers: [{ value: '98771', type: 'mrn' }] }, '‹0098771›, ‹98771›, ‹000098771›, 9877'],
  [{ identifiers: [{ value: 'xxx-xx-6789', type: 'ssn' }] }, 'room 6789, SSN ‹6789›'],
  [
    { addresses: [{ lines: ['Bahnhofstraße 12'], city: 'München' }] },
    '‹Bahnhofstr. 12›, ‹bahnhofstrasse 12›; ‹Muenchen›, ‹München›, ‹Munchen›',
  ],
  [
    { addresses: [{ lines: ['1482 Larkspur Hollow Road'] }] },
    '‹1482 Larkspur›; larkspur in bloom; ward 1482',
  ],
  [
    { dates: ['2004-05-01'] },
    '‹may first two thousand and four›, ‹five one oh four›; five one; may one day',
  ],
])('%j: %s', (more, marked) => {
  const text = unmark(marked);
  const one = { ...will, names: [], addresses: [], ...more };
  expect(mark(text, indexKnown([one]).find(text))).toBe(marked);
});
