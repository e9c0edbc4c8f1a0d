/**
 * What is written into the ledger, as the bytes that are hashed: one line of JSON with sorted keys
 * (RFC 8785), value-free. A leaf outlives every erasure, so nothing that identifies may be in it:
 *
 * - values that must be provable later go in as commitments, HMAC-SHA256(salt, name ‖ 0x00 ‖ value),
 *   under a random salt of 32 bytes per leaf. The salt stands beside the tree; once it is erased the
 *   commitment says nothing, even of a value with few possibilities (a plain hash would be guessed).
 *   The leaf commits to the salt as well, under a name of its own: another salt would prove nothing;
 * - patients are looked up by HMAC-SHA256(index key, reference), also beside the tree, and the leaf
 *   commits to each lookup, so that one that is added, changed or removed is noticed;
 * - a value that has to be shown again (the end user's id) is kept beside the tree in the clear.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Failure } from '../core/failures.ts';
import { HmacSha256 } from '../core/hash.ts';
import { isObject, type Json } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';

export interface LedgerRecord {
  readonly kind: 'disclosure' | 'outcome' | 'denial' | 'event';
  /** When, as an ISO 8601 instant. */
  readonly at: string;
  /** The exchange that this belongs to: a random id. */
  readonly exchange: string;
  readonly [field: string]: Json;
}

export interface LeafOptions {
  /** Committed to, not kept. Names are fixed words of the caller; bytes come as text (a hash in hex). */
  readonly secrets?: Readonly<Record<string, string>>;
  /** References of the patients concerned; kept as keyed lookups. */
  readonly patients?: readonly string[];
  /** Committed to, and kept beside the tree. */
  readonly keep?: Readonly<Record<string, string>>;
}

/** A leaf and what stands beside it. */
export interface Leaf {
  readonly leaf: Uint8Array;
  /** `at` of the record, milliseconds since the Unix epoch. */
  readonly at: number;
  /** Absent where the leaf commits to nothing, or after erasure. */
  readonly salt?: Uint8Array;
  readonly lookups: readonly Uint8Array[];
  readonly kept: Readonly<Record<string, string>>;
}

const SALT_BYTES = 32;
const OWN_FIELDS = ['v', 'commitments'];
const NAME = /^[a-z][A-Za-z0-9_]{0,63}$/;

/** @throws Failure `ledger_unavailable` when the record has a shape that value-free records have not. */
export function encodeLeaf(record: LedgerRecord, options: LeafOptions, indexKey: Uint8Array): Leaf {
  const at = Date.parse(record.at);
  if (!Number.isSafeInteger(at)) refuse('at', 'not_an_instant');
  for (const field of OWN_FIELDS) if (field in record) refuse(field, 'reserved');

  for (const [name, value] of Object.entries(options.keep ?? {})) {
    assertShort(value, `keep.${name}`);
    // PostgreSQL has no text with U+0000, and one entry must not take its whole batch down.
    if (value.includes('\0')) refuse(`keep.${name}`, 'string_has_nul');
  }

  const lookups = lookupsOf(options.patients ?? [], indexKey);
  const kept = options.keep ?? {};
  const hidden = committed(options.secrets ?? {}, lookups, kept);
  if (hidden.length === 0) return { leaf: lineOf({ v: 1, ...record }), at, lookups, kept };

  const salt = newSalt();
  const salted = new HmacSha256(salt);
  const commitments = Object.fromEntries(
    [...hidden, SALT_ITSELF].map(([name, value]) => [name, commit(salted, name, value)]),
  );
  return { leaf: lineOf({ v: 1, ...record, commitments }), at, lookups, kept, salt };
}

/** No name of a caller's has a point. */
const SALT_ITSELF: Hidden = ['salt.itself', ''];

type Hidden = [name: string, value: Uint8Array | string];

/** Not yet handed out. */
let salts = Buffer.alloc(0);

/** Drawn by the hundred: one alone costs as much as the commitments that are made with it. */
function newSalt(): Uint8Array {
  if (salts.length === 0) salts = randomBytes(SALT_BYTES * 128);
  const salt = salts.subarray(0, SALT_BYTES);
  salts = salts.subarray(SALT_BYTES);
  return salt;
}

function lineOf(record: LedgerRecord & { readonly v: number }): Uint8Array {
  const fields = Object.keys(record)
    .sort()
    .map((field) => `${quoted(field)}:${canonicalJson(record[field]!, field, 0)}`);
  const leaf = Buffer.from(`{${fields.join(',')}}`, 'utf8');
  if (leaf.length > LIMITS.ledgerLeafBytesMax) refuse('record', 'too_long');
  return leaf;
}

/** HMAC-SHA256(salt, name ‖ 0x00 ‖ value), base64. The name keeps equal values from looking equal. */
export function commit(salted: HmacSha256, name: string, value: Uint8Array | string): string {
  return salted.base64(name, '\0', value);
}

/** The key under which a patient's entries are found. Says nothing without the index key. */
export function patientLookup(reference: string, indexKey: Uint8Array): Uint8Array {
  return new HmacSha256(indexKey).digest(`patient\0${reference}`);
}

