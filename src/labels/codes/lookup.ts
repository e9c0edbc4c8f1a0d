/**
 * A coding to its topic, whatever the system is called: FHIR's URL, an OID, or the name of HL7 v2 table 0396. Codes of
 * systems that grow by prefix (ICD-10-CM, ATC, billing codes) are found by their longest listed prefix.
 */
import { ICD9CM } from './icd9cm.ts';
import { ICD10CM } from './icd10cm.ts';
import { ICD11 } from './icd11.ts';
import { ICPC2 } from './icpc2.ts';
import { LOINC } from './loinc.ts';
import { ATC, RXNORM } from './medication.ts';
import { CPT, HCPCS, ICD10PCS, MS_DRG, REVENUE } from './procedures.ts';
import { SNOMED } from './snomed.ts';

interface CodeTable {
  /** As rules name it. */
  readonly name: string;
  readonly topics: ReadonlyMap<string, string>;
  /** The shortest prefix listed; equal to the code's own length where prefixes mean nothing. */
  readonly prefixMin?: number;
}

const EXACT = 1_000;
/** `http://snomed.info/sct/731000124108/version/20250901` */
const SNOMED_EDITION = 'SNOMED.INFO/SCT/';

/** Code, or `A50-A64` spelled out, to topic; dots left out. */
function tableOf(
  name: string,
  data: Readonly<Record<string, string>>,
  isByPrefix = false,
): CodeTable {
  const topics = new Map<string, string>();
  // Ranges first: a code listed by itself says more than the range that it lies in.
  for (const isRange of [true, false])
    for (const [topic, codes] of Object.entries(data))
      for (const code of codes.trim().split(/\s+/))
        if (isRangeCode(name, code) === isRange)
          for (const one of isRange ? spelled(code.replaceAll('.', '')) : [code])
            topics.set(one.replaceAll('.', ''), topic);
  const prefixMin = isByPrefix ? Math.min(...[...topics.keys()].map((key) => key.length)) : EXACT;
  return { name, topics, prefixMin };
}

/** LOINC's hyphen stands before a check digit. */
const isRangeCode = (name: string, code: string) => name !== 'loinc' && code.includes('-');

/** `H0005-H0016` is every code between: a common head and a number of fixed width. */
function spelled(code: string): string[] {
  const range = /^([A-Z]*)(\d+)-([A-Z]*)(\d+)$/.exec(code);
  if (range === null) throw new RangeError(`not spelled out: ${code}`);
  const [, head = '', from = '', , to = ''] = range;
  const count = Number(to) - Number(from) + 1;
  return Array.from(
    { length: count },
    (_, index) => head + String(Number(from) + index).padStart(from.length, '0'),
  );
}

const ICD = tableOf('icd10cm', ICD10CM, true);
const ICD9 = tableOf('icd9cm', ICD9CM, true);
const ICD_11 = tableOf('icd11', ICD11, true);
const ICPC = tableOf('icpc2', ICPC2);
const RX = tableOf('rxnorm', RXNORM);
const PCS = tableOf('icd10pcs', ICD10PCS, true);
const SCT = tableOf('snomed', SNOMED);
const LN = tableOf('loinc', LOINC);
const C4 = tableOf('cpt', CPT);
const HC = tableOf('hcpcs', HCPCS);
const WC = tableOf('atc', ATC, true);
const DRG = tableOf('ms-drg', MS_DRG);
const NUBC = tableOf('revenue', REVENUE);

