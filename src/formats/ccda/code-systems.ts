/**
 * Code systems whose publishers say what a code is called: `Registered Nurse`, `Colonoscope`. Their displays are
 * nobody's words. Not those whose codes are places, payers or people (FIPS, ZIP, NAIC), nor any of a site's own.
 *
 * Source  HL7 OID registry
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

/** Is it the OID of one? */
export const isPublicSystem = (oid: string | undefined): boolean =>
  oid !== undefined && (KNOWN.has(oid) || FAMILIES.some((family) => oid.startsWith(family)));

/** No number such as people have, no day and no address stands in it. */
export const isPlainDisplay = (text: string): boolean =>
  text.length <= LENGTH_MAX && !/\d{4}|\d[/-]\d|@|:\/\//.test(text);

/** LOINC has names as long. */
const LENGTH_MAX = 256;
