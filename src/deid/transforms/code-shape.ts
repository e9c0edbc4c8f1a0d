/**
 * How a pseudonym or token is written: in the form of what it stands for, so that the document stays
 * valid. UUIDs become UUIDs (version 8, RFC 9562 §5.8), OIDs OIDs (arc 2.25, ITU-T X.667), JSON numbers
 * numbers; all else `p` and 24 hex digits, which FHIR ids, XML ids and HL7 fields take.
 */

/** Bytes of a pseudonym or token. 96 bits of them are shown at least, 48 of a JSON number. */
export const CODE_BYTES = 16;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const OID = /^[0-2](?:\.(?:0|[1-9]\d*))+$/;
const HEX_SHOWN = 24;

/** @param bytes `CODE_BYTES` of them */
export function shapeCode(bytes: Uint8Array, original: string, isNumber: boolean): string {
  const buffer = Buffer.from(bytes);
  if (isNumber) return String(100_000_000_000_000 + buffer.readUIntBE(0, 6));
  if (UUID.test(original)) return uuid(buffer);
  // Two arcs are as well a number with a fraction.
  if (OID.test(original) && original.split('.').length > 3) {
    return `2.25.${BigInt(`0x${buffer.toString('hex')}`)}`;
  }
  return `p${buffer.toString('hex').slice(0, HEX_SHOWN)}`;
}

function uuid(bytes: Buffer): string {
  const marked = Buffer.from(bytes);
  marked[6] = (marked[6]! & 0x0f) | 0x80;
  marked[8] = (marked[8]! & 0x3f) | 0x80;
  const hex = marked.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

export interface Reference {
  readonly before: string;
  readonly id: string;
}

const RELATIVE = /^([A-Z][A-Za-z]+\/)([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]*)?$/;
const ABSOLUTE =
  /^[a-z][a-z0-9+.-]*:\/\/\S*\/([A-Z][A-Za-z]+\/)([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]*)?$/i;
const PREFIXED = /^(urn:uuid:|urn:oid:|#)(.+)$/;

/**
 * The id in a reference (`Patient/123`, `urn:uuid:…`, `#contained`) and what stays before it. The base
 * of an absolute one names a server, and goes; a version (`/_history/3`) goes too.
 */
export function readReference(text: string): Reference {
  const match = RELATIVE.exec(text) ?? ABSOLUTE.exec(text) ?? PREFIXED.exec(text);
  return match === null ? { before: '', id: text } : { before: match[1]!, id: match[2]! };
}
