/** The admin API: all of its routes, in the order in which documents list them. */
import type { Route } from './route.ts';
import { keyRoutes } from './routes/keys.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { modelRoutes } from './routes/models.ts';
import { policyRoutes } from './routes/policies.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { whoamiRoutes } from './routes/whoami.ts';

export const ROUTES: readonly Route[] = [
  ...whoamiRoutes,
  ...keyRoutes,
  ...sessionRoutes,
  ...ledgerRoutes,
  ...modelRoutes,
  ...policyRoutes,
];
