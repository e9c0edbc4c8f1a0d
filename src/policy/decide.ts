/**
 * May this exchange happen, and under which obligations? Cedar evaluates the rules; the order of
 * the lines in `verdict` is the semantics: an erring rule denies, forbid beats permit, and what no
 * rule permits is denied.
 */
import type { Diagnostics } from '@cedar-policy/cedar-wasm/nodejs';
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import { type AccessRequest, factValue, requestFault } from './access-request.ts';
import { type Edition, editionAt } from './edition.ts';
import { type Explanation, explain } from './explain.ts';
import { groupsAsked, type Mentions } from './mentions.ts';
import { type PolicySource, parseRules, type Rule } from './rules.ts';
import { sliced } from './slices.ts';

export type Decision =
  | {
      readonly effect: 'permit';
      /** Ids of the permits that hold. */
      readonly determining: readonly string[];
      /** HL7 codes, of all those permits together: another permit never lifts an obligation. */
      readonly obligations: readonly string[];
      readonly media: boolean;
      readonly restore: boolean;
      /** An answer may be given again to exactly the same request. */
      readonly cache: boolean;
      readonly policyVersion: string;
    }
  | {
      readonly effect: 'deny';
      readonly because: 'rule_error' | 'forbidden' | 'not_permitted';
      readonly determining: readonly string[];
      readonly policyVersion: string;
    };

export interface Policy {
  /**
   * A pure function of the request and the moment, in milliseconds since 1970: rules have dates.
   *
   * @throws Failure policy_unavailable when the rules could not be asked at all; `at` names the
   *   fact that is not of the vocabulary
   */
  decide(request: AccessRequest, at: number): Decision;
  /** The same decision in plain English, and what would make it a permit. Some milliseconds the first time. */
  explain(request: AccessRequest, at: number): Explanation;
  /** Whether a rule in force names single users, or tells one from the other. */
  asksForUsers(at: number): boolean;
  /** Digest of the rules in force and the vocabulary: the same version decides the same way. */
  versionAt(at: number): string;
}

/**
 * All sources together are one set. Cheap to repeat: a source that was parsed before is not parsed
 * again, so a set can be made anew for each change and take the place of the old one at once.
 *
 * @throws Failure config_invalid with file, line and remedy
 */
export function loadPolicy(sources: readonly PolicySource[]): Policy {
  const rules = parseRules(sources);
  let current: OpenEdition | undefined;
  const openAt = (at: number): OpenEdition => {
    const isCurrent = current !== undefined && isWithin(current.edition, at);
    if (!isCurrent) current = open(editionAt(rules, at));
    return current!;
  };
  return {
    decide: (request, at) => openAt(at).decide(request),
    explain: (request, at) => openAt(at).explain(request),
    asksForUsers: (at) => openAt(at).asksForUsers,
    versionAt: (at) => openAt(at).edition.version,
  };
}

const isWithin = ({ from, until }: Edition, at: number): boolean => from <= at && at < until;

interface OpenEdition {
  readonly edition: Edition;
  readonly asksForUsers: boolean;
  decide(request: AccessRequest): Decision;
  explain(request: AccessRequest): Explanation;
}

/** Each edition has its own memory: what was decided yesterday is decided anew when the set has changed. */
function open(edition: Edition): OpenEdition {
  const { rules, version } = edition;
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const set = sliced(rules, version);
  const { decisionsRememberedMax: decisionsMax, explanationsRememberedMax: explanationsMax } =
    LIMITS;
  const decide = checked(
    remembered((request) => verdict(set.ask(request), byId, version), set.mentions, decisionsMax),
  );
  const explained = (request: AccessRequest) => explain(decide(request), request, rules);
  return {
    edition,
    asksForUsers: [...set.mentions.facts].some(({ type }) => type === 'User'),
    decide,
    explain: checked(remembered(explained, set.mentions, explanationsMax)),
  };
}

function verdict(
  { reason, errors }: Diagnostics,
  rules: ReadonlyMap<string, Rule>,
  policyVersion: string,
): Decision {
  const broken = errors.map((error) => error.policyId);
  const determining = [...reason].sort();
  const found = determining.flatMap((id) => rules.get(id) ?? []);
  const permits = found.filter((rule) => rule.effect === 'permit');

  if (broken.length > 0) return deny('rule_error', broken.sort());
  if (permits.length < determining.length) return deny('forbidden', determining);
  if (permits.length === 0) return deny('not_permitted', []);
  return {
    effect: 'permit',
    determining,
    obligations: [...new Set(permits.flatMap((rule) => rule.obligations))].sort(),
    media: permits.some((rule) => rule.media),
    restore: permits.some((rule) => rule.restore),
    cache: permits.some((rule) => rule.cache),
    policyVersion,
  };

  function deny(because: 'rule_error' | 'forbidden' | 'not_permitted', ids: string[]): Decision {
    return { effect: 'deny', because, determining: ids, policyVersion };
  }
}

function checked<T>(make: (request: AccessRequest) => T): (request: AccessRequest) => T {
  return (request) => {
    const at = requestFault(request);
    if (at !== undefined) throw new Failure('policy_unavailable', { at });
    return make(request);
  };
}

/** Cedar takes a tenth of a millisecond, and most requests ask what an earlier one asked. */
function remembered<T>(
  make: (request: AccessRequest) => T,
  mentions: Mentions,
  most: number,
): (request: AccessRequest) => T {
  const memo = new Map<string, T>();
  return (request) => {
    const key = keyOf(request, mentions);
    const known = memo.get(key);
    if (known !== undefined) {
      memo.delete(key); // and set again below: the least recently used comes first
      memo.set(key, known);
      return known;
    }
    const made = make(request);
    if (memo.size >= most) memo.delete(memo.keys().next().value!);
    memo.set(key, made);
    return made;
  };
}

/** Everything that the decision depends on, and nothing else: facts that no rule of the set names are left out. */
function keyOf(request: AccessRequest, mentions: Mentions): string {
  const { caller, upstream, operation } = request;
  const key: unknown[] = [caller.id, upstream.name, operation, groupsAsked(mentions, request)];
  for (const fact of mentions.facts) key.push(factValue(request, fact));
  return JSON.stringify(key);
}
