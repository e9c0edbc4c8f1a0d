/**
 * Does a provision speak about what is asked? `yes`: about all of it. `no`: about nothing of it.
 * `unknown`: about a part, or nobody can tell. A permission needs `yes`, a restriction holds unless
 * `no`; that asymmetry is the whole of failing closed, and it lies in `evaluate.ts`.
 *
 * Within one element of a provision any entry will do, between elements all must hold (FHIR R4
 * §6.2.7: "actor A, or B" for "purpose P").
 */
import { isActReason, type PurposeOfUse, purposeCovers } from '../../core/purpose.ts';
import { actorsTruth } from './actors.ts';
import {
  CONFIDENTIALITY_NORMAL,
  confidentialityRank,
  isLabel,
  isLawAmong,
  isLawOf,
  isUnread,
  labelCovers,
  SYSTEM,
} from './codes.ts';
import { endOf, isWithin, type Period, startOf, type Truth } from './instants.ts';
import type { Coding, Provision } from './read.ts';
import { referenceTruth } from './references.ts';
import { anyOf, combined, oneOf } from './truths.ts';

export interface ConsentQuestion {
  /** Every record of the patient: `Patient/…`, as the source of patients knows them. */
  readonly patient: readonly string[];
  /**
   * Every name of who receives: `Organization/…`, its absolute form, a parent, an identifier as
   * `system|value`.
   */
  readonly recipient: readonly string[];
  /** The end user: `Practitioner/…`, `PractitionerRole/…`. Not known: `[]`. */
  readonly user: readonly string[];
  /** Who holds the data, by every name: the house. */
  readonly custodian: readonly string[];
  /** Who wrote the data, where that is known. */
  readonly author?: readonly string[];
  readonly purpose: PurposeOfUse;
  /** This user has broken the glass for this patient: the purpose `BTG` by itself is a word that anybody can write. Absent: no. */
  readonly isGlassBroken?: boolean;
  /** Within the house, or to another party. */
  readonly action: 'use' | 'disclose';
  /** Sensitivity, law basis and confidentiality of all that would be sent (v3-ActCode, v3-Confidentiality). */
  readonly labels: readonly string[];
  /** Labels of what it may be about, though nothing of it was found. They need no permission; a refusal of one holds. */
  readonly presumed?: readonly string[];
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

/** One question per label that is only presumed: a refusal of it is looked for, and nothing else. */
export function presumedFacetsOf(question: ConsentQuestion): Facet[] {
  const confidentiality = confidentialityOf(question);
  return (question.presumed ?? []).map((label) => ({ question, label, confidentiality }));
}

/**
 * One question per class of content: permission must be there for each. A law that a class brings along is no content
 * beside it: whoever permits `HIV` permits what the laws on HIV guard.
 */
export function facetsOf(question: ConsentQuestion): Facet[] {
  const confidentiality = confidentialityOf(question);
  const found = question.labels.filter((label) => confidentialityRank(label) < 0);
  const labels: (string | undefined)[] = found.filter((label) => !isLawOf(label, found));
  if (labels.length === 0) labels.push(undefined);
  return labels.map((label) => ({ question, label, confidentiality }));
}

function confidentialityOf({ labels }: ConsentQuestion): number {
  const ranks = labels.map(confidentialityRank).filter((rank) => rank >= 0);
  return ranks.length === 0 ? CONFIDENTIALITY_NORMAL : Math.max(...ranks);
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

// ── Codes ───────────────────────────────────────────────────────────────────────────────────────

/**
 * consentaction: "access: retrieval without permitting collection, use or disclosure". Who may not
 * access, collect or use may not receive, either; who may do those may not therefore receive.
 */
function actionTruth(action: readonly Coding[], asked: 'use' | 'disclose'): Truth {
  const truths = action
    .filter(({ system }) => system === SYSTEM.action)
    .map(({ code }): Truth => {
      if (code === asked) return 'yes';
      return code === 'disclose' || code === 'correct' ? 'no' : 'unknown';
    });
  return oneOf(truths) ?? 'unknown';
}

function purposeTruth({ system, code }: Coding, purpose: PurposeOfUse): Truth {
  if (system !== SYSTEM.actReason || !isActReason(code)) return 'unknown';
  return purposeCovers(code, purpose) ? 'yes' : 'no';
}

/** Confidentiality is a high-water mark (R4 Consent.provision.securityLabel); the others are classes. */
function labelTruth({ system, code }: Coding, facet: Facet): Truth {
  const { label, confidentiality, question } = facet;
  const rank = confidentialityRank(code);
  if (system === SYSTEM.confidentiality && rank >= 0) {
    return confidentiality <= rank ? 'yes' : 'unknown';
  }
  if (system !== SYSTEM.actCode || !isLabel(code)) return 'unknown';
  if (label !== undefined && labelCovers(code, label)) return 'yes';
  // It may be what a law that is named guards, or what nobody looks for.
  if (isLawAmong(code, question.labels) || isUnread(code)) return 'unknown';
  if (label === undefined) return 'no';
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
