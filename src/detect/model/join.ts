/**
 * The findings of a site's model beside those of rules and tagger. They widen: a sound finding of a rule
 * stands as it is, category and all, and a model gives what lies beyond it. Names that overlap become one
 * (`overlap.ts`); everything else is settled by score, as among rules.
 */
import type { Finding, PhiCategory } from '../../core/phi.ts';
import { tokenAt } from '../tagger/features.ts';
import { CASELESS, NUMBER, type Tokens } from '../tokens.ts';

/** From here on a rule's finding is the whole of what stands there (as in `ensemble.ts`). */
const SOUND = 0.6;

/** What is written in words: elsewhere a rest without a digit is none (`at` of `3/14 at`). */
const IN_WORDS: ReadonlySet<PhiCategory> = new Set<PhiCategory>([
  'name',
  'location',
  'organization',
  'profession',
]);

const TWO_WORDS = /\p{L}[^\p{L}\p{N}]+\p{L}/u;

/**
 * Whether a model reads this text. One word under a key (a code, a status) is left to the rules: the key
 * says what it is, and a model that reads sentences would guess.
 */
export const isForModel = (text: string, context: string | undefined): boolean =>
  context === undefined || TWO_WORDS.test(text);

/** Of the model's findings, what the rules leave of them, unsettled. `found` is in order of start. */
export function besideRules(
  t: Tokens,
  found: readonly Finding[],
  rules: readonly Finding[],
): Finding[] {
  const sound = rules.filter(({ score }) => score >= SOUND).sort((a, b) => a.start - b.start);
  const reach: number[] = [];
  sound.forEach((one, at) => {
    reach.push(Math.max(one.end, reach[at - 1] ?? 0));
  });
  const pieces: Finding[] = [];
  let first = 0;
  for (const one of found) {
    const whole = inWholeTokens(t, one);
    while (first < sound.length && reach[first]! <= whole.start) first += 1;
    addRests(t, whole, sound, first, pieces);
  }
  return pieces;
}

/** Half a word is none. Scripts without blanks between words are left as the model cut them. */
function inWholeTokens(t: Tokens, one: Finding): Finding {
  const first = tokenAt(t, one.start);
  const last = tokenAt(t, one.end - 1);
  const isCased = (at: number) => at < t.count && t.shape[at] !== CASELESS;
  const start = isCased(first) ? Math.min(one.start, t.start[first]!) : one.start;
  const isInside = isCased(last) && t.start[last]! < one.end;
  return { ...one, start, end: isInside ? Math.max(one.end, t.end[last]!) : one.end };
}

function addRests(
  t: Tokens,
  one: Finding,
  sound: readonly Finding[],
  first: number,
  pieces: Finding[],
): void {
  let { start } = one;
  let isCut = false;
  for (let at = first; at < sound.length && sound[at]!.start < one.end; at += 1) {
    const rule = sound[at]!;
    const isSameName = rule.category === 'name' && one.category === 'name';
    if (rule.end <= start || isSameName) continue;
    isCut = true;
    addRest(t, { ...one, start, end: rule.start }, pieces);
    start = rule.end;
  }
  if (isCut) addRest(t, { ...one, start }, pieces);
  else pieces.push(one);
}

/** From its first token to its last. */
function addRest(t: Tokens, rest: Finding, pieces: Finding[]): void {
  const from = tokenAt(t, rest.start);
  let last = -1;
  let tells = false;
  for (let at = from; at < t.count && t.start[at]! < rest.end; at += 1) {
    last = at;
    const isWord = IN_WORDS.has(rest.category) && t.end[at]! - t.start[at]! > 1;
    if (isWord || t.shape[at] === NUMBER) tells = true;
  }
  if (!tells) return;
  const start = Math.max(rest.start, t.start[from]!);
  pieces.push({ ...rest, start, end: Math.min(rest.end, t.end[last]!) });
}
