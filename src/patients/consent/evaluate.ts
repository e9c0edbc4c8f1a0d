/**
 * What a patient's consents say to one question. A pure function; its order of preference is
 * `deny`, `none`, `permit`, so that what cannot be understood never opens anything.
 *
 * One consent (FHIR R4 §6.2 Consent.policyRule, .provision): the policy rule sets the base, the root
 * provision narrows or excepts, nested provisions are exceptions of any depth, and the deepest that
 * applies decides; of two on one level, the one that denies. Several consents: one that denies
 * outweighs any that permit, whatever their dates, until it is made inactive. On top of that comes
 * what the law asks whatever the patient signed: `law.ts`.
 */
import { purposeCovers } from '../../core/purpose.ts';
import { isWithin, startOf } from './instants.ts';
import { lawOn, type Notice } from './law.ts';
import {
  type ConsentQuestion,
  type Element,
  type Facet,
  facetsOf,
  isNarrow,
  matchProvision,
  presumedFacetsOf,
} from './match.ts';
import type { Consent, Provision, ReadProblem } from './read.ts';
import { referenceTruth } from './references.ts';

export type Effect = 'permit' | 'deny' | 'none';

export interface ConsentDecision {
  /** `none`: no consent in force speaks about it, and no law asks for one. */
  readonly effect: Effect;
  /** What the effect rests on: ids and places, never content. */
  readonly basis: readonly ConsentBasis[];
  /** HL7 v3-ActCode, ObligationPolicy. */
  readonly obligations: readonly string[];
  /** HL7 v3-ActCode, RefrainPolicy. */
  readonly refrains: readonly string[];
  /** Texts that must travel with the disclosure. */
  readonly notices: readonly Notice[];
  /** Stable codes, the weightiest first: see `docs/consent.md`. */
  readonly why: readonly ConsentReason[];
}

export interface ConsentBasis {
  /** `Consent/…` */
  readonly consent: string;
  /** FHIRPath in it: `policyRule`, `provision.provision[1]`. */
  readonly path: string;
}

export interface ConsentReason {
  readonly code: ReasonCode;
  readonly consent?: string;
  readonly path?: string;
  /** Elements of the provision that could not be answered. */
  readonly unclear?: readonly Element[];
  /** Of a rule of law. */
  readonly citation?: string;
}

export type ReasonCode =
  // What the consents say
  | 'base_rule'
  | 'provision'
  | 'no_consent'
  // What cannot be understood, and therefore denies
  | ReadProblem
  | 'status_unknown'
  | 'scope_unknown'
  | 'patient_unclear'
  | 'base_rule_unknown'
  | 'root_ambiguous'
  | 'provision_without_type'
  | 'provision_unclear'
  // What is there and does not permit
  | 'not_verified'
  | 'dated_later'
  | 'period_unclear'
  // Law
  | 'part2_consent_missing'
  | 'part2_proceedings'
  | 'part2_counselling_notes'
  | 'psychotherapy_notes'
  | 'self_pay_restriction';

/** What one consent, or one of its provisions, says about one facet. */
interface Said {
  readonly effect: Effect;
  readonly reason: ConsentReason;
  /** From the root to the provision that decides. */
  readonly chain: readonly Provision[];
}

/** One consent under one question, and what it would permit if only it were clear. */
interface Reading {
  readonly consent: Consent;
  readonly facet: Facet;
  readonly missed: ConsentReason[];
}

/** The private answer is the stricter one. */
const STRICTNESS = { permit: 0, none: 1, deny: 2 } as const;
const stricter = (a: Effect, b: Effect): Effect => (STRICTNESS[a] >= STRICTNESS[b] ? a : b);

/** Never throws; what it cannot understand denies. */
export function evaluateConsent(
  consents: readonly Consent[],
  question: ConsentQuestion,
): ConsentDecision {
  const answers = facetsOf(question).map((facet) => answerOf(consents, facet));
  const refusals = presumedFacetsOf(question).flatMap((facet) => refusalsOf(consents, facet));
  const effect = answers
    .map((answer): Effect => answer.effect)
    .reduce(stricter, refusals.length > 0 ? 'deny' : 'permit');
  const reasons = [
    ...answers.filter((answer) => answer.effect === effect).flatMap(({ why }) => why),
    ...refusals,
  ];
  // What the law asks of a use holds as well where no consent was needed.
  const laws = effect === 'deny' ? [] : answers.map(({ law }) => law);
  return {
    effect,
    basis: effect === 'none' ? [] : unique(reasons.flatMap(basisOf)),
    obligations: [...new Set(laws.flatMap((law) => law.obligations))].sort(),
    refrains: [...new Set(laws.flatMap((law) => law.refrains))].sort(),
    notices: unique(laws.flatMap((law) => law.notices)),
    why: unique(reasons),
  };
}

