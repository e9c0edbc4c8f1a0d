/**
 * Code systems whose publishers say what a code is called: `Registered Nurse`, `Colonoscope`. Their displays are
 * nobody's words. Not those whose codes are places, payers or people (FIPS, ZIP, NAIC), nor any of a site's own.
 * C-CDA has their OIDs, HL7 v2 names, FHIR addresses.
 *
 * Source  HL7 OID registry; HL7 v2 table 0396, with spellings that senders have; HL7 FHIR R4 §4.3 code systems
 */
const OIDS = [
  '6.1', // LOINC
  '6.96', // SNOMED CT
  '6.88', // RxNorm
  ...['6.2', '6.103', '6.104'], // ICD-9-CM
  ...['6.3', '6.4', '6.90'], // ICD-10, -PCS, -CM
  ...['6.12', '6.13', '6.285'], // CPT, CDT, HCPCS
  ...['12.292', '12.227', '6.59'], // CVX, MVX
  ...['6.101', '12.443'], // NUCC taxonomy, provider role
  ...['6.69', '6.209', '3.26.1.5', '4.9'], // NDC, NDF-RT, UNII
  '3.221.5', // payment typology: kinds of payers
  '3.26.1.1', // NCI Thesaurus
  '6.8', // UCUM
  '6.238', // CDC race and ethnicity
  ...['6.99', '6.100', '6.121'], // languages
  ...['6.254', '6.259'], // ICF, HSLOC: kinds of places
  ...['12.1', '12.2', '12.5'], // HL7 v2 tables: sex, marital status, race
];

const ROOT = '2.16.840.1.113883.';
const KNOWN: ReadonlySet<string> = new Set(OIDS.map((oid) => ROOT + oid));
/** HL7 v3 vocabularies and DICOM's. */
const FAMILIES = [`${ROOT}5.`, '1.2.840.10008.'];

/** In capitals, without what is no letter and no digit. */
const NAMES: ReadonlySet<string> = new Set(
  `LN LOINC SCT SNOMED SNOMEDCT SNM SNM3 RXNORM I9 I9C I9CM I9CP I9CDX ICD9 ICD9CM I10 I10C I10CM I10P I10PCS
   ICD10 ICD10CM ICD10PCS C4 CPT CPT4 C5 CPTM HPC HCPCS CD2 CVX MVX NUCC NDC UNII NCIT UCUM CDCREC DCM WC ATC`
    .trim()
    .split(/\s+/),
);

/** Tables of HL7 v2 whose codes are kinds of things, by number. In many others they are wards, payers and doctors. */
const TABLES = new Set(
  `1 2 4 5 6 7 52 61 63 70 74 78 85 116 119 123 127 128 131 136 162 163 164 165 189 203 205 207 322 323 360 369 487`.split(
    ' ',
  ),
);

const ADDRESSES: ReadonlySet<string> = new Set([
  'http://loinc.org',
  'http://snomed.info/sct',
  'http://www.nlm.nih.gov/research/umls/rxnorm',
  ...['icd-10', 'icd-10-cm', 'icd-10-pcs', 'icd-9-cm', 'cvx', 'mvx', 'ndc'].map(
    (sid) => `http://hl7.org/fhir/sid/${sid}`,
  ),
  'http://www.cms.gov/Medicare/Coding/ICD10',
  'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  'http://www.ama-assn.org/go/cpt',
  'http://www.ada.org/cdt',
  'http://nucc.org/provider-taxonomy',
  'http://unitsofmeasure.org',
  'http://dicom.nema.org/resources/ontology/DCM',
  'http://fdasis.nlm.nih.gov',
  'http://ncimeta.nci.nih.gov',
  'http://www.whocc.no/atc',
]);
const PUBLISHERS = 'http://terminology.hl7.org/CodeSystem/';
const URN = 'urn:oid:';

/** Is it one, by its OID, its address or its name? */
export function isPublicSystem(system: string | undefined): boolean {
  if (system === undefined || system === '') return false;
  if (system.startsWith('http')) return ADDRESSES.has(system) || system.startsWith(PUBLISHERS);
  const oid = system.startsWith(URN) ? system.slice(URN.length) : system;
  return KNOWN.has(oid) || FAMILIES.some((family) => oid.startsWith(family)) || isNamed(system);
}

function isNamed(system: string): boolean {
  if (system.length > NAME_LENGTH_MAX) return false;
  const table = /^HL70*(\d{1,4})$/.exec(system)?.[1];
  return table === undefined
    ? NAMES.has(system.toUpperCase().replace(/[^A-Z\d]/g, ''))
    : TABLES.has(table);
}

const NAME_LENGTH_MAX = 16;

/** No number such as people have, no day and no address stands in it. */
export const isPlainDisplay = (text: string): boolean =>
  text.length <= LENGTH_MAX && !/\d{4}|\d[/-]\d|@|:\/\//.test(text);

/** LOINC has names as long. */
const LENGTH_MAX = 256;
