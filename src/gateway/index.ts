/** The online path: a caller's request in, an answer out. Read `exchange.ts` first. */
export { askProvider } from './ask-provider.ts';
export {
  type Authenticate,
  type Headers,
  openAuthenticator,
  type Principal,
  personOf,
} from './caller.ts';
export { textIn, wordsIn } from './claims.ts';
export { type Call, exchange, type Reply, type Steps } from './exchange.ts';
export type { BodyConfig } from './json-body.ts';
export { endAnswer } from './linger.ts';
export { newMetrics } from './metrics.ts';
export { modelsOf } from './models.ts';
export { openMasking } from './open-masking.ts';
export { changeRecorder, openRecorder } from './recorder.ts';
export type { Entry } from './records.ts';
export { openRoutes } from './route.ts';
export { frameworkFailure, type RunningServer, startServer } from './server.ts';
export { openTracing } from './tracing.ts';
export { openUpstreams } from './upstreams/open.ts';
export { type UserFactReading, type UserFacts, userFactsIn } from './user-facts.ts';
