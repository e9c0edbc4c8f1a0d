/**
 * Text in, findings out.
 *
 * One text is searched in this order: tokens (`tokens.ts`), candidates of all detectors
 * (`scan.ts`), of the tagger (`ensemble.ts`) and of a site's model (`model/`), what the document
 * taught (`document.ts`), known identifiers (`known/`), overlaps (`overlap.ts`). All of it takes time
 * linear in the text.
 */
import { apart } from '../core/apart.ts';
import { LIMITS } from '../core/limits.ts';
import type { Finding, OperatingPoint } from '../core/phi.ts';
import { plainly } from '../core/plain.ts';
import { TextCache } from './cache.ts';
import type { Recognizers } from './custom/recognizers.ts';
import { findIn, readingsOf } from './disguise/disguise.ts';
import type { Reading } from './disguise/edits.ts';
import { type DocumentSearch, documentSearch } from './document.ts';
import { withTagger } from './ensemble.ts';
import { cutAtEscapes } from './escaped-lines.ts';
import { isToldInKey } from './key-names.ts';
import type { KnownIndex } from './known/known-index.ts';
import { contextOf, scanLabelled } from './labelled.ts';
import { type Learned, learn } from './learned.ts';
import { besideRules, isForModel } from './model/join.ts';
import type { ModelFindings } from './model/open-model.ts';
import { withNeighbours } from './neighbours.ts';
import { settle } from './overlap.ts';
import { scan, scanStructured } from './scan.ts';
import { NO_CAPITALS, tokenise } from './tokens.ts';

/** Changes whenever the same text may give other findings. */
export const ENGINE_VERSION = 'ensemble-15';

/**
 * For manifests: the engine, its operating point where that is not the usual, and a site's model, where
 * one reads along, by the hash of its files.
 */
export function engineName(
  operatingPoint: OperatingPoint = 'balanced',
  model?: { readonly sha256: string },
): string {
  const point = operatingPoint === 'balanced' ? '' : `/${operatingPoint}`;
  return `${ENGINE_VERSION}${point}${model === undefined ? '' : `+model.${model.sha256}`}`;
}

interface DetectOptions {
  /** Made by `indexKnown`. */
  readonly known?: KnownIndex;
  /** Made by `compileRecognizers`. */
  readonly custom?: Recognizers;
  /** What a model of the site's own found in these very texts: `DetectionModel.read`. */
  readonly model?: ModelFindings;
  /** `balanced` where left out. */
  readonly operatingPoint?: OperatingPoint;
  /** By index of the text: the JSON key that it stands under. */
  readonly labels?: readonly (string | undefined)[];
  /** By index of the text: it is a key itself, or another name that somebody chose (`key-names.ts`). */
  readonly isKey?: (index: number) => boolean;
  /**
   * Longest text that is kept for later calls; all where left out. Notes of a feed do not come again,
   * its codes and headings do.
   */
  readonly rememberedLengthMax?: number;
}

/** Candidates below this are dropped. */
const ACCEPTED = 0.5;

interface Searched {
  /** Settled candidates of this text alone. */
  readonly found: readonly Finding[];
  readonly learned: readonly Learned[];
  /** It has readings, which are not kept: they are several times as large. */
  readonly isDisguised: boolean;
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
  const { known, custom, labels, isKey } = options;
  const parts = texts.map((text, index) =>
    searchText(text, contextOf(labels?.[index], text), isKey?.(index) === true, options),
  );
  const learned = new Map<string, Learned>();
  for (const part of parts) for (const one of part.learned) learned.set(one.key, one);
  if (learned.size === 0 && known === undefined && custom === undefined) {
    return parts.map(({ found }) => [...found]);
  }
  const taught = [...learned.keys()].sort().join('\n');
  const key = `${known?.serial ?? 0},${custom?.serial ?? 0}\n${taught}`;
  let search: DocumentSearch | undefined;
  return parts.map((part, index) => {
    if (part.final?.key !== key) {
      if (learned.size > 0) search ??= searchFor(key, learned);
      part.final = { key, findings: complete(texts[index]!, part, search, [known, custom]) };
    }
    return [...part.final.findings];
  });
}

/** Structured identifiers only (numbers, dates, e-mail, …): no names, no places, no cache. */
export function detectStructured(text: string): Finding[] {
  const plain = plainly(text);
  return settle(accepted(scanStructured(tokenise(plain))), plain);
}

const accepted = (candidates: readonly Finding[]) =>
  candidates.filter((one) => one.score >= ACCEPTED);

