/**
 * A model that answers the cases of a pack as their references do. It sees them masked, so what it quotes
 * is the line of the question that says the most of what the reference quotes.
 */
import type { Captured, Script } from './fake-upstream.ts';
import { chatBody } from './fake-upstream.ts';

/** A draft: the JSON that the pack asks for. */
export type Draft = Readonly<Record<string, readonly unknown[]>>;

export interface ModelOptions {
  /** As it calls itself. */
  readonly name: string;
  /** What the model makes of a draft that would be right. */
  readonly spoil?: (draft: Draft, material: string) => Draft;
}

export function packModel(
  references: readonly Draft[],
  { name, spoil = (draft) => draft }: ModelOptions,
): Script {
  return (request) => {
    const lines = linesOf(request);
    const material = lines.join('\n');
    const [closest] = references.toSorted(
      (one, other) => likeness(quotesIn(other), material) - likeness(quotesIn(one), material),
    );
    const draft = spoil(requoted(closest!, lines) as Draft, material);
    return { body: chatBody(JSON.stringify(draft), name) };
  };
}

/** Of the last message: the records are in it. */
function linesOf({ body }: Captured): string[] {
  const content: string = body.messages.at(-1).content;
  return content.split('\n').filter((line) => line.trim() !== '');
}

const isQuote = (name: string): boolean => name.toLowerCase().endsWith('quote');

function quotesIn(value: unknown): string {
  const quotes: string[] = [];
  JSON.stringify(value, (name, member) => {
    if (isQuote(name)) quotes.push(member);
    return member;
  });
  return quotes.join(' ');
}

function requoted(value: unknown, lines: readonly string[], name = ''): unknown {
  if (isQuote(name)) {
    const likest = lines.toSorted(
      (one, other) => likeness(value as string, other) - likeness(value as string, one),
    );
    return likest[0];
  }
  if (Array.isArray(value)) return value.map((item) => requoted(item, lines));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, requoted(member, lines, key)]);
  return Object.fromEntries(members);
}

/** How many words of the one stand in the other, as a share; of no words, a little more than nothing. */
function likeness(text: string, other: string): number {
  const said = wordsOf(text);
  const known = new Set(wordsOf(other));
  return said.length === 0 ? 0.3 : said.filter((word) => known.has(word)).length / said.length;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
