/** The demonstration's patients, as FHIR R4: demographics, relatives, a physician, and what some consented to or refused. */
import type { JsonObject } from '../../core/json.ts';
import { FAMILY_NAMES, GIVEN_NAMES, STREETS, TOWNS } from './people-names.ts';
import { openRandom, type Random } from './random.ts';
import { HOSPITAL } from './staff.ts';

export interface DemoPatient {
  /** `Patient/hf-0001` */
  readonly reference: string;
  readonly given: string;
  readonly family: string;
  readonly gender: 'female' | 'male';
  /** ISO 8601 day. */
  readonly birthDate: string;
  /** Medical record number. */
  readonly mrn: string;
  readonly phone: string;
  /** `outside`: nothing of this person goes outside; `part2`: substance use records may, as a written consent says. */
  readonly consent: 'none' | 'refusesOutside' | 'part2';
  readonly resources: readonly JsonObject[];
}

const PATIENTS = 140;

export function demoPatients(seed: number): DemoPatient[] {
  const random = openRandom(seed ^ 0x70617469);
  return Array.from({ length: PATIENTS }, (_, index) => demoPatient(index + 1, random));
}

function demoPatient(number: number, random: Random): DemoPatient {
  const gender = random.pick(['female', 'male'] as const);
  const given = random.pick(GIVEN_NAMES[gender]);
  const family = random.pick(FAMILY_NAMES);
  const id = `hf-${String(number).padStart(4, '0')}`;
  const birthDate = isoDay(random.int(1934, 2006), random.int(1, 12), random.int(1, 28));
  const mrn = `HF${random.int(100_000, 999_999)}`;
  // 555-0100 to 555-0199 are kept for fiction (North American Numbering Plan).
  const phone = `(555) 555-01${String(random.int(0, 99)).padStart(2, '0')}`;
  const [city, postalCode] = random.pick(TOWNS);
  const consent = number % 23 === 0 ? 'refusesOutside' : number % 17 === 0 ? 'part2' : 'none';
  const patient = {
    resourceType: 'Patient',
    id,
    identifier: [{ type: coded('v2-0203', 'MR'), system: 'urn:harrow-falls:mrn', value: mrn }],
    name: [{ use: 'official', given: [given], family }],
    gender,
    birthDate,
    telecom: [{ system: 'phone', value: phone, use: 'home' }],
    address: [
      { line: [`${random.int(1, 480)} ${random.pick(STREETS)}`], city, state: 'MN', postalCode },
    ],
    managingOrganization: { display: HOSPITAL },
  };
  const reference = `Patient/${id}`;
  const resources = [
    patient,
    ...relatives(id, reference, family, random),
    ...consents(id, consent),
  ];
  return { reference, given, family, gender, birthDate, mrn, phone, consent, resources };
}

function relatives(id: string, reference: string, family: string, random: Random): JsonObject[] {
  if (!random.chance(0.3)) return [];
  const gender = random.pick(['female', 'male'] as const);
  return [
    {
      resourceType: 'RelatedPerson',
      id: `${id}-kin`,
      patient: { reference },
      relationship: [coded('v3-RoleCode', random.pick(['SPS', 'CHILD', 'SIB']))],
      name: [{ given: [random.pick(GIVEN_NAMES[gender])], family }],
    },
  ];
}

function consents(id: string, consent: DemoPatient['consent']): JsonObject[] {
  if (consent === 'none') return [];
  return [consent === 'refusesOutside' ? refusal(id) : part2(id)];
}

const base = (id: string) => ({
  resourceType: 'Consent',
  id: `${id}-consent`,
  status: 'active',
  scope: coded('consentscope', 'patient-privacy'),
  category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
  patient: { reference: `Patient/${id}` },
  dateTime: '2026-01-05',
});

/** Yes to use in the hospital, no to disclosure. */
function refusal(id: string): JsonObject {
  const provision = { type: 'deny', action: [coded('consentaction', 'disclose')] };
  return {
    ...base(id),
    policyRule: coded('v3-ActCode', 'OPTIN'),
    provision: { provision: [provision] },
  };
}

/** A written consent for treatment, payment and operations, 42 CFR 2.31, 2.33. */
function part2(id: string): JsonObject {
  const purposes = ['TREAT', 'HPAYMT', 'HOPERAT'].map((code) => coding('v3-ActReason', code));
  const label = [coding('v3-ActCode', 'SUD')];
  const provision = { type: 'permit', securityLabel: label, purpose: purposes };
  return {
    ...base(id),
    policyRule: coded('v3-ActCode', '42CFRPart2'),
    provision,
  };
}

const coding = (system: string, code: string) => ({
  system: `http://terminology.hl7.org/CodeSystem/${system}`,
  code,
});
const coded = (system: string, code: string) => ({ coding: [coding(system, code)] });

function isoDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
