/**
 * Detection with one part of the engine switched off, so that an evaluation can say what each part is
 * worth. Never used to de-identify; nothing is cached.
 */
import type { Finding } from '../core/phi.ts';
import { findIn, readingsOf } from './disguise/disguise.ts';
import { documentSearch } from './document.ts';
import { withTagger } from './ensemble.ts';
import { type Learned, learn } from './learned.ts';
import * as x from './lexicon.ts';
import { withNeighbours } from './neighbours.ts';
import { settle } from './overlap.ts';
import { scan, scanStructured } from './scan.ts';
import { type Tokens, tokenise } from './tokens.ts';

/** What can be switched off; `names` leaves out rules of names and places and the tagger with them. */
export const ABLATIONS = ['tagger', 'document', 'lists', 'context', 'names'] as const;
export type Ablation = (typeof ABLATIONS)[number];

const ACCEPTED = 0.5;
/** The open lists of names and places; words and clinical terms stay. */
const LISTS = x.GIVEN | x.SURNAME | x.SURNAME_TOP | x.CITY;
const LIST_CUES = x.CUE_GIVEN_TOP;
/** What the words around a name or place say. */
const CONTEXT =
  x.TITLE |
  x.CREDENTIAL |
  x.RELATION |
  x.PERSON_LABEL |
  x.ROLE |
  x.BEFORE_PERSON |
  x.BEFORE_PLACE |
  x.ID_LABEL;
const CONTEXT_CUES = x.CUE_PERSON_VERB | x.CUE_EPONYM_NOUN;

/** As `detect`, without one part. */
export function detectWithout(text: string, without: Ablation): Finding[] {
  const rules = without === 'names' ? scanStructured : scan;
  const t = blinded(tokenise(text), without);
  const plain = rules(t);
  const isByRules = without === 'tagger' || without === 'names';
  const candidates = isByRules ? plain : withTagger(t, plain, 'balanced');
  const disguised = findIn(readingsOf(tokenise(text)), (read) => rules(tokenise(read)));
  const settled = settle(
    [...candidates, ...disguised].filter((one) => one.score >= ACCEPTED),
    text,
  );
  const found = without === 'context' ? settled : withNeighbours(t, settled);
  if (without === 'document') return found;
  const learned = new Map<string, Learned>();
  for (const one of learn(text, found)) learned.set(one.key, one);
  const taught = documentSearch(learned.values()).find(text);
  return settle([...found, ...taught], text);
}

/** The tokens without the bits of one part; the arrays of the tokeniser stay as they are. */
function blinded(t: Tokens, without: Ablation): Tokens {
  if (without !== 'lists' && without !== 'context') return t;
  const isList = without === 'lists';
  const bits = t.bits.slice(0, t.count + 1).map((one) => one & ~(isList ? LISTS : CONTEXT));
  const cues = t.cues
    .slice(0, t.count + 1)
    .map((one) => one & ~(isList ? LIST_CUES : CONTEXT_CUES));
  return { ...t, bits, cues };
}
