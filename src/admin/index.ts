/** The admin API: what commands and console do, for the same callers as everything else. */
export { fieldsOf } from './json-schema.ts';
export { openProvider } from './oidc.ts';
export { openApi } from './openapi.ts';
export { adminReference } from './reference.ts';
export type { ReplayStore } from './replays.ts';
export { hasBody, type Route } from './route.ts';
export { ROUTES } from './routes.ts';
export { openAdmin } from './serve.ts';
export type { Services } from './services.ts';
export { openSessions, type Session, type SessionStore } from './sessions.ts';
