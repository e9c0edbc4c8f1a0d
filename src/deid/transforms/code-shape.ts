/**
 * How a pseudonym or token is written: in the form of what it stands for, so that the document stays
 * valid. UUIDs become UUIDs (version 8, RFC 9562 §5.8), OIDs OIDs (arc 2.25, ITU-T X.667), JSON numbers
 * numbers; all else `p` and 24 hex digits, which FHIR ids, XML ids and HL7 fields take.
 */

/** Bytes of a pseudonym or token. 96 bits of them are shown at least, 48 of a JSON number. */
export const CODE_BYTES = 16;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const UUID_LENGTH = 36;
const OID = /^[0-2](?:\.(?:0|[1-9]\d*))+$/;
const HEX_SHOWN = 24;

/** @param bytes `CODE_BYTES` of them */
export function shapeCode(bytes: Uint8Array, original: string, isNumber: boolean): string {
  if (isNumber) return String(100_000_000_000_000 + Buffer.from(bytes).readUIntBE(0, 6));
  if (original.length === UUID_LENGTH && UUID.test(original)) return uuid(bytes);
  // Two arcs are as well a number with a fraction.
  if (OID.test(original) && original.split('.').length > 3) {
    return `2.25.${BigInt(`0x${hexOf(bytes, 0, CODE_BYTES)}`)}`;
  }
  return `p${hexOf(bytes, 0, HEX_SHOWN / 2)}`;
}

function uuid(bytes: Uint8Array): string {
  const version = HEX[(bytes[6]! & 0x0f) | 0x80]! + HEX[bytes[7]!]!;
  const variant = HEX[(bytes[8]! & 0x3f) | 0x80]! + HEX[bytes[9]!]!;
  return `${hexOf(bytes, 0, 4)}-${hexOf(bytes, 4, 6)}-${version}-${variant}-${hexOf(bytes, 10, CODE_BYTES)}`;
}

/** A table: each reference of a document is written so, and a Buffer for each costs more than its digits. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexOf(bytes: Uint8Array, from: number, to: number): string {
  let hex = '';
  for (let at = from; at < to; at += 1) hex += HEX[bytes[at]!]!;
  return hex;
}

export interface Reference {
  readonly before: string;
  readonly id: string;
}

const RELATIVE = /^([A-Z][A-Za-z]+\/)([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]*)?$/;
const ABSOLUTE =
  /^[a-z][a-z0-9+.-]*:\/\/\S*\/([A-Z][A-Za-z]+\/)([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]*)?$/i;
const PREFIXED = /^(urn:uuid:|urn:oid:|#)(.+)$/;
/** What each of the three has: most references are an id alone. */
const IS_LED = /[/:#]/;

/**
 * The id in a reference (`Patient/123`, `urn:uuid:…`, `#contained`) and what stays before it. The base
 * of an absolute one names a server, and goes; a version (`/_history/3`) goes too.
 */
export function readReference(text: string): Reference {
  if (!IS_LED.test(text)) return { before: '', id: text };
  const match = RELATIVE.exec(text) ?? ABSOLUTE.exec(text) ?? PREFIXED.exec(text);
  return match === null ? { before: '', id: text } : { before: match[1]!, id: match[2]! };
}
