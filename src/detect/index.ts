/** Texts → findings: where identifiers stand, what they are, and why we think so. */

export { ABLATIONS, type Ablation, detectWithout } from './ablation.ts';
export { compileRecognizers, type Recognizer, type Recognizers } from './custom/recognizers.ts';
export {
  detect,
  detectAll,
  detectStructured,
  ENGINE_VERSION,
  engineName,
} from './detect.ts';
export { ENGINE_DIGEST_FILE, engineDigest } from './engine.ts';
export { indexKnown, joinKnown, type KnownIndex } from './known/known-index.ts';
export {
  type DetectionModel,
  findingsOf,
  type ModelFindings,
  type ModelReading,
  type ModelSettings,
  openModel,
} from './model/open-model.ts';
export { isBehindArticle, isPluralOfWord, namesInPlural, pluralOfName } from './plural-names.ts';
export { evidenceFor } from './tagger/evidence.ts';
