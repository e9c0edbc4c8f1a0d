import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import { dayOfYear, weekDayOf } from '../core/iso-calendar.ts';
import type { Finding } from '../core/phi.ts';
import { createRestorer } from './create-restorer.ts';
import { readDate } from './date-form.ts';
import { maskMarked, patient } from './marks.test-support.ts';
import { maskWith } from './mask.ts';
import { luhnCheckDigit } from './number-surrogates.ts';

const maskedOf = (marked: string, options = {}) => maskMarked([marked], options).masked[0]!;
/** Surrogate of a single marked value. */
const standIn = (mark: string, options = {}) => maskMarked([`‹${mark}›`], options).masked[0]!;

test('text in which nothing was found stays the identical string', () => {
  const { replaced, pairs } = maskMarked(['10⁹/L\r\nPen\u0303a [PATIENT-1]', '']);
  expect(replaced).toEqual([undefined, undefined]);
  expect(pairs).toEqual([]);
});

test('the parts of one name have the same surrogates in every layout', () => {
  const masked = maskedOf(
    '‹name:Maria Garcia› ‹name:GARCIA, MARIA L.› ‹name:maria\n  garcia›‹name:Garcia›’s ‹name:Maria›',
  );
  const [given, family] = masked.split(' ') as [string, string];
  expect(masked).toMatch(
    new RegExp(
      `^${given} ${family} ${family.toUpperCase()}, ${given.toUpperCase()} [A-Z]\\. ` +
        `${given.toLowerCase()}\n  ${family.toLowerCase()}${family}’s ${given}$`,
    ),
  );
});

test('a known family in the plural has the surrogate of the name in the plural', () => {
  const patients = [patient('P/1', 'Maria', 'Garcia')];
  const masked = maskedOf('‹name:Maria Garcia› of the ‹name@0:Garcias›, ‹name@0:GARCIAS›', {
    patients,
  });
  const family = masked.split(' ')[1]!;
  expect(masked).toMatch(new RegExp(` the ${family}(e?s), ${family.toUpperCase()}E?S$`));
});

test('what comes back as the family of a known Smith is found again', () => {
  const patients = [patient('P/1', 'Anna', 'Smith')];
  const masked = maskedOf('‹name:Anna Smith› and the ‹name@0:Smiths›', { patients });
  expect(masked).toMatch(/^\S+ (\S+) and the \1e?s$/);
});

