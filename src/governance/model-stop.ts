/**
 * A silent change of the model: an upstream has answered with another one than the use case was approved and
 * tested with, so the use case stops until it is approved again (P7, P10 of the knowledge that governance rests on).
 */
import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import type { Register } from './register/register.ts';
import { modelChanged, pause, stopsOf, type UseCase, type UseCases } from './use-cases/index.ts';

export interface ModelSeen {
  readonly upstream: string;
  readonly useCase: string;
  /** As far as it looks like an id. */
  readonly reported: string | undefined;
}

/** Who stops a use case when no person does. */
const GATEWAY = 'gateway';
/** Others may write the same document at the same time. */
const TRIES_MAX = 5;

/** In force on every gateway within a second when resolved. @throws Failure of the register */
export async function stopForModel(
  register: Register,
  useCases: UseCases,
  seen: ModelSeen,
  clock: Clock,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const snapshot = await register.current();
    const useCase = useCases.find(seen.useCase, snapshot);
    const stopped = useCase && stoppedBy(useCase, seen, clock.now());
    if (stopped === undefined || stopped === useCase) return;
    const isConfigured = useCase?.approvedBy === 'configuration';
    const kind = isConfigured ? 'use-case-stop' : 'use-case';
    try {
      await register.write({
        kind,
        id: seen.useCase,
        body: (isConfigured ? stopsOf(stopped) : stopped) as unknown as Json,
        expected: snapshot.get(kind, seen.useCase)?.revision,
        actor: GATEWAY,
        action: 'model_changed',
      });
      return;
    } catch (thrown) {
      const isConflict = thrown instanceof Failure && thrown.code === 'revision_conflict';
      if (!isConflict || tries === TRIES_MAX) throw thrown;
    }
  }
}

/** The same document where it has been stopped for this already, or nothing of it is live. */
function stoppedBy(useCase: UseCase, { upstream, reported }: ModelSeen, at: number): UseCase {
  const seen = { upstream, reported: reported ?? 'withheld', by: GATEWAY };
  const changed = modelChanged(useCase, seen, at);
  if (changed instanceof Failure) return useCase;
  if (changed !== useCase || useCase.stops.some(({ by }) => by === GATEWAY)) return changed;
  // Pinned by the configuration of the upstream alone.
  const paused = pause(useCase, { by: GATEWAY, reason: 'provider', note: 'model changed' }, at);
  return paused instanceof Failure ? useCase : paused;
}
