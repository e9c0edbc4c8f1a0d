/** The online path: a caller's request in, an answer out. Read `exchange.ts` first. */
export { type AuthenticatorOptions, openAuthenticator } from './caller.ts';
export { type Call, exchange, type Reply, type Steps } from './exchange.ts';
export { type Metrics, newMetrics } from './metrics.ts';
export { openRecorder } from './recorder.ts';
export { openRoutes } from './route.ts';
export { type Readiness, type RunningServer, startServer } from './server.ts';
export { openTracing, type Tracing } from './tracing.ts';
export { openUpstreams, type UpstreamConfig } from './upstreams/open.ts';
