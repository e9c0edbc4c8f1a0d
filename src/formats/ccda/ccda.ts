/**
 * C-CDA: header, entries and narrative alike, spliced on the source. Well-formedness is checked
 * first, and a document type is refused, for entities would hide text.
 *
 * Source  HL7 CDA R2, C-CDA R2.1; XML 1.0
 */
import { SaxesParser } from 'saxes';
import { Failure } from '../../core/failures.ts';
import { type DocumentFormat, DocumentWithPeople, type WalkedDocument } from '../document.ts';
import { scanMarkup } from '../markup/scanner.ts';
import { splice } from '../splice.ts';
import { CcdaWalker } from './walker.ts';

export const ccda: DocumentFormat = { id: 'ccda', walk: walkCcda };

function walkCcda(source: string): WalkedDocument {
  check(source);
  const walker = new CcdaWalker(source);
  scanMarkup(source, walker);
  const { places, people } = walker;
  return new DocumentWithPeople(
    {
      loci: places.loci,
      subject: people.subject,
      units: places.units,
      apply: (changes) => splice(source, places.edits(source, changes)),
    },
    () => people.persons,
  );
}

/** @throws Failure document_invalid: no XML, a document type, another root */
function check(source: string): void {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const invalid = (expected: string) =>
    new Failure('document_invalid', { at: `line ${parser.line}`, expected });
  let root: string | undefined;
  // Its messages quote the document, so they stay where they are.
  parser.on('error', () => {
    throw invalid('well-formed XML');
  });
  parser.on('doctype', () => {
    throw invalid('no document type');
  });
  parser.on('opentagstart', ({ name }) => {
    root ??= name;
  });
  parser.write(source).close();
  if (root?.replace(/^.*:/, '') !== 'ClinicalDocument') throw invalid('ClinicalDocument');
}
