/** `manifest.json` of an out folder: what was done, whose run it was, and what became of each file. */
import { join } from 'node:path';
import type { RunManifest } from '../../deid/index.ts';
import { DurableFile } from './durable-file.ts';
import { MANIFEST_NAME, type RunIdentity } from './run-file.ts';

/**
 * `whole`: all of its documents are de-identified; `marked`: it is written, with a mark where one could
 * not be; `left_out`: nothing of it is written.
 */
export interface FileOutcome {
  /** Name in the out folder. */
  readonly name: string;
  readonly outcome: 'whole' | 'marked' | 'left_out';
  readonly documents: number;
  readonly failed: number;
}

export async function writeManifest(
  folder: string,
  manifest: RunManifest,
  { told }: RunIdentity,
  each: readonly FileOutcome[],
): Promise<void> {
  const countOf = (outcome: FileOutcome['outcome']) =>
    each.filter((one) => one.outcome === outcome).length;
  const files = {
    total: each.length,
    written: countOf('whole'),
    marked: countOf('marked'),
    leftOut: countOf('left_out'),
    each,
  };
  const file = await DurableFile.create(join(folder, MANIFEST_NAME));
  await file.write(`${JSON.stringify({ ...manifest, run: told, files }, undefined, 2)}\n`);
  await file.commit();
}
