/**
 * What a column of a table holds: as the caller says, else as its name says, else as detection over
 * some of its values proposes, else free text under its name.
 */
import { LIMITS } from '../../core/limits.ts';
import { PHI_CATEGORIES, type PhiCategory } from '../../core/phi.ts';
import type { DocumentRole } from '../document.ts';

/** A category: each value is one as a whole. `keep`: left alone, which only a caller may say. */
export type ColumnRole =
  | PhiCategory
  | 'text'
  | 'keep'
  | 'reference'
  | 'media'
  | 'street'
  | 'city'
  | 'county'
  | 'state'
  | 'country'
  | 'postal-code';

export interface Column {
  /** The header, which may be anybody's words: evidence, never shown. */
  readonly name: string | undefined;
  readonly role: ColumnRole;
  readonly because: 'caller' | 'name' | 'values' | 'unknown';
}

export interface ColumnOptions {
  /** By header, or by index from 0 where there is none; a caller's word is final. */
  readonly roles?: Readonly<Record<string, ColumnRole>>;
  /** Detection over some values of one column: what nearly all of them are, or undefined. */
  readonly propose?: (values: readonly string[]) => PhiCategory | undefined;
}

export function columnsOf(
  names: readonly (string | undefined)[],
  sample: readonly (readonly string[])[],
  { roles = {}, propose }: ColumnOptions,
): Column[] {
  return names.map((name, index): Column => {
    const key = name ?? String(index);
    if (Object.hasOwn(roles, key)) return { name, role: roles[key]!, because: 'caller' };
    const named = name === undefined ? undefined : roleByName(name);
    if (named !== undefined) return { name, role: named, because: 'name' };
    const values = sample
      .slice(0, LIMITS.tableSampleRows)
      .flatMap((row) => (row[index] === undefined || row[index] === '' ? [] : [row[index]]));
    const proposed = values.length === 0 ? undefined : propose?.(values);
    if (proposed !== undefined) return { name, role: proposed, because: 'values' };
    return { name, role: 'text', because: 'unknown' };
  });
}

/** The first that fits, so the finer ones come first. Words of the name, joined by blanks. */
const NAMES: readonly [pattern: RegExp, role: ColumnRole][] = [
  [
    /\b(?:notes?|comments?|text|narrative|report|description|reason|history|plan|impression)\b/,
    'text',
  ],
  [/\be ?mails?\b/, 'email'],
  [/\bfax\b/, 'fax'],
  [/\b(?:phones?|telephone|tel|mobile|cell|pager)\b/, 'phone'],
  [/\b(?:ssn|social security(?: number| no)?)\b/, 'ssn'],
  [/\b(?:ip|ip ?addr(?:ess)?)\b/, 'ip_address'],
  [/\b(?:url|website|homepage|link)\b/, 'url'],
  [
    /\b(?:mrn|mr ?no|pid|e?mpi|medical record(?: number| no| id)?|chart(?: number| no)?|(?:patient|subject|person|pt)(?: ?id| identifier| number| no| key| uuid)?|nhs ?(?:number|no))$/,
    'medical_record_number',
  ],
  [
    /\b(?:member|subscriber|policy|beneficiary|mbi|medicare|medicaid|insurance|payer|plan) ?(?:id|number|no|identifier)?$/,
    'health_plan_beneficiary_number',
  ],
  [/\b(?:accounts?|acct|billing)(?: ?(?:id|number|no))?$/, 'account_number'],
  [
    /\b(?:npi|dea|licen[cs]e|passport|drivers?|certificate)(?: (?:id|number|no))?\b/,
    'certificate_or_license_number',
  ],
  [/\b(?:vin|plate|vehicle)\b/, 'vehicle_identifier'],
  [/\b(?:udi|imei|serial|device (?:id|number)|serial (?:number|no))\b/, 'device_identifier'],
  [/\b(?:photo|picture|image|signature|fingerprint)\b/, 'media'],
  [
    /\b(?:dob|do[bd]|birth ?(?:date|day|dt)?|death ?date|deceased|date|dates|dt|datetime|timestamp|time|year|admitted|discharged|admission|discharge|start|stop|end|onset)\b/,
    'date',
  ],
  [/\b\w+ at$/, 'date'],
  [/\bages?\b/, 'age'],
  [/\b(?:zip|zipcode|zip ?code|postal|postal ?code|postcode)\b/, 'postal-code'],
  [/\b(?:state|province|state code)$/, 'state'],
  [/\bcountry\b/, 'country'],
  [/\b(?:county|district|suburb|precinct)\b/, 'county'],
  [/\b(?:city|town|village|municipality)\b/, 'city'],
  [/\b(?:address|addr|street)\b/, 'street'],
  [
    /\b(?:lat|lon|lng|latitude|longitude|geo|hospital|facility|clinic|ward|room|bed|site|location|birth ?place)\b/,
    'location',
  ],
  [/\b(?:employer|company|organi[sz]ation|payor)\b/, 'organization'],
  [/\b(?:occupation|profession|job)\b/, 'profession'],
  [
    /\b(?:first|last|middle|maiden|given|family|full|patient|mother|father|spouse|contact|guarantor|insured|provider|doctor|physician|nurse|attending|referring|pcp|prefix|suffix)(?: ?names?| initial)?$/,
    'name',
  ],
  [/\b(?:names?|surname|forename|initials|username|login)\b/, 'name'],
  [
    /\b(?:id|ids|uuid|guid|identifier|accession|specimen|barcode|case number|record|visit|encounter|token|key)\b/,
    'other_unique_id',
  ],
];

function roleByName(name: string): ColumnRole | undefined {
  const words = name
    .slice(0, 64)
    .replace(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$& ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})(?=\p{N})/gu, '$1 ')
    .replace(/\p{N}+/gu, '')
    .trim()
    .toLowerCase();
  return NAMES.find(([pattern]) => pattern.test(words))?.[1];
}

const CATEGORIES: ReadonlySet<string> = new Set(PHI_CATEGORIES);

/** ISO 8601 and compact dates, which are written back as they are; others are searched as text. */
const DATE =
  /^(?:\d{4}(?:-\d\d(?:-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/;

/** How one value of a column is to be treated. */
export function valueRole(
  column: Column | undefined,
  value: string,
): { role: DocumentRole; category?: PhiCategory; type?: string } | undefined {
  const role = column?.role ?? 'text';
  if (role === 'keep') return undefined;
  if (role === 'date') return { role: DATE.test(value) ? 'date' : 'text' };
  if (role === 'age') return { role: /^\d{1,3}(?:\.\d+)?$/.test(value) ? 'age' : 'text' };
  if (role === 'street' || role === 'city' || role === 'county') {
    return { role: 'value', category: 'location', type: role };
  }
  if (role === 'photo') return { role: 'media' };
  if (CATEGORIES.has(role)) return { role: 'value', category: role as PhiCategory };
  return { role: role as DocumentRole };
}
