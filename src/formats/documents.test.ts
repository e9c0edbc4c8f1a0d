import { expect, test } from 'vitest';
import { asFailure } from '../core/failures.ts';
import { DOCUMENT_FORMATS, sniffDocument } from './documents.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ['note.txt', 'Ada was seen', 'text', false],
  ['a.md', '# Ada', 'text', false],
  ['a.txt', '[x] seen', 'text', false],
  ['p.json', '{"resourceType":"Patient"}', 'fhir', false],
  ['p.json', '\ufeff{\n "id": "x",\n "resourceType": "Patient"}', 'fhir', false],
  ['p.json', '{"name":"Ada"}', 'json', false],
  ['p.json', '{"resourceType":"Patient"}\n{"resourceType":"Patient"}\n', 'fhir', true],
  ['p.ndjson', '{"resourceType":"Patient"}', 'fhir', true],
  ['p.jsonl', '{"a":1}\n', 'json', true],
  ['Patient', '{"resourceType":"Patient"}', 'fhir', false],
  ['m.hl7', 'MSH|^~\\&|', 'hl7v2', false],
  ['m', '\x0bMSH|^~\\&|', 'hl7v2', false],
  ['m.hl7', 'MSH|^~\\&|\rPID|1\rMSH|^~\\&|', 'hl7v2', true],
  ['m.txt', 'MSH|^~\\&|', 'hl7v2', false],
  ['m.hl7', 'FHS|^~\\&|\rBHS|^~\\&|', 'hl7v2', true],
  [
    'd.xml',
    '<?xml version="1.0"?>\n<!-- <a> -->\n<ClinicalDocument xmlns="urn:hl7-org:v3">',
    'ccda',
    false,
  ],
  ['d.xml', '<cda:ClinicalDocument>', 'ccda', false],
  ['t.csv', 'a,b\n', 'table', true],
  ['t.TSV', 'a\tb\n', 'table', true],
  ['t.parquet', 'PAR1', 'parquet', true],
  ['t.docx', 'PK\x03\x04', 'docx', false],
])('%s that begins with %j is %s', (name, head, format, isMany) => {
  expect(sniffDocument(name, bytes(head))).toEqual({ format, isMany });
});

test.each([
  ['a.zip', 'PK\x03\x04', 'zip'],
  ['a.pdf', '%PDF-1.7', 'PDF'],
  ['a.txt', 'a\0b', 'binary'],
  ['a.html', '<html>', 'no ClinicalDocument'],
  ['a.rtf', '{\\rtf1', 'RTF'],
  ['a.txt', 'ISA*00*          *00*', 'X12'],
  ['a.txt', 'UNB+UNOA:1+LAB', 'EDIFACT'],
  ['a', 'Ada', 'without extension'],
  ['Ada.dcm', 'Ada', 'unknown extension'],
])('%s that begins with %j is refused as %s', (name, head, looksLike) => {
  try {
    sniffDocument(name, bytes(head));
    expect.unreachable();
  } catch (error) {
    const { code, facts } = asFailure(error);
    expect(code).toBe('document_unknown');
    expect(facts.looksLike).toContain(looksLike);
    expect(JSON.stringify(facts)).not.toContain('Ada');
  }
});

test('each format is under its own name', () => {
  for (const [name, format] of Object.entries(DOCUMENT_FORMATS)) expect(format.id).toBe(name);
});

test('text: one place, and nothing in an empty one', () => {
  const { loci, apply } = DOCUMENT_FORMATS.text.walk('Ada');
  expect(loci).toEqual([{ kind: 'text', role: 'text', path: 'text', text: 'Ada' }]);
  expect([apply([]), apply(['B']), apply([null])]).toEqual(['Ada', 'B', '']);
  expect(DOCUMENT_FORMATS.text.walk('').loci).toEqual([]);
});
