/** The lifecycle of use cases: what is registered, who approved it, what is in force. */
export { REQUIRED, reviewStandings, tierOf } from './approvals.ts';
export {
  goLive,
  meetCondition,
  recordAcceptance,
  review,
  type Site,
} from './approving.ts';
export {
  type ConfiguredUseCase,
  fromConfig,
  parseUseCaseStops,
  stopsOf,
} from './configured.ts';
export { type Content, contentSchema } from './content.ts';
export { change, draft, handOver, raiseTier, submitForReview, submitIntake } from './drafting.ts';
export {
  changesBetween,
  FACET_OF,
  REVIEW_ROLES,
  type ReviewRole,
  ROLES_OF,
} from './facets.ts';
export {
  factsOf,
  inForce,
  lackingOf,
  mayRestore,
  nextExpiry,
  type Treatment,
  treatmentOf,
  type UseCaseFacts,
  unregistered,
} from './in-force.ts';
export {
  type IntakeAnswers,
  QUESTIONNAIRE,
  QUESTIONNAIRE_EDITION,
  riskOf,
  runsInHouse,
  type Tier,
} from './questionnaire.ts';
export { expectedModel, modelChanged, pause, resume, retire } from './stopping.ts';
export {
  parseUseCase,
  STOP_REASONS,
  type StopReason,
  type UseCase,
  useCaseSchema,
} from './use-case.ts';
export { openUseCases, type UseCaseDocuments, type UseCases } from './use-cases.ts';