test.each([
  ['name:M. Garcia', /^[A-Z]\. [A-Z][a-z]+$/],
  ['name:J.S.', /^[A-Z]\.[A-Z]\.$/],
  ['name:JS', /^[A-Z]{2}$/],
  ['name:Garcia-Lopez', /^[A-Z][a-z]+-[A-Z][a-z]+$/],
  ["name:O'Neil", /^[A-Z][a-z]+$/],
  ['name:Jan van der Berg', /^[A-Z][a-z]+ van der [A-Z][a-z]+$/],
  ['name:E. van der Berg', /^[A-DF-Z]\. van der [A-Z][a-z]+$/],
  ['name:Van Nguyen', /^(?!Van)[A-Z][a-z]+ [A-Z][a-z]+$/],
  ['name:SMITH,JOHN', /^[A-Z]+,[A-Z]+$/],
  ['name:John Smith Jr.', /^[A-Z][a-z]+ [A-Z][a-z]+ Jr\.$/],
  ['name:王小明', /^[A-Z][a-z]+$/],
  ['phone:(713) 555-2368', /^\((?!713)\d{3}\) 555-01\d\d$/],
  ['phone:713.867.5309', /^(?!713)\d{3}\.555\.01\d\d$/],
  ['phone:+1 713 867 5309', /^\+1 (?!713)\d{3} 555 01\d\d$/],
  ['phone:713-867-5309 ext. 42', /^(?!713)\d{3}-555-01\d\d ext\. \d\d$/],
  ['phone:867-5309', /^555-01\d\d$/],
  ['phone:+44 20 7946 0958', /^\+44 \d\d \d{4} \d{4}$/],
  ['ssn:123-45-6789', /^9\d\d-[0-4]\d-\d{4}$/],
  ['ssn:XXX-XX-6789', /^XXX-XX-(?!6789)\d{4}$/],
  ['email:maria.garcia@gmail.com', /^[a-z0-9]+@example\.(?:org|net|com)$/],
  ['url:https://portal.mercy.test/p/1?x=2', /^https:\/\/example\.org\/[a-z0-9]+$/],
  ['url:www.mercy.test', /^www\.example\.org\/[a-z0-9]+$/],
  ['ip_address:10.1.2.3', /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/],
  ['ip_address:fe80::1', /^2001:db8::[0-9a-f:]+$/],
  ['location.zip:77030', /^000\d\d$/],
  ['location.zip:77030-1234', /^000\d\d-\d{4}$/],
  ['location.street:123 Elm Street, Apt 4B', /^[1-9]\d\d [A-Z][a-z]+ Street, Apt [1-9][A-H]$/],
  ['location.street:5th Avenue', /^\d(?:st|nd|rd|th) Avenue$/],
  ['location.city:Springfield', /^[A-Z][a-z]+$/],
  ["organization:St. Mary's Hospital", /^[A-Z][a-z]+ Hospital$/],
  ['profession:plumber', /^[a-z]+$/],
  ['age:93-year-old', /^9[0-24-9]-year-old$/],
  ['age:ninety-three years old', /^ninety(?:-(?!three)[a-z]+)? years old$/],
  ['medical_record_number:00482-AB', /^0\d{4}-[A-Z]{2}$/],
  ['medical_record_number:4821337', /^[1-9]\d{6}$/],
  ['certificate_or_license_number.dea:AB1234563', /^[A-Z]{2}\d{7}$/],
  ['health_plan_beneficiary_number.mbi:1EG4-TE5-MK73', /^[1-9]S[A-Z]\d-[A-Z]{2}\d-[A-Z]{2}\d\d$/],
  ['date:the day after', /^date-[0-9a-f]{6}$/],
  ['date:1957年3月12日', /^195[5-7]年(?!3月12日)\d{1,2}月\d{1,2}日$/],
  ['date:2024년 3월 14일', /^202[2-4]년 (?!3월 14일)\d{1,2}월 \d{1,2}일$/],
  ['date:20240314103000', /^202[2-4](?!0314)\d{4}103000$/],
  ['date:20240314103000.000-0500', /^202[2-4](?!0314)\d{4}103000\.000-0500$/],
  ['date:2024-03-14T10:30:00.5+02:00', /^202[2-4]-(?!03-14)\d\d-\d\dT10:30:00\.5\+02:00$/],
  ['date:2024, 3. 14', /^date-[0-9a-f]{6}$/],
  ['date:3-4/32', /^date-[0-9a-f]{6}$/],
  ['photo:front view', /^photo-[0-9a-f]{6}$/],
  ['name:???', /^name-[0-9a-f]{6}$/],
  ['name:M\\u0061ria', /^name-[0-9a-f]{6}$/],
  ['name:Maria%20Garcia', /^name-[0-9a-f]{6}$/],
])('%s becomes %s', (mark, shape) => {
  for (const secret of [1, 2, 3]) {
    const made = standIn(mark, { secret });
    expect(made).toMatch(shape);
    expect(made).not.toBe(mark.slice(mark.indexOf(':') + 1));
  }
});

test('numbers are of ranges that nobody is given', () => {
  for (let secret = 1; secret <= 20; secret += 1) {
    const npi = standIn('certificate_or_license_number.npi:1234567893', { secret });
    expect(luhnCheckDigit(`80840${npi.slice(0, 9)}`)).not.toBe(Number(npi[9]));
  }
});

