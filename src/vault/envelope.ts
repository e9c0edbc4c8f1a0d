/**
 * Authenticated encryption of one stored value, bound to the place that it is stored in:
 *
 *     0x01 ‖ key id (4 bytes) ‖ nonce (12) ‖ AES-256-GCM ciphertext ‖ tag (16)
 *
 * The associated data names the place (row id, caller, key id), so that a row copied over another,
 * or to another caller, does not open. Each place has its own AES key, HMAC-SHA256(key, place): the
 * bound of 2^32 random nonces (NIST SP 800-38D §8.3) then holds per row instead of for the lifetime
 * of a gateway.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

const VERSION = 1;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES;

export function seal(plain: Uint8Array, place: string, key: Uint8Array): Uint8Array {
  const header = Buffer.concat([Uint8Array.of(VERSION), keyId(key), randomBytes(NONCE_BYTES)]);
  const cipher = createCipheriv('aes-256-gcm', keyOf(place, key), nonceOf(header));
  cipher.setAAD(associated(header, place));
  return Buffer.concat([header, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined when it was sealed with another key, for another place, or was altered. */
export function unseal(
  envelope: Uint8Array,
  place: string,
  key: Uint8Array,
): Uint8Array | undefined {
  if (envelope.length < HEADER_BYTES + TAG_BYTES) return undefined;
  const header = envelope.subarray(0, HEADER_BYTES);
  const body = envelope.subarray(HEADER_BYTES, envelope.length - TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(place, key), nonceOf(header), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(associated(header, place));
  decipher.setAuthTag(envelope.subarray(envelope.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    return undefined;
  }
}

function keyId(key: Uint8Array): Uint8Array {
  return createHmac('sha256', createSecretKey(key))
    .update('key id')
    .digest()
    .subarray(0, KEY_ID_BYTES);
}

function keyOf(place: string, key: Uint8Array): KeyObject {
  return createSecretKey(
    createHmac('sha256', createSecretKey(key)).update(`envelope\0${place}`).digest(),
  );
}

function nonceOf(header: Uint8Array): Uint8Array {
  return header.subarray(1 + KEY_ID_BYTES, HEADER_BYTES);
}

/** Version, key id and place; the nonce is authenticated by its use. */
function associated(header: Uint8Array, place: string): Uint8Array {
  return Buffer.concat([header.subarray(0, 1 + KEY_ID_BYTES), Buffer.from(place)]);
}
