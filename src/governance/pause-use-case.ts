/** A pause, written so that all gateways hold it within a second: for use cases of the register and of the file alike. */
import { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import type { Change, Register } from './register/register.ts';
import type { Snapshot } from './register/snapshot.ts';
import {
  type ConfiguredUseCase,
  fromConfig,
  parseUseCase,
  parseUseCaseStops,
  pause,
  type StopReason,
  stopsOf,
} from './use-cases/index.ts';

export interface PauseOptions {
  readonly register: Pick<Register, 'current' | 'write'>;
  /** Of the configuration. */
  readonly configured: readonly ConfiguredUseCase[];
  readonly by: string;
  readonly reason: StopReason;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * On record and stored when resolved.
 *
 * @throws Failure policy_denied for a use case that is registered nowhere; lifecycle_*, governance_unavailable,
 *   ledger_unavailable, revision_conflict when others keep changing it
 */
export async function pauseUseCase(id: string, options: PauseOptions): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const change = changeFor(id, await options.register.current(), options);
    try {
      await options.register.write(change);
      return;
    } catch (thrown) {
      // What is paused here does not depend on what somebody else has just written.
      const isRace = thrown instanceof Failure && thrown.code === 'revision_conflict';
      if (!isRace || attempt === LIMITS.pauseAttemptsMax) throw thrown;
    }
  }
}

function changeFor(
  id: string,
  snapshot: Snapshot,
  { configured, by, reason, at }: PauseOptions,
): Change {
  const written = { id, actor: by, action: 'pause' };
  const document = snapshot.get('use-case', id);
  if (document !== undefined) {
    const paused = kept(pause(parseUseCase(document.body), { by, reason }, at));
    return { ...written, kind: 'use-case', body: asJson(paused), expected: document.revision };
  }
  const useCase = configured.find((each) => each.id === id);
  if (useCase === undefined) throw new Failure('policy_denied', { because: 'unregistered' });
  const stops = snapshot.get('use-case-stop', id);
  const known = fromConfig(useCase, stops && parseUseCaseStops(stops.body));
  const paused = kept(pause(known, { by, reason }, at));
  const body = asJson(stopsOf(paused));
  return { ...written, kind: 'use-case-stop', body, expected: stops?.revision };
}

function kept<T>(result: T | Failure): T {
  if (result instanceof Failure) throw result;
  return result;
}

const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
