/**
 * What an answer, or the value of an extension, is by what is asked: `County`, `In which county do you live?`,
 * `yob`. As a whole only where the question is for the thing itself: `Days in hospital` asks for days.
 */
import type { DocumentLocus } from '../document.ts';
import { OF_NUMBERS } from '../json/json.ts';
import { isAsked, roleByName, roleOfField, wordsOf } from '../table/column-names.ts';
import { type ColumnRole, roleOfValue, type ValueRole } from '../table/columns.ts';

/** @returns undefined where it is what it was: text that its label says something of */
export function roleAsked({ label, text, kind }: DocumentLocus): ValueRole | undefined {
  if (label === undefined) return undefined;
  const thing = wordsOf(label).replace(LEAD, '').replace(REST, '').trim();
  const role = roleOf(thing);
  if (role === undefined || role === 'keep' || SEARCHED.has(role)) return undefined;
  if (isAsked(thing, text)) return undefined; // a site of the body
  if (kind === 'number' && !OF_NUMBERS.has(role)) return undefined;
  // A specimen, a visit: its number, or words about it.
  if (role === 'other_unique_id' && !/\d/.test(text)) return undefined;
  if (role === 'postal-code') return ZIP.test(text) ? { role } : undefined;
  const is = roleOfValue(role, thing, text);
  return is.role !== 'text' || OF_DAYS.test(thing) ? is : undefined;
}

/** `medication name` and `site of pain` are of nobody: what is asked, inside what it is asked of. */
function roleOf(thing: string): ColumnRole | undefined {
  const role = roleByName(thing);
  if (role === undefined || !OF_ANYTHING.has(role)) return role;
  const [, own, of] = /^(.+?) of (.+)$/.exec(thing) ?? [];
  if (own !== undefined) return roleOfField(of, own);
  const last = thing.lastIndexOf(' ');
  return last < 0 ? role : roleOfField(thing.slice(0, last), thing.slice(last + 1));
}

const OF_ANYTHING: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['name', 'location', 'date']);

/** Of states and countries detection knows which words are some: `mental state` is none. */
const SEARCHED: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['text', 'age', 'state', 'country']);

const LEAD = /^(?:(?:in|at|on) )?(?:what|which|who|where)(?: (?:s|is|are|was|were))?\b/;

/** From where on a question says more than what it asks for; how many, how often asks for a number. */
const REST =
  /\b(?:how|do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|in|on|at|to|from|for|with|without|by|during|about|since|until|after|before|than|near)\b.*$/;

/** With or without the zeros before it. */
const ZIP = /^\d{3,5}(?:-\d{4})?$/;

/** Not of an onset, a start, a time: `3 days ago`. */
const OF_DAYS = /\b(?:dates?|year|do[bd]|yob|birth\w*|death|deceased)\b/;
