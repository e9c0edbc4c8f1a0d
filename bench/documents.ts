/**
 * What walking a document and writing it back costs without detection: every reference and value is
 * replaced, text is looked at and kept; with a profile, what all of it costs. Beside a baseline in the
 * same run: parsing and serialising the same text as JSON. CPU time of one thread; read the ratios.
 *
 *   npm run bench -- documents [--profile safe-harbor] [FILE …]     any format that is known by its
 *                                                                   name or beginning
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { documentDeidentifier, profileOf } from '../src/deid/index.ts';
import {
  DOCUMENT_FORMATS,
  type DocumentFormat,
  docxText,
  MessageSplitter,
  openParquet,
  openTable,
  RecordSplitter,
  recordFormat,
  SNIFFED_BYTES,
  sniffDocument,
} from '../src/formats/index.ts';
import { note } from './support/notes.ts';

const ROUNDS = 9;
const COPIES = 1500;

const { values, positionals: files } = parseArgs({
  options: { profile: { type: 'string' } },
  allowPositionals: true,
});
const profile = values.profile === undefined ? undefined : profileOf(values.profile);
type Row = [name: string, walk: DocumentFormat['walk'], documents: readonly string[]];

const rows: Row[] =
  files.length > 0
    ? await Promise.all(files.map(rowOf))
    : [
        ['FHIR, structured', DOCUMENT_FORMATS.fhir.walk, copies(structured)],
        ['FHIR, a note in base64', DOCUMENT_FORMATS.fhir.walk, copies(withNote)],
        ['HL7 v2', DOCUMENT_FORMATS.hl7v2.walk, copies(message)],
        ['C-CDA', DOCUMENT_FORMATS.ccda.walk, copies(clinicalDocument)],
        ['CSV rows', openTable('mrn,name,dob,zip,note\n').format.walk, copies(row)],
        ['JSON', DOCUMENT_FORMATS.json.walk, copies(structured)],
      ];

console.log(`best of ${ROUNDS} rounds; baseline: JSON.parse and JSON.stringify of the same text`);
let [bytesOfAll, msOfAll] = [0, 0];
for (const [name, walk, documents] of rows) {
  const bytes = documents.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  // What is no JSON is measured against as much text in one string.
  const json = documents.map((text) => (text.startsWith('{') ? text : JSON.stringify({ text })));
  let [walked, baseline] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round += 1) {
    walked = Math.min(walked, cpuMs(documents, writer(walk)));
    baseline = Math.min(
      baseline,
      cpuMs(json, (text) => JSON.stringify(JSON.parse(text))),
    );
  }
  console.log(
    `${name.padEnd(32)} ${speed(bytes, walked)}   JSON ${speed(bytes, baseline)}   × ${(walked / baseline).toFixed(2)}`,
  );
  bytesOfAll += bytes;
  msOfAll += walked;
}
console.log(`${'all'.padEnd(32)} ${speed(bytesOfAll, msOfAll)}`);

function speed(bytes: number, ms: number): string {
  return `${(bytes / 1e3 / ms).toFixed(1).padStart(7)} MB/s`;
}

/** One for a round: what a run keeps (tokens, people named lately) is made anew. */
function writer(walk: DocumentFormat['walk']): (text: string) => string {
  if (profile === undefined) return (text) => rewrite(walk, text);
  const engine = documentDeidentifier({ profile, secret: new Uint8Array(32) });
  return (text) => engine.deidentify(walk(text)).text;
}

function rewrite(walk: DocumentFormat['walk'], text: string): string {
  const document = walk(text);
  return document.apply(
    document.loci.map(({ kind, role, text: said }) => {
      const isReplaced = role === 'reference' || role === 'value';
      return isReplaced && kind !== 'number' ? `x${said}` : undefined;
    }),
  );
}

