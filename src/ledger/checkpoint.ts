/**
 * A checkpoint: the size and root of the tree at one moment, signed. C2SP tlog-checkpoint within a
 * C2SP signed-note, with Ed25519:
 *
 *     example.org/ledger                              origin: which ledger
 *     42                                              size
 *     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=    root, RFC 6962
 *
 *     — example.org/ledger Az3grl…                    base64(key id, 4 bytes ‖ signature, 64 bytes)
 *
 * The key id is SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)[:4]; the key as text is a C2SP vkey,
 * `name+hex(key id)+base64(0x01 ‖ public key)`. The name of our key is the origin. Lines by other
 * keys (witnesses) may follow and are left alone. Where the key changes, old and new sign one, the new one last: see
 * `rotation.ts`.
 */
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { sha256 } from '../core/hash.ts';
import { equalBytes, HASH_BYTES } from './merkle.ts';

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

export interface VerifierKey {
  readonly name: string;
  readonly id: Uint8Array;
  readonly key: KeyObject;
}

/** What a check of bytes from outside found. `because` is a stable code. */
export type Checked<Value, Because extends string> =
  | { readonly isValid: true; readonly value: Value }
  | { readonly isValid: false; readonly because: Because };

export type CheckpointFault =
  | 'checkpoint_malformed'
  | 'checkpoint_origin'
  | 'checkpoint_not_signed_by_key'
  | 'checkpoint_signature';

const ED25519 = 1;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;

/** What a key may be called: the signed-note rules, and one line. */
export function isOrigin(text: string): boolean {
  return text.length > 0 && text.length <= 255 && !/[\s+\p{Cc}]/u.test(text);
}

/** @param key Ed25519 private key. */
export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject, keyId: Uint8Array): string {
  return `${bodyOf(checkpoint)}\n${signatureLine(checkpoint, key, keyId)}`;
}

/** One more signature below a checkpoint. */
export function cosign(text: string, key: KeyObject, keyId: Uint8Array): string {
  return `${text}${signatureLine(parseCheckpoint(text)!.checkpoint, key, keyId)}`;
}

/** Whether the text is a checkpoint of the ledger that the key names, signed with that key. */
export function verifyCheckpoint(
  text: string,
  key: VerifierKey,
): Checked<Checkpoint, CheckpointFault> {
  const parsed = parseCheckpoint(text);
  if (parsed === undefined) return invalid('checkpoint_malformed');
  if (parsed.checkpoint.origin !== key.name) return invalid('checkpoint_origin');

  const signature = parsed.signatures.find(
    ({ name, id }) => name === key.name && equalBytes(id, key.id),
  );
  if (signature === undefined) return invalid('checkpoint_not_signed_by_key');
  const body = Buffer.from(bodyOf(parsed.checkpoint));
  const isSigned =
    signature.bytes.length === SIGNATURE_BYTES && verify(null, body, key.key, signature.bytes);
  return isSigned ? { isValid: true, value: parsed.checkpoint } : invalid('checkpoint_signature');
}

/** The contents of a checkpoint, nothing verified; undefined when it is not one, to the byte. */
export function parseCheckpoint(
  text: string,
): { checkpoint: Checkpoint; signatures: Signature[] } | undefined {
  const [body, notes, ...more] = text.split('\n\n');
  if (body === undefined || notes === undefined || more.length > 0) return undefined;
  const [origin, sizeText, rootText, ...extensions] = body.split('\n');
  // Extension lines are advised against by the specification, and this ledger writes none.
  if (!origin || !sizeText || !rootText || extensions.length > 0) return undefined;
  const size = decimal(sizeText);
  const root = base64(rootText);
  if (size === undefined || root?.length !== HASH_BYTES) return undefined;

  const lines = notes.split('\n');
  if (lines.pop() !== '' || lines.length === 0) return undefined;
  const signatures = lines.map(signatureOf);
  if (!signatures.every((signature) => signature !== undefined)) return undefined;
  return { checkpoint: { origin, size, root }, signatures };
}

export interface Signature {
  readonly name: string;
  readonly id: Uint8Array;
  readonly bytes: Uint8Array;
}

/** The public key as a C2SP vkey: what an auditor keeps to verify with. */
export function verifierKeyText(name: string, key: KeyObject): string {
  const raw = rawPublicKey(key);
  const id = Buffer.from(keyIdOf(name, raw)).toString('hex');
  return `${name}+${id}+${Buffer.concat([Uint8Array.of(ED25519), raw]).toString('base64')}`;
}

/** Undefined when the text is not a vkey for Ed25519, or its key id is not its key's. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text);
  const [, name, id, keyText] = match ?? [];
  const bytes = keyText === undefined ? undefined : base64(keyText);
  if (name === undefined || bytes?.[0] !== ED25519 || bytes.length !== 33) return undefined;

  const raw = bytes.subarray(1);
  const expected = keyIdOf(name, raw);
  if (Buffer.from(expected).toString('hex') !== id) return undefined;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') };
  return { name, id: expected, key: createPublicKey({ key: jwk, format: 'jwk' }) };
}

/** Strict base64 (RFC 4648 §4): whatever does not re-encode to the same text is refused. */
export function base64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** A count without sign or leading zeroes. */
export function decimal(text: string): number | undefined {
  const value = /^(0|[1-9][0-9]{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

function bodyOf({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
}

function signatureLine(checkpoint: Checkpoint, key: KeyObject, keyId: Uint8Array): string {
  const signature = Buffer.concat([keyId, sign(null, Buffer.from(bodyOf(checkpoint)), key)]);
  return `— ${checkpoint.origin} ${signature.toString('base64')}\n`;
}

function signatureOf(line: string): Signature | undefined {
  const [, name, text] = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  const bytes = text === undefined ? undefined : base64(text);
  if (name === undefined || bytes === undefined || bytes.length <= KEY_ID_BYTES) return undefined;
  return { name, id: bytes.subarray(0, KEY_ID_BYTES), bytes: bytes.subarray(KEY_ID_BYTES) };
}

function keyIdOf(name: string, raw: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(ED25519), raw]);
  return sha256(named).subarray(0, KEY_ID_BYTES);
}

function rawPublicKey(key: KeyObject): Uint8Array {
  const { x } = createPublicKeyOf(key).export({ format: 'jwk' });
  return Buffer.from(x!, 'base64url');
}

function createPublicKeyOf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key;
}

function invalid<Because extends string>(because: Because): { isValid: false; because: Because } {
  return { isValid: false, because };
}
