/**
 * A name that is a word of the language, where it comes again alone: `explaining it to Will and his daughter`, `Quint also has`,
 * `Chase is my dog`. That somebody here is called so is known; what is asked is whether this is the name or the word.
 */
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITAL, LOWER, SOME_CAPITALS, type Tokens } from '../tokens.ts';
import * as part from './part.ts';

/** Words that stay what they are, whoever is called so. */
const ELSE =
  x.TITLE |
  x.ROLE |
  x.RELATION |
  x.PERSON_LABEL |
  x.ID_LABEL |
  x.MONTH |
  x.WEEKDAY |
  x.STATE |
  x.COUNTRY |
  x.DRUG |
  x.UNIT |
  x.CREDENTIAL |
  x.CARE_PLACE |
  x.CARE_WORD |
  x.STREET |
  x.PARTICLE |
  x.NUMBER_WORD;

/** A word of the language that may be told from a name by how it is written; a nickname in quotes is any word. */
export const mayRepeat = (bits: number, isQuoted: boolean): boolean =>
  (bits & ELSE) === 0 && (isQuoted || (bits & x.NAMED) !== 0);

/** With a capital inside a sentence, or in front of what only somebody does. */
export function isRepeatedName(t: Tokens, at: number): boolean {
  if (t.capitals !== SOME_CAPITALS || t.shape[at] !== CAPITAL || part.isClinical(t, at))
    return false;
  const next = at + 1;
  const isBeforeCapital = d.isSpaced(t, next) && d.isCapitalised(t, next);
  if (isBeforeCapital || d.isJoinedByDash(t, next) || d.isJoinedByDash(t, at)) return false;
  if (d.isSpaced(t, next) && d.hasCue(t, next, x.CUE_EPONYM_NOUN)) return false;
  const isWithin = at > 0 && d.isSpaced(t, at) && t.shape[at - 1] === LOWER;
  return isWithin ? !isArticle(t, at - 1) : isSubject(t, at);
}

const isArticle = d.wordSet('the a an this that these no any each');

/** `Skip drives`, but not `Will he need` and `Skip doses`. */
function isSubject(t: Tokens, at: number): boolean {
  const verb = isBetween(t, at + 1) && t.shape[at + 2] === LOWER ? at + 2 : at + 1;
  if (!d.isSpaced(t, at + 1) || t.shape[verb] !== LOWER) return false;
  return isThird(t, verb) || (verb > at + 1 && d.hasCue(t, verb, x.CUE_PERSON_VERB));
}

const isBetween = d.wordSet('also still never always now only just often usually');
const isThird =
  d.wordSet(`is was has had says said told asked wants wanted needs lives lived drives drove takes took denies denied works
  worked smokes drinks thinks thought feels felt eats sleeps weighs came comes went goes gets got lost likes hates knows keeps
  became seems looks does did`);
