/**
 * Text of files, byte by byte what was written or none at all. A decoder that puts U+FFFD for what it
 * cannot read makes a name or a term into one that matches nothing, and says no word of it.
 */

/** @param refused what is thrown where it is no UTF-8: the remedy names the first such byte */
export function utf8Text(bytes: Uint8Array, refused: (remedy: string) => Error): string {
  const remedy = faultOf(bytes);
  if (remedy !== undefined) throw refused(remedy);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function faultOf(bytes: Uint8Array): string | undefined {
  const at = notUtf8At(bytes);
  // UTF-16 without its mark is UTF-8 with a zero beside each letter.
  if ((at === 0 && hasUtf16Mark(bytes)) || bytes.includes(0)) {
    return `UTF-16 at byte ${at ?? bytes.indexOf(0)}: convert it first, as iconv -f UTF-16 -t UTF-8 does`;
  }
  if (at === undefined) return undefined;
  return `not UTF-8 at byte ${at}: convert it first, as iconv -f WINDOWS-1252 -t UTF-8 does`;
}

const hasUtf16Mark = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/**
 * Offset of the first byte that is none of UTF-8; undefined where all are.
 *
 * @param start where the first character begins: a piece of a stream may begin within one
 */
export function notUtf8At(bytes: Uint8Array, start = 0): number | undefined {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start));
  let offset = start;
  let from = 0;
  for (;;) {
    const at = text.indexOf(REPLACEMENT, from);
    if (at < 0) return undefined;
    offset += Buffer.byteLength(text.slice(from, at));
    // A replacement character may be one that somebody wrote.
    const isWritten =
      bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!isWritten) return offset;
    offset += 3;
    from = at + 1;
  }
}

const REPLACEMENT = '\ufffd';
