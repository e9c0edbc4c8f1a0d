/**
 * What entries of the ledger say about outputs. Pure: the same entries give the same step, so outputs can be
 * forgotten and read again, and whatever reached the ledger before a crash is there after it.
 */
import { isObject, type Json, type JsonObject } from '../../core/json.ts';
import { type LedgerEntry, parseLeaf } from '../../ledger/index.ts';
import { VERIFICATION_KINDS, type VerificationKind } from './output.ts';
import type { NewEnding, NewMark, NewOutput, NewVerification, OutputStep } from './output-store.ts';

/** Operations that make text. Embeddings and counts of tokens are numbers. */
export const WRITING_FORMATS: ReadonlySet<string> = new Set([
  'openai-chat',
  'openai-responses',
  'anthropic-messages',
]);

/** Of the event by which a verification is on record. */
export const VERIFIED = 'output_verified';

type Leaf = Readonly<Record<string, Json | undefined>>;

/** @param entries of the ledger in their order, the first at index `from` */
export function projection(from: number, entries: readonly LedgerEntry[]): OutputStep {
  const outputs: NewOutput[] = [];
  const endings: NewEnding[] = [];
  const verifications: NewVerification[] = [];
  const marks: NewMark[] = [];
  for (const entry of entries) {
    const leaf: Leaf = parseLeaf(entry.leaf) ?? {};
    const id = leaf.exchange;
    if (typeof id !== 'string') continue;
    if (leaf.kind === 'disclosure' && WRITING_FORMATS.has(String(leaf.format))) {
      const sending = sendingOf(id, leaf);
      outputs.push({ sending, ...outputOf(id, entry, leaf) });
      marks.push(...marksOfRequest(sending, entry, leaf));
    } else if (leaf.kind === 'outcome' && WRITING_FORMATS.has(String(leaf.format))) {
      const sending = sendingOf(id, leaf);
      endings.push(endingOf(sending, leaf));
      marks.push(...marksOfAnswer(sending, entry, leaf));
    } else if (leaf.kind === 'event' && leaf.event === VERIFIED) {
      verifications.push(...verificationOf(id, entry, leaf));
    }
  }
  return { from, to: from + entries.length, outputs, endings, verifications, marks };
}

/** Before exchanges could fail over they had one sending, and no number for it. */
function sendingOf(exchange: string, { attempt }: Leaf): string {
  return `${exchange}/${typeof attempt === 'number' ? attempt : 1}`;
}

function outputOf(id: string, { index, at }: LedgerEntry, leaf: Leaf): Omit<NewOutput, 'sending'> {
  const { acceptWithinMs, manifest, model } = leaf;
  const facts = {
    ...chosen(leaf, ['purpose', 'upstream', 'api', 'provider', 'policyVersion'], 'string'),
    ...chosen(leaf, ['useCaseVersion'], 'number'),
    ...(isObject(leaf.parameters) && { parameters: leaf.parameters }),
    ...(isObject(manifest) && chosen(manifest, ['engine', 'profile'], 'string')),
  };
  return {
    id,
    index,
    at,
    caller: String(leaf.caller),
    useCase: String(leaf.useCase),
    dueAt: typeof acceptWithinMs === 'number' ? at + acceptWithinMs : undefined,
    model: typeof model === 'string' ? model : undefined,
    facts,
  };
}

function marksOfRequest(sending: string, { kept }: LedgerEntry, leaf: Leaf): NewMark[] {
  const models = [leaf.upstream, leaf.model].filter((name) => typeof name === 'string');
  const prompts = [kept.prompt, kept.promptVersion].filter((value) => value !== undefined);
  return [
    ...distinct(models).map((value): NewMark => ({ sending, kind: 'model', value })),
    ...distinct(prompts).map((value): NewMark => ({ sending, kind: 'prompt', value })),
  ];
}

function endingOf(sending: string, leaf: Leaf): NewEnding {
  const { outcome, characters, model } = leaf;
  return {
    sending,
    ending:
      outcome === 'finished' ||
      outcome === 'failed' ||
      outcome === 'aborted' ||
      outcome === 'guarded'
        ? outcome
        : 'lost',
    characters: typeof characters === 'number' ? characters : undefined,
    reportedModel: typeof model === 'string' ? model : undefined,
  };
}

function marksOfAnswer(sending: string, { kept }: LedgerEntry, leaf: Leaf): NewMark[] {
  const reported = typeof leaf.model === 'string' ? leaf.model : undefined;
  const contents = Object.entries(kept).filter(([name]) => /^content\d+$/.test(name));
  return [
    ...(reported === undefined ? [] : [{ sending, kind: 'model', value: reported } as const]),
    ...contents.map(([, value]): NewMark => ({ sending, kind: 'content', value })),
  ];
}

function verificationOf(id: string, { index, at }: LedgerEntry, leaf: Leaf): NewVerification[] {
  const kind = VERIFICATION_KINDS.find((each) => each === leaf.verification);
  if (kind === undefined) return [];
  const facts = {
    ...chosen(leaf, ['caller', 'role', 'reason'], 'string'),
    ...(isObject(leaf.edit) && { edit: leaf.edit }),
  };
  return [{ id, index, at, kind: kind satisfies VerificationKind, facts }];
}

function chosen(leaf: Leaf, names: readonly string[], type: 'string' | 'number'): JsonObject {
  return Object.fromEntries(
    names.flatMap((name): [string, Json][] => {
      const value = leaf[name];
      return value !== undefined && typeof value === type ? [[name, value]] : [];
    }),
  );
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
