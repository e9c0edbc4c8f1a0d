/** The admin API: all of its routes, in the order in which documents list them. */
import type { Route } from './route.ts';
import { aiSystemRoutes } from './routes/ai-systems.ts';
import { breakGlassRoutes } from './routes/break-glass.ts';
import { costRoutes } from './routes/costs.ts';
import { disclosureRoutes } from './routes/disclosures.ts';
import { keyRoutes } from './routes/keys.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { modelRoutes } from './routes/models.ts';
import { outputRoutes } from './routes/outputs.ts';
import { policyRoutes } from './routes/policies.ts';
import { providerRoutes } from './routes/providers.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { monitoringRoutes } from './routes/use-case-monitoring.ts';
import { useCaseStepRoutes } from './routes/use-case-steps.ts';
import { useCaseRoutes } from './routes/use-cases.ts';
import { whoamiRoutes } from './routes/whoami.ts';

export const ROUTES: readonly Route[] = [
  ...whoamiRoutes,
  ...useCaseRoutes,
  ...useCaseStepRoutes,
  ...monitoringRoutes,
  ...providerRoutes,
  ...breakGlassRoutes,
  ...outputRoutes,
  ...disclosureRoutes,
  ...aiSystemRoutes,
  ...costRoutes,
  ...keyRoutes,
  ...sessionRoutes,
  ...ledgerRoutes,
  ...modelRoutes,
  ...policyRoutes,
];
