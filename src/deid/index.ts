/**
 * De-identification with a way back: mask the texts of a request, restore the answer while it
 * streams. Also the package's public `chaperone/deid`.
 */
export type { KnownPerson } from '../core/person.ts';
export type { Finding, PhiCategory, SurrogatePair } from '../core/phi.ts';
export { detect, detectAll, indexKnown } from '../detect/index.ts';
export { FORMATS as formats, type WireFormat } from '../formats/index.ts';
export { createRestorer, type PlainPair, type Restorer } from './create-restorer.ts';
export {
  type DeidentifyOptions,
  deidentify,
  type FormatBody,
  type MaskOptions,
  mask,
} from './deidentify.ts';
export type { DeidStyle, Manifest, Masked } from './mask.ts';
export { compileRestoreTable, type RestoreTable } from './restore-table.ts';
export { newDrift, type RestoreMode, SurrogateRestorer } from './surrogate-restorer.ts';
export type { DriftCounts } from './text-restorer.ts';
