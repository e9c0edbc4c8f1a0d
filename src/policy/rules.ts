/**
 * Cedar text as rules: parsed, validated against the schema, each under its own `@id`, with what
 * its annotations say. Whatever is not understood is refused with file, line and remedy: a policy
 * that is loaded is a policy that works.
 *
 * Annotations
 *   @id("…")             required, unique in the set: decisions name it
 *   @obligation("A,B")   on a permit: HL7 codes that bind whoever enforces it
 *   @media("as-is")      on a permit: images, audio and files may pass unedited
 *   @restore("permit")   on a permit: originals may be put back into the answer
 *   @cache("exact")      on a permit: exactly the same request may be given the same answer again
 *   @title("…")          in words, for people
 *   @effective("2027-01-01")   from this day on, 00:00 UTC; without it: from the beginning
 *   @expires("2028-01-01")     until the day before, 24:00 UTC; without it: for good
 */
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import { OBLIGATION_CODES } from './obligation-codes.ts';
import { SCHEMA } from './schema.ts';

export interface PolicySource {
  /** File name, for errors. */
  readonly name: string;
  readonly text: string;
}

export interface Rule {
  readonly id: string;
  readonly effect: 'permit' | 'forbid';
  readonly obligations: readonly string[];
  readonly media: boolean;
  readonly restore: boolean;
  readonly cache: boolean;
  /** In words, for people; the id where there are none. */
  readonly title: string;
  /** Milliseconds since 1970: in force from the first, up to and without the second. */
  readonly from: number;
  readonly until: number;
  /** Cedar text of this one policy, and the same in Cedar's JSON form. */
  readonly text: string;
  readonly json: cedar.PolicyJson;
}

const ANNOTATIONS = [
  ...['id', 'obligation', 'media', 'restore', 'cache', 'title'],
  ...['effective', 'expires'],
];
/** The ones that say nothing about what a permit lets pass. */
const OF_ANY_RULE = ['id', 'title', 'effective', 'expires'];

/** @throws Failure config_invalid for anything that would not do what it seems to say */
export function parseRules(sources: readonly PolicySource[]): Rule[] {
  const rules = sources.flatMap((source) => known(source));
  const ids = new Set<string>();
  for (const { rule, source } of rules) {
    if (ids.has(rule.id))
      throw invalid(source.name, `two policies have the id ${rule.id}: rename one`);
    ids.add(rule.id);
  }
  return rules.map(({ rule }) => rule);
}

type Placed = ReturnType<typeof rulesOf>;
const parsedBefore = new Map<string, Placed>();

/** A set is loaded again whenever one policy of it changes: the other sources are as they were. */
function known(source: PolicySource): Placed {
  const key = JSON.stringify([source.name, source.text]);
  const rules = parsedBefore.get(key) ?? rulesOf(source);
  parsedBefore.delete(key);
  parsedBefore.set(key, rules);
  if (parsedBefore.size > LIMITS.policySourcesRememberedMax) {
    parsedBefore.delete(parsedBefore.keys().next().value!);
  }
  return rules;
}

function rulesOf(source: PolicySource): { rule: Rule; source: PolicySource }[] {
  const parts = cedar.policySetTextToParts(source.text);
  if (parts.type === 'failure') throw cedarFailure(source, parts.errors[0]);
  if (parts.policy_templates.length > 0) {
    throw invalid(source.name, 'templates (?principal, ?resource) are not taken: write policies');
  }
  validate(source, ruleNames(parts.policies));
  return parts.policies.map((text) => ({ rule: ruleOf(source, text), source }));
}

/** Cedar calls policies policy0, policy1, … by place, and returns them sorted by that name. */
function ruleNames(policies: readonly string[]): ReadonlyMap<string, string> {
  const places = policies.map((_, index) => `policy${index}`).sort();
  return new Map(places.map((place, index) => [place, idOf(policies[index]!) ?? place]));
}

function idOf(text: string): string | undefined {
  const parsed = cedar.policyToJson(text);
  return parsed.type === 'success' ? parsed.json.annotations?.id : undefined;
}

