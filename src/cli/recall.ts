/** `chaperone recall`: what a faulty model or prompt has touched and, in the same call, pausing it and telling people. */
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Failure } from '../core/failures.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import { STOP_REASONS } from '../governance/index.ts';
import { askAdmin, CLIENT_USAGE, type ClientFlags } from './admin-client.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'recall',
  summary: 'find what a faulty model or prompt has touched; pause it; tell people',
  usage: `
chaperone recall --model NAME [--version V] [--prompt-version P] [flags]
chaperone recall --prompt-version P [flags]

Prints counts, use cases, users and verifiers as JSON. The gateway decides who may (privacy officers), and has on record who
recalled what. Use cases are paused before anything is told.

  --model NAME         an upstream, the model configured for it, or the id that its answers report
  --version V          of that model: the reported id, or what stands after the model's name in it;
                       outputs whose version is not known are found with every version
  --prompt-version P   as callers name it (Chaperone-Prompt-Version), or the mark of a prompt
  --use-case ID        of this use case alone
  --from T  --to T     ISO 8601, of the request: from, inclusive, to, exclusive
  --outputs FILE       writes a line of JSON for each output
  --patients FILE      writes the references of the patients concerned, one a line
  --pause REASON       pauses the use cases concerned, on all gateways within a second:
                       ${STOP_REASONS.join(', ')}
  --notify             leaves a value-free notice for outputs.notices, which is sent until it arrives
${CLIENT_USAGE}

Exits with 1 when a use case could not be paused, or nobody receives notices.
`,
  async run(args) {
    const { values } = parseArgs({ args, options: FLAGS });
    const { outputs, patients } = values;
    const recall = await ask(bodyOf(values), values);
    if (recall === undefined) return 1;
    if (outputs !== undefined) await writeLines(outputs, outputLines(recall, values));
    if (patients !== undefined) await writeLines(patients, referencesIn(recall));
    const { lookups: _, references: __, ...counted } = objectIn(recall.patients);
    const { page: ___, ...told } = recall;
    process.stdout.write(`${JSON.stringify({ ...told, patients: counted }, null, 2)}\n`);
    const isDone = Object.keys(objectIn(recall.notPaused)).length === 0;
    return isDone && recall.notNotified === undefined ? 0 : 1;
  },
};

const FLAGS = {
  url: { type: 'string' },
  'idempotency-key': { type: 'string' },
  model: { type: 'string' },
  version: { type: 'string' },
  'prompt-version': { type: 'string' },
  'use-case': { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  outputs: { type: 'string' },
  patients: { type: 'string' },
  pause: { type: 'string' },
  notify: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values'];

function bodyOf(values: Values): JsonObject {
  const { outputs, patients, pause, notify } = values;
  return {
    ...what(values),
    ...(patients !== undefined && { listPatients: true }),
    ...(pause !== undefined && { pause }),
    ...(notify !== undefined && { notify }),
    count: outputs === undefined ? 0 : LIMITS.outputsPageMax,
  };
}

function what({ model, version, from, to, ...values }: Values): JsonObject {
  const named = { model, version, from, to };
  const body = { ...named, prompt: values['prompt-version'], useCase: values['use-case'] };
  const given = Object.entries(body).filter((entry): entry is [string, string] => !!entry[1]);
  return Object.fromEntries(given);
}

async function ask(body: JsonObject, flags: ClientFlags): Promise<JsonObject | undefined> {
  const call = { method: 'POST', path: '/recalls', body: JSON.stringify(body) };
  const told = await askAdmin(call, flags);
  return told && objectIn(told.answer);
}

/** All of them: each page is asked for, and on record, as a recall of its own. */
async function* outputLines(first: JsonObject, { url, ...values }: Values): AsyncGenerator<string> {
  for (let page = objectIn(first.page); ; ) {
    for (const output of Array.isArray(page.outputs) ? page.outputs : []) {
      yield JSON.stringify(output);
    }
    if (typeof page.next !== 'number') return;
    const more = { ...what(values), after: page.next, count: LIMITS.outputsPageMax };
    const recall = await ask(more, { url });
    if (recall === undefined) throw wrong('--outputs', 'is not complete: the gateway refused');
    page = objectIn(recall.page);
  }
}

function referencesIn({ patients }: JsonObject): string[] {
  const { references } = objectIn(patients);
  return Array.isArray(references) ? references.map(String) : [];
}

const objectIn = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

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

function wrong(at: string, remedy: string): Failure {
  return new Failure('config_invalid', { at, remedy });
}
