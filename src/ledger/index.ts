/** The tamper-evident ledger; also the package's `./ledger`. */
export { Failure, type FailureCode } from '../core/failures.ts';
export { type Ledger, type LedgerOptions, openLedger, type Receipt, rotateKey } from './append.ts';
export {
  type Checked,
  type Checkpoint,
  type CheckpointFault,
  isOrigin,
  parseCheckpoint,
  parseVerifierKey,
  signCheckpoint,
  type VerifierKey,
  verifierKeyText,
  verifyCheckpoint,
} from './checkpoint.ts';
export { entriesOf } from './entries.ts';
export { ERASURE_RULES, erasureRecord, indicesIn, merged } from './erasure.ts';
export {
  besideLeaf,
  commit,
  type Leaf,
  type LeafOptions,
  type LedgerRecord,
  parseLeaf,
  patientLookup,
  provenBeside,
} from './leaf.ts';
export type { LedgerEntry, LedgerHead, LedgerStep, LedgerStore } from './ledger-store.ts';
export {
  EMPTY_TREE,
  grow,
  leafHash,
  type Node,
  nodeHash,
  nodesOf,
  rootOf,
  type Tree,
} from './merkle.ts';
export {
  type ConsistencyFile,
  formatConsistencyFile,
  formatProofFile,
  type ProofFile,
  parseConsistencyFile,
  parseProofFile,
  proveConsistency,
  proveInclusion,
  verifyConsistency,
  verifyInclusion,
} from './proof.ts';
export { isRotation, KeyChain, type KeyFault, parseRotation, type Rotation } from './rotation.ts';
export {
  type LedgerFault,
  type LedgerSummary,
  type LedgerVerdict,
  LedgerVerifier,
  type ProofFault,
  verifyConsistencyFile,
  verifyProofFile,
} from './verify.ts';
export { type BesideFault, hasSurplus, verifyStored } from './verify-stored.ts';