test('one value has one surrogate, whatever separators and case', () => {
  const masked = maskedOf(
    '‹phone:713-867-5309› ‹phone:(713) 867 5309› ‹phone:+1 713.867.5309› ‹phone:7138675309›',
  );
  const numbers = masked
    .match(/\d{3}\W{1,2}\d{3}\W\d{4}|\d{10}/g)!
    .map((n) => n.replace(/\D/g, ''));
  expect(new Set(numbers).size).toBe(1);
  const ids = maskedOf('‹account_number:AB-12 34›|‹account_number:ab1234›').split('|');
  expect(ids[0]!.replace(/\W/g, '').toLowerCase()).toBe(ids[1]);
  const ssn = maskedOf('‹ssn:123-45-6789›|‹ssn:6789›').split('|');
  expect(ssn[0]!.slice(-4)).toBe(ssn[1]);
});

test('a JSON number gets a number, a token a token', () => {
  const number = maskMarked(['‹account_number:4821337›'], { kind: 'number' });
  expect(number.masked[0]).toMatch(/^[1-9]\d{6}$/);
  const token = maskMarked(['get_‹name:garcia›_chart'], { kind: 'token' });
  expect(token.masked[0]).toMatch(/^x_[0-9a-f]{12}$/);
  expect(token.pairs).toMatchObject([{ original: 'get_garcia_chart' }]);
});

test('two patients with one family name do not share a surrogate, and a shared mention is neutral', () => {
  const patients = [patient('P/1', 'Maria', 'Garcia'), patient('P/2', 'Elena', 'Garcia')];
  const masked = maskedOf('‹name:Maria Garcia›|‹name:Elena Garcia›|‹name:Garcia›|‹name:Maria›', {
    patients,
  });
  const [first, second, shared, given] = masked.split('|') as [string, string, string, string];
  const families = [first.split(' ')[1], second.split(' ')[1], shared];
  expect(new Set(families).size).toBe(3);
  expect(given).toBe(first.split(' ')[0]);
});

test.each([
  [['P/mom', 'P/baby'], 'P/mom'],
  [['P/baby', 'P/mom'], 'P/baby'],
])('of %j all dates move as those of %s alone', (refs, first) => {
  const dates = ['1990-02-03', '2024-05-09'] as const;
  const patients = refs.map((ref) =>
    patient(ref, 'Ann', 'Vance', { dates: [dates[ref === 'P/mom' ? 0 : 1]] }),
  );
  const [mom, baby] = refs[0] === 'P/mom' ? [0, 1] : [1, 0];
  const masked = maskedOf(
    `LMP ‹date:2023-08-30›, mother ‹date@${mom}:${dates[0]}›, born ‹date@${baby}:${dates[1]}›`,
    { patients },
  );
  const alone = maskedOf('‹date:2023-08-30›', { patients: [patient(first, 'Ann', 'Vance')] });
  const found = masked.match(/\d{4}-\d\d-\d\d/g)!.map(Date.parse);
  const shifts = ['2023-08-30', ...dates].map((date, at) => Date.parse(date) - found[at]!);
  expect(new Set(shifts)).toEqual(new Set([Date.parse('2023-08-30') - Date.parse(alone)]));
});

test('dates of a relative move as all others where no patient is named', () => {
  const persons = [
    { ...patient('R/1', 'Ana', 'Garcia', { dates: ['1990-02-03'] }), role: 'relative' as const },
  ];
  const masked = maskedOf('‹date@0:1990-02-03› ‹date:2024-02-03›', { patients: persons });
  const [own, other] = masked.split(' ').map(Date.parse);
  expect(other! - own!).toBe(Date.parse('2024-02-03') - Date.parse('1990-02-03'));
});

test('a relative shares the family name of the one patient who has it', () => {
  const patients = [
    patient('P/1', 'Juan', 'Garcia'),
    { ...patient('R/1', 'Ana', 'Garcia'), role: 'relative' as const },
  ];
  const [him, her, both] = maskedOf('‹name:Juan Garcia›|‹name:Ana Garcia›|‹name:Garcia›', {
    patients,
  }).split('|');
  expect(him!.split(' ')[1]).toBe(her!.split(' ')[1]);
  expect(both).toBe(him!.split(' ')[1]);
  expect(him!.split(' ')[0]).not.toBe(her!.split(' ')[0]);
});

