/**
 * What a column of a table holds: as the caller says, else as its name says, else as detection over
 * some of its values proposes, else free text under its name.
 */
import { joinedOrder, orderOfDate, type ShownOrder } from '../../core/date-order.ts';
import type { FieldRole } from '../../core/field-role.ts';
import { LIMITS } from '../../core/limits.ts';
import { PHI_CATEGORIES, type PhiCategory } from '../../core/phi.ts';
import { ageUnitOf, isAgePhrase } from '../ages.ts';
import type { DocumentRole } from '../document.ts';
import { isAsked, roleByName, wordsOf } from './column-names.ts';

export type ColumnRole = FieldRole;

export interface Column {
  /** The header, which may be anybody's words: evidence, never shown. */
  readonly name: string | undefined;
  readonly role: ColumnRole;
  readonly because: 'caller' | 'name' | 'values' | 'unknown';
  /** Of dates in numbers, where the beginning of the table shows it. */
  readonly dateOrder?: ShownOrder;
}

export interface ColumnOptions {
  /** By header, or by index from 0 where there is none; a caller's word is final. */
  readonly roles?: Readonly<Record<string, ColumnRole>>;
  /** Detection over some values of one column, under its name: what nearly all of them are, or undefined. */
  readonly propose?: (values: readonly string[], name?: string) => PhiCategory | undefined;
}

export function columnsOf(
  names: readonly (string | undefined)[],
  sample: readonly (readonly string[])[],
  options: ColumnOptions,
): Column[] {
  return rolesOf(names, sample, options).map((column, index): Column => {
    const dateOrder = orderOfValues(sample.map((row) => row[index] ?? ''));
    return dateOrder === undefined ? column : { ...column, dateOrder };
  });
}

/** One for the table: its columns are written by one system, or nobody can tell. */
export const orderOfColumns = (columns: readonly Column[]): ShownOrder | undefined =>
  columns.map(({ dateOrder }) => dateOrder).reduce(joinedOrder, undefined);

export const orderOfValues = (values: readonly string[]): ShownOrder | undefined =>
  values
    .filter((value) => DATE_IN_NUMBERS.test(value))
    .map(orderOfDate)
    .reduce<ShownOrder | undefined>(joinedOrder, undefined);

/** With a year, for without one it may be anything, and not `24-03-14`, which may begin with it. */
const DATE_IN_NUMBERS = /^\s*\d{1,2}([-/.])\d{1,2}(?:\1\d{4}|[/.]\d\d)(?!\d)/;

function rolesOf(
  names: readonly (string | undefined)[],
  sample: readonly (readonly string[])[],
  { roles = {}, propose }: ColumnOptions,
): Column[] {
  const hasClotting = names.some((name) => name !== undefined && OF_CLOTTING.test(name));
  return names.map((name, index): Column => {
    const key = name ?? String(index);
    if (Object.hasOwn(roles, key)) return { name, role: roles[key]!, because: 'caller' };
    // beside `inr` a prothrombin time
    if (hasClotting && OF_PROTHROMBIN.test(key)) return { name, role: 'text', because: 'name' };
    const named = name === undefined ? undefined : roleByName(wordsOf(name));
    if (named !== undefined) return { name, role: named, because: 'name' };
    const values = sample
      .slice(0, LIMITS.tableSampleRows)
      .flatMap((row) => (row[index] === undefined || row[index] === '' ? [] : [row[index]]));
    const proposed = values.length === 0 ? undefined : propose?.(values, name);
    if (proposed !== undefined) return { name, role: proposed, because: 'values' };
    return { name, role: 'text', because: 'unknown' };
  });
}

const OF_CLOTTING = /^(?:inr|a?ptt)$/i;
const OF_PROTHROMBIN = /^pt$/i;

const CATEGORIES: ReadonlySet<string> = new Set(PHI_CATEGORIES);

