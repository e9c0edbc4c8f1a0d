/**
 * The offline verifier: bytes in, verdict out, no I/O, no trust in whoever kept the ledger. All it
 * needs from elsewhere is the public key; and, to notice a ledger that was rolled back or rewritten
 * by the holder of the private key, an older checkpoint that the verifier kept for themselves.
 *
 * An exported ledger is a `checkpoint` and its leaves as lines: each line is the leaf, to the byte.
 */
import type { Json } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import {
  type Checked,
  type Checkpoint,
  parseCheckpoint,
  type VerifierKey,
  verifierKeyText,
} from './checkpoint.ts';
import { erasedBy, indicesIn, merged, type Range } from './erasure.ts';
import { parseLeaf } from './leaf.ts';
import { EMPTY_TREE, equalBytes, grow, leafHash, rootOf, type Tree } from './merkle.ts';
import {
  parseConsistencyFile,
  parseProofFile,
  verifyConsistency,
  verifyInclusion,
} from './proof.ts';
import {
  isInPlace,
  isRotation,
  KeyChain,
  type KeyFault,
  parseRotation,
  type Rotation,
} from './rotation.ts';

export type LedgerFault =
  | KeyFault
  | 'previous_checkpoint_invalid'
  | 'previous_not_a_prefix'
  | 'leaf_malformed'
  | 'leaves_unterminated'
  | 'leaves_missing'
  | 'leaves_surplus'
  | 'root_differs';

export interface LedgerSummary {
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** Entries by kind. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Size of the older checkpoint that was shown to be a prefix. */
  readonly previousSize?: number;
  /** Entries that are on record as erased from beside the tree, and entries that say so; absent where none does. */
  readonly erasures?: { readonly entries: number; readonly records: number };
  /** Where the key changed: index of the entry, and the key from there on. Absent where it never did. */
  readonly rotations?: readonly { readonly index: number; readonly to: string }[];
}

export type LedgerVerdict = Checked<LedgerSummary, LedgerFault>;

/** Takes the leaves in pieces of any size; says at the end whether they are what was signed. */
export class LedgerVerifier {
  readonly #options: { readonly key: VerifierKey; checkpoint: string; previous?: string };
  /** Of the older checkpoint; it is verified at the end, when the keys are known. */
  readonly #previousSize: number | undefined;
  readonly #rotations: Rotation[] = [];
  #areInPlace = true;
  readonly #kinds: Record<string, number> = {};
  readonly #erasures: Range[] = [];
  #erasureRecords = 0;
  #tree: Tree = EMPTY_TREE;
  #previousRoot: Uint8Array | undefined;
  #line: Uint8Array = new Uint8Array(0);
  #fault: LedgerFault | undefined;

  constructor(options: { key: VerifierKey; checkpoint: string; previous?: string }) {
    this.#options = options;
    this.#previousSize = parseCheckpoint(options.previous ?? '')?.checkpoint.size;
    this.#notePreviousRoot();
  }

  push(bytes: Uint8Array): void {
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      this.#leaf(Buffer.concat([this.#line, bytes.subarray(from, end)]));
      this.#line = new Uint8Array(0);
      from = end + 1;
    }
    this.#line = Buffer.concat([this.#line, bytes.subarray(from)]);
    // A file without line ends is no ledger; it is not gathered in memory to find that out.
    if (this.#line.length > LIMITS.ledgerLeafBytesMax) this.#malformed();
  }

