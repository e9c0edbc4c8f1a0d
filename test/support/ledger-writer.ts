/**
 * A gateway's ledger in a process of its own, to be killed: appends until it is, or until it has
 * done its share, and says on stdout what was acknowledged, line by line, before it goes on.
 */
import { createPrivateKey } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openLedger } from '../../src/ledger/index.ts';
import { openStore } from '../../src/store/index.ts';

export interface WriterOptions {
  readonly name: string;
  readonly folder: string;
  readonly url?: string;
  readonly key: string;
  readonly origin: string;
  /** Appends to make; without it, until killed. */
  readonly appends?: number;
  /** Kills itself at this step of a commit, some commits after the start. */
  readonly crash?: 'before the commit' | 'during the commit' | 'after the commit';
}

const CONCURRENT = 8;
const CRASH_AT_COMMIT = 5;

const options: WriterOptions = JSON.parse(process.argv[2]!);
const store = await openStore(options);
const ledger = await openLedger({
  store: { ...store.ledger, commit: crashing(store.ledger.commit) },
  key: createPrivateKey(options.key),
  origin: options.origin,
  indexKey: new Uint8Array(32),
});

let next = 0;
const goesOn = () => options.appends === undefined || next < options.appends;
await Promise.all(
  Array.from({ length: CONCURRENT }, async () => {
    while (goesOn()) {
      const exchange = `${options.name}-${next++}`;
      const at = new Date().toISOString();
      const { index } = await ledger.append(
        { kind: 'event', at, exchange },
        { body: exchange },
        { patients: ['Patient/1'], keep: { user: 'dr-x' } },
      );
      // Synchronous: once the parent can read it, it was acknowledged.
      writeSync(1, `${index} ${exchange}\n`);
    }
  }),
);
await ledger.close();
await store.close();

function crashing(commit: typeof store.ledger.commit): typeof store.ledger.commit {
  let commits = 0;
  return async (step) => {
    commits += 1;
    const isTime = commits === CRASH_AT_COMMIT;
    if (isTime && options.crash === 'before the commit') process.kill(process.pid, 'SIGKILL');
    const committed = commit(step);
    if (isTime && options.crash === 'during the commit') process.kill(process.pid, 'SIGKILL');
    const outcome = await committed;
    if (isTime && options.crash === 'after the commit') process.kill(process.pid, 'SIGKILL');
    return outcome;
  };
}
