/**
 * The vocabulary of FHIR R4 `Consent` as far as this gateway understands it. Whatever stands in a
 * consent and not here is not guessed at: `match.ts` answers `unknown`, and that never permits.
 *
 * Sources  HL7 Terminology (THO): v3-ActReason, v3-ActCode, v3-Confidentiality,
 *          v3-ParticipationType, consentscope, consentaction, consentpolicycodes;
 *          FHIR R4 §6.2 Consent, https://hl7.org/fhir/R4/consent.html
 */

import { CONFIDENTIALITIES, isPrivacyLaw, SENSITIVITIES } from '../../core/sensitivity.ts';

const THO = 'http://terminology.hl7.org/CodeSystem/';

export const SYSTEM = {
  actReason: `${THO}v3-ActReason`,
  actCode: `${THO}v3-ActCode`,
  confidentiality: `${THO}v3-Confidentiality`,
  participation: `${THO}v3-ParticipationType`,
  securityRole: `${THO}extra-security-role-type`,
  scope: `${THO}consentscope`,
  action: `${THO}consentaction`,
  policy: `${THO}consentpolicycodes`,
  snomed: 'http://snomed.info/sct',
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  icd10cm: 'http://hl7.org/fhir/sid/icd-10-cm',
} as const;

/** Names of the same systems before R4, which data converted from STU3 still carry. */
const FORMER: Readonly<Record<string, string>> = {
  'http://hl7.org/fhir/v3/ActReason': SYSTEM.actReason,
  'http://hl7.org/fhir/v3/ActCode': SYSTEM.actCode,
  'http://hl7.org/fhir/v3/Confidentiality': SYSTEM.confidentiality,
  'http://hl7.org/fhir/v3/ParticipationType': SYSTEM.participation,
  'http://hl7.org/fhir/consentaction': SYSTEM.action,
};

export const systemOf = (written: string): string => FORMER[written] ?? written;

/** Specially protected information: the class of all classes, to a consent. */
const ALL_CLASSES = 'SPI';

/** Fields of a record, and what only its sender could know. Nobody looks for them: that a record is not labelled so says nothing. */
const LABELS_UNREAD = new Set(
  'CEL CONF DEMO DIA DOB DRGIS EMP EMPL GENDER LIVARG LOCIS MARST PDS PHY RACE REL SSP TBOO'.split(
    ' ',
  ),
);

/** Labels beside the classes of content, with nothing above them: wishes, ages, laws, fields of a record. */
const LABELS_ALONE = new Set([
  ...'SPI ADOL HIPAASelfPay PRS Title38Section7332 CommonRule'.split(' '),
  ...LABELS_UNREAD,
]);

/** Each class of `core/sensitivity.ts` and the one above it; with `SUDNOTES`, ours, for counselling notes (42 CFR 2.11). */
const LABEL_ABOVE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(SENSITIVITIES)
      .filter(([code]) => !LABELS_ALONE.has(code))
      .map(([code, of]) => [code, 'parent' in of ? of.parent : ALL_CLASSES]),
  ),
  SUDNOTES: 'SUD',
};

/** Two names of one kind of content; those of laws stand for what they protect. */
const LABEL_SAME: Readonly<Record<string, string>> = {
  '42CFRPart2': 'SUD',
  '42CFRPart2CD': 'SUD',
  ETH: 'SUD',
  HIPAAPsyNotes: 'PSYTHPN',
  SICKLE: 'SCA',
};

/** The class of what a law guards, of those that guard one alone. */
const CLASS_OF_LAW: Readonly<Record<string, string>> = { ...LABEL_SAME, HIPAASelfPay: 'PRS' };

const covers = (above: Readonly<Record<string, string>>, general: string, special: string) => {
  for (let code: string | undefined = special; code !== undefined; code = above[code]) {
    if (code === general) return true;
  }
  return false;
};

const canonical = (label: string) =>
  Object.hasOwn(LABEL_SAME, label) ? LABEL_SAME[label]! : label;

export const isLabel = (code: string): boolean =>
  LABELS_ALONE.has(code) || Object.hasOwn(LABEL_ABOVE, code) || Object.hasOwn(LABEL_SAME, code);

/** Is content labelled `special` content of the class `general`? */
export const labelCovers = (general: string, special: string): boolean =>
  covers(LABEL_ABOVE, canonical(general), canonical(special));

/** May content be of it without anybody having found it? */
export const isUnread = (code: string): boolean => LABELS_UNREAD.has(code);

/** Is it a law that may bind content of one of these classes, and no content by itself? */
export function isLawOf(code: string, classes: readonly string[]): boolean {
  if (!isPrivacyLaw(code)) return false;
  const guarded = CLASS_OF_LAW[code];
  return classes.some(
    (each) => !isPrivacyLaw(each) && (guarded === undefined || labelCovers(guarded, each)),
  );
}

/** Is it a law that may bind some of what is labelled so? */
export const isLawAmong = (code: string, labels: readonly string[]): boolean =>
  isPrivacyLaw(code) && labels.includes(code);

/** @returns -1 for what is no confidentiality code */
export const confidentialityRank = (code: string): number =>
  (CONFIDENTIALITIES as readonly string[]).indexOf(code);

/** Of data that nobody labelled: v3-Confidentiality calls normal the rule. */
export const CONFIDENTIALITY_NORMAL = CONFIDENTIALITIES.indexOf('N');

/** The base that a `policyRule` sets (v3-ActCode, ActConsentType). `explicit`: provisions decide alone. */
export const BASE_RULES: Readonly<Record<string, 'permit' | 'deny' | 'emergency' | 'explicit'>> = {
  OPTIN: 'permit',
  OPTOUT: 'deny',
  OPTOUTE: 'deny',
  OPTINR: 'explicit',
  EMRGONLY: 'emergency',
};

/** As what an actor of a provision takes part. */
export type Part = 'recipient' | 'custodian' | 'author' | 'user' | 'subject';

/** Of v3-ParticipationType and extra-security-role-type. */
export const PARTS: Readonly<Record<string, Part>> = {
  PRCP: 'recipient',
  IRCP: 'recipient',
  TRC: 'recipient',
  dataprocessor: 'recipient',
  CST: 'custodian',
  datacollector: 'custodian',
  AUT: 'author',
  humanuser: 'user',
  datasubject: 'subject',
};

/** 42 CFR Part 2 and HIPAA forms, by `policyRule`, `category` or `policy.uri`. */
export const FORMS = {
  part2: new Set(['42CFRPart2', '42CFRPart2CD']),
  authorization: new Set(['HIPAAAuth', 'HIPAAAuthCD', 'hipaa-auth', 'HIPAA-Auth']),
} as const;