/**
 * - `matches`   what stands beside a leaf is what the leaf committed to
 * - `erased`    nothing stands there any more: nothing can be said, and that is what erasing is for
 * - `unproven`  something stands there, and no salt to prove it with
 * - `untested`  a salt alone stands there, of an earlier version, which committed to nothing it could be tested by
 * - `differs`   something else stands there
 */
export type BesideState = 'matches' | 'erased' | 'unproven' | 'untested' | 'differs';

export function besideLeaf(entry: Leaf): BesideState {
  const parsed = parseLeaf(entry.leaf);
  if (parsed === undefined || Date.parse(String(parsed.at)) !== entry.at) return 'differs';
  const commitments = isObject(parsed.commitments) ? parsed.commitments : {};
  const hasCommitments = Object.keys(commitments).length > 0;
  if (entry.salt === undefined) {
    if (isBare(entry)) return hasCommitments ? 'erased' : 'matches';
    return hasCommitments ? 'unproven' : 'differs';
  }
  if (!hasCommitments) return 'differs';
  const salted = new HmacSha256(entry.salt);
  const stated = Object.keys(commitments).filter((name) => name.includes('.'));
  if (stated.length === 0 && isBare(entry)) return 'untested';
  const expected = committed({}, entry.lookups, entry.kept);
  if (stated.includes(SALT_ITSELF[0])) expected.push(SALT_ITSELF);
  const isEachCommitted = expected.every(([name, value]) => {
    const commitment = commitments[name];
    return typeof commitment === 'string' && equalText(commitment, commit(salted, name, value));
  });
  return isEachCommitted && stated.length === expected.length ? 'matches' : 'differs';
}

/**
 * Kept values that anybody who reads the ledger may see. All others are named here before they are shown: some are
 * sealed, a caller's seed may be a record number, and what a person wrote in an emergency once stood here in clear.
 */
const SHOWN: readonly string[] = ['user'];

/** What may be shown of what stands beside a leaf: nothing that the leaf does not bear out. */
export function provenBeside(entry: Leaf): {
  readonly state: BesideState;
  readonly patients: number;
  readonly kept: Leaf['kept'];
} {
  const state = besideLeaf(entry);
  if (state !== 'matches') return { state, patients: 0, kept: {} };
  const kept = Object.entries(entry.kept).filter(([name]) => SHOWN.includes(name));
  return { state, patients: entry.lookups.length, kept: Object.fromEntries(kept) };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

export function parseLeaf(leaf: Uint8Array): { readonly [field: string]: Json } | undefined {
  try {
    const parsed: Json = JSON.parse(utf8.decode(leaf));
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function lookupsOf(patients: readonly string[], indexKey: Uint8Array): Uint8Array[] {
  // Sorted, so that the rows beside the tree need no order of their own to be checked again.
  return [...new Set(patients)]
    .map((reference) => patientLookup(reference, indexKey))
    .sort(Buffer.compare);
}

function committed(
  secrets: NonNullable<LeafOptions['secrets']>,
  lookups: readonly Uint8Array[],
  kept: NonNullable<LeafOptions['keep']>,
): Hidden[] {
  for (const name of [...Object.keys(secrets), ...Object.keys(kept)]) {
    if (!NAME.test(name)) refuse('commitments', 'name');
  }
  return [
    ...Object.entries(secrets),
    ...lookups.map((lookup, i): Hidden => [`patient.${i}`, lookup]),
    ...Object.entries(kept).map(([name, value]): Hidden => [`kept.${name}`, value]),
  ];
}

/**
 * RFC 8785: keys by UTF-16 code units; JavaScript already writes numbers and strings its way. With a
 * cheap net under the callers, who build records from ids, counts and codes: a prompt, a document or
 * a nested body does not fit through it. Only the top field is named in a refusal.
 */
function canonicalJson(value: Json, field: string, depth: number): string {
  if (typeof value === 'string') return shortText(value, field);
  if (typeof value === 'number') {
    return Number.isFinite(value) ? `${value}` : refuse(field, 'number_not_finite');
  }
  if (typeof value === 'boolean' || value === null) return `${value}`;
  if (typeof value !== 'object') return refuse(field, 'not_json');

  if (depth >= LIMITS.ledgerDepthMax) refuse(field, 'too_deep');
  const inner = (each: Json): string => canonicalJson(each, field, depth + 1);
  if (Array.isArray(value)) return `[${value.map(inner).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${shortText(key, field)}:${inner(value[key]!)}`).join(',')}}`;
}

function shortText(text: string, field: string): string {
  assertShort(text, field);
  return quoted(text);
}

function assertShort(text: string, field: string): void {
  if (typeof text !== 'string') refuse(field, 'not_json');
  if (text.length > LIMITS.ledgerStringLengthMax) refuse(field, 'string_too_long');
  if (!text.isWellFormed()) refuse(field, 'string_not_unicode');
}

/** Most strings of a record are codes and ids, which need no escape. */
const quoted = (text: string): string =>
  /^[\w .:/+=-]*$/.test(text) ? `"${text}"` : JSON.stringify(text);

function refuse(field: string, because: string): never {
  throw new Failure('ledger_unavailable', { because: `record_${because}`, at: field });
}

function isBare(entry: Leaf): boolean {
  return entry.lookups.length === 0 && Object.keys(entry.kept).length === 0;
}

function equalText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
