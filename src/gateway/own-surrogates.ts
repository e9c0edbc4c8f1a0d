/**
 * Tells a surrogate of this exchange from a stranger, whatever case and punctuation the model gave it:
 * a text that is one, that is part of one, or that holds nothing else but what could be anybody's. An answer may hold as
 * many findings as there are surrogates, so neither is compared with each of the other.
 */
import { once } from '../core/once.ts';

/** Shorter texts are part of a surrogate by chance. */
const PART_MIN = 4;
/** Shorter surrogates stand in a stranger by chance; fewer digits beside one of ours are no identifier. */
const WITHIN_MIN = 6;

export function ownSurrogates(surrogates: readonly string[]): (text: string) => boolean {
  const indexed = once(() => indexOf(surrogates));
  const parts = once(() => partsOf(indexed().all));
  return (text) => {
    const found = bare(text);
    if (found === '' || indexed().all.has(found) || isPartOfOne(found, parts())) return true;
    const rest = withoutOwn(found, indexed());
    if (rest !== found && (rest.length < PART_MIN || isPartOfOne(rest, parts()))) return true;
    return isMostlyOne(found, indexed()) && rest.replace(/\P{N}/gu, '').length < WITHIN_MIN;
  };
}

/** What is left of `412-55-7788 412557788`, which was found as one: each half is ours, the whole is not. */
function withoutOwn(found: string, { all, longestFirst }: Surrogates): string {
  let rest = '';
  for (let at = 0; at < found.length; ) {
    const length = longestFirst.find(
      (length) => at + length <= found.length && all.has(found.slice(at, at + length)),
    );
    if (length === undefined) rest += found[at];
    at += length ?? 1;
  }
  return rest;
}

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

interface Surrogates {
  /** Letters and digits of each. */
  readonly all: ReadonlySet<string>;
  readonly lengths: ReadonlySet<number>;
  /** From `WITHIN_MIN` on. */
  readonly longestFirst: readonly number[];
}

function indexOf(surrogates: readonly string[]): Surrogates {
  const all = new Set(surrogates.map(bare).filter((text) => text !== ''));
  const lengths = new Set([...all].map(({ length }) => length));
  const longestFirst = [...lengths]
    .filter((length) => length >= WITHIN_MIN)
    .sort((one, other) => other - one);
  return { all, lengths, longestFirst };
}

/** It contains one that is more than half of it. */
function isMostlyOne(found: string, { all, lengths }: Surrogates): boolean {
  for (const length of lengths) {
    if (length >= found.length || length * 2 <= found.length) continue;
    for (let at = 0; at + length <= found.length; at += 1) {
      if (all.has(found.slice(at, at + length))) return true;
    }
  }
  return false;
}

/** By each run of `PART_MIN` units: the surrogates that it stands in. */
type Parts = ReadonlyMap<string, readonly string[]>;

function partsOf(surrogates: Iterable<string>): Parts {
  const parts = new Map<string, string[]>();
  for (const surrogate of surrogates) {
    for (let at = 0; at + PART_MIN <= surrogate.length; at += 1) {
      const part = surrogate.slice(at, at + PART_MIN);
      const holders = parts.get(part);
      if (holders === undefined) parts.set(part, [surrogate]);
      else if (holders.at(-1) !== surrogate) holders.push(surrogate);
    }
  }
  return parts;
}

/** Looked for where its rarest run stands: mostly that is in none. */
function isPartOfOne(found: string, parts: Parts): boolean {
  let fewest: readonly string[] | undefined;
  for (let at = 0; at + PART_MIN <= found.length; at += 1) {
    const holders = parts.get(found.slice(at, at + PART_MIN));
    if (holders === undefined) return false;
    if (fewest === undefined || holders.length < fewest.length) fewest = holders;
  }
  return fewest?.some((surrogate) => surrogate.includes(found)) === true;
}
