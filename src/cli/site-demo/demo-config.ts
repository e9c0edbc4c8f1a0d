/** The configuration of the demonstration: as it is served afterwards, and with the story's identity provider. */
import { type Config, parseConfig } from '../../config.ts';
import { AUDIENCE, ISSUER } from './issuer.ts';
import { DEMO_UPSTREAMS } from './providers.ts';
import { CALLERS } from './staff.ts';

export const PATIENTS_FILE = 'patients.ndjson';
export const CONFIG_FILE = 'chaperone.yaml';

/** Whoever looks around sees what the committee sees, and has its pause button. */
const COMMITTEE = { id: 'committee', roles: ['ethics-committee', 'clinical-lead'] };

/** What the hospital was offered, for `chaperone cost break-even`. */
const PLANNED_SERVER = {
  ...{ name: 'a workstation, planned', currency: 'USD', hardwareCost: 6000, lifetimeMonths: 48 },
  ...{ watts: 250, pricePerKwh: 0.18, staffHoursPerMonth: 2, staffCostPerHour: 70 },
  tokensPerSecond: 60,
};

const written = (callers: readonly object[], more: object) => ({
  data: { folder: '.' },
  patients: { files: PATIENTS_FILE },
  upstreams: DEMO_UPSTREAMS.map(({ name, provider, price }) => ({
    name,
    api: 'rehearsal',
    ...(provider && { provider, hosting: 'outside' }),
    ...(price && { prices: [{ currency: 'USD', input: price[0], output: price[1] }] }),
  })),
  callers,
  // One that the register does not know, so that there is always something to try.
  useCases: [
    { id: 'sandbox', title: 'Sandbox', purposes: ['HTEST'], upstreams: ['house'], phi: 'none' },
  ],
  // This hospital found that its texts say so where they are about substance use.
  labels: { missRateMax: { SUD: 1 } },
  ledger: { origin: 'chaperone.harrow-falls.example/ledger' },
  ...more,
});

/** `chaperone.yaml`: JSON is YAML, and a comment says what it is. */
export function configFile(): string {
  const config = written([...CALLERS.map(({ id, groups }) => ({ id, groups })), COMMITTEE], {
    costs: { hardware: [PLANNED_SERVER] },
  });
  return `# A demonstration: every person and every organisation in it is invented.
# Models are rehearsals; those with a provider stand for models outside.
# chaperone serve --config ${CONFIG_FILE}
${JSON.stringify(config, undefined, 2)}
`;
}

/** The same, with people who log in, on a free port. */
export function storyConfig(folder: string, jwksUri: string): Config {
  const callers = CALLERS.map(({ id, groups }) => ({ id, groups, issuer: ISSUER }));
  const tokens = [{ issuer: ISSUER, audience: AUDIENCE, jwksUri, algorithms: ['ES256'] }];
  const config = written(callers, { tokens, server: { port: 0 } });
  return parseConfig(JSON.stringify(config), { env: {}, folder });
}
