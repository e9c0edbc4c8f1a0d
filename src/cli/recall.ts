/** `chaperone recall`: what a faulty model or prompt has touched and, in the same call, pausing it and telling people. */
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import { openLog } from '../core/log.ts';
import { changeEntry, newExchangeId, openRecorder } from '../gateway/index.ts';
import {
  actOnRecall,
  openNotices,
  openOutputs,
  openRegister,
  outputsRecalled,
  parseRecall,
  pauseUseCase,
  type Recall,
  type RecallEffects,
  type RecallRequest,
  reviewerRules,
  STOP_REASONS,
  type StopReason,
} from '../governance/index.ts';
import { openLedger } from '../ledger/index.ts';
import type { Store } from '../store/index.ts';
import type { Keys } from '../vault/index.ts';
import type { Command } from './command.ts';
import { readConfig } from './config-file.ts';
import { DATA_FLAGS, DATA_USAGE, withSecrets } from './data.ts';

export const command: Command = {
  name: 'recall',
  summary: 'find what a faulty model or prompt has touched; pause it; tell people',
  usage: `
chaperone recall --model NAME [--version V] [--prompt-version P] --by USER [flags]
chaperone recall --prompt-version P --by USER [flags]

Prints counts, use cases, users and verifiers as JSON. What was asked for, and by whom, is on record.

  --model NAME         an upstream, the model configured for it, or the id that its answers report
  --version V          of that model: the reported id, or what stands after the model's name in it;
                       outputs whose version is not known are found with every version
  --prompt-version P   as callers name it (Chaperone-Prompt-Version), or the mark of a prompt
  --use-case ID        of this use case alone
  --from T  --to T     ISO 8601, of the request: from, inclusive, to, exclusive
  --by USER            who recalls
  --outputs FILE       writes a line of JSON for each output
  --patients FILE      writes the references of the patients concerned, one a line
  --pause REASON       pauses the use cases concerned, on all gateways within a second:
                       ${STOP_REASONS.join(', ')}
  --notify             sends a value-free notice to outputs.notices, until it arrives
${DATA_USAGE}

Exits with 1 when a use case could not be paused.
`,
  async run(args) {
    const { values } = parseArgs({ args, options: FLAGS });
    const { by, pause, notify, outputs, patients } = values;
    if (by === undefined || by === '') throw wrong('--by', 'say who recalls: it goes on record');
    const request = requestOf(values);
    const reason = pause === undefined ? undefined : reasonOf(pause);
    const { config } = readConfig(values.config);
    return await withSecrets(values, { mayCreate: false }, async (store, keys) => {
      await using site = await openSite(store, keys, config, by);
      const recall = await site.recall(request);
      // First what cannot wait.
      const effects = await actOnRecall(recall, request, {
        ...(reason !== undefined && { pause: (useCase) => site.pause(useCase, reason) }),
        ...(notify && { notify: site.notices.add }),
      });
      const delivered = notify ? await site.notices.deliver() : 0;
      if (outputs !== undefined)
        await writeLines(outputs, jsonLines(outputsRecalled(request, store.outputs)));
      if (patients !== undefined) await writeLines(patients, recall.patients.references ?? []);
      say(summaryOf(recall, effects, delivered > 0));
      return Object.keys(effects.notPaused).length === 0 ? 0 : 1;
    });
  },
};

const FLAGS = {
  ...DATA_FLAGS,
  model: { type: 'string' },
  version: { type: 'string' },
  'prompt-version': { type: 'string' },
  'use-case': { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  by: { type: 'string' },
  outputs: { type: 'string' },
  patients: { type: 'string' },
  pause: { type: 'string' },
  notify: { type: 'boolean', default: false },
} as const;

interface Asked {
  readonly model?: string | undefined;
  readonly version?: string | undefined;
  readonly 'prompt-version'?: string | undefined;
  readonly 'use-case'?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly patients?: string | undefined;
}

function requestOf(asked: Asked): RecallRequest {
  const { model, version, from, to, patients } = asked;
  const prompt = asked['prompt-version'];
  const useCase = asked['use-case'];
  const given = Object.entries({ model, version, prompt, useCase, from, to }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const body = { ...Object.fromEntries(given), listPatients: patients !== undefined, count: 0 };
  return parseRecall(body);
}

function reasonOf(written: string): StopReason {
  const reason = STOP_REASONS.find((each) => each === written);
  if (reason === undefined) throw wrong('--pause', `write one of ${STOP_REASONS.join(', ')}`);
  return reason;
}

/** Whoever holds the secrets of the site is let in by them; the name is for the record. */
const OPERATOR = { caller: 'command-line', roles: [], seesAll: true };

/** The parts of a gateway that a recall needs, beside gateways that go on running. */
async function openSite(store: Store, keys: Keys, config: Config, by: string) {
  const clock = systemClock;
  const log = openLog(config.log.level);
  const newId = () => newExchangeId(clock);
  const { origin } = config.ledger;
  const ledger = await openLedger({
    store: store.ledger,
    key: keys.ledger,
    origin,
    indexKey: keys.index,
  });
  const { record } = openRecorder(ledger, clock, () => undefined);
  const register = await openRegister({
    store: store.register,
    clock,
    record: (change, actor) => record(changeEntry(change, actor, clock)),
  });
  const outputs = openOutputs({
    store: store.outputs,
    ledger: store.ledger,
    record,
    keys,
    clock,
    reviewersOf: reviewerRules(config.outputs),
    newId,
    follow: { isRegular: false },
  });
  const notices = openNotices({
    store: store.notices,
    clock,
    newId,
    receiver: config.outputs.notices,
    failed: ({ kind }, code) => log.warn('notice not delivered', { name: kind, code }),
  });
  return {
    notices,
    recall: (request: RecallRequest) => outputs.recall({ ...OPERATOR, user: by }, request),
    pause: (useCase: string, reason: StopReason) =>
      pauseUseCase(useCase, {
        register,
        configured: config.useCases,
        by,
        reason,
        at: clock.now(),
      }),
    async [Symbol.asyncDispose]() {
      await outputs.close();
      await register.close();
      await ledger.close();
    },
  };
}

function summaryOf(recall: Recall, effects: RecallEffects, isDelivered: boolean) {
  const { id, outputs, verified, useCases, users, verifiers, patients } = recall;
  const { count, unresolved } = patients;
  const { paused, notPaused, isNotified } = effects;
  return {
    recall: id,
    outputs,
    verified,
    useCases,
    users,
    verifiers,
    patients: { count, ...(unresolved !== undefined && { unresolved }) },
    paused,
    notPaused,
    notice: isNotified ? (isDelivered ? 'delivered' : 'waiting') : 'none',
  };
}

async function* jsonLines(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield JSON.stringify(value);
}

/** For its owner alone: it says who was treated. */
async function writeLines(
  path: string,
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
    throw wrong(
      path,
      cause.code === 'EEXIST' ? 'is there already: name another' : 'cannot be written',
    );
  });
  try {
    for await (const line of lines) await file.appendFile(`${line}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

function say(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

function wrong(at: string, remedy: string): Failure {
  return new Failure('config_invalid', { at, remedy });
}