test('surrogates are of the gender that is known', () => {
  const patients = [patient('P/1', 'Robin', 'Vance', { gender: 'female' })];
  const other = standIn('name:Robin', {
    patients: [patient('P/1', 'Robin', 'Vance', { gender: 'male' })],
  });
  expect(standIn('name:Robin', { patients })).not.toBe(other);
});

test('surrogates depend on key, patient and conversation, and on nothing else', () => {
  const one = standIn('name:Maria Garcia');
  expect(maskedOf('Before. ‹name:Maria Garcia›')).toBe(`Before. ${one}`);
  expect(standIn('name:Maria Garcia', { secret: 2 })).not.toBe(one);
  expect(standIn('name:Maria Garcia', { conversation: 'other' })).not.toBe(one);
  const patients = [patient('P/1', 'Maria', 'Garcia')];
  expect(standIn('name:Maria Garcia', { patients, conversation: 'a' })).toBe(
    standIn('name:Maria Garcia', { patients, conversation: 'b' }),
  );
});

test('a surrogate that stands in the exchange is not issued', () => {
  const first = standIn('name:Garcia');
  const { masked } = maskMarked(['‹name:Garcia›', `the ${first.toLowerCase()} sign`]);
  expect(masked[0]!.toLowerCase()).not.toBe(first.toLowerCase());
  expect(masked[1]).toBe(`the ${first.toLowerCase()} sign`);
});

test('spellings that differ restore to different originals', () => {
  const { pairs } = maskMarked([
    '‹name:García›; ‹name:Garcia›; ‹name:Garci\u0301a›; ‹name:McDonald›; ‹name:Mcdonald›; ‹name:MCDONALD›; ' +
      "‹name:O'Neil›; ‹name:O’Neil›; ‹name:M. Garcia›; ‹name:J. Garcia›",
  ]);
  expect(pairs).toHaveLength(10);
  expect(new Set(pairs.map((pair) => pair.surrogate.normalize('NFC'))).size).toBe(10);
});

test.each([
  ['03/12/1957', '12/03/1957', ['1957-03-12'], 'a date of birth shows the order'],
  ['03/04/2024', '25/04/2024', [], 'another date of the text shows it'],
])('%s beside %s is read day first where %s', (open, other, dates) => {
  const patients = [patient('P/1', 'Ann', 'Vance', { dates })];
  const masked = maskedOf(`‹date:${other}› ‹date@0:${dates.length > 0 ? other : open}›`, {
    patients,
  });
  const [a, b] = masked.split(' ').map((text) => readDate(text, { order: 'day-first' })!.date);
  const days = (date: typeof a) => Date.UTC(date!.year, date!.month - 1, date!.day) / 86_400_000;
  expect(days(a) - days(b)).toBe(dates.length > 0 ? 0 : 22);
});

test('placeholders count by first appearance and leave typed look-alikes alone', () => {
  const patients = [patient('P/1', 'Maria', 'Garcia')];
  const masked = maskedOf(
    '‹name:Maria Garcia› ‹name:Lopez› ‹date:2024-03-14› ‹name:Garcia› ‹name:Maria Garcia› [PATIENT-2] NAME-1',
    { patients, style: 'placeholder' },
  );
  expect(masked).toBe(
    '[PATIENT-1] [NAME-2-FAMILY] [DATE-1] [PATIENT-1-FAMILY] [PATIENT-1] [PATIENT-2] NAME-1',
  );
});

