/** The acceptance suite of a pack: each case asked and judged, one after the other. */
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

/**
 * @param site cases of the site's own, after the pack's
 * @throws Failure of the first case that could not be asked: half a suite is no verdict
 */
export async function evaluate(
  pack: Pack,
  site: readonly EvaluationCase[],
  ask: Ask,
  tell: (done: number, of: number) => void,
): Promise<Evaluated> {
  const asked = [
    ...pack.evaluation.cases.map((one) => ({ one, from: 'pack' as const })),
    ...site.map((one) => ({ one, from: 'site' as const })),
  ];
  const models = new Set<string>();
  const cases: JudgedCase[] = [];
  for (const { one, from } of asked) {
    const head = { id: one.id, from, groups: { ...one.groups } };
    cases.push({ ...head, ...(await judgeCase(pack, one, ask, models)) });
    tell(cases.length, asked.length);
  }
  return { cases, models: [...models] };
}

async function judgeCase(
  pack: Pack,
  { text, resources, expect }: EvaluationCase,
  ask: Ask,
  models: Set<string>,
): Promise<Pick<JudgedCase, 'properties' | 'failure'>> {
  try {
    const given = { text, resources: resources as never };
    const run = await runPack(pack, given, ask);
    models.add(run.model);
    return { properties: judge(pack, expect, run) };
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (!(thrown instanceof Failure) || !OF_THE_ANSWER.has(failure.code)) throw thrown;
    return { failure: failure.code, properties: judgeNothing(expect) };
  }
}
