/** The rules of the input scan, compiled: expressions for running text, sequences of words for names of fields. */
import { sha256 } from '../../../core/hash.ts';
import { ADMINISTRATIVE_PROXIES } from './administrative-proxies.ts';
import * as records from './record-paths.ts';
import { SOCIAL_PROXIES } from './social-proxies.ts';
import { TRAIT_RULES } from './trait-rules.ts';
import type { ScanRule } from './traits.ts';

export interface CompiledRule {
  readonly rule: ScanRule;
  readonly pattern: RegExp;
  readonly isBehindOther: RegExp | undefined;
  readonly isBeforeOther: RegExp | undefined;
  readonly fields: readonly (readonly string[])[];
  readonly notFields: readonly (readonly string[])[];
}

const ALL = [...TRAIT_RULES, ...ADMINISTRATIVE_PROXIES, ...SOCIAL_PROXIES];

export const RULES: readonly CompiledRule[] = ALL.map((rule) => ({
  rule,
  // Longest first is not needed: overlapping finds of one rule count once.
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}_])(?:${[...rule.english, ...rule.spanish].map(spaced).join('|')})(?![\\p{L}\\p{N}_])`,
    'giu',
  ),
  isBehindOther:
    rule.notBehind &&
    new RegExp(`(?<![\\p{L}])(?:${rule.notBehind.map(spaced).join('|')})[\\s-]+$`, 'iu'),
  isBeforeOther:
    rule.notBefore &&
    new RegExp(`^[\\s-]+(?:${rule.notBefore.map(spaced).join('|')})(?![\\p{L}])`, 'iu'),
  fields: rule.fields.map((each) => each.split(' ')),
  notFields: (rule.notFields ?? []).map((each) => each.split(' ')),
}));

const BY_ID: ReadonlyMap<string, ScanRule> = new Map(ALL.map((rule) => [rule.id, rule]));

/** @throws TypeError for an id that no rule has: the tables of `record-paths.ts` name rules */
export function ruleOf(id: string): ScanRule {
  const rule = BY_ID.get(id);
  if (rule === undefined) throw new TypeError(`no rule ${id}`);
  return rule;
}

export const RULE_IDS: readonly string[] = ALL.map(({ id }) => id);

/** SHA-256 of all tables: a result that was made under other rules is not current. */
export const RULES_SHA256: string = sha256(
  JSON.stringify([
    ALL,
    Object.entries(records).map(([name, table]) => [
      name,
      table instanceof Set ? [...table] : table,
    ]),
  ]),
).toString('hex');

/** A space of a row is white space, line ends too, or a hyphen. */
function spaced(source: string): string {
  return source.replaceAll(' ?', '[\\s-]?').replaceAll(' ', '[\\s-]+').replaceAll("'", "['\u2019]");
}
