/**
 * JSON of which nothing else is known: every string and number is what its key says, as the fields of a
 * table are, else text under it; every key but that of a measurement is text too. A path names depth
 * only, for the keys are somebody's own.
 */
import type { PlacedRole } from '../../core/field-role.ts';
import { type PathState, readJsonPath, startPaths } from '../../core/json-path.ts';
import type { DocumentFormat, WalkedDocument } from '../document.ts';
import { isToken } from '../free-json.ts';
import { Places } from '../splice.ts';
import { identifies } from '../table/attributes.ts';
import { isAsked, isColumnName, isMeasureName, roleOfField } from '../table/column-names.ts';
import {
  type ColumnRole,
  idIn,
  isMissingId,
  kindOfNumber,
  roleOfValue,
  type ValueRole,
} from '../table/columns.ts';
import { editJson, type PruneRules } from './prune.ts';
import { CLOSE_ARRAY, CLOSE_OBJECT, JsonReader, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './reader.ts';
import { spellNumber, spellString } from './spell.ts';

export const json: DocumentFormat = { id: 'json', walk: walkJson };

/** JSON of which a site says what stands at some places: the first of `roles` that names one decides. */
export function jsonByPaths(roles: readonly PlacedRole[]): DocumentFormat {
  const paths = roles.map(({ path }) => readJsonPath(path) ?? []);
  const said: Said = { roles, at: startPaths(paths) };
  return { id: 'json', walk: (source) => walkJson(source, said) };
}

/** @throws Failure document_invalid, too_deep */
export function walkJson(source: string, said?: Said): WalkedDocument {
  const places = new Places();
  const reader = new JsonReader(source, source.startsWith('\ufeff') ? 1 : 0);
  new JsonWalker(reader, places).value('', undefined, said);
  reader.end();
  return {
    loci: places.loci,
    subject: undefined,
    persons: [],
    units: places.units,
    apply: (changes) => editJson(source, places.edits(source, changes), RULES),
  };
}

/** Path in a document that is a list. */
const ROWS = '[]';

const RULES: PruneRules = { mayStand: () => true, isEmptyArrayKept: true, hasSiblings: false };

/** What is said of a value by the keys around it. */
interface Named {
  readonly label: string;
  readonly role: ColumnRole;
  /** By the site: for numbers as well, and for all that stands below. */
  readonly isSaid?: true;
}

/** What a site says, and where its paths are. */
interface Said {
  readonly roles: readonly PlacedRole[];
  readonly at: PathState;
}

/** Keys that say nothing: what stands under them is what the key around them says. */
const SILENT: ReadonlySet<string> = new Set(
  'value values val text display content data raw original string'.split(' '),
);

/** Keys whose value says what a sibling's value is: `{"name":"zip","value":"05701"}`. */
const ATTRIBUTES: ReadonlySet<string> = new Set(
  `name key field attribute variable parameter property question item label field_name fieldname attribute_name variable_name
  variablename`.split(/\s+/),
);
const VALUES: ReadonlySet<string> = new Set(
  'value val answer result response content data text'.split(' '),
);
const VALUE_NEXT = new RegExp(`\\s*,\\s*"(?:${[...VALUES].join('|')})"\\s*:`, 'iy');

/** Roles that a number can have. In the others a number is a count, a rank, a size. */
export const OF_NUMBERS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'date',
  'age',
  'postal-code',
  'location',
  'street',
  'phone',
  'fax',
  'ssn',
  'medical_record_number',
  'health_plan_beneficiary_number',
  'account_number',
  'certificate_or_license_number',
  'vehicle_identifier',
  'device_identifier',
  'other_unique_id',
]);

/** Walks the value at a reader. */
export class JsonWalker {
  readonly #reader: JsonReader;
  readonly #places: Places;

  constructor(reader: JsonReader, places: Places) {
    this.#reader = reader;
    this.#places = places;
  }

  /** @param label key that the value stands under */
  value(path: string, label: string | undefined, said?: Said): void {
    this.#value(path, label === undefined ? undefined : namedBy(label, undefined), said);
  }

