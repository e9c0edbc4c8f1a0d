/**
 * Where records keep traits and proxies: FHIR R4 paths and search parameters, extensions of US Core and of HL7, LOINC codes of
 * observations, fields of HL7 v2.5 segments. Each with the id of the rule that it is evidence for.
 */

/** Path of FHIR R4, and everything below it. */
export const FHIR_PATHS: Readonly<Record<string, string>> = {
  'Patient.birthDate': 'age',
  'Patient.gender': 'sex',
  'Patient.name': 'name',
  'Patient.address': 'residence',
  'Patient.communication': 'language',
  'Patient.maritalStatus': 'marital-status',
  'Person.birthDate': 'age',
  'Person.gender': 'sex',
  'Person.name': 'name',
  'Person.address': 'residence',
  'Coverage.type': 'insurance',
  'Coverage.payor': 'insurance',
  'Coverage.class': 'insurance',
  'Claim.insurance': 'insurance',
  'ExplanationOfBenefit.insurance': 'insurance',
  'ExplanationOfBenefit.total': 'prior-cost',
  'Encounter.hospitalization.specialArrangement': 'function',
  'Condition.onsetAge': 'age',
};

/** Whole resources. */
export const FHIR_RESOURCES: Readonly<Record<string, string>> = {
  Coverage: 'insurance',
  CoverageEligibilityResponse: 'insurance',
  InsurancePlan: 'insurance',
};

/** Resources whose name, address, sex and language are not the patient's. */
export const NOT_OF_THE_PATIENT: ReadonlySet<string> = new Set([
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'HealthcareService',
  'Endpoint',
  'Device',
  'DeviceDefinition',
  'Medication',
  'Substance',
  'Questionnaire',
  'StructureDefinition',
  'ValueSet',
  'CodeSystem',
  'Library',
  'PlanDefinition',
]);

/** Last part of the canonical address of an extension. */
export const EXTENSIONS: Readonly<Record<string, string>> = {
  'us-core-race': 'race',
  'us-core-ethnicity': 'ethnicity',
  'us-core-tribal-affiliation': 'ethnicity',
  'us-core-birthsex': 'sex',
  'us-core-sex': 'sex',
  'us-core-individual-sex': 'sex',
  'us-core-genderidentity': 'sex',
  'individual-genderidentity': 'sex',
  'individual-pronouns': 'sex',
  'patient-genderidentity': 'sex',
  'patient-sexparameterforclinicaluse': 'sex',
  'patient-birthplace': 'national-origin',
  'patient-nationality': 'national-origin',
  'patient-citizenship': 'national-origin',
  'patient-religion': 'religion',
  'patient-disability': 'disability',
  'patient-interpreterrequired': 'language',
  'patient-mothersmaidenname': 'name',
};

/** LOINC 2.x. */
export const LOINC_CODES: Readonly<Record<string, string>> = {
  '46098-0': 'sex',
  '76689-9': 'sex',
  '76691-5': 'sex',
  '21112-8': 'age',
  '30525-0': 'age',
  '29553-5': 'age',
  '32624-9': 'race',
  '72826-1': 'race',
  '69490-1': 'ethnicity',
  '45404-1': 'marital-status',
  '54899-0': 'language',
  '67875-5': 'employment',
  '76437-3': 'insurance',
  '56799-0': 'residence',
  '82589-3': 'socioeconomic',
  '71802-3': 'socioeconomic',
  '63586-2': 'socioeconomic',
};

/** HL7 v2.5, chapters 3 and 6: `PID-10`, `PID.10`. */
export const HL7V2_FIELDS: Readonly<Record<string, string>> = {
  'PID-5': 'name',
  'PID-6': 'name',
  'PID-7': 'age',
  'PID-8': 'sex',
  'PID-9': 'name',
  'PID-10': 'race',
  'PID-11': 'residence',
  'PID-12': 'residence',
  'PID-15': 'language',
  'PID-16': 'marital-status',
  'PID-17': 'religion',
  'PID-22': 'ethnicity',
  'PID-23': 'national-origin',
  'PID-26': 'national-origin',
  'PID-28': 'national-origin',
  'IN1-3': 'insurance',
  'IN1-4': 'insurance',
  'IN1-15': 'insurance',
};

/** Search parameters of FHIR R4 and US Core on a patient, as they stand in a query. */
export const SEARCH_PARAMETERS: Readonly<Record<string, string>> = {
  birthdate: 'age',
  gender: 'sex',
  'gender-identity': 'sex',
  race: 'race',
  ethnicity: 'ethnicity',
  language: 'language',
  address: 'residence',
  'address-postalcode': 'residence',
  'address-city': 'residence',
  'address-state': 'residence',
  name: 'name',
  family: 'name',
  given: 'name',
  payor: 'insurance',
};
