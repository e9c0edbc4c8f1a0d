/** A pack against itself: a reference answer must have every property that its case expects. */
import type { Pack } from './pack.ts';
import { judge } from './properties.ts';
import { runPack } from './run-pack.ts';

/** @returns one line for each property that a reference answer lacks: case, kind and place */
export async function checkReferences(pack: Pack): Promise<string[]> {
  const faults: string[] = [];
  for (const { id, text, resources, expect, reference } of pack.evaluation.cases) {
    if (reference === undefined) continue;
    const answer = { text: JSON.stringify(reference), model: 'reference' };
    const run = await runPack(pack, { text, resources }, async () => answer);
    for (const { kind, at = '' } of judge(pack, expect, run).filter(({ isMet }) => !isMet)) {
      faults.push(`case ${id}: its reference answer fails ${kind} ${at}`.trimEnd());
    }
  }
  return faults;
}