  #value(path: string, named: Named | undefined, said: Said | undefined): void {
    const reader = this.#reader;
    const unit = reader.next();
    if (unit === OPEN_OBJECT) this.#object(`${path}{}`, named, said);
    else if (unit === OPEN_ARRAY) this.#array(`${path}[]`, named, said);
    else if (unit === QUOTE) this.#string(path, named);
    else this.#scalar(path, named);
  }

  #object(path: string, around: Named | undefined, said: Said | undefined): void {
    const reader = this.#reader;
    if (reader.open(CLOSE_OBJECT)) return;
    let attribute: Named | undefined;
    do {
      if (reader.next() !== QUOTE) throw reader.invalid(reader.at);
      const start = reader.at;
      const key = reader.text(start + 1, reader.string());
      if (key !== '' && !isMeasureName(key)) {
        const kind = isToken(key) ? 'token' : 'text';
        const locus = this.#places.locus('text', path, key, undefined, undefined, kind);
        this.#places.whole(start, reader.at, locus, spellString);
      }
      reader.colon();
      const named = ATTRIBUTES.has(key.toLowerCase()) ? this.#attribute() : undefined;
      if (named !== undefined) {
        attribute = named;
        continue;
      }
      if (attribute !== undefined && VALUES.has(key.toLowerCase()))
        this.#value(path, attribute, said && { roles: said.roles, at: said.at.enter(key) });
      else if (said === undefined) this.#value(path, namedBy(key, around), undefined);
      else {
        const within = { roles: said.roles, at: said.at.enter(key) };
        this.#value(path, saidOf(key, around, within) ?? namedBy(key, around), within);
      }
    } while (reader.more(CLOSE_OBJECT));
    reader.depth -= 1;
  }

  /** `"zip", "value": …`: reads what a value that follows is called; otherwise nothing is read. */
  #attribute(): Named | undefined {
    const reader = this.#reader;
    if (reader.next() !== QUOTE) return undefined;
    const start = reader.at;
    const text = reader.text(start + 1, reader.string());
    VALUE_NEXT.lastIndex = reader.at;
    const isKnown = isMeasureName(text) || (isColumnName(text) && identifies(text));
    if (isKnown && VALUE_NEXT.test(reader.source)) return namedBy(text, undefined);
    reader.at = start;
    return undefined;
  }

  #array(path: string, named: Named | undefined, said: Said | undefined): void {
    const reader = this.#reader;
    if (reader.open(CLOSE_ARRAY)) return;
    const within = said && { roles: said.roles, at: said.at.enter(undefined) };
    const each = (within && saidOf(named?.label ?? '', named, within)) ?? named;
    do {
      if (path === ROWS) this.#places.unit();
      this.#value(path, each, within);
    } while (reader.more(CLOSE_ARRAY));
    reader.depth -= 1;
  }

  #string(path: string, named: Named | undefined): void {
    const reader = this.#reader;
    const start = reader.at;
    const end = reader.string();
    if (end === start + 1 || named?.role === 'keep') return;
    const text = reader.text(start + 1, end);
    if (named?.isSaid !== true && isAsked(named?.label, text)) return;
    if (named !== undefined && isMissingId(named.role, text)) return;
    const locus = this.#locus(path, named, text, 'text');
    this.#places.whole(start, end + 1, locus, spellString);
  }

  #scalar(path: string, named: Named | undefined): void {
    const reader = this.#reader;
    const start = reader.at;
    if (!reader.scalar() || named?.role === 'keep') return;
    const text = reader.source.slice(start, reader.at);
    if (named?.isSaid !== true && isAsked(named?.label, text)) return;
    const locus = this.#locus(path, named, text, 'number');
    this.#places.whole(start, reader.at, locus, spellNumber);
  }

  #locus(path: string, named: Named | undefined, text: string, kind: 'text' | 'number'): number {
    const held = roleHere(named, text, kind);
    const { role, category, type } = held;
    const id = idIn(held, text);
    const written = kind === 'number' ? kindOfNumber(held, id) : kind;
    return this.#places.locus(role, path, id, named?.label, category, written, type);
  }
}

function roleHere(named: Named | undefined, text: string, kind: 'text' | 'number'): ValueRole {
  if (named === undefined || named.role === 'keep') return TEXT;
  if (kind === 'number' && !OF_NUMBERS.has(named.role) && named.isSaid !== true) return TEXT;
  return roleOfValue(named.role, named.label, text);
}

const TEXT: ValueRole = { role: 'text' };

/** What a key says of its value, with the key around it. */
export function namedBy(key: string, around: Named | undefined): Named {
  if (around !== undefined && SILENT.has(key.toLowerCase())) return around;
  return { label: key, role: roleOfField(around?.label, key) ?? 'text' };
}

/** What the site says of this place; below one of which it says something, that holds on. */
function saidOf(label: string, around: Named | undefined, { roles, at }: Said): Named | undefined {
  if (at.found !== undefined) return { label, role: roles[at.found]!.role, isSaid: true };
  return around?.isSaid ? { label, role: around.role, isSaid: true } : undefined;
}
