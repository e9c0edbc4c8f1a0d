/** For tests: texts in which ‹these marks› show what is to be found. */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import { settle } from '../overlap.ts';
import { scan } from '../scan.ts';
import { tokenise } from '../tokens.ts';

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

/** What one detector finds by itself, overlaps settled. */
function findBy(detector: Detector, text: string): Finding[] {
  const tokens = tokenise(text);
  const found: Finding[] = [];
  for (let at = 0; at < tokens.count; at += 1) {
    const isTriggered =
      (tokens.bits[at]! & detector.bits) !== 0 ||
      ((1 << tokens.shape[at]!) & detector.shapes) !== 0 ||
      (tokens.cues[at]! & (detector.cues ?? 0)) !== 0;
    if (isTriggered) detector.find(tokens, at, found);
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

/** What all rules find of one category: neither the tagger nor the rest of the document has a say. */
export function markByRules(category: Finding['category'], marked: string): string {
  const text = unmark(marked);
  const found = scan(tokenise(text)).filter((one) => one.score >= 0.5);
  return mark(
    text,
    settle(found, text).filter((one) => one.category === category),
  );
}
