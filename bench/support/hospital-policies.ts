/**
 * A hospital's rules and requests for the policy benchmark, all invented: the built-in set, and rules of its own of
 * which most are about one use case, one upstream, one group or one purpose.
 */
import type { PurposeOfUse } from '../../src/core/purpose.ts';
import type { AccessRequest } from '../../src/policy/index.ts';

const PURPOSES: PurposeOfUse[] = ['TREAT', 'HPAYMT', 'HOPERAT', 'HRESCH', 'BTG', 'PATSFTY'];
const GROUPS = ['oncology', 'surgery', 'billing', 'research', 'emergency', 'radiology'];
const ROLES = ['physician', 'nurse', 'coder', 'researcher', 'pharmacist'];
const LABELS = [['SUD', 'BH', '42CFRPart2'], ['HIV'], ['PSYTHPN', 'MH', 'BH'], ['SEX'], ['GDIS']];
const USE_CASES = 80;
const UPSTREAMS = 12;

/** @param count of the hospital's own rules */
export function hospitalRules(count: number): string {
  const rule = (n: number): string => {
    const useCase = `UseCase::"use-${n % USE_CASES}"`;
    const upstream = `Upstream::"model-${n % UPSTREAMS}"`;
    const group = GROUPS[n % GROUPS.length];
    const role = ROLES[n % ROLES.length];
    switch (n % 8) {
      case 0:
        return `forbid (principal, action, resource) when { context.useCase == ${useCase} }
          unless { context.user.roles.contains("${role}") || context.breakGlass };`;
      case 1:
        return `forbid (principal, action, resource == ${upstream})
          when { resource has region && resource.region != "us-east" };`;
      case 2:
        return `permit (principal in Group::"${group}", action in Action::"exchange", resource)
          when { context.useCase == ${useCase} && context.purpose == Purpose::"TREAT" };`;
      case 3:
        return `forbid (principal, action, resource == ${upstream})
          when { context.purpose == Purpose::"${PURPOSES[n % PURPOSES.length]}" && context.patients > ${10 + n} };`;
      case 4:
        return `forbid (principal, action, resource)
          when { context.useCase == ${useCase} && context.labels.contains(Label::"HIV") };`;
      case 5:
        return `forbid (principal in Group::"${group}", action, resource)
          when { context.useCase == ${useCase} && resource.hosting == Hosting::"outside" && !context.user.isTrained };`;
      case 6:
        return `forbid (principal, action, resource)
          when { context.useCase == ${useCase} && resource has retentionDays && resource.retentionDays > 30 };`;
      default:
        return `forbid (principal, action == Action::"openai-embeddings", resource)
          when { context.useCase == ${useCase} && context.useCase.riskTier == Risk::"high" };`;
    }
  };
  return Array.from({ length: count }, (_, n) => `@id("own-${n}") ${rule(n)}`).join('\n');
}

/** Numbers from 0 to 1, the same in each run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Each of a caller of its own, so that no two are the same to a memory of decisions. */
export function hospitalRequests(count: number, seed: number): AccessRequest[] {
  const random = chance(seed);
  const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  return Array.from({ length: count }, (_, n): AccessRequest => {
    // A few use cases have most of the traffic.
    const useCase = Math.floor(random() ** 2 * USE_CASES);
    const isOutside = random() < 0.7;
    const isSensitive = random() < 0.1;
    return {
      caller: { id: `caller-${seed}-${n}`, groups: [one(GROUPS), one(GROUPS)] },
      user: {
        id: `user-${Math.floor(random() * 2000)}`,
        roles: [one(ROLES)],
        organisation: 'hospital',
        hasMfa: random() < 0.95,
        isTrained: random() < 0.95,
      },
      useCase: {
        id: `use-${useCase}`,
        isRegistered: true,
        isInForce: random() < 0.99,
        state: 'live',
        riskTier: one(['low', 'moderate', 'high']),
        purposes: PURPOSES,
        upstreams: Array.from({ length: 6 }, (_each, at) => `model-${(useCase + at) % UPSTREAMS}`),
        groups: GROUPS,
        roles: ROLES.slice(0, 4),
        needsMfa: useCase % 2 === 0,
        needsTraining: useCase % 3 === 0,
      },
      upstream: {
        name: `model-${(useCase + Math.floor(random() * 6)) % UPSTREAMS}`,
        api: 'openai',
        hosting: isOutside ? 'outside' : 'local',
        ...(isOutside && { provider: 'vendor', retentionDays: 30, trainsOnData: false }),
        agreements: isOutside ? ['baa', 'qsoa'] : [],
        region: 'us-east',
        model: 'large-1',
      },
      labels: isSensitive ? one(LABELS) : [],
      purpose: random() < 0.6 ? 'TREAT' : one(PURPOSES),
      operation: one(['openai-chat', 'anthropic-messages', 'openai-responses']),
      patients: Math.floor(random() * 3),
      breakGlass: random() < 0.02,
      budget: one(['within', 'within', 'within', 'near']),
    };
  });
}