test.each([
  [
    '‹name@0:Isolde Quill›, ‹name@0:Isolde›, Mrs. ‹name@0:Quill›',
    '[PATIENT-1], [PATIENT-1-GIVEN], Mrs. [PATIENT-1-FAMILY]',
    'one patient',
  ],
  [
    '‹name@0:QUILL, ISOLDE›, ‹name@0:Isolde Quill›, the ‹name@0:Quills›',
    '[PATIENT-1], [PATIENT-1-FULL-2], the [PATIENT-1-FAMILY]',
    'in other ways',
  ],
  [
    '‹name@0:Isolde Quill› and ‹name:Ambrose› ‹name@0:Quill›, then ‹name:Ambrose›',
    '[PATIENT-1] and [NAME-1], then [NAME-1-GIVEN]',
    'a relative whose names were found one by one',
  ],
  [
    'Dr. ‹name:Amara Osei›, ‹name:Osei›, ‹name:A. Osei›, ‹name:Kofi Osei›, ‹name:Osei›, ‹name:OSEI›',
    'Dr. [NAME-1], [NAME-1-FAMILY], [NAME-1-FULL-2], [NAME-2], [NAME-1-FAMILY], [NAME-3-FAMILY]',
    'a text that came before stays whose it was; a new one that could be of two is of neither',
  ],
  [
    '‹name:Maria› is ‹name:Maria Lopez›, ‹name:Lopez›',
    '[NAME-1-GIVEN] is [NAME-1], [NAME-1-FAMILY]',
    'the given name first',
  ],
  ['‹name:Osei› is ‹name:Amara Osei›', '[NAME-1-FAMILY] is [NAME-1]', 'the family name first'],
])('placeholders have one number a person: %s → %s (%s)', (marked, expected) => {
  const patients = [patient('P/1', 'Isolde', 'Quill')];
  const { masked, pairs, texts } = maskMarked([marked], { patients, style: 'placeholder' });
  expect(masked[0]).toBe(expected);
  const restorer = createRestorer(pairs);
  expect(restorer.push(masked[0]!) + restorer.end()).toBe(texts[0]);
});

test('a search that fails lets nothing through', () => {
  const settings = {
    secret: new Uint8Array(32),
    style: 'surrogate' as const,
    scope: { patients: [], caller: 'c' },
  };
  const locus = { kind: 'text' as const, path: 'x', text: 'Maria' };
  const overlap = { category: 'name', type: 'name', score: 1, rule: 'r' } as const;
  const searches: [string, () => Finding[][]][] = [
    [
      'throws',
      () => {
        throw new Error('Maria');
      },
    ],
    ['forgets a text', () => []],
    [
      'overlaps',
      () => [
        [
          { ...overlap, start: 0, end: 3 },
          { ...overlap, start: 2, end: 5 },
        ],
      ],
    ],
    ['goes past the end', () => [[{ ...overlap, start: 0, end: 9 }]]],
  ];
  for (const [, find] of searches) {
    const run = () => maskWith({ engine: 'x', persons: [], find }, [locus], settings);
    expect(run).toThrow(Failure);
    expect(run).toThrow('could not be de-identified');
  }
});

test('the manifest counts and tells no value', () => {
  const { manifest } = maskMarked(['‹name:Maria Garcia› ‹date:2024-03-14›', 'nothing']);
  expect(manifest).toEqual({
    engine: 'marks',
    profile: 'reversible-chat/1',
    style: 'surrogate',
    texts: 2,
    findings: 2,
    categories: { name: 1, date: 1 },
    rules: { 'test/name': 1, 'test/date': 1 },
  });
});

const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

test('dates by week and by day of the year move as others do, a quarter goes whole', () => {
  const marked =
    '‹date:1961-03-14› ‹date.week:1961-W11-2› ‹date.ordinal:1961-073› ‹date.week:1961-W11› ‹date.quarter:Q3 2021›';
  const [iso = '', week, ordinal, weekAlone, ...quarter] = maskedOf(marked).split(' ');
  const date = { year: +iso.slice(0, 4), month: +iso.slice(5, 7), day: +iso.slice(8) };
  const { year, week: number } = weekDayOf(date);
  expect(weekAlone).toBe(`${year}-W${String(number).padStart(2, '0')}`);
  expect(week).toBe(`${weekAlone}-2`);
  expect(ordinal).toBe(`${date.year}-${String(dayOfYear(date)).padStart(3, '0')}`);
  expect(quarter.join(' ')).toMatch(/^date-[0-9a-f]{6}$/);
});

