/**
 * A line of JSON: every string and number of an object is a place to be searched, with its key as
 * evidence; nothing is known of any field but the one that names the patient. Written back by splicing,
 * so that all else stays as it was.
 */
import { Failure } from '../../core/failures.ts';
import type { DocumentFormat, DocumentLocus } from '../../formats/index.ts';
import { type JsonLiteral, literalsOf } from '../../formats/index.ts';
import type { OpenOptions } from './formats.ts';

export const jsonLine = ({ patientColumn }: OpenOptions): DocumentFormat => ({
  id: 'json',
  walk(source) {
    const literals = /^\s*\{/.test(source) ? literalsOf(source) : undefined;
    if (literals === undefined) {
      throw new Failure('document_invalid', { at: 'line', remedy: 'write one JSON object a line' });
    }
    const places: { readonly literal: JsonLiteral; readonly locus: DocumentLocus }[] = [];
    let subject: string | undefined;
    let key: string | undefined;
    literals.forEach((literal, index) => {
      if (literal.kind === 'key') {
        key = literal.text;
        places.push({ literal, locus: locusOf(literal, index, undefined) });
        return;
      }
      const isPatient = patientColumn !== undefined && key === patientColumn;
      if (isPatient) subject ??= `Patient/${literal.text}`;
      places.push({ literal, locus: locusOf(literal, index, key, isPatient) });
    });
    return {
      loci: places.map(({ locus }) => locus),
      subject,
      persons: [],
      apply: (changes) =>
        splice(
          source,
          places.map(({ literal }) => literal),
          changes,
        ),
    };
  },
});

function locusOf(
  { kind, text }: JsonLiteral,
  index: number,
  label: string | undefined,
  isPatient = false,
): DocumentLocus {
  return {
    // A key is found whole or not at all: half a key names nothing.
    kind: kind === 'key' ? 'token' : kind === 'number' ? 'number' : 'text',
    role: isPatient ? 'reference' : 'text',
    path: `[${index}]`,
    text,
    ...(label !== undefined && { label }),
  };
}

function splice(
  source: string,
  literals: readonly JsonLiteral[],
  changes: readonly (string | null | undefined)[],
): string {
  let spliced = '';
  let from = 0;
  literals.forEach(({ kind, start, end }, index) => {
    const change = changes[index];
    if (change === undefined) return;
    spliced += source.slice(from, start) + written(kind, change);
    from = end;
  });
  return spliced + source.slice(from);
}

function written(kind: JsonLiteral['kind'], change: string | null): string {
  if (kind === 'key') return JSON.stringify(change ?? 'redacted');
  if (change === null) return 'null';
  return kind === 'number' ? change : JSON.stringify(change);
}
