/** Use cases, providers, obligations: what the decision needs to know, and what it asks of us. */
export { type ConsentCheck, consentObligations } from './consent.ts';
export { type Duties, dutiesOf } from './obligations.ts';
export { providerFacts } from './providers.ts';
export { openUseCases, type Treatment } from './use-cases.ts';
