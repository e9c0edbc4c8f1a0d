/** The admin API, wired: what `app.ts` has made, for those who administer it. */
import { openAdmin as admin, openProvider, openSessions, type Services } from './admin/index.ts';
import type { Config } from './config.ts';
import { ADMIN_PREFIX } from './core/admin-prefix.ts';
import type { Clock } from './core/clock.ts';
import type { FailureCode } from './core/failures.ts';
import type { Log } from './core/log.ts';
import type { Authenticate, Entry } from './gateway/index.ts';
import {
  type Notices,
  type Outputs,
  openCalendar,
  outsideOf,
  type Register,
  readDisclosurePacks,
} from './governance/index.ts';
import type { PatientSource } from './patients/index.ts';
import { loadAdminPolicy, readAdminPolicies } from './policy/index.ts';
import type { Store } from './store/index.ts';
import type { Keys } from './vault/index.ts';

export interface AdminParts {
  readonly config: Config;
  readonly store: Store;
  readonly keys: Keys;
  /** Public key of the ledger, as text. */
  readonly verifier: string;
  readonly authenticate: Authenticate;
  readonly models: Services['models'];
  readonly register: Register;
  readonly exchangePolicy: Services['exchangePolicy'];
  readonly outputs: Outputs;
  readonly notices: Notices;
  readonly patients: Pick<PatientSource, 'find'>;
  record(entry: Entry): Promise<void>;
  refused(code: FailureCode): void;
  served(route: string, status: number, seconds: number): void;
  readonly clock: Clock;
  readonly log: Log;
}

/** @throws Failure config_invalid where the rules are wrong */
export function openAdmin({ config, store, keys, verifier, ...parts }: AdminParts) {
  const { enabled, url, sso, policies, smallSite, sessions: times } = config.admin;
  if (!enabled) return undefined;
  const { clock, record } = parts;
  const { pepper, vault: sealingKey } = keys;
  const calendar = openCalendar(config.costs.timeZone);
  const policy = loadAdminPolicy(readAdminPolicies(policies));
  for (const name of unknownRoles(config, [
    ...policy.rules.map(({ text }) => text),
    ...parts.exchangePolicy.rules().map(({ text }) => text),
    ...(parts.register.known()?.all('use-case') ?? []).map(({ body }) => JSON.stringify(body)),
  ])) {
    parts.log.warn('a role of the configuration that no rule and no use case names', { name });
  }
  const sessions =
    sso && openSessions({ store: store.sessions, pepper, ...times, roles: sso.roles, clock });

  return admin({
    ...parts,
    ...(sessions === undefined ? {} : { sessions, url }),
    replays: { store: store.replays, sealingKey },
    services: {
      keys: store.keys,
      pepper,
      sealingKey,
      rolesOf: (caller) => config.callers.find(({ id }) => id === caller)?.roles ?? [],
      ledger: { store: store.ledger, record, indexKey: keys.index, verifier },
      models: parts.models,
      exchangePolicy: parts.exchangePolicy,
      policy,
      sessions,
      costs: {
        usage: store.usage,
        budgets: config.budgets,
        breakEven: { hardware: config.costs.hardware, outside: outsideOf(config.upstreams) },
        today: () => calendar.day(clock.now()),
      },
      outputs: {
        outputs: parts.outputs,
        async notify(notice) {
          await parts.notices.add(notice);
          return parts.notices.hasReceiver;
        },
        users: config.outputs.users,
        disclosures: readDisclosurePacks(config.outputs.disclosures.packs),
        contact: config.outputs.disclosures.contact,
      },
      governance: {
        register: parts.register,
        versions: store.register,
        useCases: config.useCases,
        providers: config.providers,
        site: smallSite === undefined ? { isSmall: false } : { isSmall: true, because: smallSite },
        async assertPatient(reference) {
          await parts.patients.find(reference);
        },
        isAlertHeard: parts.notices.hasReceiver,
        async alert({ about, to, breakGlass, useCase }) {
          parts.log.warn('break-glass', { code: about, name: breakGlass, useCase });
          await parts.notices.add({ kind: about, facts: { to, breakGlass, useCase } });
        },
      },
    },
    ...(sso && sessions && url
      ? {
          login: {
            provider: openProvider({
              ...sso,
              callback: `${url}${ADMIN_PREFIX}/login/callback`,
              home: `${url}/`,
            }),
            sessions,
            url,
            userClaims: sso.claims.user,
            reading: sso,
            sealingKey,
            record,
            clock,
          },
        }
      : {}),
  });
}

/** Whoever has one by a slip of the pen may do nothing by it, and is told `not_permitted` alone. */
function unknownRoles(
  { callers, admin: { sso }, useCases, outputs }: Config,
  texts: readonly string[],
): readonly string[] {
  const written = [
    ...callers.flatMap(({ roles }) => roles),
    ...Object.values(sso?.roles ?? {}).flat(),
  ];
  const all = [...texts, JSON.stringify([useCases, outputs.reviewers.roles])];
  return [...new Set(written)].filter(
    (role) => !all.some((text) => text.includes(JSON.stringify(role))),
  );
}
