/** For tests: texts in which ‹these marks› show what is to be found. */
import type { Finding } from '../../core/phi.ts';
import { detect } from '../detect.ts';
import type { Detector } from '../detector.ts';
import { hashWord } from '../fold.ts';
import { settle } from '../overlap.ts';
import { scan } from '../scan.ts';
import { NUMBER, type Tokens, tokenise } from '../tokens.ts';

export const unmark = (marked: string): string => marked.replace(/[‹›]/g, '');

export function mark(text: string, findings: readonly Pick<Finding, 'start' | 'end'>[]): string {
  let marked = '';
  let done = 0;
  for (const { start, end } of findings) {
    marked += `${text.slice(done, start)}‹${text.slice(start, end)}›`;
    done = end;
  }
  return marked + text.slice(done);
}

const AT_SIGN = 64;

/** As `scan.ts` has it. */
export function isTriggered(detector: Detector, t: Tokens, at: number): boolean {
  if (t.mark[at] === AT_SIGN || t.text.charCodeAt(t.start[at]! - 1) === AT_SIGN) return true;
  if (t.shape[at] === NUMBER) {
    const length = t.end[at]! - t.start[at]!;
    const isShape = (detector.shapes & (1 << NUMBER)) !== 0;
    return isShape && detector.digits?.includes(length) !== false;
  }
  return (
    (t.bits[at]! & detector.bits) !== 0 ||
    ((1 << t.shape[at]!) & detector.shapes) !== 0 ||
    (t.cues[at]! & (detector.cues ?? 0)) !== 0 ||
    (detector.words ?? []).some((word) => hashWord(word) === t.hash[at])
  );
}

/** What one detector finds by itself, overlaps settled. */
function findBy(detector: Detector, text: string): Finding[] {
  const tokens = tokenise(text);
  const found: Finding[] = [];
  for (let at = 0; at < tokens.count; at += 1) {
    if (isTriggered(detector, tokens, at)) detector.find(tokens, at, found);
  }
  return settle(
    found.filter((one) => one.score >= 0.5),
    text,
  );
}

export const markBy = (detector: Detector, marked: string): string => {
  const text = unmark(marked);
  return mark(text, findBy(detector, text));
};

/** What all rules find: neither the tagger nor the rest of the document has a say. */
export const findByRules = (text: string): Finding[] =>
  settle(
    scan(tokenise(text)).filter((one) => one.score >= 0.5),
    text,
  );

/** What all rules find of one category. */
export function markByRules(category: Finding['category'], marked: string): string {
  const text = unmark(marked);
  return mark(
    text,
    findByRules(text).filter((one) => one.category === category),
  );
}

/** What the whole engine finds of one category. */
export function markFound(category: Finding['category'], marked: string): string {
  const text = unmark(marked);
  return mark(
    text,
    detect(text).filter((one) => one.category === category),
  );
}
