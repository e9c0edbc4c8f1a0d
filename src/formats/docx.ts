/**
 * The text of a DOCX: body, headers, footers, notes and comments, a paragraph a line. Text out only:
 * what is de-identified is the text, and the file is not written back.
 *
 * Source  ECMA-376 part 1 (WordprocessingML)
 */
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import { decodeEntities } from './markup/entities.ts';
import { scanMarkup } from './markup/scanner.ts';

const PARTS = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/;

/** @throws Failure document_invalid: no DOCX, or larger unpacked than the limit */
export async function docxText(bytes: Uint8Array): Promise<string> {
  // Loaded when it is needed: the gateway never does.
  const { unzipSync } = await import('fflate');
  let unpacked = 0;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.test(name)) return false;
        unpacked += originalSize;
        // Believed only as far as it may go: nothing is unpacked beyond it.
        if (unpacked > LIMITS.unpackedBytesMax) throw new Error('too large');
        return true;
      },
    });
  } catch {
    throw invalid();
  }
  if (parts['word/document.xml'] === undefined) throw invalid();
  const decoder = new TextDecoder();
  const names = Object.keys(parts).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'));
  return names
    .map((name) => textOf(decoder.decode(parts[name])))
    .filter(Boolean)
    .join('\n');
}

/** The body comes first. */
function rank(name: string): number {
  return name === 'word/document.xml' ? 0 : 1;
}

function textOf(xml: string): string {
  const pieces: string[] = [];
  let isText = false;
  let isSymbol = false;
  let deletedFrom = 0;
  scanMarkup(xml, {
    open: (name) => {
      const local = name.replace(/^.*:/, '');
      isSymbol = local === 'sym';
      if (DELETED.has(local)) deletedFrom = pieces.length;
      // Deleted text is in the file all the same.
      if (local === 't' || local === 'delText' || local === 'instrText') isText = true;
      else if (local === 'tab') pieces.push('\t');
      else if (local === 'br' || local === 'cr') pieces.push('\n');
      else if (local === 'noBreakHyphen') pieces.push('-');
    },
    attribute: (name, start, end) => {
      if (isSymbol && /\bchar$/.test(name)) pieces.push(symbol(xml.slice(start, end)));
    },
    close: (name) => {
      const local = name.replace(/^.*:/, '');
      if (local === 't' || local === 'delText' || local === 'instrText') isText = false;
      else if (local === 'p') pieces.push('\n');
      else if (DELETED.has(local)) markDeleted(pieces, deletedFrom);
      else if (local === 'tc') endWith('\t', pieces, '\n');
      else if (local === 'tr') endWith('\n', pieces, '\t');
    },
    text: (start, end, kind) => {
      if (!isText || start === end) return;
      if (kind === 'text') pieces.push(decodeEntities(xml.slice(start, end)));
      else if (kind === 'cdata') pieces.push(xml.slice(start, end));
    },
  });
  return pieces.join('').trim();
}

const DELETED: ReadonlySet<string> = new Set(['del', 'moveFrom']);

/** Otherwise `25` that became `50` would be a dose of `2550`. */
function markDeleted(pieces: string[], from: number): void {
  const deleted = pieces.splice(from).join('');
  if (deleted.trim() !== '') pieces.push(`[-${deleted}-]`);
}

/** A character of the font Symbol, which Word writes by its place there; another font's is one that nobody knows. */
const symbol = (code: string): string => SYMBOLS.get(code.slice(-2).toUpperCase()) ?? '\ufffd';

/** Source  Adobe, Symbol Encoding to Unicode */
const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '61': 'α',
    '62': 'β',
    '67': 'γ',
    '64': 'δ',
    '6D': 'μ',
    '44': 'Δ',
    '57': 'Ω',
    A3: '≤',
    AB: '↔',
    AC: '←',
    AD: '↑',
    AE: '→',
    AF: '↓',
    B0: '°',
    B1: '±',
    B3: '≥',
    B4: '×',
    B7: '•',
    B8: '÷',
    B9: '≠',
    BB: '≈',
    C6: 'Ø',
    D6: '√',
    '2D': '−',
  }),
);

/** In the place of the mark that ended what is within it. */
function endWith(mark: string, pieces: string[], within: string): void {
  const last = pieces.pop() ?? '';
  pieces.push(last.endsWith(within) ? last.slice(0, -1) : last, mark);
}

function invalid(): Failure {
  return new Failure('document_invalid', { at: 'file', expected: 'DOCX' });
}
