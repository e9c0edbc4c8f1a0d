import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Json } from '../core/json.ts';
import { LOINC } from './codes/loinc.ts';
import { CODED_TOPICS, topicOfCode } from './codes/lookup.ts';
import { SNOMED } from './codes/snomed.ts';
import { assess, labelsOfFhir, labelsOfHl7v2 } from './index.ts';
import { TOPIC_OF } from './labels.ts';

const ICD = 'http://hl7.org/fhir/sid/icd-10-cm';
const SCT = 'http://snomed.info/sct';
const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';

test.each([
  [ICD, 'F10.239', 'alcohol'],
  [ICD, 'f11.20', 'opioid'],
  ['I10', 'F1420', 'drug'],
  [ICD, 'F17.210', undefined], // tobacco, 42 CFR 2.11
  [ICD, 'B20', 'hiv'],
  [ICD, 'Z21', 'hiv'],
  [ICD, 'A53.9', 'std'],
  [ICD, 'A41.9', undefined],
  [ICD, 'O04.80', 'abortion'],
  [ICD, 'O80', 'pregnancy'],
  [ICD, 'O99.323', 'drug'],
  [ICD, 'F64.0', 'gender-affirming'],
  [ICD, 'F32.9', 'psychiatric-disorder'],
  [ICD, 'D57.1', 'sickle-cell'],
  [ICD, 'I10', undefined],
  [SCT, '66590003', 'alcohol'],
  [SCT, '6659000', undefined],
  ['LN', '20447-9', 'hiv'],
  ['http://www.whocc.no/atc', 'N07BC51', 'opioid'],
  ['http://www.ama-assn.org/go/cpt', '90837', 'mental-health'],
  ['http://www.ama-assn.org/go/cpt', '99213', undefined],
  ['HCPCS', 'H0015', 'drug'],
  ['HCPCS', 'H0020', 'opioid'],
  ['MS-DRG', '897', 'drug'],
  ['urn:oid:2.16.840.1.113883.6.301.3', '0906', 'drug'],
  ['http://example.org/local', 'F10', undefined],
  ['https://snomed.info/sct/', '66590003', 'alcohol'],
  ['http://snomed.info/sct/731000124108/version/20250901', '66590003', 'alcohol'],
  ['http://snomed.info/sct|20250901', '66590003', 'alcohol'],
  ['http://snomed.info/sctx', '66590003', undefined],
  ['2.16.840.1.113883.6.73', 'N07BB04', 'alcohol'],
  ['ICD 10 CM', 'F10.20', 'alcohol'],
  ['http://fhir.de/CodeSystem/bfarm/icd-10-gm', 'F11.2G', 'opioid'],
  ['http://fhir.de/CodeSystem/dimdi/icd-10-gm', 'B24', 'hiv'],
  ['https://fhir.infoway-inforoute.ca/CodeSystem/icd-10-ca', 'O04.9', 'abortion'],
  ['http://hl7.org/fhir/sid/icd-10', 'X60', 'psychiatric-disorder'],
  ['http://hl7.org/fhir/sid/icd-10', 'X65', 'alcohol'],
  ['http://hl7.org/fhir/sid/icd-10-am', 'Y05', 'abuse'],
  ['CIM-10', 'F20.0', 'psychiatric-disorder'],
  ['ICD-100', 'F20.0', undefined],
  ['http://hl7.org/fhir/sid/icd-9-cm', '304.00', 'opioid'],
  ['http://hl7.org/fhir/sid/icd-9-cm', '304.20', 'drug'],
  ['http://hl7.org/fhir/sid/icd-9-cm', '305.1', undefined], // tobacco
  ['http://hl7.org/fhir/sid/icd-9-cm', '305.32', 'drug'],
  ['http://hl7.org/fhir/sid/icd-9-cm', '042', 'hiv'],
  ['http://hl7.org/fhir/sid/icd-9-cm', '401.9', undefined],
  ['2.16.840.1.113883.6.103', 'E960.1', 'abuse'],
  ['I9', '29570', 'psychiatric-disorder'],
  ['ICD9CM', '282.60', 'sickle-cell'],
  ['ICD-9-CM', '282.49', 'genetic'],
  ['http://www.cms.gov/Medicare/Coding/ICD10', '10A07ZZ', 'abortion'],
  ['ICD-10-PCS', 'HZ2ZZZZ', 'drug'],
  ['ICD-10-PCS', '0DTJ4ZZ', undefined],
  ['http://id.who.int/icd/release/11/mms', '6C40.2', 'alcohol'],
  ['http://id.who.int/icd/release/11/2024-01/mms', '6C43.20&XS25', 'opioid'],
  ['http://hl7.org/fhir/sid/icd-11', '1C62.Z', 'hiv'],
  ['ICD-11', '6C4A.2', undefined], // nicotine
  ['ICD-11', 'JA00.1', 'abortion'],
  ['ICD-11', 'JA00.0', 'pregnancy'],
  ['CIE-11', 'PD56', 'violence'],
  ['ICD-11', 'MA14.0', 'hiv'], // laboratory evidence
  ['ICD-11', 'QA12', 'drug'], // counselling
  ['ICD-11', 'QE11.0', 'opioid'],
  ['ICD-11', 'QE11.5', undefined], // caffeine
  ['ICD-11', '6D84.0', 'alcohol'],
  ['ICD-11', '6D80', 'cognition'],
  ['ICD-11', '8A01.10', 'genetic'], // Huntington
  ['ICD-11', '8A01.16', undefined], // chorea by a medicine
  ['ICD-11', 'CA40', undefined],
  ['', '6C43.2', 'opioid'],
  ['http://hl7.org/fhir/sid/icpc-2', 'B90', 'hiv'],
  ['ICPC2', 'P15', 'alcohol'],
  ['ICPC2', 'P17', undefined], // tobacco
  ['ICPC2', 'P18', 'drug'], // of medicines
  ['ICPC2', 'B25', 'hiv'], // fear of it
  ['ICPC2', 'W83', 'abortion'],
  ['http://www.nlm.nih.gov/research/umls/rxnorm', '6813', 'opioid'],
  ['http://www.nlm.nih.gov/research/umls/rxnorm', '1721603', 'hiv'], // tenofovir alafenamide
  ['http://www.nlm.nih.gov/research/umls/rxnorm', '1658314', 'mental-health'], // brexpiprazole
  ['ICD-11', '6C51', 'psychiatric-disorder'], // gaming
  ['ICD-11', 'MB23.E', 'psychiatric-disorder'],
  ['ICD-11', '6C4Z', 'drug'],
  ['2.16.840.1.113883.6.88', '1433868', 'hiv'],
  ['RXNORM', '68130', undefined],
  ['', '6813', undefined],
  ['', 'F11.20', 'opioid'],
  ['', 'f11.20', 'opioid'],
  ['', '20447-9', 'hiv'],
  ['', '66590003', 'alcohol'],
  ['', 'F11', undefined], // a ward, a bed
  ['', '2024-1', undefined],
])('%s %s is %s', (system, code, topic) => {
  expect(topicOfCode(system, code)?.topic).toBe(topic);
});

