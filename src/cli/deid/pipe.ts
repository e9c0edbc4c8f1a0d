/**
 * `… | chaperone deid --format ndjson --profile …`: one line in, one line out, in the same order, as
 * soon as it is done; what cannot be de-identified is a marked line in its place. Works as the command
 * of a Spark `pipe`.
 */
import { addTally, newTally, type RunManifest, runManifest, type Tally } from '../../deid/index.ts';
import type { DetectionModel } from '../../detect/index.ts';
import type { PatientTable } from '../../patients/index.ts';
import { documentBytesMax } from './document-room.ts';
import { streamAsUtf8 } from './encoding.ts';
import { type FileFormat, formatNamed, isForLines } from './formats.ts';
import { inOrder } from './in-order.ts';
import { linesOf } from './lines.ts';
import { documentsIn, markedLines } from './marked-lines.ts';
import { openPool, withModel } from './pool.ts';
import { type RunSettings, wrong } from './settings.ts';
import type { Unread } from './work.ts';

export interface PipeRun {
  readonly input: AsyncIterable<Uint8Array>;
  /** Resolves when more may be written. */
  readonly write: (text: string) => Promise<void>;
  readonly format: string;
  readonly settings: RunSettings;
  /** Who is known beside the documents. */
  readonly people?: PatientTable | undefined;
}

/** The exit code is 1 when any line could not be de-identified. */
export async function runPipe(run: PipeRun): Promise<{
  readonly exitCode: number;
  readonly manifest: RunManifest;
}> {
  const format = formatNamed(run.format);
  if (!isForLines(format)) {
    throw wrong('--format', `${format.name} is no format of lines: name files`);
  }
  const { settings } = run;
  const total = await withModel(settings.model, (model) => pipeLines(run, format, model));
  return { exitCode: total.failed === 0 ? 0 : 1, manifest: runManifest(total, settings.facts) };
}

async function pipeLines(
  { input, write, settings, people }: PipeRun,
  format: FileFormat,
  model: DetectionModel | undefined,
): Promise<Tally> {
  const total = newTally();
  const pool = openPool(settings.jobs ?? 1, settings.work, people, model);
  let number = 1;
  try {
    await inOrder(
      linesOf(streamAsUtf8(input), documentBytesMax()),
      (lines) => pool.run({ format: format.name, documents: documentsIn(lines) }),
      async ({ documents, tally }, lines) => {
        addTally(total, tally);
        await write(markedLines(lines, documents.map(oneLine), format, number).join(''));
        number += lines.length;
      },
      pool.capacity,
    );
  } finally {
    await pool.close();
  }
  return total;
}

/** Nothing that a method writes has a line end; a format that had would break the protocol. */
const oneLine = (made: string | Unread): string | Unread =>
  typeof made === 'string' ? made.replaceAll('\n', ' ') : made;