/** By `systemKey`. */
const TABLE_OF: ReadonlyMap<string, CodeTable> = new Map(
  (
    [
      [ICD, 'http://hl7.org/fhir/sid/icd-10-cm', 'http://hl7.org/fhir/sid/icd-10'],
      [ICD, '2.16.840.1.113883.6.90', '2.16.840.1.113883.6.3'],
      [ICD, 'I10', 'I10C'],
      [ICD9, '2.16.840.1.113883.6.103', '2.16.840.1.113883.6.2', 'I9', 'I9C', 'I9CDX'],
      [ICD_11, 'http://id.who.int/icd/release/11/mms', '2.16.840.1.113883.6.347', 'I11'],
      [
        ICPC,
        'http://hl7.org/fhir/sid/icpc-2',
        '2.16.840.1.113883.6.139',
        'ICPC-2',
        'ICPC2',
        'ICPC',
      ],
      [
        RX,
        'http://www.nlm.nih.gov/research/umls/rxnorm',
        '2.16.840.1.113883.6.88',
        'RXNORM',
        'RXN',
      ],
      [PCS, 'http://hl7.org/fhir/sid/icd-10-pcs', 'http://www.cms.gov/Medicare/Coding/ICD10'],
      [PCS, '2.16.840.1.113883.6.4', 'I10P', 'ICD-10-PCS', 'ICD10PCS'],
      [SCT, 'http://snomed.info/sct', '2.16.840.1.113883.6.96'],
      [SCT, 'SCT', 'SNM3', 'SNOMED-CT', 'SNOMED', 'SNOMEDCT'],
      [LN, 'http://loinc.org', '2.16.840.1.113883.6.1', 'LN', 'LOINC'],
      [C4, 'http://www.ama-assn.org/go/cpt', '2.16.840.1.113883.6.12', 'C4', 'CPT4', 'CPT'],
      [HC, 'http://terminology.hl7.org/CodeSystem/HCPCS-all-codes', 'HCPCS', 'HCPT', 'HPC'],
      [HC, '2.16.840.1.113883.6.285', 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets'],
      [WC, 'http://www.whocc.no/atc', '2.16.840.1.113883.6.73', 'ATC', 'W1', 'W2'],
      [
        DRG,
        'https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/AcuteInpatientPPS/MS-DRG-Classifications-and-Software',
        'MS-DRG',
        'DRG',
      ],
      [NUBC, 'https://www.nubc.org/CodeSystem/RevenueCodes', '2.16.840.1.113883.6.301.3', 'REV'],
    ] as const
  ).flatMap(([table, ...systems]) => systems.map((system) => [systemKey(system), table] as const)),
);

/**
 * Each country has its edition of ICD and its addresses for it: `http://fhir.de/CodeSystem/bfarm/icd-10-gm`. A system that is
 * called so, and not for procedures, is one.
 */
const EDITIONS: readonly (readonly [RegExp, CodeTable])[] = [
  [/(?:ICD|CIM|CIE)-?10(?!\d|-?P)/, ICD],
  [/(?:ICD|CIM|CIE)-?11(?!\d)|^ID\.WHO\.INT\/ICD\/RELEASE\/11/, ICD_11],
  [/(?:ICD|CIM|CIE)-?9(?!\d|-?P)/, ICD9],
];

const tableFor = (key: string): CodeTable | undefined =>
  TABLE_OF.get(key) ?? EDITIONS.find(([called]) => called.test(key))?.[1];

/** Tables whose codes no other system is likely to have, and what they look like. */
const TELLING: readonly (readonly [RegExp, CodeTable])[] = [
  [/^[A-Z]\d[\dA-Z]\.[\dA-Z]{1,4}$/, ICD],
  [/^[\dA-Z][A-Z]\d[\dA-Z]\.[\dA-Z]{1,3}$/, ICD_11],
  [/^\d{3,5}-\d$/, LN],
  [/^\d{7,18}$/, SCT],
];

/** One spelling of a system: of a URL without its scheme, of an OID without `urn:oid:`, without edition or version. */
export function systemKey(system: string): string {
  const key = system
    .trim()
    .toUpperCase()
    .replace(/^(?:HTTPS?:\/\/|URN:OID:)/, '')
    .replace(/\|.*$|\/$/, '')
    .replaceAll(/[ _]/g, '-');
  return key.startsWith(SNOMED_EDITION) ? SNOMED_EDITION.slice(0, -1) : key;
}

export interface CodeHit {
  /** `Topic.id`. */
  readonly topic: string;
  /** `icd10cm/alcohol`: the table and the topic, never the patient's code. */
  readonly rule: string;
}

/** What a code is about; undefined for most codes and for systems that are not known here. `''`: nobody told the system. */
export function topicOfCode(system: string, code: string): CodeHit | undefined {
  return topicOfKey(systemKey(system), code);
}

/** The same, of a system by its key. */
export function topicOfKey(system: string, code: string): CodeHit | undefined {
  const table = system === '' ? tableOfCode(code) : tableFor(system);
  if (table === undefined) return undefined;
  const key = code.trim().toUpperCase().replaceAll('.', '');
  const shortest = Math.min(key.length, table.prefixMin ?? key.length);
  for (let size = Math.min(key.length, KEY_LENGTH_MAX); size >= shortest; size -= 1) {
    const prefix = key.slice(0, size);
    const topic = table.topics.get(prefix);
    if (topic !== undefined) return { topic, rule: `${table.name}/${topic}` };
  }
  return undefined;
}

const tableOfCode = (code: string): CodeTable | undefined =>
  TELLING.find(([looks]) => looks.test(code.trim().toUpperCase()))?.[1];

/** No code of these systems is longer. */
const KEY_LENGTH_MAX = 18;

/** Every topic that some table names, for the test that each of them is one. */
export const CODED_TOPICS: readonly string[] = [
  ICD,
  ICD9,
  ICD_11,
  ICPC,
  RX,
  PCS,
  SCT,
  LN,
  C4,
  HC,
  WC,
  DRG,
  NUBC,
].flatMap(({ topics }) => [...new Set(topics.values())]);