test('a rule names table and topic, not the code of the patient', () => {
  expect(topicOfCode(ICD, 'F10.239')?.rule).toBe('icd10cm/alcohol');
});

test('every topic of a table is one that has a label', () => {
  expect(CODED_TOPICS.filter((topic) => !TOPIC_OF.has(topic))).toEqual([]);
});

test('every number carries its check digit: LOINC mod 10, SNOMED CT Verhoeff', () => {
  const all = (data: Readonly<Record<string, string>>) =>
    Object.values(data).flatMap((codes) => codes.split(/\s+/));
  expect(all(LOINC).filter((code) => !isLoinc(code))).toEqual([]);
  expect(all(SNOMED).filter((code) => !isSnomed(code))).toEqual([]);
});

test.each([
  [{ resourceType: 'Condition', code: { coding: [{ system: ICD, code: 'F11.20' }] } }, 'OPIOIDUD'],
  [
    {
      resourceType: 'MedicationRequest',
      medicationCodeableConcept: {
        coding: [
          {
            system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
            code: '1',
            display: 'buprenorphine 8 MG / naloxone 2 MG Sublingual Film',
          },
        ],
      },
    },
    'OPIOIDUD',
  ],
  [{ resourceType: 'Encounter', serviceType: { text: 'Behavioral health clinic' } }, 'MH'],
  [
    {
      resourceType: 'Observation',
      code: { coding: [{ system: 'http://loinc.org', code: '20447-9' }] },
    },
    'HIV',
  ],
  [{ resourceType: 'DocumentReference', type: { text: 'Psychotherapy note' } }, 'PSYTHPN'],
  [
    {
      resourceType: 'Coverage',
      type: { coding: [{ system: 'https://nahdo.org/sopt', code: '81' }] },
    },
    'PRS',
  ],
  [
    {
      resourceType: 'Observation',
      meta: {
        security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'SDV' }],
      },
    },
    'SDV',
  ],
  [
    {
      resourceType: 'Observation',
      meta: {
        security: [
          { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: '42CFRPart2' },
        ],
      },
    },
    'SUD',
  ],
])('a resource is labelled: %#, %s', (resource, code) => {
  const { labels } = assess({ resources: [resource] });
  expect(labels.map((label) => label.code)).toContain(code);
});

