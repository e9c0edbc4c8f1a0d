/**
 * Real documents with something broken in them: read or refused, never a wrong byte, never another
 * error. The samples are not part of this project; where their folder is absent the tests skip.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import { DOCUMENT_FORMATS } from './documents.ts';

const folder = new URL('../../../shared/data/', import.meta.url);
const LENGTH_MAX = 100_000;

function documents(name: string, ending: string, isLines: boolean): string[] {
  const inside = new URL(`${name}/`, folder);
  if (!existsSync(inside)) return [];
  return readdirSync(inside)
    .filter((file) => file.endsWith(ending))
    .flatMap((file) => {
      const text = readFileSync(new URL(file, inside), 'utf8');
      return isLines ? text.split('\n').filter(Boolean).slice(0, 5) : [text];
    })
    .filter(({ length }) => length < LENGTH_MAX);
}

const SAMPLES = [
  [
    'fhir',
    documents('fhir', '.ndjson', true),
    ['"', '\\', '{', '}', '[', ',', ':', 'null', '\u0000'],
  ],
  [
    'hl7v2',
    documents('hl7v2', '.hl7', false),
    ['|', '^', '~', '&', '\\', '\r', '\n', '\x0b', 'MSH|'],
  ],
  ['ccda', documents('ccda', '.ccda', false), ['<', '>', '&', '"', '</', '<!--', ']]>', '<?', ' ']],
] as const;

describe.each(SAMPLES)('%s', (name, all, units) => {
  const change = fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...units, 'Ada', '', 'é'));

  test.skipIf(all.length === 0)('broken in one place or more', () => {
    let walked = 0;
    fc.assert(
      fc.property(fc.nat(), fc.array(change, { minLength: 1, maxLength: 3 }), (index, changes) => {
        const source = changes.reduce(
          (text, [at, length, unit]) => {
            const from = at % text.length;
            return text.slice(0, from) + unit + text.slice(from + length);
          },
          all[index % all.length]!,
        );
        try {
          const document = DOCUMENT_FORMATS[name].walk(source);
          expect(document.apply([])).toBe(source);
          document.apply(document.loci.map(({ kind }) => (kind === 'number' ? '7' : 'Zz')));
          document.apply(document.loci.map(() => null));
          expect(document.persons.length).toBeLessThan(200);
          walked += 1;
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          expect(error.code).toMatch(/^(?:document_invalid|too_deep)$/);
        }
      }),
      { numRuns: 300 },
    );
    expect(walked).toBeGreaterThan(0);
  });
});
