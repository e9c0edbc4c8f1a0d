/**
 * What a model may write of a place that was issued: a street in two lines, without its unit or its number, an
 * institution by its first word. The words that say what kind of place it is ("Rd.", "General") are the same on both
 * sides, so they stay as the model wrote them, and only names and numbers come back.
 *
 * Only names that we invented stand for themselves: a place in a plain list may be called like a word.
 */
import { titleCase } from './folding.ts';
import type { OtherForm } from './other-forms.ts';
import {
  INSTITUTION_WORDS,
  type PlacePiece,
  placePieces,
  STREET_WORDS,
} from './place-surrogates.ts';
import { INSTITUTIONS, STREETS } from './pools/places.ts';

const STREET_NAMES: ReadonlySet<string> = new Set(STREETS);
const INSTITUTION_NAMES: ReadonlySet<string> = new Set(INSTITUTIONS);

const ZIP_PLUS_FOUR = /^\d{5}(?=-\d{4}$)/;

export function placeForms(surrogate: string, original: string): OtherForm[] {
  const [zip, ownZip] = [surrogate, original].map((text) => ZIP_PLUS_FOUR.exec(text)?.[0]);
  if (zip !== undefined && ownZip !== undefined)
    return [{ alias: zip, original: ownZip, kind: 'number' }];
  const street = aligned(surrogate, original, STREET_WORDS);
  const forms = [...streetForms(street), ...unitForms(street)];
  if (forms.length > 0) return forms;
  return aligned(surrogate, original, INSTITUTION_WORDS)
    .filter(([{ kind, text }]) => kind === 'name' && isOf(INSTITUTION_NAMES, text))
    .flatMap(([from, to]) => nameForm(from, to, 'word'));
}

type Pair = readonly [from: PlacePiece, to: PlacePiece];

/** Piece by piece; none where the two sides are not built alike. */
function aligned(surrogate: string, original: string, kept: ReadonlySet<string>): Pair[] {
  const [from, to] = [surrogate, original].map((text) => placePieces(text, kept));
  const isAlike =
    from!.length === to!.length && from!.every(({ kind }, at) => kind === to![at]!.kind);
  return isAlike ? from!.map((piece, at) => [piece, to![at]!]) : [];
}

const isOf = (names: ReadonlySet<string>, text: string): boolean => names.has(titleCase(text));

/** `P.O` and `Oak, Rutland` are no names, `St. Brigid` is one. */
const NAME = /^(?=.*\p{L}{3})(?:(?:St|Ste|Mt|Ft|Dr)\. )?[^.,;:\n]+$/u;

const nameForm = (from: PlacePiece, to: PlacePiece, kind: 'street' | 'word'): OtherForm[] =>
  NAME.test(to.text) ? [{ alias: from.text, original: to.text, kind }] : [];

/** `60 Gorvengate`, `60 W Gorvengate`, `Gorvengate 60`, `Gorvengate`. */
function streetForms(pieces: readonly Pair[]): OtherForm[] {
  return pieces.flatMap(([from, to], at) => {
    if (from.kind !== 'name' || !isOf(STREET_NAMES, from.text)) return [];
    const before = pieces.findLastIndex(([{ kind }], index) => index < at && kind === 'number');
    const isBehind = before < 0 && pieces[at + 2]?.[0].kind === 'number';
    const numbered = before < 0 ? (isBehind ? [at, at + 2] : undefined) : [before, at];
    return [
      ...(numbered === undefined ? [] : [together(pieces, numbered[0]!, numbered[1]!)]),
      ...nameForm(from, to, 'street'),
    ];
  });
}

function together(pieces: readonly Pair[], first: number, last: number): OtherForm {
  const [alias, original] = [0, 1].map((side) =>
    pieces
      .slice(first, last + 1)
      .map((pair) => pair[side]!.text)
      .join(''),
  );
  return { alias: alias!, original: original!, kind: 'number' };
}

/** What may stand for one another; the last two before `4D` and `412`, and behind a street before any: `Elm Rd, Unit 4`. */
const UNITS: readonly (readonly string[])[] = [
  ['Apt', 'Apt.', 'Apartment', '#', 'Unit'],
  ['Suite', 'Ste', 'Ste.', '#', 'Unit'],
];
const UNIT_VALUE = /^(?:\d{1,5}\p{L}?|\p{L}\d{0,4})$/u;
const DISTINCT_VALUE = /\d{3}|\d\p{L}|\p{L}\d/u;

/** `Apt 4D`, `apartment 4D`, `#4D`; `Box 6270`. */
function unitForms(pieces: readonly Pair[]): OtherForm[] {
  return pieces.flatMap(([piece], at) => {
    const isMark = piece.kind === 'gap' && /#\s?$/.test(piece.text);
    const unit = isMark ? '#' : piece.kind === 'kept' ? titleCase(piece.text) : '';
    const value = unit === '' ? undefined : valueAt(pieces, isMark ? at + 1 : at + 2);
    if (value === undefined) return [];
    const words = UNITS.find((words) => words.includes(unit)) ?? [];
    const isDistinct = DISTINCT_VALUE.test(value.alias);
    return [...words, ...(unit === 'Box' ? ['Box'] : [])].flatMap((word) => {
      const kind = isDistinct || (word !== '#' && word !== 'Unit') ? 'number' : 'unit';
      return (word === '#' ? ['#', '# '] : [`${word} `]).map((word) => ({
        alias: word + value.alias,
        original: word + value.original,
        kind,
      }));
    });
  });
}

/** Number and letter that touch. */
function valueAt(pieces: readonly Pair[], at: number): OtherForm | undefined {
  const isValue = (index: number) => /number|letter/.test(pieces[index]?.[0].kind ?? '');
  if (!isValue(at)) return undefined;
  const value = together(pieces, at, isValue(at + 1) ? at + 1 : at);
  return UNIT_VALUE.test(value.alias) ? value : undefined;
}