test('counselling notes on substance use are psychotherapy notes under 42 CFR Part 2, whatever system says so', () => {
  const security = [
    { system: 'urn:house', code: 'SUDNOTES' },
    { system: ACT, code: 'HIPAAPsyNotes' },
  ];
  const { labels } = assess({
    resources: [{ resourceType: 'DocumentReference', meta: { security } }],
  });
  expect(labels.find(({ code }) => code === 'PSYTHPN')?.laws.toSorted()).toEqual([
    '42CFRPart2',
    'HIPAAPsyNotes',
  ]);
});

test.each<[string, Json, string[]]>([
  ['a search', { code: `${SCT}|75544000` }, ['OPIOIDUD']],
  ['a number', { system: 'SNOMED CT', code: 75544000 }, ['OPIOIDUD']],
  ['other names', { codeSystem: '2.16.840.1.113883.6.96', code: '75544000' }, ['OPIOIDUD']],
  ['a row', { vocabulary_id: 'SNOMED', concept_code: '75544000' }, ['OPIOIDUD']],
  ['no system', { code: '75544000' }, ['OPIOIDUD']],
  ['no system, another number', { code: '75544001' }, []],
  ['no system, as a value', { valueCoding: { code: 'F10.20' } }, ['ETHUD']],
  ['a label without a system', { meta: { security: [{ code: 'PSYTHPN' }] } }, ['PSYTHPN']],
  ['a label of another system', { meta: { security: [{ system: 'urn:x', code: 'SEX' }] } }, []],
  ['a label in an extension', { valueCoding: { system: ACT, code: 'SEX' } }, ['SEX']],
  ['what a consent is about', { resourceType: 'Consent', x: { system: ACT, code: 'SEX' } }, []],
])('JSON is read for codings: %s', (_name, resource, codes) => {
  expect(assess({ resources: [resource] }).labels.map(({ code }) => code)).toEqual(codes);
});

test('of a message that was cut, only what it says of itself stands', () => {
  const visit = `PV2${'|'.repeat(22)}Y`;
  const message = ['MSH|^~\\&|A', 'DG1|1||F14.20^^I10', visit, 'ARV|1|A|VIP'].join('\r');
  expect(assess({ messagesCut: [message] }).labels.map(({ code }) => code)).toEqual(['PRS', 'SPI']);
});

test.each([
  ['an order', `ORC|RE${'|'.repeat(27)}R^Restricted^HL70177`, [], 'R'],
  ['an order about something', `ORC|RE${'|'.repeat(27)}HIV`, ['HIV'], 'R'],
  ['an order of an employee', `ORC|RE${'|'.repeat(27)}EMP`, ['SPI'], 'R'],
  ['a document', `TXA|1|CN${'|'.repeat(16)}V`, [], 'V'],
  ['of usual control', `TXA|1|CN${'|'.repeat(16)}U`, [], 'N'],
])(
  'how confidential a message says that it is, whole or cut: %s',
  (_, segment, codes, expected) => {
    const message = `MSH|^~\\&|A\r${segment}`;
    for (const sources of [{ messages: [message] }, { messagesCut: [message] }]) {
      const { labels, confidentiality } = assess(sources);
      expect([[...new Set(labels.map(({ code }) => code))], confidentiality]).toEqual([
        codes,
        expected,
      ]);
    }
  },
);

test.each(['CEL', 'DRGIS', 'NORDSCLCD'])(
  'what its sender guards by %s is specially protected',
  (code) => {
    const meta = { security: [{ system: ACT, code }] };
    const { labels } = assess({ resources: [{ resourceType: 'Observation', meta }] });
    expect(labels.map(({ code: label, rules }) => [label, rules])).toEqual([
      ['SPI', [`security/${code}`]],
    ]);
  },
);

test('a string that stands among the texts as well is read once', () => {
  const note = { text: 'Cocaine use disorder.' };
  expect(assess({ texts: [note.text], resources: [note] }).textsRead).toBe(1);
});

