/**
 * Sensitivity labels, computed from codes and from narrative: which parts of a request the law or the patient guards
 * more than the rest. `docs/labels.md` says from what, how well, and what a label does not say.
 */
export {
  assess,
  DEFAULT_THRESHOLDS,
  labelsOfText,
  type MissRateThresholds,
  missRateHigh,
  presumed,
  type Sensitivities,
  type Sources,
} from './assess.ts';
export { labelsOfFhir } from './fhir.ts';
export { labelsOfHl7v2 } from './hl7v2.ts';
export { RULES_VERSION } from './lexicon.ts';
export { APPLIES } from './narrative.ts';
export { turnedAt } from './turned.ts';
