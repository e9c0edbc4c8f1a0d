/**
 * Labels of a FHIR R4 resource or Bundle, or of any JSON that carries codings. The whole tree is walked, so that a code
 * counts wherever a server or a profile put it; free text beside the codes (`display`, `text`, notes, narrative,
 * answers) is handed back, to be read as narrative. Total: whatever the JSON is, it never fails.
 */
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import {
  CONFIDENTIALITIES,
  type Confidentiality,
  isPrivacyLaw,
  isSensitivityCode,
  type PrivacyLaw,
  type SensitivityLabel,
} from '../core/sensitivity.ts';
import { topicOfCode } from './codes/lookup.ts';
import { labelFor, labelsOf, mergeLabels, type TopicEvidence } from './labels.ts';

export interface CodedReading {
  readonly labels: readonly SensitivityLabel[];
  /** What the resource says of itself (`meta.security` of v3 Confidentiality); undefined where it says nothing. */
  readonly confidentiality: Confidentiality | undefined;
  /** Text beside the codes, for `labelsOfText`. Patient text: neither logged nor shown. */
  readonly texts: readonly string[];
}

/** Objects inside each other: FHIR stays under 30; what lies deeper is not read, and `limits` refuse it before. */
const DEPTH_MAX = 64;

const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const ACT_CODE_OLD = 'http://hl7.org/fhir/v3/ActCode';
const US_LAW_OLD = 'http://terminology.hl7.org/CodeSystem/v3-ActUSPrivacyLaw';
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const CONFIDENTIALITY_OLD = 'http://hl7.org/fhir/v3/Confidentiality';
/** Source of Payment Typology, 81: self-pay; and FHIR's own code for it. */
const PAYMENT_TYPOLOGY = 'https://nahdo.org/sopt';
const SELF_PAY = 'http://terminology.hl7.org/CodeSystem/coverage-selfpay';

/** A relative's condition, and what the patient must not be given: possible, as in narrative. */
const LESSER = 0.27;

/** Keys whose strings are no text: addresses of things, and what identifies them. */
const NO_TEXT = new Set(
  'system code url reference id versionId contentType language status use unit resourceType data hash fullUrl'.split(
    ' ',
  ),
);

class Walk {
  readonly evidence: TopicEvidence[] = [];
  readonly stated: SensitivityLabel[] = [];
  readonly texts: string[] = [];
  confidentiality: Confidentiality | undefined;
  laws: PrivacyLaw[] = [];
}

export function labelsOfFhir(json: Json): CodedReading {
  const walk = new Walk();
  visit(json, '', '', 0, walk);
  return {
    labels: mergeLabels([labelsOf(walk.evidence), lawful(walk)]),
    confidentiality: walk.confidentiality,
    texts: walk.texts,
  };
}

function visit(value: Json, key: string, type: string, depth: number, walk: Walk): void {
  if (depth > DEPTH_MAX) return;
  if (typeof value === 'string') {
    if (!NO_TEXT.has(key) && /\s|[A-Za-z]{3}/.test(value)) walk.texts.push(textOf(key, value));
  } else if (Array.isArray(value)) {
    for (const one of value) visit(one, key, type, depth + 1, walk);
  } else if (isObject(value)) {
    const own = typeof value.resourceType === 'string' ? value.resourceType : type;
    readCoding(value, key, own, walk);
    for (const [name, child] of Object.entries(value)) visit(child, name, own, depth + 1, walk);
  }
}

/** XHTML of `text.div` without its marks. */
const textOf = (key: string, value: string) =>
  key === 'div' ? value.replace(/<[^<>]*>/g, ' ') : value;

function readCoding({ system, code }: JsonObject, key: string, type: string, walk: Walk): void {
  if (typeof system !== 'string' || typeof code !== 'string') return;
  if (key === 'security') readSecurity(system, code, walk);
  if (isSelfPay(system, code)) {
    const evidence = { topic: 'restriction', score: 1, source: 'code' } as const;
    walk.evidence.push({ ...evidence, rules: ['coverage/self-pay'] });
  }
  const hit = topicOfCode(system, code);
  if (hit === undefined) return;
  const isLesser = type === 'AllergyIntolerance' || isRelatives(type, hit.topic);
  walk.evidence.push({
    topic: hit.topic,
    score: isLesser ? LESSER : 1,
    rules: [hit.rule],
    source: 'code',
  });
}

/** A relative's disease is genetic information of the patient; their habits are not the patient's. */
const isRelatives = (type: string, topic: string) =>
  type === 'FamilyMemberHistory' && topic !== 'genetic' && topic !== 'sickle-cell';

const isSelfPay = (system: string, code: string) =>
  (system === SELF_PAY && code === 'pay') || (system === PAYMENT_TYPOLOGY && code.startsWith('81'));

/** Labels that somebody set already: they stand, whatever else is found. */
function readSecurity(system: string, code: string, walk: Walk): void {
  if (system === CONFIDENTIALITY || system === CONFIDENTIALITY_OLD) {
    const level = CONFIDENTIALITIES.indexOf(code as Confidentiality);
    const before = walk.confidentiality;
    if (level >= 0 && (before === undefined || level > CONFIDENTIALITIES.indexOf(before)))
      walk.confidentiality = code as Confidentiality;
  }
  if (system !== ACT_CODE && system !== ACT_CODE_OLD && system !== US_LAW_OLD) return;
  if (isSensitivityCode(code))
    walk.stated.push(labelFor(code, [], 1, [`security/${code}`], 'code'));
  if (isPrivacyLaw(code)) walk.laws.push(code);
}

/** Laws named in `meta.security`: on the labels that stand there, or on what each law is about. */
function lawful({ stated, laws }: Walk): SensitivityLabel[] {
  if (laws.length === 0) return stated;
  const own = laws.flatMap((law) => {
    const code = CODE_OF_LAW[law];
    return code === undefined ? [] : [labelFor(code, [law], 1, [`security/${law}`], 'code')];
  });
  return [...stated.map((label) => ({ ...label, laws })), ...own];
}

const CODE_OF_LAW: Partial<Record<PrivacyLaw, 'SUD' | 'PSYTHPN' | 'PRS' | 'SPI'>> = {
  '42CFRPart2': 'SUD',
  HIPAAPsyNotes: 'PSYTHPN',
  HIPAASelfPay: 'PRS',
  Title38Section7332: 'SPI',
};