function answerOf(consents: readonly Consent[], facet: Facet) {
  const said = consents.map((consent) => {
    const missed: ConsentReason[] = [];
    return { consent, ...consentSays({ consent, facet, missed }), missed };
  });
  const effects = said.map((one) => one.effect);
  // One that denies outweighs all that permit; one that says nothing is no obstacle.
  const own: Effect = effects.includes('deny')
    ? 'deny'
    : effects.includes('permit')
      ? 'permit'
      : 'none';
  const deciding = said.filter((one) => one.effect === own);
  const law = lawOn(
    facet,
    said.filter((one) => one.effect === 'permit'),
  );
  const missed = own === 'permit' ? [] : said.flatMap((one) => one.missed);
  const why: ConsentReason[] =
    own === 'none' ? [{ code: 'no_consent' }] : deciding.map(({ reason }) => reason);
  return {
    effect: law.denied.length > 0 ? ('deny' as const) : own,
    law,
    why: [...law.denied, ...(law.denied.length > 0 && own === 'permit' ? [] : why), ...missed],
  };
}

/** Of consents that refuse what this label names, and not only whatever they do not permit. */
function refusalsOf(consents: readonly Consent[], facet: Facet): ConsentReason[] {
  return consents
    .map((consent) => consentSays({ consent, facet, missed: [] }))
    .filter((said) => said.effect === 'deny' && isByLabel(said))
    .map(({ reason }) => reason);
}

const isByLabel = ({ chain }: Said): boolean => chain.some(({ labels }) => labels.length > 0);

function basisOf({ consent, path = '' }: ConsentReason): ConsentBasis[] {
  return consent === undefined ? [] : [{ consent, path }];
}

/** The states of R4 that are no consent: never given, given up, or a mistake. */
const NOT_IN_FORCE = new Set(['draft', 'proposed', 'rejected', 'inactive', 'entered-in-error']);

/** What one consent says. The order of the lines is the semantics. */
function consentSays(reading: Reading): Said {
  const { consent, facet, missed } = reading;
  const { question } = facet;
  const reason = (code: ReasonCode): ConsentReason => ({ code, consent: consent.ref });
  const deny = (code: ReasonCode): Said => ({ effect: 'deny', reason: reason(code), chain: [] });
  const nothing = nothingOf(consent);

  if (NOT_IN_FORCE.has(consent.status)) return nothing;
  if (consent.status !== 'active') return deny('status_unknown');
  const isHers = referenceTruth(consent.patient, question.patient);
  if (isHers === 'no') return nothing;
  if (isHers === 'unknown') return deny('patient_unclear');
  // Consent to be treated, and directives for the end of life, say nothing about data.
  if (consent.scope === 'treatment' || consent.scope === 'adr') return nothing;
  if (consent.problem !== undefined) return deny(consent.problem);
  if (consent.scope === undefined) return deny('scope_unknown');
  if (consent.scope === 'research' && !purposeCovers('HRESCH', question.purpose)) return nothing;
  const isInForce = isWithin(consent.root?.period ?? {}, question.at);
  // Over, or not begun: what the root says, and then it permits nothing.
  const outside = isPeriodOfAll(consent) ? nothing : withoutPermission(reading);
  if (isInForce === 'no') return outside;

  const said = rootSays(reading);
  if (said.effect !== 'permit') return said;
  const flaw = flawOf(consent, question.at);
  if (flaw === undefined && isInForce === 'yes') return said;
  missed.push(reason(flaw ?? 'period_unclear'));
  return flaw === undefined ? outside : withoutPermission(reading);
}

/** A root of a period alone says for how long the consent holds; any other, for how long what the root says. */
function isPeriodOfAll({ root }: Consent): boolean {
  return root !== undefined && root.type === undefined && !isNarrow(root);
}

/** A consent that may not permit refuses all the same what its base refuses: an opt-out does not end with its exception. */
function withoutPermission(reading: Reading): Said {
  const said = baseSays(reading);
  return said.effect === 'deny' ? said : nothingOf(reading.consent);
}

function nothingOf({ ref }: Consent): Said {
  return { effect: 'none', reason: { code: 'no_consent', consent: ref }, chain: [] };
}

/** What keeps a consent from permitting, though not from denying. */
function flawOf({ isVerified, dateTime }: Consent, at: number): ReasonCode | undefined {
  if (isVerified === false) return 'not_verified';
  if (dateTime === undefined) return undefined;
  if (startOf(dateTime) === undefined) return 'wrong_shape';
  // On the day of signing it counts from the start of the day, wherever that was.
  return isWithin({ start: dateTime }, at) === 'no' ? 'dated_later' : undefined;
}

/**
 * Base and root. R4 says that a root provision has no type and is an exception to the base, and
 * HL7's own examples use it both so and as the limits of the base. Where it names more than a period
 * and has no type, only what both readings agree on is taken.
 */
