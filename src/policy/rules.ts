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
 */
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { Failure } from '../core/failures.ts';
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
  /** Cedar text of this one policy. */
  readonly text: string;
}

const ANNOTATIONS = ['id', 'obligation', 'media', 'restore', 'cache', 'title'];

/** @throws Failure config_invalid for anything that would not do what it seems to say */
export function parseRules(sources: readonly PolicySource[]): Rule[] {
  const rules = sources.flatMap(rulesOf);
  const ids = new Set<string>();
  for (const { rule, source } of rules) {
    if (ids.has(rule.id))
      throw invalid(source.name, `two policies have the id ${rule.id}: rename one`);
    ids.add(rule.id);
  }
  return rules.map(({ rule }) => rule);
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
    if (effect === 'forbid' && name !== 'id' && name !== 'title') {
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
    text,
  };
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