  /** Of the leaves so far: what they say was erased from beside the tree. */
  get erased(): readonly Range[] {
    return merged(this.#erasures);
  }

  end(): LedgerVerdict {
    const keys = new KeyChain(this.#options.key, this.#rotations);
    const signed = keys.verify(this.#options.checkpoint);
    if (!signed.isValid) return signed;
    const older = this.#olderBy(keys);
    if (older?.isValid === false) return older;
    if (this.#line.length > 0) return invalid('leaves_unterminated');
    if (this.#fault !== undefined) return invalid(this.#fault);

    const { origin, size, root } = signed.value;
    if (this.#tree.size < size) return invalid('leaves_missing');
    if (this.#tree.size > size) return invalid('leaves_surplus');
    if (!equalBytes(rootOf(this.#tree), root)) return invalid('root_differs');
    if (!this.#areInPlace) return invalid('rotation_broken');

    const previous = older?.value;
    if (previous !== undefined) {
      const isPrefix =
        this.#previousRoot !== undefined && equalBytes(this.#previousRoot, previous.root);
      if (!isPrefix) return invalid('previous_not_a_prefix');
    }
    const records = this.#erasureRecords;
    const value = {
      origin,
      size,
      root: Buffer.from(root).toString('base64'),
      kinds: this.#kinds,
      ...(previous === undefined ? {} : { previousSize: previous.size }),
      ...(records === 0 ? {} : { erasures: { entries: indicesIn(this.erased), records } }),
      ...(this.#rotations.length === 0 ? {} : { rotations: this.#rotations.map(summary) }),
    };
    return { isValid: true, value };
  }

  #olderBy(keys: KeyChain): Checked<Checkpoint, LedgerFault> | undefined {
    if (this.#options.previous === undefined) return undefined;
    const older = keys.verify(this.#options.previous);
    if (older.isValid || older.because === 'checkpoint_key_retired') return older;
    return invalid('previous_checkpoint_invalid');
  }

  #leaf(leaf: Uint8Array): void {
    const record = parseLeaf(leaf);
    const kind = record?.kind;
    if (typeof kind !== 'string') this.#malformed();
    else this.#kinds[kind] = (this.#kinds[kind] ?? 0) + 1;
    const erased = erasedBy(record, this.#tree.size);
    this.#erasures.push(...erased);
    if (erased.length > 0) this.#erasureRecords += 1;
    if (isRotation(record)) this.#rotation(record);
    this.#tree = grow(this.#tree, leafHash(leaf)).tree;
    this.#notePreviousRoot();
  }

  #rotation(record: Json | undefined): void {
    const rotation = parseRotation(record);
    if (rotation !== undefined) this.#rotations.push(rotation);
    this.#areInPlace &&= rotation !== undefined && isInPlace(rotation, this.#tree);
  }

  #notePreviousRoot(): void {
    if (this.#previousSize === this.#tree.size) this.#previousRoot = rootOf(this.#tree);
  }

  #malformed(): void {
    this.#line = new Uint8Array(0);
    this.#fault ??= 'leaf_malformed';
  }
}

export type ProofFault = KeyFault | 'proof_malformed' | 'proof_wrong';

/**
 * Whether a leaf is in the ledger that the key signed, by a `.tlog-proof` file alone.
 *
 * @param rotations of the ledger, where the key is not the one that signed
 */
export function verifyProofFile(
  text: string,
  leaf: Uint8Array,
  key: VerifierKey,
  rotations: readonly Rotation[] = [],
): Checked<{ readonly index: number; readonly size: number; readonly origin: string }, ProofFault> {
  const file = parseProofFile(text);
  if (file === undefined) return invalid('proof_malformed');
  const checkpoint = new KeyChain(key, rotations).verify(file.checkpoint);
  if (!checkpoint.isValid) return checkpoint;

  const { size, root, origin } = checkpoint.value;
  const claim = { leafHash: leafHash(leaf), index: file.index, size };
  if (!verifyInclusion(claim, file.hashes, root)) return invalid('proof_wrong');
  return { isValid: true, value: { index: file.index, size, origin } };
}

/** Whether an older checkpoint is a prefix of a newer one, by a consistency file; rotations as above. */
export function verifyConsistencyFile(
  text: string,
  previous: string,
  key: VerifierKey,
  rotations: readonly Rotation[] = [],
): Checked<{ readonly from: number; readonly to: number; readonly origin: string }, ProofFault> {
  const file = parseConsistencyFile(text);
  if (file === undefined) return invalid('proof_malformed');
  const keys = new KeyChain(key, rotations);
  const [older, newer] = [previous, file.checkpoint].map((note) => keys.verify(note));
  if (!older!.isValid) return older!;
  if (!newer!.isValid) return newer!;
  const [from, to] = [older!.value, newer!.value];
  if (file.from !== from.size || !verifyConsistency(from, to, file.hashes)) {
    return invalid('proof_wrong');
  }
  return { isValid: true, value: { from: from.size, to: to.size, origin: to.origin } };
}

function summary({ size, to }: Rotation): { index: number; to: string } {
  return { index: size, to: verifierKeyText(to.name, to.key) };
}

const NEWLINE = 0x0a;

function invalid<Fault extends string>(because: Fault): { isValid: false; because: Fault } {
  return { isValid: false, because };
}
