/** A use case in force that carries nothing unusual, for a provider with whom all was agreed: what tests change, they say. */
import { type ContentLabels, type InForce, unregistered } from '../governance/index.ts';

const PROVIDER: InForce['provider'] = {
  id: 'p',
  title: 'P',
  agreements: [
    { id: 'baa-1', kind: 'baa', reference: 'archive 1', signedBy: 'Counsel', from: '1960-01-01' },
  ],
  takesOn: [],
  references: [],
  subprocessors: [],
};

export const IN_FORCE: InForce = {
  facts: unregistered('u'),
  phi: 'expected',
  inputs: [],
  approved: { sensitivity: [], upstreams: [], prompts: [] },
  version: 1,
  requiresAcceptance: false,
  stopped: undefined,
  mayRestore: () => true,
  expectedModel: () => undefined,
  treatment: () => ({ style: 'surrogate', guard: 'off', restore: true }),
  provider: PROVIDER,
  isGlassBroken: () => false,
};

/** Of a content in which nothing is sensitive. */
export const NO_LABELS: ContentLabels = {
  found: [],
  classes: [],
  presumed: [],
  confidentiality: 'N',
  refrains: [],
  isPart2: false,
};
