/**
 * The ledger as the exchange uses it, and whether it can be relied on. An entry that could not be
 * written leaves a gap; as soon as the ledger takes entries again, the gap itself goes on record.
 */
import type { Clock } from '../core/clock.ts';
import { newExchangeId } from '../core/exchange-id.ts';
import { type ChangeRecorder, changeOutcome } from '../governance/index.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Entry } from './records.ts';

export interface Recorder {
  /** Durable when resolved. @throws Failure ledger_unavailable */
  record(entry: Entry): Promise<void>;
  /** Resolves when nothing is missing, or the gap could be recorded. @throws as `record` */
  probe(): Promise<void>;
}

/** @param appended told the duration of each append, in seconds */
export function openRecorder(
  ledger: Pick<Ledger, 'append'>,
  clock: Clock,
  appended: (seconds: number) => void,
): Recorder {
  let missed = 0;
  return {
    async record({ record, secrets = {}, patients = [], keep = {} }) {
      const began = performance.now();
      try {
        await ledger.append(record, secrets, { patients, keep });
      } catch (thrown) {
        missed += 1;
        throw thrown;
      }
      appended((performance.now() - began) / 1000);
    },

    async probe() {
      if (missed === 0) return;
      const count = missed;
      missed = 0; // so that of two probes at once only one reports the gap
      try {
        await ledger.append({
          kind: 'event',
          at: new Date(clock.now()).toISOString(),
          exchange: newExchangeId(clock),
          event: 'entries_missed',
          count,
        });
      } catch (thrown) {
        missed += count;
        throw thrown;
      }
    },
  };
}

/** Changes of the register, as the ledger keeps them: who made one stands beside the tree. */
export function changeRecorder({ record }: Pick<Recorder, 'record'>, clock: Clock): ChangeRecorder {
  return {
    async change(change, { at, actor }) {
      const exchange = newExchangeId(clock);
      await record({
        record: { kind: 'event', at: new Date(at).toISOString(), exchange, ...change },
        keep: { user: actor },
      });
      return exchange;
    },
    async outcome(exchange, outcome) {
      const at = new Date(clock.now()).toISOString();
      await record({ record: { kind: 'event', at, exchange, ...changeOutcome(outcome) } });
    },
  };
}
