/** Traits and proxies in running text: a prompt, a retrieval query. */
import { findInField } from './find-in-field.ts';
import { SEARCH_PARAMETERS } from './record-paths.ts';
import { type CompiledRule, RULES, ruleOf } from './rules.ts';
import type { ScanRule } from './traits.ts';

export interface Found {
  readonly rule: ScanRule;
  /** UTF-16 code units, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** How far around a word its neighbours are looked at. */
const NEIGHBOURS = 60;

/** `{{patient.age}}`, `{zip_code}`, `${sex}`, `<ethnicity>`: what a template fills in. */
const VARIABLE = /\{\{?\s*([\p{L}_$][\w.$\-[\]' ]{0,120}?)\s*\}?\}|<([a-z_][\w.-]{0,120})>/giu;
/** `Patient.birthDate`, `zip_code`, `preferredLanguage`: a name of a field among words. */
const NAME =
  /(?<![\w.])(?:[A-Z][A-Za-z]+(?:\.[a-z]\w*(?:\[\w+\])?)+|\w+_\w+|[a-z]+(?:[A-Z][a-z]+)+)(?![\w])/g;
/** `us-core-race` and `PID-10` have hyphens; LOINC codes have digits before theirs. */
const CODE =
  /(?<![\w-])(?:(?:us-core|patient|individual)-[A-Za-z-]+|(?:PID|IN1)[-.]\d{1,2}|\d{4,6}-\d)(?![\w-])/g;
/** `?birthdate=ge1950&gender=female` */
const PARAMETER = /[?&]([a-z-]+)(?::[a-z]+)?=/gi;

/**
 * Every place at which a rule applies, in the order of the text, one for each rule where several overlap. A mention counts
 * whatever is said about it: "ignore the patient's race" puts race before the model, too.
 */
export function findInText(text: string): Found[] {
  const found = [
    ...RULES.flatMap((rule) => [...matches(text, rule)]),
    ...[...text.matchAll(VARIABLE)].flatMap((match) =>
      fieldAt(match[1] ?? match[2] ?? '', match.index, match[0].length),
    ),
    ...[...text.matchAll(NAME), ...text.matchAll(CODE)].flatMap((match) =>
      fieldAt(match[0], match.index, match[0].length),
    ),
    ...[...text.matchAll(PARAMETER)].flatMap((match) => parameter(match)),
  ];
  return withoutOverlaps(found);
}

function* matches(text: string, compiled: CompiledRule): Generator<Found> {
  const { rule, pattern, isBehindOther, isBeforeOther } = compiled;
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isBehindOther?.test(text.slice(Math.max(0, start - NEIGHBOURS), start))) continue;
    if (isBeforeOther?.test(text.slice(end, end + NEIGHBOURS))) continue;
    yield { rule, start, end };
  }
}

function fieldAt(name: string, start: number, length: number): Found[] {
  return findInField(name).map((rule) => ({ rule, start, end: start + length }));
}

function parameter(match: RegExpExecArray): Found[] {
  const name = match[1]?.toLowerCase() ?? '';
  const id = Object.hasOwn(SEARCH_PARAMETERS, name) ? SEARCH_PARAMETERS[name] : undefined;
  if (id === undefined) return [];
  const start = match.index + 1;
  return [{ rule: ruleOf(id), start, end: start + name.length }];
}

function withoutOverlaps(found: readonly Found[]): Found[] {
  const sorted = [...found].sort((one, other) => one.start - other.start || other.end - one.end);
  const lastEnd = new Map<string, number>();
  return sorted.filter(({ rule, start, end }) => {
    if (start < (lastEnd.get(rule.id) ?? 0)) return false;
    lastEnd.set(rule.id, end);
    return true;
  });
}
