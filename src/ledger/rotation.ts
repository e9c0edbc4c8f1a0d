/**
 * A change of the key that signs. The old key vouches for the new one in an entry of the ledger, and the new one shows
 * that it is there: both sign which key follows which, after how many entries, under which root. So the entry proves
 * itself, alone or in its tree, and from any key of the ledger that somebody trusts the others are reached.
 *
 * Up to the entry the old key signs, beyond it the new one, and the checkpoint that takes it in carries both.
 */
import { type KeyObject, sign, verify } from 'node:crypto';
import { isObject, type Json } from '../core/json.ts';
import {
  base64,
  type Checked,
  type Checkpoint,
  type CheckpointFault,
  parseCheckpoint,
  parseVerifierKey,
  type VerifierKey,
  verifierKeyText,
  verifyCheckpoint,
} from './checkpoint.ts';
import type { LedgerRecord } from './leaf.ts';
import { equalBytes, rootOf, type Tree } from './merkle.ts';

export interface Rotation {
  readonly from: VerifierKey;
  readonly to: VerifierKey;
  /** Of the tree before it, which is also the index of its entry. */
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * @param keys private ones
 * @param tree as it is before the entry
 * @param about when, under which id, by whom
 */
export function rotationRecord(
  origin: string,
  keys: { readonly from: KeyObject; readonly to: KeyObject },
  tree: Tree,
  about: { readonly at: string; readonly exchange: string; readonly by: string },
): LedgerRecord {
  const stated = {
    from: verifierKeyText(origin, keys.from),
    to: verifierKeyText(origin, keys.to),
    size: tree.size,
    root: Buffer.from(rootOf(tree)).toString('base64'),
  };
  const signed = (key: KeyObject) => sign(null, statement(stated), key).toString('base64');
  const signatures = { from: signed(keys.from), to: signed(keys.to) };
  return { kind: 'event', event: EVENT, ...about, ...stated, signatures };
}

export function isRotation(record: Json | undefined): boolean {
  return isObject(record) && record.event === EVENT;
}

/** What an entry says of a change of key; undefined where it is not one that both keys have signed. */
export function parseRotation(record: Json | undefined): Rotation | undefined {
  if (!isObject(record) || !isRotation(record) || !isObject(record.signatures)) return undefined;
  const { from: fromText, to: toText, size, root: rootText, signatures } = record;
  const [from, to] = [fromText, toText].map((text) => parseVerifierKey(String(text)));
  const root = base64(String(rootText));
  if (from === undefined || to === undefined || from.name !== to.name) return undefined;
  if (typeof size !== 'number' || root === undefined) return undefined;

  const stated = { from: String(fromText), to: String(toText), size, root: String(rootText) };
  const isSigned = ([key, text]: [VerifierKey, Json | undefined]) => {
    const signature = base64(String(text));
    return signature !== undefined && verify(null, statement(stated), key.key, signature);
  };
  const signers: [VerifierKey, Json | undefined][] = [
    [from, signatures.from],
    [to, signatures.to],
  ];
  return signers.every(isSigned) ? { from, to, size, root } : undefined;
}

/** Its second line is no number: nothing that reads checkpoints takes it for one. */
function statement(stated: { from: string; to: string; size: number; root: string }): Buffer {
  const { from, to, size, root } = stated;
  return Buffer.from(`chaperone ledger key rotation\n${from}\n${to}\n${size}\n${root}\n`);
}

export type KeyFault = CheckpointFault | 'checkpoint_key_retired' | 'rotation_broken';

/** The keys of a ledger, one after the other, and which of them a checkpoint of a size needs. */
export class KeyChain {
  /** Each with the size of the tree from which on it signs. */
  readonly #keys: readonly { readonly key: VerifierKey; readonly since: number }[];
  readonly #isWhole: boolean;
  readonly #trusted: VerifierKey;

  /**
   * @param trusted any key of the ledger: the old one signed for the new one, and the new one for the old one
   * @param rotations of the ledger, in order
   */
  constructor(trusted: VerifierKey, rotations: readonly Rotation[] = []) {
    const first = rotations[0]?.from ?? trusted;
    const later = rotations.map(({ to, size }) => ({ key: to, since: size + 1 }));
    this.#keys = [{ key: first, since: 0 }, ...later];
    this.#isWhole = rotations.every(({ from, size }, i) => {
      const { key, since } = this.#keys[i]!;
      return isSameKey(from, key) && size >= since;
    });
    this.#trusted = trusted;
  }

  /** Whether the text is a checkpoint of this ledger, signed with the key that it had at that size. */
  verify(text: string): Checked<Checkpoint, KeyFault> {
    if (!this.#keys.some(({ key }) => isSameKey(key, this.#trusted))) {
      const checked = verifyCheckpoint(text, this.#trusted);
      return checked.isValid ? BROKEN : checked;
    }
    if (!this.#isWhole) return BROKEN;
    const size = parseCheckpoint(text)?.checkpoint.size ?? 0;
    const at = this.#keys.findLastIndex(({ since }) => since <= size);
    const checked = verifyCheckpoint(text, this.#keys[at]!.key);
    const before = this.#keys.slice(0, at);
    if (!checked.isValid) {
      const isRetired = before.some(({ key }) => verifyCheckpoint(text, key).isValid);
      return isRetired ? { isValid: false, because: 'checkpoint_key_retired' } : checked;
    }
    // The one that takes the rotation in is signed by who hands over, too.
    const handsOver = this.#keys[at]!.since === size ? before.at(-1) : undefined;
    return handsOver === undefined ? checked : verifyCheckpoint(text, handsOver.key);
  }
}

/** Key ids are four bytes, for which another key can be found. */
function isSameKey(one: VerifierKey, other: VerifierKey): boolean {
  return one.name === other.name && one.key.equals(other.key);
}

/** Whether it stands where it says that it does. */
export function isInPlace({ size, root }: Rotation, tree: Tree): boolean {
  return size === tree.size && equalBytes(root, rootOf(tree));
}

const BROKEN = { isValid: false, because: 'rotation_broken' } as const;

const EVENT = 'ledger_key_rotated';
