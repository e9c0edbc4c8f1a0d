/**
 * The input scan of Section 1557 (45 CFR 92.210(b)) on a version of a use case: the elements that it declares, and, where it
 * was made from a pack of this gateway whose prompts it still has, the texts of that pack. Run on every version when it is
 * written, and stored in the register, so that reviewers see it and a later auditor finds it.
 */
import * as z from 'zod';
import { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import {
  isCurrent,
  parseScanResult,
  scan,
  scanInputOfPack,
  type UseCase,
} from '../governance/index.ts';
import { findPack, type Pack, registerContent } from '../packs/index.ts';
import { advance, latest } from './documents.ts';
import type { Context } from './route.ts';

/** Body of a document of kind `input-scan`, whose id is the use case's. */
const stored = z.strictObject({
  /** False: the texts of its prompts are not known here, and were not read. */
  promptsRead: z.boolean(),
  result: z.json(),
});

/** @throws Failure no_such_record where no version was scanned yet */
export async function readScan(useCase: string, context: Context) {
  const document = await latest('input-scan', useCase, context);
  if (document === undefined) throw new Failure('no_such_record', { kind: 'input-scan' });
  const { promptsRead, result } = stored.parse(document.body);
  return { promptsRead, result: parseScanResult(result) };
}

export const ScanSummary = z
  .object({
    version: z.number().int(),
    promptsRead: z.boolean().describe('Whether the texts of its prompts were known, and read.'),
    measures: z.number().int().describe('Places that name a trait of 45 CFR 92.101.'),
    proxies: z.number().int().describe('Places that stand close to one.'),
    traits: z.array(z.string()),
    isCut: z.boolean().describe('More was found than is counted.'),
  })
  .meta({ id: 'InputScanSummary' });

/** What a reviewer sees of it beside the version; undefined where that version was not scanned. */
export async function scanSummary(useCase: UseCase, context: Context) {
  const version = useCase.next ?? useCase.live;
  const document = await latest('input-scan', useCase.id, context);
  if (version === undefined || document === undefined) return undefined;
  const { promptsRead, result } = stored.parse(document.body);
  const { version: scanned, findings, isCut } = parseScanResult(result);
  if (scanned !== String(version.number)) return undefined;
  const of = (kind: string) => findings.filter((one) => one.kind === kind).length;
  const traits = [...new Set(findings.flatMap((one) => one.traits))].sort();
  return {
    version: version.number,
    ...{ promptsRead, isCut, traits },
    measures: of('measures'),
    proxies: of('proxy'),
  };
}

/** Scans the version that is being worked on, unless that has been done. @throws Failure of the register */
export async function keepScanned(useCase: UseCase, context: Context): Promise<void> {
  const version = useCase.next ?? useCase.live;
  if (version === undefined) return;
  const { promptsRead, input } = inputOf(useCase.id, version);
  const { id } = useCase;
  const document = await latest('input-scan', id, context);
  const before = document && parseScanResult(stored.parse(document.body).result);
  if (before?.version === input.version && isCurrent(before, input)) return;
  const body = { promptsRead, result: scan(input, context.now) } as unknown as Json;
  const own = { ...context, expected: undefined };
  await advance({ kind: 'input-scan', id, action: 'scan' }, own, () => ({
    body,
    value: undefined,
  }));
}

function inputOf(useCase: string, { content, number }: NonNullable<UseCase['live']>) {
  const pack = content.pack && packOf(content.pack.id, content.prompts);
  const { useCase: _, ...ofPack } = pack
    ? scanInputOfPack(pack)
    : { useCase, prompts: [], fields: [], outputs: [], queries: [] };
  const elements = content.inputs.flatMap(({ format, element }) =>
    format === 'text' ? [] : element,
  );
  const fields = [...new Set([...ofPack.fields, ...elements])];
  const input = { ...ofPack, useCase, version: String(number), fields };
  return { promptsRead: pack !== undefined, input };
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
