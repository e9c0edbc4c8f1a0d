/**
 * Text in, findings out.
 *
 * One text is searched in this order: tokens (`tokens.ts`), candidates of all detectors
 * (`scan.ts`), what the document taught (`document.ts`), known identifiers (`known/`), overlaps
 * (`overlap.ts`). All of it takes time linear in the text.
 */
import { LIMITS } from '../core/limits.ts';
import type { Finding } from '../core/phi.ts';
import { TextCache } from './cache.ts';
import { findDisguised } from './disguise/disguise.ts';
import { type DocumentSearch, documentSearch, type Learned, learn } from './document.ts';
import type { KnownIndex } from './known/known-index.ts';
import { contextOf, scanLabelled } from './labelled.ts';
import { withNeighbours } from './neighbours.ts';
import { settle } from './overlap.ts';
import { scan, scanStructured } from './scan.ts';
import { tokenise } from './tokens.ts';

/** Changes whenever the same text may give other findings. In every manifest. */
export const ENGINE_VERSION = 'rules-2';

interface DetectOptions {
  /** Made by `indexKnown`. */
  readonly known?: KnownIndex;
  /** By index of the text: the JSON key that it stands under. */
  readonly labels?: readonly (string | undefined)[];
}

/** Candidates below this are dropped. */
const ACCEPTED = 0.5;

interface Searched {
  /** Settled candidates of this text alone. */
  readonly found: readonly Finding[];
  readonly learned: readonly Learned[];
  /** Result with what the rest of the document taught: `key` says what that was. */
  final: { readonly key: string; readonly findings: readonly Finding[] } | undefined;
}

const searched = new TextCache<Searched>(LIMITS.detectCacheBytesMax);
/** Rough size of a finding and of a learned form in memory. */
const FINDING_BYTES = 120;

/** One text. Findings sorted by start, not overlapping. The same text always gives the same. */
export function detect(text: string, options?: DetectOptions): Finding[] {
  return detectAll([text], options)[0]!;
}

/**
 * Texts of one document or conversation, searched as a whole: a name or value found with confidence
 * in one is found in all. `result[i]` belongs to `texts[i]`. Texts seen in earlier calls come from
 * a bounded cache in memory (`cache.ts`).
 */
export function detectAll(texts: readonly string[], options: DetectOptions = {}): Finding[][] {
  const { known, labels } = options;
  const parts = texts.map((text, index) => searchText(text, contextOf(labels?.[index], text)));
  const learned = new Map<string, Learned>();
  for (const part of parts) for (const one of part.learned) learned.set(one.key, one);
  const key = `${known?.serial ?? 0}\n${[...learned.keys()].sort().join('\n')}`;
  let search: DocumentSearch | undefined;
  return parts.map((part, index) => {
    if (part.final?.key !== key) {
      search ??= searchFor(key, learned);
      part.final = { key, findings: complete(texts[index]!, part, search, known) };
    }
    return [...part.final.findings];
  });
}

/** Structured identifiers only (numbers, dates, e-mail, …): no names, no places, no cache. */
export function detectStructured(text: string): Finding[] {
  return settle(accepted(scanStructured(tokenise(text))), text);
}

const accepted = (candidates: readonly Finding[]) =>
  candidates.filter((one) => one.score >= ACCEPTED);

function searchText(text: string, context: string | undefined): Searched {
  const key = context === undefined ? text : `${context}\0${text}`;
  const cached = searched.get(key);
  if (cached !== undefined) return cached;
  const plain = scan(tokenise(text));
  const candidates = context === undefined ? plain : scanLabelled(text, context, plain);
  const disguised = findDisguised(tokenise(text), scan);
  const settled = settle(accepted([...candidates, ...disguised]), text);
  const found = withNeighbours(tokenise(text), settled);
  const fresh: Searched = { found, learned: learn(text, found), final: undefined };
  searched.set(key, fresh, (2 * found.length + fresh.learned.length) * FINDING_BYTES);
  return fresh;
}

/** The search of the latest document: the next turn of a conversation mostly teaches nothing new. */
let latest: { readonly key: string; readonly search: DocumentSearch } | undefined;

function searchFor(key: string, learned: ReadonlyMap<string, Learned>): DocumentSearch {
  if (latest?.key !== key) latest = { key, search: documentSearch(learned.values()) };
  return latest.search;
}

function complete(
  text: string,
  part: Searched,
  search: DocumentSearch,
  known: KnownIndex | undefined,
): Finding[] {
  const taught = search.find(text);
  const certain = known?.find(text) ?? [];
  if (taught.length === 0 && certain.length === 0) return [...part.found];
  return settle([...part.found, ...taught, ...certain], text);
}
