/**
 * `chaperone policy test`: the cases beside the policies, run against all of them together; those of the built-in set
 * against the built-in set alone.
 */
import {
  loadPolicy,
  type PolicyPlace,
  parseCases,
  parseRules,
  readPolicyPlaces,
  runCase,
} from '../../policy/index.ts';

/**
 * @param now what cases without a moment of their own are decided at, milliseconds since 1970
 * @returns the exit code: 1 where a case failed
 * @throws Failure config_invalid for a file that is no policy, or no cases
 */
export function runCases(
  places: readonly PolicyPlace[],
  now: number,
  say: (line: string) => void,
): number {
  const { sources, cases } = readPolicyPlaces(places);
  const whole = loadPolicy(sources);
  const builtIn = loadPolicy(readPolicyPlaces(['builtin']).sources);
  const decided = new Set<string>();
  let failed = 0;
  let passed = 0;
  for (const { name, text, isBuiltIn } of cases) {
    const policy = isBuiltIn ? builtIn : whole;
    for (const one of parseCases(text, name)) {
      const wrong = runCase(policy, one, now);
      for (const rule of policy.decide(one.request, one.at ?? now).determining) decided.add(rule);
      if (wrong.length === 0) {
        passed += 1;
        continue;
      }
      failed += 1;
      say(`FAILED ${name}: ${one.name}`);
      for (const difference of wrong) say(`  ${difference}`);
      const { summary, remedy } = policy.explain(one.request, one.at ?? now);
      say(`  ${summary}${remedy === undefined ? '' : `; ${remedy}`}`);
    }
  }
  const untested = parseRules(sources).filter(({ id }) => !decided.has(id));
  for (const { id } of untested) say(`no case is decided by ${id}`);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
