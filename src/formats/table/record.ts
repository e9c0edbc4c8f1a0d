/**
 * One row of a typed table (Parquet) as a JSON object: its members are loci by the role of their
 * column, as the fields of a text table are. Names of columns are the schema's, and stay.
 */
import type { DocumentFormat, WalkedDocument } from '../document.ts';
import { JsonWalker } from '../json/json.ts';
import { editJson, type PruneRules } from '../json/prune.ts';
import { CLOSE_OBJECT, JsonReader, OPEN_OBJECT, QUOTE } from '../json/reader.ts';
import { spellNumber, spellString } from '../json/spell.ts';
import { Places } from '../splice.ts';
import {
  type Column,
  idIn,
  isMissing,
  kindOfNumber,
  orderOfColumns,
  valueRole,
} from './columns.ts';

/**
 * @param subject name of the column that says which patient a row is about
 * @throws Failure document_invalid, of its `walk`
 */
export function recordFormat(
  columns: readonly Column[],
  subject: string | undefined,
): DocumentFormat {
  const byName = new Map(columns.map((column) => [column.name ?? '', column]));
  const dateOrder = orderOfColumns(columns);
  const told = dateOrder === undefined ? {} : { dateOrder };
  return { id: 'table', walk: (row) => ({ ...walkRecord(row, byName, subject), ...told }) };
}

function walkRecord(
  source: string,
  columns: ReadonlyMap<string, Column>,
  subject: string | undefined,
): WalkedDocument {
  const places = new Places();
  const reader = new JsonReader(source);
  let id: string | undefined;
  if (reader.next() !== OPEN_OBJECT) throw reader.invalid(reader.at);
  if (!reader.open(CLOSE_OBJECT)) {
    do {
      if (reader.next() !== QUOTE) throw reader.invalid(reader.at);
      const start = reader.at + 1;
      const name = reader.text(start, reader.string());
      reader.colon();
      const from = reader.at;
      walkValue(reader, places, columns.get(name), name);
      if (name === subject) {
        id = idIn({ role: 'reference' }, source.slice(from, reader.at).replace(/^"|"$/g, ''));
      }
    } while (reader.more(CLOSE_OBJECT));
  }
  reader.end();
  return {
    loci: places.loci,
    subject: id === undefined || isMissing(id) ? undefined : `Patient/${id}`,
    persons: [],
    apply: (changes) => editJson(source, places.edits(source, changes), RULES),
  };
}

const RULES: PruneRules = { mayStand: () => true, isEmptyArrayKept: true, hasSiblings: false };

function walkValue(
  reader: JsonReader,
  places: Places,
  column: Column | undefined,
  name: string,
): void {
  const unit = reader.next();
  const start = reader.at;
  const isString = unit === QUOTE;
  if (!isString && (unit === OPEN_OBJECT || unit === 0x5b)) {
    // Lists and structs are anybody's.
    if (column?.role === 'keep') reader.skip();
    else new JsonWalker(reader, places).value('column', name);
    return;
  }
  let text: string;
  if (isString) text = reader.text(start + 1, reader.string());
  else if (reader.scalar()) text = reader.source.slice(start, reader.at);
  else return;
  const treated = text === '' ? undefined : valueRole(column, text);
  if (treated === undefined) return;
  const { role, category, type } = treated;
  const id = idIn(treated, text);
  const spelled = isString ? 'text' : kindOfNumber(treated, id);
  const locus = places.locus(role, 'column', id, name, category, spelled, type);
  places.whole(start, reader.at, locus, isString ? spellString : spellNumber);
}