test('dates keep their intervals and their weekdays', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(day, { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 1, max: 99 }),
      (dates, secret) => {
        const masked = maskedOf(dates.map((date) => `‹date:${date}›`).join(' '), { secret }).split(
          ' ',
        );
        const shifts = masked.map(
          (date, at) => (Date.parse(dates[at]!) - Date.parse(date)) / 86_400_000,
        );
        expect(new Set(shifts).size).toBe(1);
        expect(shifts[0]! % 7).toBe(0);
        expect(shifts[0]).toBeGreaterThanOrEqual(28);
        expect(shifts[0]).toBeLessThanOrEqual(728);
      },
    ),
  );
});

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** Another word for each number. */
const word = (n: number) => `Q${[...String(n)].map((digit) => LETTERS[Number(digit)]).join('')}`;
const many = (count: number, markOf: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => `‹${markOf(n)}›`).join(' ');

test.each([
  ['cities', /^[A-Z][a-z]+$/, (n: number) => `location.city:${word(n)}`],
  ['streets', /^[A-Z][a-z]+ Road$/, (n: number) => `location.street:${word(n)} Road`],
  ['hospitals', /^[A-Z][a-z]+ Hospital$/, (n: number) => `organization:${word(n)} Hospital`],
  ['addresses', /^[0-9a-f.:]+$/, (n: number) => `ip_address:10.0.${n >> 8}.${n & 255}`],
])('more %s than there are to choose from have a stand-in each', (_, form, markOf) => {
  const { pairs } = maskMarked([many(1500, markOf)]);
  expect(new Set(pairs.map(({ surrogate }) => surrogate)).size).toBe(1500);
  for (const { surrogate } of pairs) expect(surrogate).toMatch(form);
});

test('a form of an age that stands in the text means itself', () => {
  const [masked = ''] = maskMarked(['‹age:93-year-old›']).masked;
  const age = Number.parseInt(masked, 10);
  const { pairs } = maskMarked([`‹age:93-year-old›, for ${age} years`]);
  const restorer = createRestorer(pairs);
  const answer = `${age} years, ${age}M, ${age} years old`;
  expect(restorer.push(answer) + restorer.end()).toBe(`${age} years, 93M, 93 years old`);
});

test('an initial in a text that uses all letters is replaced all the same', () => {
  expect(maskedOf(`‹name:T› of ${LETTERS.join(' ')}`)).toMatch(/^name-[0-9a-f]{6} of a b/);
});

/** Quadratic work on these takes ten seconds and more, linear work a tenth of one. */
const MS_MAX = 4000;

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

test.each([
  ['ids', (n: number) => `medical_record_number:${10_000_000 + n * 7919}`],
  ['telephone numbers', (n: number) => `phone:${200 + (n % 700)}-555-${1000 + (n % 8999)}`],
  ['dates', (n: number) => `date:${1 + (n % 12)}/${1 + (n % 28)}/${1900 + (n % 120)}`],
  [
    'glued values',
    (n: number) => `medical_record_number:${10_000_000 + n * 7919}›x‹name:${word(n)}`,
  ],
  ['e-mail', (n: number) => `email:${word(n)}@${word(n + 1)}.test`],
])('time is linear in the number of different %s', (_, markOf) => {
  const marked = many(10_000, markOf);
  for (const style of ['surrogate', 'placeholder'] as const) {
    const texts = [marked, 'on 4/5/1960 at 7.30 in room 12, '.repeat(10_000)];
    expect(cpuMs(() => maskMarked(texts, { style }))).toBeLessThan(MS_MAX);
  }
});

test('time is linear in the length of one place', () => {
  expect(cpuMs(() => standIn(`location.street:${'12 Elm '.repeat(40_000)}`))).toBeLessThan(MS_MAX);
});

test('a known code has one surrogate, whichever way its letters are written', () => {
  const masked = maskedOf(
    '‹medical_record_number:İST-8841290› ‹medical_record_number:ist-8841290›',
  );
  const [first, second] = masked.split(' ');
  expect(second).toBe(first!.toLowerCase());
});

test('time is linear in the words of one name', () => {
  const words = Array.from({ length: 10_000 }, (_, n) => word(n));
  expect(cpuMs(() => standIn(`name:${words.join('-')}`))).toBeLessThan(MS_MAX);
});
