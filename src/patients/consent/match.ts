/**
 * Does a provision speak about what is asked? `yes`: about all of it. `no`: about nothing of it.
 * `unknown`: about a part, or nobody can tell. A permission needs `yes`, a restriction holds unless
 * `no`; that asymmetry is the whole of failing closed, and it lies in `evaluate.ts`.
 *
 * Within one element of a provision any entry will do, between elements all must hold (FHIR R4
 * §6.2.7: "actor A, or B" for "purpose P").
 */
import { isActReason, type PurposeOfUse, purposeCovers } from '../../core/purpose.ts';
import {
  CONFIDENTIALITY_NORMAL,
  confidentialityRank,
  isLabel,
  labelCovers,
  PARTS,
  type Part,
  SYSTEM,
} from './codes.ts';
import { endOf, isWithin, type Period, startOf, type Truth } from './instants.ts';
import type { Coding, Consent, Provision } from './read.ts';

export interface ConsentQuestion {
  /** `Patient/…`, as the source of patients knows them. */
  readonly patient: string;
  /** Every reference that stands for who receives: `Organization/…`, its absolute form, a parent. */
  readonly recipient: readonly string[];
  /** The end user: `Practitioner/…`, `PractitionerRole/…`. Not known: `[]`. */
  readonly user: readonly string[];
  /** Who holds the data: the organisation of the caller. */
  readonly custodian: readonly string[];
  /** Who wrote the data, where that is known. */
  readonly author?: readonly string[];
  readonly purpose: PurposeOfUse;
  /** Within the house, or to another party. */
  readonly action: 'use' | 'disclose';
  /** Sensitivity, law basis and confidentiality of all that would be sent (v3-ActCode, v3-Confidentiality). */
  readonly labels: readonly string[];
  /**
   * What would be sent, completely. Leave out what cannot be said completely, as with free text:
   * a provision about classes or codes then counts as possibly about it.
   */
  readonly data?: {
    readonly classes?: readonly Coding[];
    readonly codes?: readonly Coding[];
    readonly references?: readonly string[];
    readonly period?: Period;
  };
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The question about content of one label; undefined: about content without any. */
export interface Facet {
  readonly question: ConsentQuestion;
  readonly label: string | undefined;
  readonly confidentiality: number;
}

/** One question per sensitivity label: permission must be there for each. */
export function facetsOf(question: ConsentQuestion): Facet[] {
  const ranks = question.labels.map(confidentialityRank).filter((rank) => rank >= 0);
  const confidentiality = ranks.length === 0 ? CONFIDENTIALITY_NORMAL : Math.max(...ranks);
  const labels: (string | undefined)[] = question.labels.filter(
    (label) => confidentialityRank(label) < 0,
  );
  if (labels.length === 0) labels.push(undefined);
  return labels.map((label) => ({ question, label, confidentiality }));
}

/** The elements of a provision that narrow it. */
export type Element =
  | 'period'
  | 'actor'
  | 'action'
  | 'purpose'
  | 'securityLabel'
  | 'class'
  | 'code'
  | 'dataPeriod'
  | 'data';

export interface Match {
  readonly truth: Truth;
  /** Elements that could not be answered. */
  readonly unclear: readonly Element[];
}

export function matchProvision(rule: Provision, facet: Facet): Match {
  const { question } = facet;
  const answers: [Element, Truth][] = [
    ['period', rule.period === undefined ? 'yes' : isWithin(rule.period, question.at)],
    ['actor', actorsTruth(rule, question)],
    ['action', anyOf(rule.actions, (each) => actionTruth(each, question.action))],
    ['purpose', anyOf(rule.purposes, (each) => purposeTruth(each, question.purpose))],
    ['securityLabel', anyOf(rule.labels, (each) => labelTruth(each, facet))],
    ['class', coverage(rule.classes, question.data?.classes, classTruth)],
    ['code', coverage(rule.codes, question.data?.codes, codeTruth)],
    ['dataPeriod', dataPeriodTruth(rule.dataPeriod, question.data?.period)],
    ['data', coverage(rule.data, question.data?.references, dataTruth)],
  ];
  if (answers.some(([, truth]) => truth === 'no')) return { truth: 'no', unclear: [] };
  const unclear = answers.filter(([, truth]) => truth === 'unknown').map(([element]) => element);
  return { truth: unclear.length === 0 ? 'yes' : 'unknown', unclear };
}

/** Does it name anything beside its period? */
export function isNarrow(rule: Provision): boolean {
  const { actors, actions, labels, purposes, classes, codes, data, dataPeriod } = rule;
  const lists = [actors, actions, labels, purposes, classes, codes, data];
  return dataPeriod !== undefined || lists.some((list) => list.length > 0);
}

function anyOf<T>(entries: readonly T[], truthOf: (entry: T) => Truth): Truth {
  if (entries.length === 0) return 'yes';
  const truths = entries.map(truthOf);
  if (truths.includes('yes')) return 'yes';
  return truths.includes('unknown') ? 'unknown' : 'no';
}

/** All that would be sent covered, nothing of it, or some. */
function coverage<R, D>(
  rules: readonly R[],
  sent: readonly D[] | undefined,
  truthOf: (rule: R, datum: D) => Truth,
): Truth {
  if (rules.length === 0) return 'yes';
  if (sent === undefined || sent.length === 0) return 'unknown';
  return combined(sent.map((datum) => anyOf(rules, (rule) => truthOf(rule, datum))));
}

/** All `yes`, or all `no`, or unclear. */
function combined(truths: readonly Truth[]): Truth {
  const [first = 'yes'] = truths;
  return truths.every((truth) => truth === first) ? first : 'unknown';
}

// ── Actors ──────────────────────────────────────────────────────────────────────────────────────

/** Any actor of a part, in every part that is named: "hospital H (CST) to clinic C (PRCP)". */
function actorsTruth({ actors }: Provision, question: ConsentQuestion): Truth {
  const byPart = new Map<Part | undefined, Truth[]>();
  for (const { role, reference } of actors) {
    const part = partOf(role);
    const truth = part === undefined ? 'unknown' : actorTruth(part, reference, question);
    byPart.set(part, [...(byPart.get(part) ?? []), truth]);
  }
  const parts = [...byPart].map(([part, truths]) => ({ part, truth: anyOf(truths, (one) => one) }));
  // That the data are this patient's is no condition.
  return combined(
    parts.filter(({ part, truth }) => part !== 'subject' || truth !== 'yes').map((p) => p.truth),
  );
}

function partOf(role: readonly Coding[]): Part | undefined {
  const known = role.find(
    ({ system, code }) =>
      (system === SYSTEM.participation || system === SYSTEM.securityRole) &&
      Object.hasOwn(PARTS, code),
  );
  return known === undefined ? undefined : PARTS[known.code];
}

function actorTruth(
  part: Part,
  reference: string | undefined,
  { recipient, user, custodian, author = [], patient }: ConsentQuestion,
): Truth {
  if (part === 'recipient') {
    if (referenceTruth(reference, recipient) === 'yes') return 'yes';
    // Named is the end user, but it is not they alone who receive.
    return referenceTruth(reference, [...recipient, ...user]) === 'no' ? 'no' : 'unknown';
  }
  const parties = { custodian, author, user, subject: [patient] }[part];
  return referenceTruth(reference, parties);
}

/** Who else belongs to one of these, the reference does not say. */
const COLLECTIVE = new Set(['Group', 'CareTeam', 'PractitionerRole', 'HealthcareService']);

export function referenceTruth(written: string | undefined, parties: readonly string[]): Truth {
  if (written === undefined) return 'unknown';
  if (parties.includes(written)) return 'yes';
  const tail = tailOf(written);
  const tails = parties.map(tailOf);
  // Contained (#…), logical (urn:…), or the same id at what may be another server.
  if (tail === undefined || tails.some((each) => each?.whole === tail.whole)) {
    return isElsewhere(written, parties) ? 'no' : 'unknown';
  }
  if (COLLECTIVE.has(tail.type)) return 'unknown';
  return tails.some((each) => each?.type === tail.type) ? 'no' : 'unknown';
}

/** Certainly, and not only in another way of writing the patient. */
export function isOfAnother({ patient }: Consent, ref: string): boolean {
  return referenceTruth(patient, [ref]) === 'no';
}

/** Two absolute references of one type and different servers are two parties. */
function isElsewhere(written: string, parties: readonly string[]): boolean {
  const tail = tailOf(written);
  if (tail === undefined || COLLECTIVE.has(tail.type) || !/^https?:/.test(written)) return false;
  const alike = parties.filter((each) => tailOf(each)?.whole === tail.whole);
  return alike.length > 0 && alike.every((each) => /^https?:/.test(each));
}

function tailOf(reference: string): { type: string; whole: string } | undefined {
  const [, whole, type] = /(?:^|\/)(([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64})$/.exec(reference) ?? [];
  return whole === undefined || type === undefined ? undefined : { type, whole };
}

// ── Codes ───────────────────────────────────────────────────────────────────────────────────────

/**
 * consentaction: "access: retrieval without permitting collection, use or disclosure". Who may not
 * access, collect or use may not receive, either; who may do those may not therefore receive.
 */
function actionTruth(action: readonly Coding[], asked: 'use' | 'disclose'): Truth {
  const code = action.find(({ system }) => system === SYSTEM.action)?.code;
  if (code === asked) return 'yes';
  return code === 'disclose' || code === 'correct' ? 'no' : 'unknown';
}

function purposeTruth({ system, code }: Coding, purpose: PurposeOfUse): Truth {
  if (system !== SYSTEM.actReason || !isActReason(code)) return 'unknown';
  return purposeCovers(code, purpose) ? 'yes' : 'no';
}

/** Confidentiality is a high-water mark (R4 Consent.provision.securityLabel); the others are classes. */
function labelTruth({ system, code }: Coding, { label, confidentiality }: Facet): Truth {
  const rank = confidentialityRank(code);
  if (system === SYSTEM.confidentiality && rank >= 0) {
    return confidentiality <= rank ? 'yes' : 'unknown';
  }
  if (system !== SYSTEM.actCode || !isLabel(code)) return 'unknown';
  if (label === undefined) return 'no';
  if (labelCovers(code, label)) return 'yes';
  return labelCovers(label, code) || !isLabel(label) ? 'unknown' : 'no';
}

/** Systems in which two different codes have nothing to do with each other. */
const FLAT = new Set(['http://hl7.org/fhir/resource-types', 'http://loinc.org']);

function classTruth(rule: Coding, datum: Coding): Truth {
  if (rule.system === '' || rule.code === '' || rule.system !== datum.system) return 'unknown';
  if (rule.code === datum.code) return 'yes';
  return FLAT.has(rule.system) ? 'no' : 'unknown';
}

const ICD = new Set<string>([SYSTEM.icd10, SYSTEM.icd10cm]);

/** ICD-10 is a tree by prefix; of SNOMED CT and the others the tree is not at hand. */
function codeTruth(rule: readonly Coding[], datum: Coding): Truth {
  const truths = rule.map((each): Truth => {
    if (!ICD.has(each.system) || each.code === '' || each.system !== datum.system) {
      return classTruth(each, datum);
    }
    const [general, special] = [each.code, datum.code].map((code) => code.replace('.', ''));
    if (special!.startsWith(general!)) return 'yes';
    return general!.startsWith(special!) ? 'unknown' : 'no';
  });
  // Codings of one concept: one that can be compared is enough.
  return truths.find((truth) => truth !== 'unknown') ?? 'unknown';
}

function dataTruth(rule: Provision['data'][number], reference: string): Truth {
  const truth = referenceTruth(rule.reference, [reference]);
  return rule.meaning === 'instance' || truth === 'yes' ? truth : 'unknown';
}

function dataPeriodTruth(rule: Period | undefined, sent: Period | undefined): Truth {
  if (rule === undefined) return 'yes';
  const from = sent?.start === undefined ? undefined : startOf(sent.start);
  const to = sent?.end === undefined ? undefined : endOf(sent.end);
  if (from === undefined || to === undefined) return 'unknown';
  const begin = isWithin(rule, from.earliest);
  if (begin === 'yes' && isWithin(rule, to.latest) === 'yes') return 'yes';
  const starts = rule.start === undefined ? undefined : startOf(rule.start);
  const ends = rule.end === undefined ? undefined : endOf(rule.end);
  const isApart =
    (starts !== undefined && to.latest < starts.earliest) ||
    (ends !== undefined && from.earliest > ends.latest);
  return isApart ? 'no' : 'unknown';
}
