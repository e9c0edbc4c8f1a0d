/**
 * `chaperone deid FILE… --out DIR`: each file under the profile into one of the out folder, in the
 * order given, over as many cores as there are. A file is there whole or not at all; what was finished
 * before a crash is not done again.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, readdir, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { asFailure, FAILURES, type FailureCode } from '../../core/failures.ts';
import { addTally, newTally, profileHash, runManifest, type Tally } from '../../deid/index.ts';
import { type DetectionModel, engineDigest, engineName } from '../../detect/index.ts';
import { formatsDigest } from '../../formats/index.ts';
import type { PatientTable } from '../../patients/index.ts';
import { DurableFile } from './durable-file.ts';
import { type FileFormat, formatNamed, formatOf, NO_SUCH_COLUMN, type Packed } from './formats.ts';
import { inOrder } from './in-order.ts';
import { type FileOutcome, writeManifest } from './manifest-file.ts';
import { documentsIn, markedLines } from './marked-lines.ts';
import { outputNames } from './output-names.ts';
import { type Input, type Part, partsOf } from './parts.ts';
import { assertApart, prepareFolder } from './places.ts';
import { openPool, withModel } from './pool.ts';
import type { Progress } from './progress.ts';
import { type EarlierRun, type FinishedFile, RunFile, type RunIdentity } from './run-file.ts';
import { jobsFor, type RunSettings, wrong } from './settings.ts';
import type { Unread, Worked } from './work.ts';

export interface FilesRun {
  readonly files: readonly string[];
  readonly out: string;
  /** By name; by the endings of the files where left out. */
  readonly format: string | undefined;
  readonly isResumed: boolean;
  readonly settings: RunSettings;
  /** Who is known beside the documents. */
  readonly people?: PatientTable | undefined;
  readonly progress: Progress;
  /** A sentence for the operator. */
  readonly tell: (text: string) => void;
}

/**
 * Resolves to the exit code: 1 when any document could not be de-identified.
 *
 * @throws Failure config_invalid before anything is written
 */
export async function runFiles(run: FilesRun): Promise<number> {
  const inputs = await plan(run);
  return await withModel(run.settings.model, (model) => runPlanned(inputs, run, model));
}

async function runPlanned(
  inputs: readonly Input[],
  run: FilesRun,
  model: DetectionModel | undefined,
): Promise<number> {
  const { out, settings, progress } = run;
  const identity = identityOf(run);
  const earlier = await prepareFolder(run, inputs, identity);
  const { todo, done } = await withoutFinished(inputs, out, earlier);

  const total = newTally();
  for (const { tally } of done) addTally(total, tally);
  const outputs = new Set([...earlier.outputs, ...inputs.map(({ name }) => name)]);
  const runFile = await RunFile.create(out, identity, outputs, done);
  const bytes = todo.reduce((sum, input) => sum + input.bytes, 0);
  const pool = openPool(settings.jobs ?? jobsFor(bytes), settings.work, run.people, model);
  const writer = new Writer(out, runFile, run.tell);
  progress.start(todo.length, bytes);
  try {
    await inOrder(
      partsOf(todo, settings.work.open),
      ({ lines, input, head }) =>
        pool.run({
          format: input.format.name,
          documents: documentsIn(lines),
          ...(head !== undefined && { head }),
        }),
      async (worked, part) => {
        await writer.write(part, worked);
        addTally(total, worked.tally);
        progress.advance(part.inputSha256 !== undefined, sizeOf(part));
      },
      pool.capacity,
    );
  } finally {
    progress.end();
    await writer.close();
    await pool.close();
  }
  const isComplete = total.failed === 0;
  const outcomes = new Map(
    [...done.map(asOutcome), ...writer.outcomes].map((one) => [one.name, one]),
  );
  const each = inputs.map(({ name }) => outcomes.get(name)!);
  await writeManifest(out, runManifest(total, settings.facts), identity, each);
  await runFile.close(isComplete);
  return isComplete ? 0 : 1;
}

/** What is wrong with the call is told before anything is written. */
async function plan({ files, out, format: asked, tell }: FilesRun): Promise<Input[]> {
  const named = asked === undefined ? undefined : formatNamed(asked);
  const { names, renamed } = outputNames(files);
  if (renamed > 0) {
    tell(
      `${renamed} of the file names may tell something: these files are written as document-N, N counted in the order given\n`,
    );
  }
  const taken = new Set<string>();
  const inputs: Input[] = [];
  for (const [index, path] of files.entries()) {
    const status = await stat(path).catch(() => undefined);
    if (status === undefined) throw wrong(path, 'no such file');
    if (!status.isFile()) throw wrong(path, 'is no file: name the files in it');
    await access(path, constants.R_OK).catch(() => {
      throw wrong(path, 'cannot be read: look at its permissions');
    });
    const format = named ?? formatOf(path);
    const name = writtenName(names[index]!, format);
    if (taken.has(name)) throw wrong(path, 'two files of one name: run them into two out folders');
    taken.add(name);
    inputs.push({ path, name, bytes: status.size, format });
  }
  await assertApart(out, inputs);
  return inputs;
}

function writtenName(name: string, { writtenExtension }: FileFormat): string {
  if (writtenExtension === undefined) return name;
  return name.slice(0, name.length - extname(name).length) + writtenExtension;
}

function identityOf({ people, settings: { facts, work, model } }: FilesRun): RunIdentity {
  return {
    told: {
      profile: profileHash(facts.profile),
      terms: digestOf(facts.terms),
      engine: engineName(work.operatingPoint, model),
      digest: engineDigest(),
      formats: formatsDigest(),
      key: facts.keyFingerprint ?? null,
      zip3: facts.zip3Vintage,
      asOf: facts.asOf,
      model: model === undefined ? null : digestOf(model),
    },
    withheld: {
      patients: people?.digest ?? null,
      patient: work.patient ?? null,
      patientColumn: work.open.patientColumn ?? null,
      recognizers: digestOf(work.recognizers),
    },
  };
}

