/**
 * A provider may put another model behind the same name, and says so at most in its answers. Where the
 * model is pinned (`expectModel`), nothing of an answer goes on before it has named that model.
 */
import { Failure } from '../../core/failures.ts';
import type { AnswerSteps } from '../../formats/index.ts';

export interface ModelPin {
  /**
   * Asked after each piece of an answer that was read: has it named the pinned model by now? False
   * while it has named none.
   *
   * @throws Failure model_changed as soon as it has named another
   */
  isNamed(): boolean;
  /** For an answer that is over, or too long, and has named none. */
  changed(): Failure;
}

/** @param pins ids, or beginnings of one with `*` after them: all must fit; none where any model will do */
export function modelPin(pins: readonly string[], seen: AnswerSteps['seen']): ModelPin {
  const changed = () => new Failure('model_changed', { expected: pins });
  let confirmed: string | undefined;
  return {
    isNamed() {
      if (pins.length === 0) return true;
      // Azure sends an event about the prompt first, with an empty name.
      const named = seen.model || confirmed;
      if (named !== confirmed) {
        if (!pins.every((pin) => fits(named!, pin))) throw changed();
        confirmed = named;
      }
      return confirmed !== undefined;
    },
    changed,
  };
}

function fits(named: string, pin: string): boolean {
  return pin.endsWith('*') ? named.startsWith(pin.slice(0, -1)) : named === pin;
}
