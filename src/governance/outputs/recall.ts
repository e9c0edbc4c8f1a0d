/**
 * Recall: every output, patient, user and acceptance that a faulty model or prompt has touched. (The third and fourth
 * use case of HL7's AI Transparency on FHIR: find all output of a model, or of an input, that was found faulty.)
 *
 * Where it cannot be told whether an output belongs, it does: one whose answer did not say which version made it
 * counts for every version, and one whose end is not on record may have been read.
 */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import { type LedgerRecord, patientLookup } from '../../ledger/index.ts';
import type { Output, OutputPrincipal } from './output.ts';
import type { OutputQuery, OutputStore, OutputTally, StoredOutput } from './output-store.ts';
import type { OutputEvent, OutputPage, PageOptions } from './outputs.ts';
import { type OutputKeys, unsealPatients } from './traces.ts';

/** A word of the kind that models, versions and prompts are called by. It goes on record. */
const word = () => z.string().regex(/^[A-Za-z0-9][\w.:/@+-]{0,127}$/);
const instant = () =>
  z.union([z.iso.datetime({ offset: true }), z.iso.date()]).transform((text) => Date.parse(text));

/**
 * - `model`: an upstream's name, the name configured for it, or the id that its answers report; `version` of it:
 *   see `OutputQuery.version`
 * - `prompt`: a version as callers name it, or the mark of a prompt
 * - `from`, `to`: ISO 8601, of the request; from, inclusive, to, exclusive
 * - `listPatients`: give the references of the patients, too: on record
 * - `among`: which of these patients are concerned: references
 * - `after`, `count`: which page of the outputs themselves; a count of 0 for none
 */
export const recallSchema = z
  .strictObject({
    model: word().exactOptional(),
    version: word().exactOptional(),
    prompt: word().exactOptional(),
    useCase: word().exactOptional(),
    from: instant().exactOptional(),
    to: instant().exactOptional(),
    listPatients: z.boolean().exactOptional(),
    among: z.array(z.string().min(1).max(128)).max(LIMITS.recallPatientsMax).exactOptional(),
    after: z.number().int().min(0).exactOptional(),
    count: z.number().int().min(0).max(LIMITS.outputsPageMax).exactOptional(),
  })
  .superRefine(({ model, version, prompt }, context) => {
    const fault = (path: string) => context.addIssue({ code: 'custom', path: [path] });
    if (model === undefined && prompt === undefined) fault('model');
    if (version !== undefined && model === undefined) fault('version');
  });

export type RecallRequest = z.output<typeof recallSchema>;

/** @throws Failure invalid_value with `at` */
export function parseRecall(body: Json): RecallRequest {
  const parsed = recallSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Failure('invalid_value', { at: parsed.error.issues[0]?.path.join('.') || 'body' });
}

export interface Recall {
  /** Of this recall, as it is on record. */
  readonly id: string;
  readonly outputs: number;
  /** Those without verification under `none`. */
  readonly verified: OutputTally['verified'];
  /** Outputs by use case. */
  readonly useCases: OutputTally['useCases'];
  readonly users: readonly string[];
  readonly verifiers: readonly string[];
  readonly patients: {
    readonly count: number;
    /** As under `Output.patients`. */
    readonly lookups: readonly string[];
    /** Where they were asked for. */
    readonly references?: readonly string[];
    /** Of the lookups, those that no sealed reference belongs to: recorded by an older version, or erased. */
    readonly unresolved?: number;
    /** Of those asked about, those concerned. */
    readonly among?: readonly string[];
  };
  readonly page: OutputPage<Output>;
}

interface RecallContext {
  readonly principal: OutputPrincipal;
  readonly store: Pick<OutputStore, 'find' | 'tally'>;
  readonly keys: OutputKeys;
  readonly record: (entry: OutputEvent) => Promise<unknown>;
  readonly event: (id: string, facts: JsonObject & { readonly event: string }) => LedgerRecord;
  readonly page: (query: OutputQuery, options: PageOptions) => Promise<OutputPage<Output>>;
  readonly newId: () => string;
}

/** @throws Failure ledger_unavailable: nothing is told that is not on record */
export async function recallOutputs(
  request: RecallRequest,
  { principal, store, keys, record, event, page, newId }: RecallContext,
): Promise<Recall> {
  const { after, count, listPatients = false, among, from, to, ...names } = request;
  const query = queryOf(request);
  const { lookups, ...tally } = await store.tally(query);
  const id = newId();
  await record({
    record: event(id, {
      event: 'outputs_recalled',
      ...names,
      ...(from !== undefined && { from: new Date(from).toISOString() }),
      ...(to !== undefined && { to: new Date(to).toISOString() }),
      caller: principal.caller,
      outputs: tally.outputs,
      patients: lookups.length,
      listed: listPatients,
      askedAbout: among?.length ?? 0,
    }),
    keep: { user: principal.user },
  });

  const known = new Set(lookups.map(hex));
  const lookupOf = (reference: string) => hex(patientLookup(reference, keys.index));
  const references = listPatients ? await referencesOf(query, store, keys) : undefined;
  const resolved = new Set(references?.map(lookupOf));
  return {
    id,
    ...tally,
    patients: {
      count: lookups.length,
      lookups: [...known],
      ...(references !== undefined && {
        references,
        unresolved: [...known].filter((lookup) => !resolved.has(lookup)).length,
      }),
      ...(among !== undefined && { among: among.filter((each) => known.has(lookupOf(each))) }),
    },
    page:
      count === 0
        ? { outputs: [] }
        : await page(query, {
            ...(after !== undefined && { after }),
            ...(count !== undefined && { count }),
          }),
  };
}

async function* everyOutput(
  query: OutputQuery,
  store: Pick<OutputStore, 'find'>,
): AsyncGenerator<StoredOutput> {
  for (let after = -1; ; ) {
    const outputs = await store.find(query, after, LIMITS.outputsPageMax);
    yield* outputs;
    const last = outputs.at(-1);
    if (last === undefined) return;
    after = last.index;
  }
}

function queryOf({ model, version, prompt, useCase, from, to }: RecallRequest): OutputQuery {
  return {
    ...(model !== undefined && { model }),
    ...(prompt !== undefined && { prompt }),
    ...(version !== undefined && { version }),
    ...(useCase !== undefined && { useCase }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/** Each once, sorted. */
async function referencesOf(
  query: OutputQuery,
  store: Pick<OutputStore, 'find'>,
  keys: OutputKeys,
): Promise<string[]> {
  const found = new Set<string>();
  for await (const { id, kept } of everyOutput(query, store)) {
    for (const reference of unsealPatients(id, kept, keys.vault) ?? []) found.add(reference);
  }
  return [...found].sort();
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