function rootSays(reading: Reading): Said {
  const { consent, facet } = reading;
  const { root } = consent;
  const base = baseOf(consent, facet);
  if (root === undefined) return baseSays(reading);
  if (root.problem !== undefined) return problemOf(consent, root, root.problem);

  // Its period has been looked at.
  const { period: _, ...named } = root;
  const { truth, unclear } = matchProvision(named, facet);
  const outside = baseSays(reading, outsideRoot(root, base));
  if (truth === 'no') return outside;

  const inside =
    exceptionsSay(reading, root, []) ??
    (isPeriodOfAll(consent)
      ? baseSays(reading, base, [root])
      : { ...ownOf(consent, root, base), chain: [root] });
  if (truth === 'yes') return inside;
  // Whether it applies is unclear: the stricter of both.
  const reason = placed('provision_unclear', consent, root, unclear);
  const effect = stricter(inside.effect, outside.effect);
  if (inside.effect === 'permit' && effect !== 'permit') reading.missed.push(reason);
  // What is not certain to apply refuses, and lifts nothing.
  return { effect, reason, chain: inside.effect === 'deny' ? inside.chain : [] };
}

/** What a root provision without exceptions says about what it names. */
function ownOf(
  consent: Consent,
  root: Provision,
  base: Effect | undefined,
): Pick<Said, 'effect' | 'reason'> {
  if (root.type !== undefined) {
    return { effect: root.type, reason: placed('provision', consent, root) };
  }
  if (base === 'permit') return { effect: 'deny', reason: placed('root_ambiguous', consent, root) };
  const code = base === undefined ? 'base_rule_unknown' : 'base_rule';
  return { effect: base ?? 'deny', reason: placed(code, consent, root) };
}

/** About what the root does not name. Undefined: what holds there, nobody can tell. */
function outsideRoot(root: Provision, base: Effect | undefined): Effect | undefined {
  if (base === 'deny' || base === undefined) return base;
  return root.type === 'deny' && base === 'permit' ? 'permit' : 'none';
}

/** @param effect what the base says here; undefined: nobody can tell */
function baseSays(
  { consent, facet }: Reading,
  effect: Effect | undefined = baseOf(consent, facet),
  chain: readonly Provision[] = [],
): Said {
  const code = effect === undefined ? 'base_rule_unknown' : 'base_rule';
  const reason: ConsentReason = { code, consent: consent.ref, path: 'policyRule' };
  return { effect: effect ?? 'deny', reason, chain };
}

/** @returns undefined where no rule that is known says what holds without provisions */
function baseOf({ base, root }: Consent, { question }: Facet): Effect | undefined {
  if (base === 'emergency') return purposeCovers('ETREAT', question.purpose) ? 'permit' : 'deny';
  if (base === 'explicit') return 'none';
  // A typed root says by itself what it permits or denies, and of the rest nothing is known.
  return base ?? (root?.type === undefined ? undefined : 'none');
}

/** The exceptions of a provision that applies: a denial among them, by label if there is one, else a permission, if any. */
function exceptionsSay(
  reading: Reading,
  rule: Provision,
  above: readonly Provision[],
): Said | undefined {
  const said = rule.nested.flatMap(
    (nested) => provisionSays(reading, nested, [...above, rule]) ?? [],
  );
  const denials = said.filter(({ effect }) => effect === 'deny');
  return denials.find(isByLabel) ?? denials[0] ?? said[0];
}

/** @returns undefined where it does not apply, or where a permission is not certain to */
function provisionSays(
  reading: Reading,
  rule: Provision,
  above: readonly Provision[],
): Said | undefined {
  const { consent, facet, missed } = reading;
  if (rule.problem !== undefined) return problemOf(consent, rule, rule.problem);
  const { truth, unclear } = matchProvision(rule, facet);
  if (truth === 'no') return undefined;
  const said: Said = exceptionsSay(reading, rule, above) ?? {
    effect: rule.type ?? 'deny', // R4: "required in all nested rules"
    reason: placed(rule.type === undefined ? 'provision_without_type' : 'provision', consent, rule),
    chain: [...above, rule],
  };
  if (truth === 'yes') return said;
  const reason = placed('provision_unclear', consent, rule, unclear);
  if (said.effect === 'deny') return { ...said, reason };
  missed.push(reason);
  return undefined;
}

function problemOf(consent: Consent, rule: Provision, problem: ReadProblem): Said {
  return { effect: 'deny', reason: placed(problem, consent, rule), chain: [] };
}

function placed(
  code: ReasonCode,
  consent: Consent,
  { path }: Provision,
  unclear: readonly Element[] = [],
): ConsentReason {
  const place = { code, consent: consent.ref, path };
  return unclear.length === 0 ? place : { ...place, unclear };
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}
