/**
 * De-identification: with a way back for requests (mask the texts, restore the answer while it
 * streams), and under profiles for documents. Also the package's public `chaperone/deid`.
 */
export { Failure, type FailureCode } from '../core/failures.ts';
export type { FhirRule, FhirRuleTreatment } from '../core/fhir-path/fhir-rule.ts';
export type { KnownPerson } from '../core/person.ts';
export type { Finding, PhiCategory, SurrogatePair } from '../core/phi.ts';
export {
  compileRecognizers,
  detect,
  detectAll,
  indexKnown,
  type KnownIndex,
  type Recognizers,
} from '../detect/index.ts';
export type {
  DocumentFormat,
  DocumentLocus,
  DocumentRole,
  WalkedDocument,
} from '../formats/index.ts';
export {
  DOCUMENT_FORMATS as documentFormats,
  FORMATS as formats,
  type WireFormat,
} from '../formats/index.ts';
export {
  checkTerms,
  type Determination,
  type Method,
  objectionToRules,
  PROFILES as profiles,
  type Profile,
  profileHash,
  profileOf,
  type ReleaseTerms,
  type Row,
  rowFor,
  usesKey,
  usesTokens,
} from '../profiles/index.ts';
export { createRestorer, type PlainPair, type Restorer } from './create-restorer.ts';
export {
  type DeidentifyOptions,
  deidentify,
  type FormatBody,
  type MaskOptions,
  mask,
} from './deidentify.ts';
export {
  type DeidentifiedDocument,
  type DocumentContext,
  type DocumentDeidentifier,
  type DocumentSettings,
  deidentifyDocument,
  documentDeidentifier,
} from './document.ts';
export { fhirRules, type RuledFhir } from './fhir-rules.ts';
export { finerFindings } from './finer-findings.ts';
export type { DeidStyle, Manifest, Masked } from './mask.ts';
export { MEASURED, MEASURED_ENGINE, type Measurement } from './measured.ts';
export { compileRestoreTable, type RestoreTable, restoreTableInSteps } from './restore-table.ts';
export { DEID_MANIFEST, type RunFacts, type RunManifest, runManifest } from './run-manifest.ts';
export { newDrift, type RestoreMode, SurrogateRestorer } from './surrogate-restorer.ts';
export { addTally, newTally, type Tally } from './tally.ts';
export type { DriftCounts } from './text-restorer.ts';
export { keyFingerprint } from './transforms/keyed-pseudonyms.ts';
export { RandomTokens, type TokenSource } from './transforms/random-tokens.ts';
export {
  isZip3Vintage,
  NEWEST_ZIP3_VINTAGE,
  type Zip3Vintage,
} from './transforms/zip3-allow-list.ts';
