/**
 * The vocabulary of FHIR R4 `Consent` as far as this gateway understands it. Whatever stands in a
 * consent and not here is not guessed at: `match.ts` answers `unknown`, and that never permits.
 *
 * Sources  HL7 Terminology (THO): v3-ActReason, v3-ActCode, v3-Confidentiality,
 *          v3-ParticipationType, consentscope, consentaction, consentpolicycodes;
 *          FHIR R4 §6.2 Consent, https://hl7.org/fhir/R4/consent.html
 */

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

/**
 * Sensitivity and the class above it (v3-ActCode, InformationSensitivityPolicy). `42CFRPart2` and
 * `HIPAAPsyNotes` are names of laws and stand for the content that they protect; so does `SUDNOTES`,
 * ours, for counselling notes (42 CFR 2.11), which HL7 has no code for.
 */
const LABEL_ABOVE: Readonly<Record<string, string>> = {
  ...under('SPI', 'BH ETH HIV STD SEX SDV GDIS SCA SICKLE MST VIO PREGNANT TBOO'),
  ...under('BH', 'COGN DVD EMOTDIS MH SUD'),
  ...under('MH', 'PSY PSYTHPN'),
  ...under('SUD', 'ETHUD OPIOIDUD SUDNOTES'),
};

/** Two names of one kind of content. */
const LABEL_SAME: Readonly<Record<string, string>> = {
  '42CFRPart2': 'SUD',
  '42CFRPart2CD': 'SUD',
  ETH: 'SUD',
  HIPAAPsyNotes: 'PSYTHPN',
};

/** Labels beside those above, about which nothing is above. */
const LABELS_ALONE = new Set(
  'SPI ADOL CEL CONF DEMO DIA DOB DRGIS EMP EMPL GENDER HIPAASelfPay LIVARG LOCIS MARST PDS PHY PRS RACE REL SSP Title38Section7332 CommonRule'.split(
    ' ',
  ),
);

function under(above: string, codes: string): Record<string, string> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, above]));
}

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

/** v3-Confidentiality, from the least protected to the most. */
const CONFIDENTIALITY = ['U', 'L', 'M', 'N', 'R', 'V'];

/** @returns -1 for what is no confidentiality code */
export const confidentialityRank = (code: string): number => CONFIDENTIALITY.indexOf(code);

/** Of data that nobody labelled: v3-Confidentiality calls normal the rule. */
export const CONFIDENTIALITY_NORMAL = CONFIDENTIALITY.indexOf('N');

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
