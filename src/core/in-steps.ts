/** Work that would hold the event loop for long, in steps between which everybody else has a turn. */
import { setImmediate as turn } from 'node:timers/promises';

export interface InSteps<Value> {
  /** At once, with all steps that are left. @throws what a step threw; it is begun anew the next time */
  now(): Value;
  /** Resolves when it is done, or has failed, of which whoever needs it learns then. */
  readonly ready: Promise<void>;
}

export function inSteps<Value>(begin: () => Generator<undefined, Value>): InSteps<Value> {
  let work = begin();
  let made: { readonly value: Value } | undefined;
  const step = (): void => {
    try {
      const { done, value } = work.next();
      if (done === true) made = { value };
    } catch (thrown) {
      work = begin();
      throw thrown;
    }
  };
  const all = async (): Promise<void> => {
    while (made === undefined) {
      await turn();
      if (made === undefined) step();
    }
  };
  return {
    now() {
      while (made === undefined) step();
      return made.value;
    },
    ready: all().catch(() => undefined),
  };
}
