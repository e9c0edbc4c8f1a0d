/** Texts → findings: where identifiers stand, what they are, and why we think so. */

export { compileRecognizers, type Recognizers } from './custom/recognizers.ts';
export {
  detect,
  detectAll,
  detectStructured,
  ENGINE_VERSION,
} from './detect.ts';
export { indexKnown, type KnownIndex } from './known/known-index.ts';
