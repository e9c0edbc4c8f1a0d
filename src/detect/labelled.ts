/**
 * Values that stand under a key of JSON (`{"mrn": 84412907}`, `{"patientName": "li wei"}`): searched
 * as a note would have them, `mrn: 84412907`, so that the key is the evidence that a label is.
 *
 * A key that asks for a person's name needs no more evidence: its value is one, in any case and
 * whatever else the words mean.
 */
import type { Finding } from '../core/phi.ts';
import { isClinicalText } from './clinical/clinical-text.ts';
import * as d from './detector.ts';
import {
  DRUG,
  GIVEN,
  isOrdinaryWord,
  PERSON_LABEL,
  RELATION,
  ROLE,
  SURNAME_TOP,
  UNIT,
} from './lexicon.ts';
import * as part from './names/part.ts';
import { scan } from './scan.ts';
import { spelledOut } from './short-keys.ts';
import { tokenise } from './tokens.ts';

/** Longer texts explain themselves. */
const VALUE_LENGTH_MAX = 200;
const KEY_LENGTH_MAX = 64;

/** The key in words, with what parts it from the value; undefined where it can tell nothing. */
export function contextOf(key: string | undefined, text: string): string | undefined {
  if (key === undefined || text.length > VALUE_LENGTH_MAX || key.length > KEY_LENGTH_MAX) return;
  const words = key
    .replace(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$& ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
  return /\p{L}/u.test(words) ? `${spelledOut(words)}: ` : undefined;
}

/** Guesses by shape alone: under a key, the key decides. */
const isGuess = (finding: Finding) => finding.rule.startsWith('id-shape/');

/** Candidates in `text`, given those found without the context. */
export function scanLabelled(text: string, context: string, plain: readonly Finding[]): Finding[] {
  const found = plain.filter((one) => !isGuess(one) && !isClinicalText(tokenise(text), one));
  const t = tokenise(context + text);
  for (const one of scan(t)) {
    if (isClinicalText(t, one)) continue;
    // `age: 93` is found with its label.
    const start = one.category === 'age' ? Math.max(one.start, context.length) : one.start;
    if (start < context.length || one.end <= start) continue;
    found.push({ ...one, start: start - context.length, end: one.end - context.length });
  }
  const name = NAME_VALUE.exec(text)?.[0].trimEnd();
  if (name !== undefined && isNameKey(context.slice(0, -2), name)) {
    const start = text.indexOf(name);
    found.push(d.finding(start, start + name.length, 'name', 'name', 0.9, 'name/key'));
  }
  return found;
}

/** One to six words of letters, as in `o'neil-smythe, mary j.`, and nothing else. */
const NAME_VALUE =
  /(?<=^\s*)\p{L}[\p{L}\p{M}]*(?:(?:, ?|['’-]|\. ?| {1,2})\p{L}[\p{L}\p{M}]*){0,5}\.?\s*$/u;
const NO_NAME =
  /^(?:unknown|none|null|nil|not?|self|same|string|text|test|yes|true|false|redacted|withheld|anonymous|pending|deferred|unspecified|patient|n a)\b/i;
/** Asks for (part of) a name, of whomever. */
const SURE_KEY =
  /(?:^| )(?:(?:first|last|given|family|middle|maiden|full|legal|preferred|birth|former)(?: ?names?)|surnames?|forenames?|nickname|[flm]name)$/;
/** Does so in FHIR, or is a word of the history. */
const LOOSE_KEY = /^(?:given|family|name|patient)$/;

function isNameKey(key: string, value: string): boolean {
  if (NO_NAME.test(value) || !/\p{L}{2}|[^\p{Script=Latin}]/u.test(value)) return false;
  if (SURE_KEY.test(key) || isNameOfPerson(key)) return true;
  return LOOSE_KEY.test(key) && mayBeCalled(value);
}

/** No drug, test or disease: those have names, too. */
function mayBeCalled(value: string): boolean {
  const t = tokenise(value);
  let words = 0;
  for (let at = 0; at < t.count; at += 1) {
    if (t.end[at]! - t.start[at]! < 2) continue;
    words += 1;
    const isTerm = d.has(t, at, DRUG | UNIT) || part.isClinical(t, at) || part.isLearned(t, at);
    if (isTerm && !d.has(t, at, GIVEN | SURNAME_TOP)) return false;
    if (isOrdinaryWord(t.text.slice(t.start[at], t.end[at]))) return false;
  }
  return words > 0 && words < 4;
}

/** `patient name`, `referring provider name`. */
function isNameOfPerson(key: string): boolean {
  if (!/^\S+(?: \S+)* names?$/.test(key)) return false;
  const t = tokenise(key);
  for (let at = 0; at < t.count - 1; at += 1) {
    if (d.has(t, at, PERSON_LABEL | ROLE | RELATION)) return true;
  }
  return false;
}