const digestOf = (settings: object): string =>
  createHash('sha256').update(JSON.stringify(settings)).digest('hex');

async function withoutFinished(
  inputs: readonly Input[],
  out: string,
  { finished }: EarlierRun,
): Promise<{ todo: readonly Input[]; done: readonly FinishedFile[] }> {
  const present = new Set(await readdir(out));
  const done: FinishedFile[] = [];
  for (const input of inputs) {
    const entry = finished.get(input.name);
    if (entry === undefined || !present.has(input.name)) continue;
    if ((await sha256Of(input.path)) === entry.inputSha256) done.push(entry);
  }
  // Random tokens end with their run: where any file is left to do, those with tokens are done again,
  // or a reference from one to the other would not resolve.
  const kept = done.length < inputs.length ? done.filter((entry) => !hasTokens(entry.tally)) : done;
  const names = new Set(kept.map(({ name }) => name));
  return { todo: inputs.filter(({ name }) => !names.has(name)), done: kept };
}

const hasTokens = (tally: Tally): boolean =>
  Object.keys(tally.methods).some((key) => key.endsWith(' token'));

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

const asOutcome = ({ name, tally }: FinishedFile): FileOutcome => ({
  name,
  outcome: 'whole',
  documents: tally.documents,
  failed: 0,
});

const sizeOf = ({ lines }: Part): number =>
  lines.reduce((sum, { text, end }) => sum + (text?.length ?? 0) + end.length, 0);

/** What to do, where the code alone does not say it. */
const REMEDIES: Readonly<Partial<Record<FailureCode, string>>> = {
  document_not_utf8: FAILURES.document_not_utf8.text,
  document_unknown:
    'no text: zeros in it are of UTF-16 (iconv -f UTF-16LE -t UTF-8) or of a database; PDF, RTF and Office files have to be converted to text, X12 and EDIFACT to JSON or CSV',
  config_invalid: NO_SUCH_COLUMN,
  body_too_large:
    'larger than what is held in memory at once: split it, or below 64 MB give it more memory (NODE_OPTIONS=--max-old-space-size=8192)',
};

/** One output at a time, in the order of the inputs. */
class Writer {
  readonly #out: string;
  readonly #runFile: RunFile;
  readonly #tell: (text: string) => void;
  #file: DurableFile | undefined;
  #records: string[] = [];
  #tally = newTally();
  readonly outcomes: FileOutcome[] = [];

  constructor(out: string, runFile: RunFile, tell: (text: string) => void) {
    this.#out = out;
    this.#runFile = runFile;
    this.#tell = tell;
  }

  async write(part: Part, { documents, tally }: Worked): Promise<void> {
    const { input, lines, firstLine, pack, inputSha256 } = part;
    this.#file ??= await DurableFile.create(join(this.#out, input.name));
    const made = markedLines(lines, documents, input.format, firstLine, (unread, line) => {
      const isWhole = input.format.layout === 'document';
      this.#tellFailed(input, unread, isWhole ? undefined : line);
    });
    if (pack !== undefined) this.#records.push(...made);
    else if (made.length > 0) await this.#file.write(made.join(''));
    if (inputSha256 === undefined) {
      addTally(this.#tally, tally);
      return;
    }
    const packed = pack && (await this.#packed(input, pack));
    if (pack !== undefined && packed === undefined) tally.failed += 1;
    addTally(this.#tally, tally);
    await this.#finish(input, packed, inputSha256);
  }

  /** Undefined where its format cannot hold the records: the file is left out, and takes no other with it. */
  async #packed(input: Input, pack: Packed['pack']): Promise<Uint8Array | undefined> {
    try {
      return await pack(this.#records);
    } catch (thrown) {
      const { code, facts } = asFailure(thrown);
      this.#tellFailed(input, { code, ...(typeof facts.at === 'string' && { at: facts.at }) });
      return undefined;
    }
  }

  #tellFailed({ name }: Input, { code, at }: Unread, line?: number): void {
    const where = line === undefined ? '' : `, line ${line}`;
    const place = at === undefined ? '' : ` at ${at}`;
    const remedy = REMEDIES[code] === undefined ? '' : `: ${REMEDIES[code]}`;
    this.#tell(`${name}${where}: ${code}${place}${remedy}\n`);
  }

  async #finish(input: Input, packed: Uint8Array | undefined, inputSha256: string): Promise<void> {
    const tally = this.#tally;
    const file = this.#file!;
    this.#tally = newTally();
    this.#records = [];
    const { name, format } = input;
    const { documents, failed } = tally;
    const told = (outcome: FileOutcome['outcome']) =>
      this.outcomes.push({ name, outcome, documents, failed });
    const isPacked = format.layout === 'packed';
    // A document that is a file of its own has nothing to show; a line says so in its place.
    const isNothing = isPacked ? packed === undefined : format.layout === 'document' && failed > 0;
    if (isNothing) {
      await file.discard();
      this.#file = undefined;
      // Nor has what an earlier run made of another content.
      await rm(join(this.#out, name), { force: true });
      told('left_out');
      return;
    }
    if (packed !== undefined) await file.write(packed);
    await file.commit();
    this.#file = undefined;
    told(failed === 0 ? 'whole' : 'marked');
    if (failed === 0) await this.#runFile.finished({ name, inputSha256, tally });
  }

  async close(): Promise<void> {
    await this.#file?.discard();
  }
}