function searchText(
  written: string,
  context: string | undefined,
  isKey: boolean,
  options: DetectOptions,
): Searched {
  const { rememberedLengthMax = Number.POSITIVE_INFINITY } = options;
  const key = keyOf(written, context, isKey, options);
  const isRemembered = written.length <= rememberedLengthMax;
  const cached = isRemembered ? searched.get(key) : undefined;
  if (cached !== undefined) return cached;
  const text = plainly(written);
  const readings = readingsOf(tokenise(text));
  const candidates = candidatesIn(text, written, context, options, readings);
  const t = tokenise(text);
  const settled = settle(
    isKey ? candidates.filter((one) => isToldInKey(t, one)) : candidates,
    text,
  );
  const found = cutAtEscapes(text, withNeighbours(t, settled));
  const isDisguised = readings.length > 0;
  const fresh: Searched = { found, learned: learn(text, found), isDisguised, final: undefined };
  if (isRemembered) {
    const extra = (2 * found.length + fresh.learned.length) * FINDING_BYTES;
    searched.set(rememberedLengthMax < LONG ? apart(key) : key, fresh, extra);
  }
  return fresh;
}

/** @throws Failure deid_blocked where the model has not read the text */
function candidatesIn(
  text: string,
  written: string,
  context: string | undefined,
  { operatingPoint = 'balanced', model }: DetectOptions,
  readings: readonly Reading[],
): Finding[] {
  const plain = scan(tokenise(text));
  // A short value under a key is no prose: its key says more than the tagger could.
  const candidates =
    context === undefined
      ? withTagger(tokenise(text), plain, operatingPoint)
      : scanLabelled(text, context, plain);
  const disguised = findIn(readings, (read, { isSure }) => {
    const t = tokenise(read);
    return isSure ? withTagger(t, scan(t), operatingPoint) : scan(t);
  });
  const rules = accepted([...candidates, ...disguised, ...codesInCapitals(text)]);
  if (model === undefined || !isForModel(written, context)) return rules;
  return [...rules, ...besideRules(tokenise(text), model.find(written), rules)];
}

/** What is longer nobody has typed in a hurry. */
const HURRIED_MAX = 20_000;
const LETTER_AND_DIGIT = /\p{L}.*\d|\d.*\p{L}/u;

/** `plate hnb 4471`, `lic me 0099481`: who writes without capitals writes codes so, too, and their shapes have capitals. */
function codesInCapitals(text: string): readonly Finding[] {
  if (text.length > HURRIED_MAX || tokenise(text).capitals !== NO_CAPITALS) return [];
  const capitals = text.toUpperCase();
  if (capitals.length !== text.length) return [];
  return scanStructured(tokenise(capitals)).filter(
    ({ start, end, type }) => type !== 'date' && LETTER_AND_DIGIT.test(text.slice(start, end)),
  );
}

/** Different for all that is searched differently; mostly the text itself, which is not copied. */
function keyOf(
  text: string,
  context: string | undefined,
  isKey: boolean,
  { operatingPoint = 'balanced', model }: DetectOptions,
): string {
  const isPlain =
    context === undefined && !isKey && operatingPoint === 'balanced' && model === undefined;
  if (isPlain && text.charCodeAt(0) !== 0) return text;
  const under = context === undefined ? '' : `${context.length}:${context}`;
  return `\0${operatingPoint}\0${model?.serial ?? 0}\0${isKey ? 'key' : ''}\0${under}\0${text}`;
}

/** From here on a text is most of what it was cut from. */
const LONG = 4096;

/** The search of the latest document: the next turn of a conversation mostly teaches nothing new. */
let latest: { readonly key: string; readonly search: DocumentSearch } | undefined;

function searchFor(key: string, learned: ReadonlyMap<string, Learned>): DocumentSearch {
  if (latest?.key !== key) latest = { key, search: documentSearch(learned.values()) };
  return latest.search;
}

function complete(
  written: string,
  part: Searched,
  search: DocumentSearch | undefined,
  others: readonly (KnownIndex | Recognizers | undefined)[],
): Finding[] {
  const text = plainly(written);
  const readings = part.isDisguised ? readingsOf(tokenise(text)) : [];
  // A site's own pattern may name a character that is none of the plain ones.
  const texts = text === written ? [text] : [text, written];
  const more = [search, ...others]
    .filter((one) => one !== undefined)
    .flatMap((one) => [
      ...texts.flatMap((each) => one.find(each)),
      ...findIn(readings, (read) => one.find(read)),
    ]);
  if (more.length === 0) return [...part.found];
  return [...cutAtEscapes(text, settle([...part.found, ...more], text))];
}
