/** What follows a recall: the use cases concerned are paused, then those who must know are told. */
import { asFailure, type FailureCode } from '../../core/failures.ts';
import type { NewNotice } from './notices.ts';
import type { Recall, RecallRequest } from './recall.ts';

export interface RecallActions {
  /** Stops a use case on all gateways. Absent: nothing is paused. */
  readonly pause?: (useCase: string) => Promise<unknown>;
  /** Takes a notice that must reach somebody. Durable when resolved, with whether anybody receives it. Absent: nobody is told. */
  readonly notify?: (notice: NewNotice) => Promise<boolean>;
}

export interface RecallEffects {
  readonly paused: readonly string[];
  /** Use cases that could not be paused, and why: they go on. */
  readonly notPaused: Readonly<Record<string, FailureCode>>;
  readonly isNotified: boolean;
  /** Why not, where somebody should have been: `outputs.notices` names nobody, and the notice waits. */
  readonly notNotified?: 'no_receiver';
}

/**
 * One use case that cannot be paused does not keep the others going, and all of it is told.
 *
 * @throws Failure what `notify` throws; what is paused stays so
 */
export async function actOnRecall(
  recall: Recall,
  request: RecallRequest,
  { pause, notify }: RecallActions,
): Promise<RecallEffects> {
  const paused: string[] = [];
  const notPaused: Record<string, FailureCode> = {};
  for (const useCase of pause === undefined ? [] : Object.keys(recall.useCases)) {
    try {
      await pause?.(useCase);
      paused.push(useCase);
    } catch (thrown) {
      notPaused[useCase] = asFailure(thrown).code;
    }
  }
  const facts = noticeOf(recall, request, paused, notPaused);
  const isNotified = (await notify?.({ kind: 'outputs_recalled', facts })) ?? false;
  const isUnheard = notify !== undefined && !isNotified;
  return { paused, notPaused, isNotified, ...(isUnheard && { notNotified: 'no_receiver' }) };
}

/** Value-free: whoever receives it asks the gateway for the rest, and is on record then. */
function noticeOf(
  { id, outputs, verified, useCases, users, patients }: Recall,
  { model, version, prompt }: RecallRequest,
  paused: readonly string[],
  notPaused: Readonly<Record<string, FailureCode>>,
): NewNotice['facts'] {
  return {
    recall: id,
    ...(model !== undefined && { model }),
    ...(version !== undefined && { version }),
    ...(prompt !== undefined && { prompt }),
    outputs,
    verified: { ...verified },
    useCases: { ...useCases },
    users: users.length,
    patients: patients.count,
    paused: [...paused],
    notPaused: Object.keys(notPaused),
  };
}
