/** Use cases, providers, obligations: what the decision needs to know, and what it asks of us. */

export { agreementsFor, assertAgreed, type Payload } from './agreement-gate.ts';
export { approvedPrompts, assertApproved } from './approval-gate.ts';
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
export { sealReason, unsealReason } from './break-glass/reason.ts';
export { type ConsentCheck, type Consented, consentOf, withDuties } from './consent.ts';
export {
  type BreakEvenReport,
  type BreakEvenSite,
  breakEvens,
  outsideOf,
} from './cost/break-evens.ts';
export { type Budget, budgetSchema, parseBudget } from './cost/budget.ts';
export type { BudgetState } from './cost/budgets.ts';
export { type Calendar, DAY_MS, openCalendar } from './cost/calendar.ts';
export { followBudgets } from './cost/follow-budgets.ts';
export {
  FORECAST_COVERAGE,
  FORECAST_DAYS_MIN,
} from './cost/forecast.ts';
export { type Forecasts, forecastsOf } from './cost/forecasts.ts';
export { type Price, priceAt } from './cost/prices.ts';
export { rebuildUsage } from './cost/rebuild.ts';
export { ResponseCache } from './cost/response-cache.ts';
export { openSpending, type Spending, type SpendingRequest } from './cost/spending.ts';
export { DIFFERS_BY_FACTOR, estimateTokens, TokenEstimate } from './cost/token-estimate.ts';
export { type UsageRow, userPseudonym } from './cost/usage.ts';
export type {
  UsageGroup,
  UsageGrouping,
  UsageScope,
  UsageStore,
  UsageTotal,
} from './cost/usage-store.ts';
export { exchangeOnRecord } from './exchange-on-record.ts';
export { explainRecord } from './explain-record.ts';
export { type InForce, openGovernance } from './in-force.ts';
export * from './inventory/index.ts';
export { minimumNecessary } from './minimum-necessary.ts';
export { stopForModel } from './model-stop.ts';
export {
  type Duties,
  dutiesOf,
  lackingFor,
  type Receiver,
  receiverOf,
  undischarged,
} from './obligations.ts';
export type { AnswerTexts } from './outputs/answer-texts.ts';
export {
  type NewNotice,
  type Notice,
  type NoticeStore,
  type Notices,
  openNotices,
} from './outputs/notices.ts';
export {
  type Output,
  type OutputEnding,
  type OutputPrincipal,
  VERIFICATION_KINDS,
  VERIFICATION_REASONS,
  type VerificationKind,
} from './outputs/output.ts';
export type {
  OutputQuery,
  OutputReception,
  OutputStep,
  OutputStore,
  OutputTally,
  StoredOutput,
} from './outputs/output-store.ts';
export { type OutputPage, type Outputs, openOutputs } from './outputs/outputs.ts';
export { WRITING_FORMATS } from './outputs/projection.ts';
export { aiSecurityLabel, inlineLabel, provenanceOf } from './outputs/provenance.ts';
export { parseRecall, recallSchema } from './outputs/recall.ts';
export { actOnRecall } from './outputs/recall-actions.ts';
export { reviewerRules } from './outputs/reviewer-rules.ts';
export {
  type OutputTraces,
  openOutputTraces,
  type RequestTrace,
  type Trace,
} from './outputs/traces.ts';
export { verificationSchema } from './outputs/verification.ts';
export { pauseUseCase } from './pause-use-case.ts';
export {
  openPolicyInForce,
  type PolicyInForce,
  policyDocumentSchema,
} from './policy-in-force.ts';
export {
  type Changes,
  NO_RULE,
  type Replay,
  replay,
} from './policy-replay.ts';
export { changeOutcome, isChange } from './register/changes-on-record.ts';
export {
  type ChangeRecorder,
  openRegister,
  type Register,
  type RegisterOptions,
} from './register/register.ts';
export {
  DOCUMENT_KINDS,
  type Document,
  type DocumentKind,
  type RegisterStore,
  type Revision,
} from './register/register-store.ts';
export {
  type RegisterFault,
  type RegisterSummary,
  verifyRegister,
} from './register/verify-register.ts';
export {
  type ContentLabels,
  type GuardedContent,
  labelsOfContent,
  statedBy,
  withEarlier,
} from './sensitivity.ts';
export * from './use-cases/index.ts';
