/**
 * What an identifier or a contact is, by what FHIR says beside its value.
 *
 * Source  HL7 v2 table 0203 (identifier types); HL7 FHIR R4 known identifier systems and the value set
 *         ContactPointSystem; categories by 45 CFR §164.514(b)(2)(i)
 */
import type { PhiCategory } from '../core/phi.ts';

/** Codes of table 0203, which HL7 v2 (CX-5) uses as well. */
const BY_CODE: Readonly<Record<string, PhiCategory>> = {
  ...of('medical_record_number', 'MR MRT PI PT PE AM AND ANON LR RRI'),
  ...of('ssn', 'SS'),
  ...of('health_plan_beneficiary_number', 'MB MC MA MCD MCR SN SP GN HC WC WCN MI MS JHN NH NII'),
  ...of('account_number', 'AN ANC AC AND BA BC CC CZ FI VN BRN ANT'),
  ...of(
    'certificate_or_license_number',
    `DL DEA NPI PPN MD DO RN LN DN PA PNN UPIN DDS DPM NP OD PRN PC TN SL MCN
     DPP DR EI EN FDR FDRFI BCFN BCT CAAI`,
  ),
  ...of('device_identifier', 'SNO UDI'),
  ...of('vehicle_identifier', 'VIN VP VS LIC'),
};

const BY_SYSTEM: Readonly<Record<string, PhiCategory>> = {
  'http://hl7.org/fhir/sid/us-ssn': 'ssn',
  'urn:oid:2.16.840.1.113883.4.1': 'ssn',
  'http://hl7.org/fhir/sid/us-mbi': 'health_plan_beneficiary_number',
  'http://hl7.org/fhir/sid/us-medicare': 'health_plan_beneficiary_number',
  'http://hl7.org/fhir/sid/us-npi': 'certificate_or_license_number',
  'urn:oid:2.16.840.1.113883.4.6': 'certificate_or_license_number',
  'urn:oid:2.16.840.1.113883.4.814': 'certificate_or_license_number', // DEA
  'https://fhir.nhs.uk/Id/nhs-number': 'medical_record_number',
};

/** Of an identifier that says nothing of itself, by the resource that has it. */
const BY_RESOURCE: Readonly<Record<string, PhiCategory>> = {
  Patient: 'medical_record_number',
  Person: 'medical_record_number',
  Coverage: 'health_plan_beneficiary_number',
  Account: 'account_number',
  Encounter: 'account_number',
  Claim: 'account_number',
  Invoice: 'account_number',
  Device: 'device_identifier',
  Practitioner: 'certificate_or_license_number',
};

export function identifierCategory(
  codes: readonly string[],
  system: string | undefined,
  resource: string | undefined,
): PhiCategory {
  for (const code of codes) if (Object.hasOwn(BY_CODE, code)) return BY_CODE[code]!;
  if (system !== undefined && Object.hasOwn(BY_SYSTEM, system)) return BY_SYSTEM[system]!;
  if (resource !== undefined && Object.hasOwn(BY_RESOURCE, resource)) return BY_RESOURCE[resource]!;
  return 'other_unique_id';
}

const BY_CONTACT: Readonly<Record<string, PhiCategory>> = {
  phone: 'phone',
  pager: 'phone',
  sms: 'phone',
  fax: 'fax',
  email: 'email',
  url: 'url',
};

/** By the system, and where there is none by what the value looks like. */
export function contactCategory(system: string | undefined, value: string): PhiCategory {
  if (system !== undefined && Object.hasOwn(BY_CONTACT, system)) return BY_CONTACT[system]!;
  if (value.includes('@')) return 'email';
  if (/^[a-z]+:\/\//i.test(value)) return 'url';
  return /^[\d\s()+./x-]{5,}$/i.test(value) ? 'phone' : 'other_unique_id';
}

function of(category: PhiCategory, codes: string): Record<string, PhiCategory> {
  return Object.fromEntries(
    codes
      .trim()
      .split(/\s+/)
      .map((code) => [code, category]),
  );
}
