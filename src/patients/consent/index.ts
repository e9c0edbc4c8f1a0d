/** Patients' consents: read, evaluated, and held against what the law asks. See `docs/consent.md`. */
export { authorizationFaults } from './authorization.ts';
export { evaluateConsent } from './evaluate.ts';
export { LAW } from './law.ts';
export type { ConsentQuestion } from './match.ts';
export { type Consent, readConsent } from './read.ts';
export { isOfAnother } from './references.ts';