function cpuMs(texts: readonly string[], run: (text: string) => unknown): number {
  const before = process.cpuUsage();
  for (const text of texts) run(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function rowOf(file: string): Promise<Row> {
  const bytes = readFileSync(file);
  const name = basename(file);
  const { format, isMany } = sniffDocument(name, bytes.subarray(0, SNIFFED_BYTES));
  if (format === 'parquet') {
    const { rows: records, columns, subject } = await openParquet(bytes);
    return [name, recordFormat(columns, subject).walk, records];
  }
  if (format === 'docx') return [name, DOCUMENT_FORMATS.text.walk, [await docxText(bytes)]];
  const text = bytes.toString('utf8');
  if (format === 'table') {
    const table = openTable(text.slice(0, 64 * 1024));
    const splitter = new RecordSplitter(table.dialect);
    return [name, table.format.walk, [...splitter.push(text), ...splitter.end()]];
  }
  const { walk } = DOCUMENT_FORMATS[format];
  if (!isMany) return [name, walk, [text]];
  const splitter = new MessageSplitter();
  const isFeed = format === 'hl7v2';
  return [
    name,
    walk,
    isFeed ? [...splitter.push(text), ...splitter.end()] : text.split('\n').filter(Boolean),
  ];
}

function copies(one: (index: number) => string): string[] {
  return Array.from({ length: COPIES }, (_, index) => one(index));
}

function structured(index: number): string {
  const period = { start: '2024-03-05T08:30:00-05:00', end: '2024-03-05T09:00:00-05:00' };
  return JSON.stringify({
    resourceType: 'Encounter',
    id: `5f0c7a1e-0000-4000-8000-${String(index).padStart(12, '0')}`,
    identifier: [{ use: 'official', system: 'urn:velden:visits', value: `V-${index}` }],
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    type: [
      {
        coding: [{ system: 'http://snomed.info/sct', code: '162673000', display: 'Examination' }],
        text: 'General examination of patient',
      },
    ],
    subject: { reference: `Patient/p-${index}`, display: 'Ada Orlop' },
    participant: [
      { period, individual: { reference: 'Practitioner/d-7', display: 'Dr. Maria Ruiz' } },
    ],
    period,
    serviceProvider: { reference: 'Organization/o-1', display: 'Velden General' },
  });
}

function withNote(index: number): string {
  const data = Buffer.from(note(8 * 1024, index)).toString('base64');
  return JSON.stringify({
    resourceType: 'DocumentReference',
    id: `d-${index}`,
    subject: { reference: `Patient/p-${index}` },
    content: [{ attachment: { contentType: 'text/plain', data } }],
  });
}

function message(index: number): string {
  const observation = (line: number) =>
    `OBX|${line}|NM|718-7^Hemoglobin^LN||13.${line}|g/dl|12-16|N|||F|||20240305083000`;
  return [
    'MSH|^~\\&|LAB|Velden General|EHR||20240305083000||ORU^R01|C-1|P|2.5',
    `PID|1||${84412907 + index}^^^VG^MR||Orlop^Ada^M||19570312|F|||4 Elm Row^^Velden^VT^05901||555-0134`,
    'OBR|1|A-1|F-1|58410-2^CBC^LN|||20240305083000|||||||||1234567890^Ruiz^Maria',
    ...Array.from({ length: 20 }, (_, line) => observation(line + 1)),
    'NTE|1||Ada was seen by Dr. Ruiz.',
  ].join('\r');
}

function clinicalDocument(index: number): string {
  const entry = `<entry><observation classCode="OBS" moodCode="EVN"><id root="5f0c7a1e-0000-4000-8000-000000000001"/><code code="718-7" codeSystem="2.16.840.1.113883.6.1" displayName="Hemoglobin"/><effectiveTime value="20240305"/><value xsi:type="PQ" value="13.4" unit="g/dl"/></observation></entry>`;
  return `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><recordTarget><patientRole><id root="1.2.3" extension="${84412907 + index}"/><patient><name><given>Ada</given><family>Orlop</family></name><birthTime value="19570312"/></patient></patientRole></recordTarget><component><structuredBody><component><section><text><paragraph>Ada was seen.</paragraph></text>${entry.repeat(20)}</section></component></structuredBody></component></ClinicalDocument>`;
}

function row(index: number): string {
  return `${84412907 + index},"Orlop, Ada",1957-03-12,05901,"Ada was seen by Dr. Ruiz, and went home."\r\n`;
}
