/** Use cases, providers, obligations: what the decision needs to know, and what it asks of us. */

export { assertAgreed, type Payload } from './agreement-gate.ts';
export {
  type Alert,
  BREAK_GLASS_REASONS,
  type BreakGlass,
  type BreakGlassRequest,
  breakGlassSchema,
  closeBreakGlass,
  isBroken,
  isOpen,
  openBreakGlass,
  overdueReviews,
  parseBreakGlass,
  reviewBreakGlass,
} from './break-glass/break-glass.ts';
export { type ConsentCheck, type Consented, consentOf } from './consent.ts';
export { type InForce, openGovernance } from './in-force.ts';
export * from './inventory/index.ts';
export { cutToInputs, type MinimumNecessary } from './minimum-necessary.ts';
export { type Duties, dutiesOf } from './obligations.ts';
export {
  type ChangeRecord,
  openRegister,
  type Register,
  type RegisterOptions,
} from './register/register.ts';
export type {
  Document,
  DocumentKind,
  RegisterStore,
  Revision,
} from './register/register-store.ts';
export { type ContentLabels, labelsOfContent } from './sensitivity.ts';
export * from './use-cases/index.ts';
