/**
 * Policies as one signed file, for a hospital that takes them from a regional office or its own security team on a
 * stick: nothing is fetched, and nothing is taken that was altered on the way, signed by somebody else, or is older
 * than what was in force.
 *
 * The file is one JSON object:
 *
 *   manifest    format, name, version (a whole number that only grows), createdAt, and files: name → SHA-256 in hex
 *   signature   Ed25519 (RFC 8032) over `chaperone-policy-bundle/1`, LF, and the manifest as canonical JSON (RFC 8785),
 *               in base64
 *   files       name → text, exactly those of the manifest: `.cedar`, and `.cases.yaml` beside them
 */
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { Failure } from '../core/failures.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import type { PolicySource } from './rules.ts';

export interface Bundle {
  /** What its versions are counted under. */
  readonly name: string;
  readonly version: number;
  /** SHA-256 of the manifest: two bundles with one version are not the same thing. */
  readonly digest: string;
  readonly createdAt: string;
  readonly policies: readonly PolicySource[];
  readonly cases: readonly PolicySource[];
}

interface Contents {
  readonly name: string;
  readonly version: number;
  /** ISO 8601 instant. */
  readonly createdAt: string;
  readonly files: readonly PolicySource[];
}

const FORMAT = 'chaperone-policy-bundle/1';
const NAME = /^[a-z0-9][a-z0-9.-]{0,63}$/;
const FILE = /^[A-Za-z0-9][\w.-]{0,127}\.(?:cedar|cases\.yaml)$/;

/**
 * @param key Ed25519 private key as PEM (PKCS #8)
 * @throws Failure config_invalid for a key, name, version or file that a bundle cannot have
 */
export function writeBundle({ name, version, createdAt, files }: Contents, key: string): string {
  if (!NAME.test(name)) throw invalid('name', 'write letters in lower case, digits, - and .');
  if (!isVersion(version)) throw invalid('version', 'write a whole number from 1 on');
  const wrong = files.find((file) => !FILE.test(file.name));
  if (wrong !== undefined)
    throw invalid(wrong.name, 'only .cedar and .cases.yaml go into a bundle');
  if (!files.some((file) => isPolicy(file))) throw invalid('files', 'there is no .cedar file');
  const texts = Object.fromEntries(files.map((file) => [file.name, file.text]));
  const hashes = Object.fromEntries(files.map((file) => [file.name, sha256(file.text)]));
  const manifest: JsonObject = { format: FORMAT, name, version, createdAt, files: hashes };
  const signature = sign(null, signedBytes(manifest), privateKey(key)).toString('base64');
  return `${JSON.stringify({ manifest, signature, files: texts }, null, 2)}\n`;
}

/** Of a private key, as `publicKey` in the configuration wants it: 32 bytes in base64. */
export function bundlePublicKey(key: string): string {
  const { x = '' } = createPublicKey(privateKey(key)).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('base64');
}

/**
 * @param publicKey 32 bytes in base64
 * @param at name of the file, for errors
 * @throws Failure policy_bundle_refused; `because` says why
 */
export function readBundle(text: string, publicKey: string, at: string): Bundle {
  const refuse = (because: string) => new Failure('policy_bundle_refused', { at, because });
  if (text.length > LIMITS.policyBundleLengthMax) throw refuse('too_long');
  const { manifest, signature, files } = parsed(text) ?? {};
  if (!isObject(manifest) || typeof signature !== 'string' || !isObject(files)) {
    throw refuse('not_a_bundle');
  }
  // Signature first: of what nobody has signed nothing is believed.
  const signed = Buffer.from(signature, 'base64');
  if (!verify(null, signedBytes(manifest), ed25519Key(publicKey, at), signed)) {
    throw refuse('wrong_signature');
  }
  const { format, name, version, createdAt, files: hashes } = manifest;
  const isSound =
    format === FORMAT &&
    typeof name === 'string' &&
    NAME.test(name) &&
    isVersion(version) &&
    typeof createdAt === 'string' &&
    isObject(hashes);
  if (!isSound) throw refuse('manifest_not_understood');
  const names = Object.keys(hashes).sort();
  if (names.join('\n') !== Object.keys(files).sort().join('\n')) throw refuse('files_altered');
  const sources = names.map((file): PolicySource => {
    const content = files[file];
    if (!FILE.test(file) || typeof content !== 'string' || sha256(content) !== hashes[file]) {
      throw refuse('files_altered');
    }
    return { name: file, text: content };
  });
  return {
    name,
    version,
    digest: sha256(canonical(manifest)),
    createdAt,
    policies: sources.filter(isPolicy),
    cases: sources.filter((file) => !isPolicy(file)),
  };
}

const isPolicy = ({ name }: PolicySource): boolean => name.endsWith('.cedar');

function isVersion(version: unknown): version is number {
  return Number.isSafeInteger(version) && (version as number) >= 1;
}

function parsed(text: string): JsonObject | undefined {
  try {
    const json: Json = JSON.parse(text);
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function signedBytes(manifest: JsonObject): Buffer {
  return Buffer.from(`${FORMAT}\n${canonical(manifest)}`, 'utf8');
}

/** RFC 8785 of strings, whole numbers and objects, which is all that a manifest holds. */
function canonical(value: Json): string {
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.keys(value).sort();
  return `{${fields.map((field) => `${JSON.stringify(field)}:${canonical(value[field]!)}`).join(',')}}`;
}

function sha256(text: string): string {
  return hash('sha256', text);
}

function privateKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // told below: the message of the parser may quote the key
  }
  throw invalid('key', 'give an Ed25519 key as PEM: openssl genpkey -algorithm ed25519');
}

function ed25519Key(publicKey: string, at: string): KeyObject {
  const bytes = Buffer.from(publicKey, 'base64');
  if (bytes.length !== 32) {
    throw invalid(
      at,
      'publicKey must be the 32 bytes in base64 that `chaperone policy bundle` prints',
    );
  }
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') };
  return createPublicKey({ key: jwk, format: 'jwk' });
}

function invalid(at: string, remedy: string): Failure {
  return new Failure('config_invalid', { at, remedy });
}