/** Years, ISO 8601 and compact dates, which are written back as they are; others are searched. */
const DATE =
  /^(?:(?:19|20)\d\d|\d{4}-\d\d(?:-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?)?|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/;

const YEAR_LENGTH = 4;

/** Seconds or milliseconds since 1970: a moment that no method can write back. */
const EPOCH = /^-?\d{9,13}(?:\.\d+)?$/;

/** No name is longer: a field called `doc` or `contact` then holds prose. */
const NAME_LENGTH_MAX = 200;

export interface ValueRole {
  readonly role: DocumentRole;
  readonly category?: PhiCategory;
  readonly type?: string;
}

/** How one value of a column is to be treated; undefined: left alone. */
export function valueRole(column: Column | undefined, value: string): ValueRole | undefined {
  const role = column?.role ?? 'text';
  const isTerm = column?.because !== 'caller' && isAsked(column?.name, value);
  return role === 'keep' || isTerm || isMissingId(role, value)
    ? undefined
    : roleOfValue(role, column?.name, value);
}

/** A word for nothing in the place of an id: as one it would be a patient's, whom all have together that have none. */
export const isMissingId = (role: ColumnRole, value: string): boolean =>
  (role === 'reference' || OF_IDS.has(role)) && isMissing(value);

/** As R, SAS, SQL, pandas and spreadsheets write it. */
export const isMissing = (value: string): boolean =>
  value.length <= MISSING_LENGTH_MAX && MISSING.test(value) && !NAMESAKES.test(value);

const MISSING =
  /^\s*(?:#?n\/?a|<na>|null|\(null\)|none|nil|nan|missing|unknown|unk|\\n|[.?-]*)\s*$/i;
const MISSING_LENGTH_MAX = 12;
/** Written as a name is, and people are called so. */
const NAMESAKES = /^\s*(?:Null|Na|Nan|Nil)\s*$/;

/** Ids that a name of a column may promise and something else may keep. */
const OF_IDS: ReadonlySet<string> = new Set(['medical_record_number', 'other_unique_id']);
/** Nobody's number has decimals and fewer than four digits before them. */
const MEASURED = /^-?\d{1,3}\.\d+$/;

/** `EPIC 889123` under `note_source_value`, where other notes have `Progress note`. Source  OHDSI OMOP CDM 5.4 */
const isNumberOfSource = (name: string | undefined, value: string): boolean =>
  name !== undefined &&
  /source.?value$/i.test(name) &&
  value.length <= NAME_LENGTH_MAX &&
  /\d{5}/.test(value) &&
  /\b(?:note|visit|visit detail) source value$/.test(wordsOf(name));

/** What a trial calls its visits, and counts them by. Source  CDISC SDTMIG 3.4, VISIT and VISITNUM */
const OF_VISITS = /\bvisit(?: number| name)?$/;
const VISIT =
  /^\s*(?:\d{1,3}|(?:(?:week|wk|day|month|year|cycle|visit|period)s? *-?\d{1,3}(?: *[,/-]? *|$)){1,2}|screening|baseline|randomi[sz]ation|run-?in|unscheduled *\d{0,3}(?:\.\d{1,2})?|(?:end of (?:study|treatment)|early termination|follow[- ]?up)(?: *(?:visit)? *\d{0,3}))\s*$/i;

/** How a value is to be treated whose column, or field, is of the role; its name says units of ages. */
export function roleOfValue(
  role: Exclude<ColumnRole, 'keep'>,
  name: string | undefined,
  value: string,
): ValueRole {
  if (role === 'date') return roleOfDate(name ?? '', value);
  if (role === 'text' && isNumberOfSource(name, value))
    return { role: 'value', category: 'other_unique_id' };
  // A date on its own is one wherever it stands; a number may be anything.
  if (role === 'text' && value.length > YEAR_LENGTH && value[YEAR_LENGTH] === '-') {
    return { role: DATE.test(value) ? 'date' : 'text' };
  }
  if (role === 'age') {
    if (/^\d{1,5}(?:\.\d+)?$/.test(value))
      return { role: 'age', type: ageUnitOf(wordsOf(name ?? '')) };
    return { role: isAgePhrase(value) ? 'age' : 'text' };
  }
  if (role === 'street' || role === 'city' || role === 'county') {
    return { role: 'value', category: 'location', type: role };
  }
  if (role === 'photo') return { role: 'media' };
  if (role === 'name' && value.length > NAME_LENGTH_MAX) return { role: 'text' };
  // `last_visit` may hold days, `pt` seconds
  if (OF_IDS.has(role) && value[YEAR_LENGTH] === '-' && DATE.test(value)) return { role: 'date' };
  if (OF_IDS.has(role) && MEASURED.test(value)) return { role: 'text' };
  if (OF_IDS.has(role) && VISIT.test(value) && OF_VISITS.test(wordsOf(name ?? '')))
    return { role: 'text' };
  if (CATEGORIES.has(role)) return { role: 'value', category: role as PhiCategory };
  return { role: role as DocumentRole };
}

/** The id in a value: pandas writes `8441290.0` where the column has gaps, and 8441290 where it has none. */
export const idIn = (treated: ValueRole, text: string): string =>
  isOfId(treated) && /^\d+\.0$/.test(text) ? text.slice(0, -'.0'.length) : text;

/** A number of JSON that is an id goes as the same id in quotes and in a table does: otherwise nothing joins. */
export const kindOfNumber = (treated: ValueRole, text: string): 'text' | 'number' =>
  isOfId(treated) && /^-?\d+$/.test(text) ? 'text' : 'number';

const isOfId = ({ role, category }: ValueRole): boolean =>
  role === 'reference' || (category !== undefined && NUMBERED.has(category));

const NUMBERED: ReadonlySet<PhiCategory> = new Set<PhiCategory>([
  'medical_record_number',
  'health_plan_beneficiary_number',
  'account_number',
  'certificate_or_license_number',
  'vehicle_identifier',
  'device_identifier',
  'other_unique_id',
]);

/** Names like `end` and `date` are given to prose and to seconds, too; names of births and deaths are not. */
function roleOfDate(name: string, value: string): ValueRole {
  if (DATE.test(value)) return { role: 'date' };
  if (EPOCH.test(value)) return { role: 'value', category: 'date' };
  const words = wordsOf(name);
  const isCount = COUNT.test(value) && CLOCK.test(words) && !OF_CALENDAR.test(words);
  const isOther = (isProse(value) && !OF_LIVES.test(words)) || isCount;
  return isOther ? { role: 'text' } : { role: 'text', category: 'date' };
}

/** A date has no more words than a weekday, a month and a time of day have. */
const isProse = (value: string): boolean => (value.match(/\p{L}{2,}/gu)?.length ?? 0) > 3;

const OF_LIVES = /\b(?:do[bd]|yob|birth\w*|death\w*|deceased)\b/;

/** Seconds, frames, characters: fewer than the days since 1900 of any date that somebody lives by. */
const COUNT = /^-?\d{1,3}(?:\.\d+)?$/;
const CLOCK = /\b(?:time|start|stop|end|onset|at|ts|epoch)\b/;
const OF_CALENDAR = /\b(?:dates?|dt|days?|months?|years?|do[bd]|yob|birth\w*)\b/;
