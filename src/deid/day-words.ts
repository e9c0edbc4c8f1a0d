/** Days of a month in words, as they are dictated: `third`, `twenty-first`, `twenty one`, `veintiocho`, `primero`. */

/** From the first to the thirty-first. */
const ROWS = [
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first',
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five twenty-six twenty-seven twenty-eight twenty-nine thirty thirty-one',
  'primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta treinta-y-uno',
].map((row) => row.split(' '));
const ORDINALS = 0;

/** Of years, and other forms of days: what no row has, and yet is a number. */
const FURTHER =
  'uno treinta forty fifty sixty seventy eighty ninety hundred thousand cuarenta cincuenta sesenta setenta ochenta noventa cien ciento novecientos mil';

export interface DayWords {
  readonly value: number;
  readonly row: number;
  /** Between two words: `-`, or a blank. */
  readonly joint: string;
}

const plain = (word: string) => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

const DAYS = new Map<string, Omit<DayWords, 'joint'>>();
ROWS.forEach((names, row) => {
  names.forEach((name, at) => {
    const key = plain(name).replaceAll('-', ' ');
    if (!DAYS.has(key)) DAYS.set(key, { value: at + 1, row });
  });
});
DAYS.set('uno', { value: 1, row: 2 });

const NUMBER_WORDS: ReadonlySet<string> = new Set([
  ...[...DAYS.keys()].flatMap((key) => key.split(' ')).filter((word) => word !== 'y'),
  ...FURTHER.split(' '),
]);

/** Whether a word is a number, or part of one. */
export const isNumberWord = (word: string): boolean => NUMBER_WORDS.has(plain(word));

/** `first`, `twenty`, … `thirty`: what may begin an ordinal. */
export const ORDINAL_STARTS: readonly string[] = [
  ...new Set(ROWS[ORDINALS]!.map((name) => name.split('-')[0]!)),
];
/** `first` … `ninth`, behind `twenty-`. */
export const ORDINAL_UNITS: readonly string[] = ROWS[ORDINALS]!.slice(0, 9);

/** A whole day: `twenty-first`, `TWENTY FIRST`, `treinta y uno`. */
export function readDayWords(text: string): DayWords | undefined {
  const known = DAYS.get(plain(text).replace(/[\s-]+/g, ' '));
  return known && { ...known, joint: /\s/.test(text) ? ' ' : '-' };
}

export const isOrdinalRow = ({ row }: DayWords): boolean => row === ORDINALS;

/** Another day in the same words. Where there was nothing to join, as it is usual. */
export function writeDayWords(
  { row, joint }: Pick<DayWords, 'row' | 'joint'>,
  day: number,
): string {
  const name = ROWS[row]![day - 1]!;
  return name.includes('-y-') ? name.replaceAll('-', ' ') : name.replace('-', joint);
}
