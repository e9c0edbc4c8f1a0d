/**
 * The character map that SentencePiece models carry (`precompiled_charsmap`): what is written another way
 * before a text is cut, from full-width letters to ligatures and blanks.
 *
 * Shape   base64 of: size of a double-array trie in bytes (uint32), its units (uint32), and the
 *         replacements, each ended by NUL; all little-endian
 * Source  https://github.com/google/sentencepiece (normalizer.cc), https://github.com/s-yata/darts-clone;
 *         Hugging Face `tokenizers` (Precompiled), whose reading of graphemes is followed
 */
import type { Json } from '../../../core/json.ts';
import { TokenizerError } from './pieces.ts';

/** What stands for this string; undefined where it stays as it is. */
export type Charsmap = (part: string) => string | undefined;

/** @throws TokenizerError */
export function openCharsmap(base64: Json | undefined): Charsmap {
  const bytes = Buffer.from(typeof base64 === 'string' ? base64 : '', 'base64');
  const size = bytes.length < 4 ? 0 : bytes.readUInt32LE(0);
  if (size === 0 || size % 4 !== 0 || 4 + size > bytes.length) {
    throw new TokenizerError('normalizer Precompiled without its map');
  }
  const units = Uint32Array.from({ length: size / 4 }, (_, at) => bytes.readUInt32LE(4 + 4 * at));
  const replacements = bytes.subarray(4 + size);
  return (part) => {
    const at = firstValue(units, part);
    if (at === undefined) return undefined;
    return replacements.toString('utf8', at, replacements.indexOf(0, at));
  };
}

const encoder = new TextEncoder();

/** Of the shortest beginning that the trie has: where its replacement stands. */
function firstValue(units: Uint32Array, part: string): number | undefined {
  let at = offsetOf(units[0]!);
  for (const byte of encoder.encode(part)) {
    at ^= byte;
    const unit = units[at];
    if (byte === 0 || unit === undefined || (unit & 0x8000_00ff) !== byte) return undefined;
    at ^= offsetOf(unit);
    const hasValue = (unit & 0x100) !== 0;
    if (hasValue) return units[at]! & 0x7fff_ffff;
  }
  return undefined;
}

const offsetOf = (unit: number): number => (unit >>> 10) << ((unit & 0x200) >>> 6);
