/**
 * Text in other encodings than UTF-8. UTF-16 with its byte order mark is read, for nothing else begins
 * so; every other encoding is somebody's guess, and a wrong guess hides names from detection: refused,
 * with the place of the first byte that is none of UTF-8.
 */

type Utf16 = 'utf-16le' | 'utf-16be';

function utf16Of(bytes: Uint8Array): Utf16 | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** As UTF-8, without a byte order mark, where it is UTF-16; else as it is. */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  const encoding = utf16Of(bytes);
  // What is cut within a character ends before it.
  return encoding === undefined
    ? bytes
    : new TextEncoder().encode(new TextDecoder(encoding).decode(bytes, { stream: true }));
}

/** The same for a stream. @throws TypeError for UTF-16 that is none */
export async function* streamAsUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let begun: Uint8Array | undefined;
  for await (const chunk of chunks) {
    let bytes = chunk;
    if (begun === undefined || begun.length < MARK_BYTES) {
      bytes = begun === undefined ? chunk : Buffer.concat([begun, chunk]);
      begun = bytes;
      if (bytes.length < MARK_BYTES) continue;
      const encoding = utf16Of(bytes);
      decoder = encoding && new TextDecoder(encoding, { fatal: true });
    }
    yield decoder ? encoder.encode(decoder.decode(bytes, { stream: true })) : bytes;
  }
  if (begun !== undefined && begun.length < MARK_BYTES) yield begun;
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield encoder.encode(rest);
}

const MARK_BYTES = 2;
const encoder = new TextEncoder();

/** Where the first whole character of a piece of a stream begins. */
export function characterStart(bytes: Uint8Array): number {
  let start = 0;
  while (start < CONTINUED_MAX && (bytes[start] ?? 0) >> 6 === CONTINUATION) start += 1;
  return start;
}

const CONTINUED_MAX = 3;
const CONTINUATION = 0b10;
