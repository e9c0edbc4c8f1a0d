/**
 * HL7 v2: one message, in the delimiters that its MSH declares, or the header of a batch (FHS, BHS) on
 * its own; trailers (BTS, FTS) come after the last message of theirs. Segment ends (CR, LF, CRLF) and MLLP
 * framing around it stay byte for byte.
 *
 * Source  HL7 v2.8 chapter 2; MLLP: HL7 v2 transport specification, minimal lower layer protocol
 */
import { Failure } from '../../core/failures.ts';
import { type DocumentFormat, DocumentWithPeople, type WalkedDocument } from '../document.ts';
import { splice } from '../splice.ts';
import type { Delimiters } from './escapes.ts';
import { isHeader } from './message-splitter.ts';
import { People } from './people.ts';
import { SegmentWalker } from './segment-walker.ts';

export const hl7v2: DocumentFormat = { id: 'hl7v2', walk };

function walk(source: string): WalkedDocument {
  const { start, end } = unframed(source);
  const people = new People();
  const walker = new SegmentWalker(source, delimitersOf(source, start), people);
  let line = 0;
  for (const [from, to] of lines(source, start, end)) {
    line += 1;
    if (line > 1 && isHeader(source, from)) throw invalid('one message', from);
    walker.walk(from, to);
  }
  walker.end();
  return new DocumentWithPeople(
    {
      loci: walker.places.loci,
      subject: people.subject,
      units: walker.places.units,
      apply: (changes) => splice(source, walker.places.edits(source, changes)),
    },
    () => people.persons,
  );
}

/** Without byte order mark and MLLP frame. */
function unframed(source: string): { start: number; end: number } {
  const first = source.startsWith('\ufeff') ? 1 : 0;
  if (source[first] !== '\x0b') return { start: first, end: source.length };
  const end = source.indexOf('\x1c', first);
  const rest = end < 0 ? '' : source.slice(end + 1);
  if (end < 0 || !/^\r?\n?$/.test(rest)) throw invalid('one whole MLLP frame', first);
  return { start: first + 1, end };
}

function delimitersOf(source: string, start: number): Delimiters {
  const field = source[start + 3];
  if (!isHeader(source, start) || field === undefined) {
    throw invalid('MSH', start);
  }
  const from = start + 4;
  const ends = ['\r', '\n', field]
    .map((unit) => source.indexOf(unit, from))
    .filter((at) => at >= 0);
  const declared = source.slice(from, Math.min(from + 6, ...ends, source.length));
  const [component, repetition, mark = '', subcomponent = ''] = declared;
  const all = [field, ...declared];
  const isClear = new Set(all).size === all.length && !/[\w\s]/.test(declared);
  if (component === undefined || repetition === undefined || declared.length > 5 || !isClear) {
    throw invalid('delimiters in MSH-2', from);
  }
  return { field, component, repetition, mark, subcomponent };
}

function* lines(source: string, start: number, end: number): Generator<[number, number]> {
  let from = start;
  for (let at = start; at <= end; at += 1) {
    const unit = at === end ? 0x0d : source.charCodeAt(at);
    if (unit !== 0x0d && unit !== 0x0a) continue;
    if (at > from) yield [from, at];
    from = at + 1;
  }
}

function invalid(expected: string, offset: number): Failure {
  return new Failure('document_invalid', { at: `offset ${offset}`, expected });
}