test('what a resource says of its confidentiality stands', () => {
  const meta = {
    security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'V' }],
  };
  expect(assess({ resources: [{ resourceType: 'Patient', meta }] }).confidentiality).toBe('V');
  expect(assess({ resources: [{ resourceType: 'Patient' }] }).confidentiality).toBe('N');
  const letter = { resourceType: 'Composition', confidentiality: 'R', title: 'Letter' };
  expect(assess({ resources: [letter] }).confidentiality).toBe('R');
});

test("a relative's condition and an allergy are possible, a relative's disease in the genes is not less", () => {
  const member = (code: string) =>
    assess({
      resources: [
        {
          resourceType: 'FamilyMemberHistory',
          condition: [{ code: { coding: [{ system: ICD, code }] } }],
        },
      ],
    });
  expect(member('F10.20').labels).toEqual([]);
  expect(member('F10.20').possible.map(({ code }) => code)).toEqual(['ETHUD']);
  expect(member('G10').labels.map(({ code }) => code)).toEqual(['GDIS']);
});

test('an HL7 v2 message: coded elements, flags, texts', () => {
  const message = [
    'MSH|^~\\&|A|B|C|D|20260901||ADT^A01|1|P|2.5.1',
    'PID|1||7||ROE^JANE',
    'DG1|1||F14.20^Cocaine dependence^I10|||A||||||||||||Y',
    'OBX|1|TX|34109-9^Note^LN||Seen in the psychiatric unit.',
  ].join('\r');
  const { labels } = assess({ messages: [message] });
  expect(labels.map(({ code, source }) => `${code} ${source}`)).toEqual([
    'MH narrative',
    'SPI code',
    'SUD code',
    'SUD narrative',
  ]);
  expect(labelsOfHl7v2('not a message').labels).toEqual([]);
});

test.each([
  ['DG1|1|I10|F14.20', ['SUD']],
  ['DG1|1||F14.20', ['SUD']],
  ['DG1|1||J18.9', []],
  ['DG1|1|L|F14.20', []],
  ['OBX|1|CE|F14.20', []],
])('a diagnosis that names no system is one of ICD: %s', (segment, codes) => {
  const { labels } = assess({ messages: [`MSH|^~\\&|A|B\r${segment}`] });
  expect(labels.map(({ code }) => code)).toEqual(codes);
});

test('any JSON is walked', () => {
  let deep: { [key: string]: never[] | object } = {};
  for (let depth = 0; depth < 10_000; depth += 1) deep = { a: deep };
  expect(labelsOfFhir(deep as never).labels).toEqual([]);
  expect(labelsOfFhir(null).labels).toEqual([]);
});

const SHARED = join(import.meta.dirname, '../../../shared/data/fhir');
test.skipIf(!hasFolder(SHARED))('synthetic records: what Synthea codes is found', () => {
  const found = new Set<string>();
  for (const file of ['Condition', 'Procedure', 'MedicationRequest'])
    for (const line of readFileSync(join(SHARED, `${file}.000.ndjson`), 'utf8').split('\n'))
      if (line !== '')
        for (const { code } of labelsOfFhir(JSON.parse(line)).labels) found.add(code);
  expect([...found]).toEqual(expect.arrayContaining(['SUD', 'ETHUD', 'SDV', 'SEX', 'PREGNANT']));
});

function hasFolder(path: string): boolean {
  try {
    return readdirSync(path).length > 0;
  } catch {
    return false;
  }
}

/** Mod 10 over the number, https://loinc.org (appendix on check digits). */
function isLoinc(code: string): boolean {
  const [number = '', check = ''] = code.split('-');
  const digits = [...number].reverse();
  const odd = digits.filter((_, index) => index % 2 === 0).join('');
  const even = digits.filter((_, index) => index % 2 === 1).join('');
  const sum = [...String(Number(odd) * 2), ...even].reduce((all, digit) => all + Number(digit), 0);
  return (10 - (sum % 10)) % 10 === Number(check);
}

/** Verhoeff's dihedral check, SNOMED CT Technical Implementation Guide: the group D5 and the permutation (15)(2864 70 39)…. */
function isSnomed(code: string): boolean {
  const multiply = (a: number, b: number) =>
    a < 5
      ? b < 5
        ? (a + b) % 5
        : 5 + ((a + b) % 5)
      : b < 5
        ? 5 + ((a - b + 5) % 5)
        : (a - b + 5) % 5;
  const first = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const permute = (digit: number, times: number): number =>
    times === 0 ? digit : permute(first[digit]!, times - 1);
  return (
    [...code]
      .reverse()
      .reduce((check, digit, index) => multiply(check, permute(Number(digit), index % 8)), 0) === 0
  );
}
