/**
 * Laws of HL7 v2 over messages that nobody wrote, and over real ones, which are not part of this
 * project: where their folder is absent those tests skip.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../core/failures.ts';
import { hl7v2 } from './hl7v2.ts';

const MSH = 'MSH|^~\\&|LAB|VG|EHR||20260102||ORU^R01|C-1|P|2.5';
const units = fc.constantFrom(
  ...'|^~&\\'.split(''),
  '\r',
  '\n',
  'PID',
  'OBX',
  'ZZ1',
  'TX',
  'Ada',
  '19570312',
  '8441',
  '\\X41\\',
  '\\.br\\',
  '\u0000',
  'é',
  ' ',
);
const messages = fc.array(units, { maxLength: 60 }).map((parts) => `${MSH}\r${parts.join('')}`);

test('changing nothing gives the source back, byte for byte', () => {
  fc.assert(
    fc.property(messages, (source) => {
      const document = attempt(source);
      if (document === undefined) return;
      expect(document.apply([])).toBe(source);
      expect(document.apply(document.loci.map(({ text }) => text))).toBe(source);
    }),
  );
});

test('a replacement is what is read again, and nothing else moves', () => {
  const word = fc.array(fc.constantFrom(...'|^~&\\ab .\n'.split('')), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(messages, word, (source, letters) => {
      const document = attempt(source);
      if (document === undefined) return;
      const text = `Q${letters.join('')}Q`;
      const after = hl7v2.walk(
        document.apply(document.loci.map(({ role }) => (role === 'text' ? text : undefined))),
      );
      const texts = document.loci.map((locus) => (locus.role === 'text' ? text : locus.text));
      expect(after.loci.map((locus) => locus.text)).toEqual(texts);
    }),
  );
});

function attempt(source: string) {
  try {
    return hl7v2.walk(source);
  } catch (error) {
    if (error instanceof Failure && error.code === 'document_invalid') return undefined;
    throw error;
  }
}

test.each([
  ['fields', '|'.repeat(1_000_000)],
  ['repetitions', `PID|||${'~'.repeat(1_000_000)}`],
  ['components', `PID|||${'^a'.repeat(500_000)}`],
  ['escapes', `NTE|||${'\\'.repeat(1_000_000)}`],
  ['half escapes', `NTE|||${'\\X4'.repeat(330_000)}`],
  ['segments', 'NTE|||a\r'.repeat(125_000)],
  ['one word', `ZZZ|${'a1'.repeat(500_000)}`],
])('a megabyte of %s takes no two seconds', (_, rest) => {
  const start = process.cpuUsage();
  const document = hl7v2.walk(`${MSH}\r${rest}`);
  document.apply(document.loci.map(() => 'x|'));
  expect(document.persons.length).toBeLessThan(3);
  expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
});

const folder = new URL('../../../../shared/data/hl7v2/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.hl7')) : [];
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

describe.skipIf(files.length === 0)('real messages', () => {
  test.each(files)('%s: unchanged, then a sentence in every field is seen', (name) => {
    const source = read(name);
    const document = hl7v2.walk(source);
    expect(document.apply([])).toBe(source);
    expect(document.apply(document.loci.map(({ text }) => text))).toBe(source);

    const { message, count } = planted(source, (index) => `Zz Sentinel ${index}.`);
    const seen = hl7v2
      .walk(message)
      .loci.map(({ text }) => text)
      .join('\n');
    const unseen = Array.from({ length: count }, (_, index) => `Zz Sentinel ${index}.`).filter(
      (text) => !seen.includes(text),
    );
    expect(unseen).toEqual([]);
  });

  test.each(files)('%s: what is taken out is nowhere', (name) => {
    const { message, count } = planted(read(name), () => 'Zz Sentinel');
    expect(count).toBeGreaterThan(5);
    const document = hl7v2.walk(message);
    expect(document.apply(document.loci.map(() => null))).not.toContain('Sentinel');
  });
});

/** Every subcomponent that is not empty replaced, the delimiters and OBX-2 left. */
function planted(source: string, spell: (index: number) => string) {
  let count = 0;
  const lines = source.split(/(\r\n|\r|\n)/).map((line) => {
    if (!/^[A-Z][A-Z0-9]{2}\|/.test(line)) return line;
    const fields = line.split('|');
    const first = fields[0] === 'MSH' ? 2 : 1;
    return fields
      .map((field, index) => {
        if (index < first || (fields[0] === 'OBX' && index === 2)) return field;
        return field.replace(/[^~^&]+/g, (leaf) => {
          if (leaf === '""') return leaf;
          count += 1;
          return spell(count - 1);
        });
      })
      .join('|');
  });
  return { message: lines.join(''), count };
}
