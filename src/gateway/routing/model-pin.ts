/**
 * A provider may put another model behind the same name, and says so at most in its answers. Where the
 * model is pinned (`expectModel`), nothing of an answer goes on before it has named that model.
 */
import { Failure } from '../../core/failures.ts';
import type { AnswerSteps } from '../../formats/index.ts';

/**
 * Asked after each piece of an answer that was read: has it named the pinned model by now? False
 * while it has named none.
 *
 * @param pin an id, or the beginning of one and `*`; undefined where any model will do
 * @throws Failure model_changed as soon as it has named another
 */
export function modelPin(pin: string | undefined, seen: AnswerSteps['seen']): () => boolean {
  if (pin === undefined) return () => true;
  let confirmed: string | undefined;
  return () => {
    // Azure sends an event about the prompt first, with an empty name.
    const named = seen.model || confirmed;
    if (named !== confirmed) {
      if (!fits(named!, pin)) throw modelChanged(pin);
      confirmed = named;
    }
    return confirmed !== undefined;
  };
}

export function modelChanged(pin: string): Failure {
  return new Failure('model_changed', { expected: pin });
}

function fits(named: string, pin: string): boolean {
  return pin.endsWith('*') ? named.startsWith(pin.slice(0, -1)) : named === pin;
}
