/** The acceptance suite of a pack: each case asked and judged. */
import { asFailure, Failure } from '../core/failures.ts';
import type { EvaluationCase } from './cases.ts';
import type { Pack } from './pack.ts';
import { judge, judgeNothing } from './properties.ts';
import type { JudgedCase } from './report.ts';
import { type Ask, runPack } from './run-pack.ts';

/** Failures that say something about one answer. Any other would be the same for all cases. */
const OF_THE_ANSWER = new Set([
  'pack_answer_not_json',
  'answer_too_large',
  'guard_stopped',
  'upstream_malformed',
]);

export interface Evaluated {
  readonly cases: JudgedCase[];
  /** As the model servers called themselves; more than one when it changed on the way. */
  readonly models: string[];
}

export interface EvaluateOptions {
  /** Cases of the site's own, after the pack's. */
  readonly site?: readonly EvaluationCase[];
  /** Cases asked at once. */
  readonly jobs?: number;
  readonly tell?: (done: number, of: number) => void;
}

/** @throws Failure of the first case that could not be asked: half a suite is no verdict */
export async function evaluate(
  pack: Pack,
  ask: Ask,
  { site = [], jobs = 1, tell = () => undefined }: EvaluateOptions = {},
): Promise<Evaluated> {
  const asked = [
    ...pack.evaluation.cases.map((one) => ({ one, from: 'pack' as const })),
    ...site.map((one) => ({ one, from: 'site' as const })),
  ];
  const models = new Set<string>();
  const cases = new Array<JudgedCase>(asked.length);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < asked.length) {
      const index = next++;
      const { one, from } = asked[index]!;
      const judged = await judgeCase(pack, one, ask, models);
      cases[index] = { id: one.id, from, groups: { ...one.groups }, ...judged };
      done += 1;
      tell(done, asked.length);
    }
  };
  const stop = (thrown: unknown): never => {
    next = asked.length; // what is under way ends, and nothing more is asked
    throw thrown;
  };
  await Promise.all(Array.from({ length: jobs }, () => work().catch(stop)));
  return { cases, models: [...models].sort() };
}

async function judgeCase(
  pack: Pack,
  { text, resources, expect }: EvaluationCase,
  ask: Ask,
  models: Set<string>,
): Promise<Pick<JudgedCase, 'properties' | 'failure'>> {
  try {
    const run = await runPack(pack, { text, resources }, ask);
    models.add(run.model);
    return { properties: judge(pack, expect, run) };
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (!(thrown instanceof Failure) || !OF_THE_ANSWER.has(failure.code)) throw thrown;
    return { failure: failure.code, properties: judgeNothing(expect) };
  }
}
