/** The online path: a caller's request in, an answer out. Read `exchange.ts` first. */
export { openAuthenticator } from './caller.ts';
export { type Call, exchange, type Reply, type Steps } from './exchange.ts';
export { newMetrics } from './metrics.ts';
export { modelsOf } from './models.ts';
export { changeEntry, openRecorder } from './recorder.ts';
export { openRoutes } from './route.ts';
export { type RunningServer, startServer } from './server.ts';
export { openTracing } from './tracing.ts';
export { openUpstreams } from './upstreams/open.ts';
