/**
 * What a decision costs with all facts loaded, beside two baselines in the same run that are given the whole set, the
 * schema and every fact: Cedar with the set parsed before (stateful), and Cedar as it comes (stateless). Wall time of
 * one thread; of each request the best of some rounds, so that what others do on a shared machine falls out, and the
 * first row as it comes. Read the ratios. Ends with the targets, each with what was measured.
 *
 *   npm run bench -- policy
 */
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { questionOf } from '../src/policy/entities.ts';
import {
  type AccessRequest,
  type Decision,
  loadPolicy,
  readPolicies,
} from '../src/policy/index.ts';
import { parseRules, type Rule } from '../src/policy/rules.ts';
import { SCHEMA } from '../src/policy/schema.ts';
import { sliced } from '../src/policy/slices.ts';
import { FACTS } from '../src/policy/vocabulary.ts';
import { hospitalRequests, hospitalRules } from './support/hospital-policies.ts';

const SETS = [40, 200, 1000];
const TARGET_SET = 200;
const REQUESTS = 3000;
const ROUNDS = 5;
/** The slow ones are asked less often. */
const BASELINE_REQUESTS = { stateful: 1000, stateless: 60 };
const TARGET_P50_US = 300;
const TARGET_P99_US = 1000;
const AT = Date.UTC(2026, 10, 25);
const EVERYTHING = { facts: new Set(FACTS), groups: 'all' } as const;

const builtIn = readPolicies(['builtin']);
cedar.preparseSchema('bench', SCHEMA);
const targets: [string, boolean][] = [];
const column = (text: string | number, width = 9) => `${text}`.padStart(width);

console.log(
  `${REQUESTS} requests each; µs a decision; ratio: how often it fits into the stateful baseline at p50`,
);
for (const size of SETS) measure(size);
for (const [what, isMet] of targets) console.log(`${isMet ? 'met   ' : 'MISSED'} ${what}`);
process.exitCode = targets.every(([, isMet]) => isMet) ? 0 : 1;

function measure(size: number): void {
  const own = hospitalRules(size - parseRules(builtIn).length);
  const sources = [...builtIn, { name: 'hospital.cedar', text: own }];
  const began = performance.now();
  const rules = parseRules(sources);
  const loadMs = performance.now() - began;
  const again = performance.now();
  const policy = loadPolicy(sources);
  const againMs = performance.now() - again;

  const requests = hospitalRequests(REQUESTS, size);
  const stateful = wholeSet(rules, size);
  assertSame(requests.slice(0, 300), policy.decide, stateful);

  console.log(
    `\n${size} policies, loaded in ${loadMs.toFixed(0)} ms, again in ${againMs.toFixed(1)} ms`,
  );
  console.log(`${''.padEnd(34)}${['p50', 'p99', 'ratio'].map((name) => column(name)).join('')}`);
  const decide = (request: AccessRequest) => policy.decide(request, AT);
  // Callers of other names each round: none of these was decided before.
  const fresh = Array.from({ length: ROUNDS }, (_, round) => renamed(requests, round));
  const cold = times([requests], decide);
  const warm = times(fresh, decide);
  const known = times(
    Array.from({ length: ROUNDS }, () => requests),
    decide,
  );
  const whole = times(
    fresh.map((round) => round.slice(0, BASELINE_REQUESTS.stateful)),
    stateful,
  );
  const bare = times([requests.slice(0, BASELINE_REQUESTS.stateless)], stateless(rules));
  const row = (name: string, measured: Quantiles) => {
    const ratio = `× ${(whole.p50 / measured.p50).toFixed(1)}`;
    const columns = [measured.p50.toFixed(0), measured.p99.toFixed(0), ratio];
    console.log(name.padEnd(34) + columns.map((text) => column(text)).join(''));
  };
  row('Cedar stateless, whole set', bare);
  row('Cedar stateful, whole set', whole);
  row('decide, memo off, from the start', cold);
  row('decide, memo off', warm);
  row('decide, memo on', known);

  const set = sliced(rules, 'bench');
  const sizes = requests.map((request) => set.candidates(request).length).sort((a, b) => a - b);
  const different = new Set(
    requests.map((request) =>
      set
        .candidates(request)
        .map(({ id }) => id)
        .join(),
    ),
  ).size;
  console.log(
    `slices: ${at(sizes, 0.5)} rules at the median, ${at(sizes, 0.99)} at p99, ${sizes.at(-1)} at most; ${different} different ones`,
  );
  if (size !== TARGET_SET) return;
  targets.push(
    [`p50, memo off ≤ ${TARGET_P50_US} µs: ${warm.p50.toFixed(0)}`, warm.p50 <= TARGET_P50_US],
    [`p99, memo off ≤ ${TARGET_P99_US} µs: ${warm.p99.toFixed(0)}`, warm.p99 <= TARGET_P99_US],
  );
}

interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

function renamed(requests: readonly AccessRequest[], round: number): AccessRequest[] {
  return requests.map((request) => {
    const { caller } = request;
    return { ...request, caller: { ...caller, id: `${caller.id}-${round}` } };
  });
}

/** Over the requests, each at its best round. Microseconds. */
function times(
  rounds: readonly (readonly AccessRequest[])[],
  decide: (request: AccessRequest) => unknown,
): Quantiles {
  const best = rounds[0]!.map(() => Number.POSITIVE_INFINITY);
  for (const requests of rounds) {
    for (const [index, request] of requests.entries()) {
      const start = performance.now();
      decide(request);
      best[index] = Math.min(best[index]!, (performance.now() - start) * 1000);
    }
  }
  best.sort((a, b) => a - b);
  return { p50: at(best, 0.5), p99: at(best, 0.99) };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function callOf(request: AccessRequest) {
  return {
    principal: { type: 'Caller', id: request.caller.id },
    action: { type: 'Action', id: request.operation },
    resource: { type: 'Upstream', id: request.upstream.name },
    ...questionOf(request, EVERYTHING),
    validateRequest: true,
  };
}

function textsOf(rules: readonly Rule[]): Record<string, string> {
  return Object.fromEntries(rules.map(({ id, text }) => [id, text]));
}

function wholeSet(rules: readonly Rule[], size: number) {
  const preparsedPolicySetId = `bench ${size}`;
  cedar.preparsePolicySet(preparsedPolicySetId, { staticPolicies: textsOf(rules) });
  return (request: AccessRequest) =>
    cedar.statefulIsAuthorized({
      ...callOf(request),
      preparsedSchemaName: 'bench',
      preparsedPolicySetId,
    });
}

function stateless(rules: readonly Rule[]) {
  const policies = { staticPolicies: textsOf(rules) };
  return (request: AccessRequest) =>
    cedar.isAuthorized({ ...callOf(request), schema: SCHEMA, policies });
}

/** A benchmark of wrong answers would be worth nothing. */
function assertSame(
  requests: readonly AccessRequest[],
  decide: (request: AccessRequest, at: number) => Decision,
  whole: (request: AccessRequest) => cedar.AuthorizationAnswer,
): void {
  const effects = { permit: 0, deny: 0 };
  for (const request of requests) {
    const answer = whole(request);
    const { effect, determining } = decide(request, AT);
    const isSame =
      answer.type === 'success' &&
      (answer.response.decision === 'allow') === (effect === 'permit') &&
      [...answer.response.diagnostics.reason].sort().join() === determining.join();
    if (!isSame) throw new Error('a sliced decision differs from that of the whole set');
    effects[effect] += 1;
  }
  console.log(`\nsame decisions: ${effects.permit} permits, ${effects.deny} denials`);
}
