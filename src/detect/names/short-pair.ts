/** Full names of two short words, of which the first is a word of grammar. */
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, GAP_LINE, LOWER, type Tokens } from '../tokens.ts';
import * as context from './context.ts';
import * as part from './part.ts';

const SHORT_MAX = 3;

/** `from An Vo`, `My Oh was seen`: given names that are grammar words, before a surname as short. */
export function isShortPair(t: Tokens, at: number): boolean {
  const next = at + 1;
  if (!isShort(t, at) || !isShort(t, next) || !d.isSpaced(t, next)) return false;
  if (!d.has(t, at, x.STOP) || !d.has(t, at, x.GIVEN)) return false;
  if (!d.has(t, next, x.SURNAME | x.SURNAME_TOP) || part.isClinical(t, next)) return false;
  const isInside = d.isSpaced(t, at) && t.shape[at - 1] === LOWER;
  const behind = next + 1;
  const isAlone = behind >= t.count || (t.gap[behind]! & GAP_LINE) !== 0;
  const isActing =
    d.isSpaced(t, behind) &&
    (context.isWas(t, behind) ||
      context.isPatientVerb(t, behind) ||
      context.isAgentVerb(t, behind));
  return isInside || isActing || (isAlone && context.isAtStart(t, at));
}

const isShort = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITAL && t.end[at]! - t.start[at]! <= SHORT_MAX;