function validate(source: PolicySource, names: ReadonlyMap<string, string>): void {
  const answer = cedar.validate({
    schema: SCHEMA,
    policies: { staticPolicies: source.text },
    validationSettings: { mode: 'strict' },
  });
  if (answer.type === 'failure') throw cedarFailure(source, answer.errors[0]);
  const first = answer.validationErrors[0];
  if (first === undefined) return;
  const named = first.error.message.replaceAll(/`(policy\d+)`/g, (whole, place: string) => {
    const name = names.get(place);
    return name === undefined ? whole : `\`${name}\``;
  });
  throw cedarFailure(source, { ...first.error, message: named });
}

function ruleOf(source: PolicySource, text: string): Rule {
  const parsed = cedar.policyToJson(text);
  if (parsed.type === 'failure') throw cedarFailure(source, parsed.errors[0]);
  const { effect, annotations = {} } = parsed.json;
  const at = `${source.name}:${lineOf(source.text, source.text.indexOf(text))}`;

  const { id } = annotations;
  if (!id) throw invalid(at, 'give the policy a name: @id("…")');
  for (const name of Object.keys(annotations)) {
    if (!ANNOTATIONS.includes(name)) {
      throw invalid(at, `no annotation @${name}; known: ${ANNOTATIONS.join(', ')}`);
    }
    if (effect === 'forbid' && !OF_ANY_RULE.includes(name)) {
      throw invalid(at, `@${name} belongs to permits: a forbid lets nothing pass`);
    }
  }
  return {
    id,
    effect,
    obligations: obligationsOf(at, annotations.obligation),
    media: switchOf(at, 'media', annotations.media, 'as-is'),
    restore: switchOf(at, 'restore', annotations.restore, 'permit'),
    cache: switchOf(at, 'cache', annotations.cache, 'exact'),
    title: annotations.title ?? id,
    ...datesOf(at, annotations),
    text,
    json: parsed.json,
  };
}

function datesOf(at: string, { effective, expires }: cedar.Annotations) {
  const from = dayOf(at, 'effective', effective) ?? Number.NEGATIVE_INFINITY;
  const until = dayOf(at, 'expires', expires) ?? Number.POSITIVE_INFINITY;
  if (from >= until) throw invalid(at, '@expires must be a later day than @effective');
  return { from, until };
}

/** Midnight UTC. A day that the calendar does not have is refused: JavaScript would take the next. */
function dayOf(at: string, name: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written) ? Date.parse(`${written}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== written) {
    throw invalid(at, `write @${name}("2027-01-31"): a day, as year, month and day`);
  }
  return day;
}

function obligationsOf(at: string, annotation: string | undefined): string[] {
  if (annotation === undefined) return [];
  const codes = annotation.split(',').map((code) => code.trim());
  const unknown = codes.find((code) => !OBLIGATION_CODES.has(code));
  if (unknown !== undefined) {
    throw invalid(at, `no obligation ${unknown}: write HL7 codes such as DEID, AUDIT`);
  }
  return codes;
}

function switchOf(at: string, name: string, found: string | undefined, word: string): boolean {
  if (found !== undefined && found !== word) throw invalid(at, `write @${name}("${word}")`);
  return found === word;
}

function cedarFailure(source: PolicySource, error: cedar.DetailedError | undefined): Failure {
  const start = error?.sourceLocations?.[0]?.start;
  const at = start === undefined ? source.name : `${source.name}:${lineOfByte(source.text, start)}`;
  const message = error?.message ?? 'this is not a Cedar policy set';
  return invalid(at, error?.help ? `${message}; ${error.help}` : message);
}

/** Cedar counts bytes of UTF-8. */
function lineOfByte(text: string, offset: number): number {
  const before = Buffer.from(text, 'utf8').subarray(0, offset).toString('utf8');
  return lineOf(before, before.length);
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function invalid(at: string, remedy: string): Failure {
  return new Failure('config_invalid', { at, remedy, problems: [`${at}: ${remedy}`] });
}
