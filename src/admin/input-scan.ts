/**
 * The input scan of Section 1557 (45 CFR 92.210(b)) on a version of a use case: the elements that it declares, and, where it
 * was made from a pack of this gateway whose prompts it still has, the texts of that pack. Run when a version is submitted
 * for review, and stored in the register, so that reviewers see it and a later auditor finds it.
 */
import * as z from 'zod';
import { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import { parseScanResult, scan, scanInputOfPack, type UseCase } from '../governance/index.ts';
import { findPack, type Pack, registerContent } from '../packs/index.ts';
import { latest } from './documents.ts';
import type { Context } from './route.ts';

/** Body of a document of kind `input-scan`, whose id is the use case's. */
const stored = z.strictObject({
  /** False: the texts of its prompts are not known here, and were not read. */
  promptsRead: z.boolean(),
  result: z.json(),
});

/** @throws Failure no_such_record where no version was submitted yet */
export async function readScan(useCase: string, context: Context) {
  const document = await latest('input-scan', useCase, context);
  if (document === undefined) throw new Failure('no_such_record', { kind: 'input-scan' });
  const { promptsRead, result } = stored.parse(document.body);
  return { promptsRead, result: parseScanResult(result) };
}

/** @throws Failure of the register */
export async function writeScan(useCase: UseCase, context: Context): Promise<void> {
  const version = useCase.next ?? useCase.live;
  if (version === undefined) return;
  const { content, number } = version;
  const pack = content.pack && packOf(content.pack.id, content.prompts);
  const { useCase: _, ...ofPack } = pack
    ? scanInputOfPack(pack)
    : { useCase: useCase.id, prompts: [], fields: [], outputs: [], queries: [] };
  const elements = content.inputs.flatMap(({ format, element }) =>
    format === 'text' ? [] : element,
  );
  const input = {
    ...ofPack,
    useCase: useCase.id,
    version: String(number),
    fields: [...new Set([...ofPack.fields, ...elements])],
  };
  const body = { promptsRead: pack !== undefined, result: scan(input, context.now) };
  const before = await latest('input-scan', useCase.id, context);
  await context.services.governance.register.write({
    kind: 'input-scan',
    id: useCase.id,
    body: body as unknown as Json,
    expected: before?.revision,
    actor: context.by.id,
    action: 'scan',
  });
}

/** The pack of this gateway, where its prompts are those that the version was described with. */
function packOf(id: string, prompts: readonly { readonly hash: string }[]): Pack | undefined {
  try {
    const { pack } = findPack(id, undefined);
    const known = registerContent(pack).prompts.map(({ hash }) => hash);
    return known.every((hash) => prompts.some((prompt) => prompt.hash === hash)) ? pack : undefined;
  } catch (thrown) {
    if (thrown instanceof Failure) return undefined; // a pack of another house
    throw thrown;
  }
}
