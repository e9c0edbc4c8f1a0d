/**
 * Which record of a table names its columns. Mostly it is the first. Some systems write an index without
 * a name before it, years and units into names, whole questions for names, or lines about the report above
 * them: what is missed here leaves every column without its name.
 */
import { isColumnName } from './column-names.ts';

/** @param rows the first of the table @returns index of the header, undefined where there is none */
export function headerAt(rows: readonly (readonly string[])[]): number | undefined {
  const sure = rows.slice(0, LINES_ABOVE_MAX + 1).findIndex(namesColumns);
  if (sure >= 0) return sure;
  return rows[0] !== undefined && areWords(rows[0]) ? 0 : undefined;
}

/**
 * What the columns are called. R's `write.table` names all but the first, in which it counts the rows.
 *
 * @param sample rows under the header
 */
export function namesIn(
  header: readonly string[],
  sample: readonly (readonly string[])[],
): (string | undefined)[] {
  const names = header.map((name) => name.trim() || undefined);
  const isCounted =
    sample.length > 0 &&
    sample.every(
      (row, index) => row.length === names.length + 1 && row[0]?.trim() === String(index + 1),
    );
  return isCounted ? [undefined, ...names] : names;
}

/** Lines about a report, above its table. */
const LINES_ABOVE_MAX = 20;

/** Words that columns are called by, most of them, and no value among them. */
function namesColumns(fields: readonly string[]): boolean {
  const names = fields.map((field) => field.trim()).filter((name) => name !== '');
  const called = names.filter((name) => isColumnName(name) || IDENTIFIER.test(name));
  return (
    called.length >= CALLED_MIN &&
    called.length * 2 >= fields.length &&
    new Set(names).size === names.length &&
    names.every((name) => /\p{L}/u.test(name) && !name.includes('@'))
  );
}

const CALLED_MIN = 2;
const IDENTIFIER = /^\p{L}[\p{L}\p{N}]*(?:_[\p{L}\p{N}]+)+$/u;

/** Names of columns are words; a row of data has a number, a date or an address in it. */
function areWords(fields: readonly string[]): boolean {
  const names = fields.slice(fields[0]?.trim() === '' ? 1 : 0);
  while (names.at(-1)?.trim() === '') names.pop();
  return (
    names.length > 0 &&
    names.every(
      (name) =>
        /\p{L}/u.test(name) &&
        !/^\s*\d(?!\d?[.)]\s*\p{L})|@|\d{4}/u.test(name) &&
        (name.length <= NAME_LENGTH_MAX || QUESTION.test(name)),
    )
  );
}

const NAME_LENGTH_MAX = 64;
const QUESTION = /[?:]\s*$/;
