/**
 * Names that are words of the language, where what stands before leaves nothing else: `her son Trip`, `RN Duchess
 * aware`, `a man named Cotton`, `landlord (Skip)`.
 */
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { ALL_CAPITALS, CAPITAL, CAPITALS, GAP_LINE, LOWER, type Tokens } from '../tokens.ts';
import { isAgentVerb } from './context.ts';
import { isNamedChild } from './occasion.ts';
import * as part from './part.ts';

export const ANNOUNCED_SCORE = 0.62;

const NAME = x.GIVEN | x.SURNAME;
/** Whatever announces them, no name by themselves: `nurse Manager`, `wife Tuesday`. */
const NEVER =
  x.STOP |
  x.TITLE |
  x.ROLE |
  x.RELATION |
  x.PERSON_LABEL |
  x.ID_LABEL |
  x.MONTH |
  x.WEEKDAY |
  x.COUNTRY |
  x.DRUG |
  x.UNIT |
  x.CARE_PLACE |
  x.CARE_WORD |
  x.STREET |
  x.NUMBER_WORD;
const LENGTH_MIN = 3;

/** Last token of the name that starts at `at`, or -1. */
export function announcedEnd(t: Tokens, at: number): number {
  if (at === 0 || (t.gap[at]! & GAP_LINE) !== 0) return -1;
  const isShouted = t.shape[at] === CAPITALS && t.capitals === ALL_CAPITALS && isNamedChild(t, at);
  if (t.shape[at] !== CAPITAL && !isShouted) return -1;
  if (!isAnnounced(t, at) || !(mayBeName(t, at) || isKinName(t, at))) return -1;
  const next = at + 1;
  if (!d.isSpaced(t, next) || !d.isCapitalised(t, next)) return at;
  // `breast navigator Peaches Holloway`, and no heading: `Unit Clerk Daily Report`
  if (mayBeName(t, next) && d.has(t, next, NAME) && t.shape[next] === CAPITAL) return next;
  // `Dtr Star HCP`: what kin is for the patient
  return d.has(t, at - 1, x.RELATION) && t.shape[next] === CAPITALS ? at : -1;
}

function mayBeName(t: Tokens, at: number): boolean {
  if (t.end[at]! - t.start[at]! < LENGTH_MIN || d.has(t, at, NEVER)) return false;
  // `RN Precious`, by its ending a learned word
  return !part.isClinical(t, at) && (!part.isLearned(t, at) || d.has(t, at, x.GIVEN));
}

/** `wife Peg`, `GF Kit`: labels and terms of the clinic, too, but not of kin. */
function isKinName(t: Tokens, at: number): boolean {
  if (!d.has(t, at - 1, x.RELATION) || d.has(t, at, NEVER & ~x.ID_LABEL)) return false;
  if (part.isLearned(t, at)) return false;
  return d.has(t, at, x.GIVEN) || (isKinActing(t, at) && !part.isClinical(t, at));
}

/** `Grandson Chip drove`, but not `Mother Living with` */
const isKinActing = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at + 1) &&
  t.shape[at + 1] === LOWER &&
  (isAgentVerb(t, at + 1) || isVisiting(t, at + 1));
const isVisiting = d.wordSet('calls called drives visits visited brings brought picks picked');

function isAnnounced(t: Tokens, at: number): boolean {
  const word = at - 1;
  if (d.isAdjacent(t, at) || t.start[at]! - t.end[word]! > 3) return false;
  const mark = t.mark[at]!;
  if (mark === d.COMMA) return isApposed(t, at);
  if (mark !== 0 && mark !== d.OPEN && !QUOTES.has(mark)) return false;
  const isSmall = t.shape[word] === LOWER;
  const isListed = d.has(t, at, x.GIVEN | x.SURNAME_TOP);
  // A heading of a family history has a capital, too: `Mother Living`.
  const isPerson = isSmall || isListed || isKinActing(t, at) || isOnNoList(t, at);
  if (d.has(t, word, x.RELATION) && isPerson) return !isDisease(t, at);
  if (isInLaw(t, word)) return true;
  if (isSmall && isNaming(t, word)) return true;
  if (isNamedChild(t, at) || isBaby(t, at)) return true;
  if (isService(t, word) && isUnmistakable(t, at)) return true;
  if (isHandedOver(t, word) && mark === 0) return isNamed(t, at) || !d.isOrdinary(t, at);
  if (isBy(t, word) && isWriting(t, word - 1) && isNamed(t, at) && isPhraseEnd(t, at + 1))
    return mark === 0;
  if (mark === d.OPEN) return false;
  if (isReaching(t, word) && mark === 0) return isNamed(t, at) && !d.has(t, at, NO_PERSON);
  if (isCaller(t, word) && isCall(t, word - 1)) return true;
  const isEnd = isPhraseEnd(t, at + 1);
  const isToStaff = isStaffCredential(t, word) && !isTherapy(t, word) && isReported(t, word - 1);
  if (isToStaff && mark === 0 && !d.isOrdinary(t, at) && !d.has(t, at, x.EPONYM)) return true;
  if (d.has(t, word, x.ROLE) || isNurse(t, word)) {
    const isEnding = isEnd && (isSmall || !d.has(t, at, x.COMMON));
    return isListed || isActing(t, at) || isEnding || (isSmall && isNamed(t, at));
  }
  if (!isStaffCredential(t, word)) return false;
  // `MD   Service: Hospitalist`: the next label of a header, but `0059 hours MD Love: involuted`
  if (t.mark[at + 1] === d.COLON && t.start[at]! - t.end[word]! > 1) return false;
  const isWithin = word > 0 && d.isSpaced(t, word) && t.shape[word - 1] === LOWER;
  return isNamed(t, at) || isActing(t, at) || (isWithin && isEnd && !d.has(t, at, x.COMMON));
}

/** `Baby Wakinyan 6mo`, `BB Oduya`, `Infant Girl Castellanos`: as nurseries call them; no `Baby Bottle`, `BB Metoprolol`. */
function isBaby(t: Tokens, at: number): boolean {
  const word = at - 1;
  if (t.mark[at] !== 0 || t.shape[at] !== CAPITAL || d.isOrdinary(t, at)) return false;
  if (d.has(t, at, x.EPONYM | x.DRUG | x.CITY | x.STATE)) return false;
  const isShort = isNursery(t, word) && t.shape[word] === CAPITALS;
  const isChild = isNewborn(t, word) || (isSex(t, word) && isNewborn(t, word - 1));
  return isShort || (isChild && t.shape[word] === CAPITAL);
}
const isNursery = d.wordSet('bb bg nb');
const isNewborn = d.wordSet('baby infant newborn');
const isSex = d.wordSet('boy girl');

/** `Mother Sinead (II-3)`: neither a word nor a name of any list; a pedigree gives her place behind it. */
const isOnNoList = (t: Tokens, at: number): boolean =>
  (t.bits[at]! & ~x.PHRASE_START) === 0 && t.cues[at] === 0;

/** `mother Graves, sister Hashimoto`: what runs in a family. */
const isDisease = (t: Tokens, at: number): boolean =>
  isFate(t, at) || (d.has(t, at, x.EPONYM) && !d.has(t, at, x.GIVEN));
const isFate = d.wordSet('deceased living alive dead healthy unknown adopted');

/** `Nephro Szymborska ok with`, `podiatry (Kirkpatrick)`: who of them it was. */
const isService =
  d.wordSet(`nephro nephrology cards cardiology neuro neurology neurosurgery ortho podiatry pulm pulmonology heme onc oncology
  endo endocrine renal rheum derm uro urology gyn peds pediatrics anesthesia palliative hospitalist intensivist attg attending fellow`);

/** A surname, or a word that no list has; no drug, term or device. */
const isUnmistakable = (t: Tokens, at: number): boolean =>
  !d.isOrdinary(t, at) && !d.has(t, at, x.EPONYM | x.CITY | x.STATE) && isPhraseOf(t, at + 1);

const isSaying = d.wordSet(
  'ok okay aware agrees agree recs recommends saw sees seeing following follows signed says said wants will to and',
);
/** What follows is what somebody does, or nothing. */
const isPhraseOf = (t: Tokens, next: number): boolean =>
  t.mark[next] === d.CLOSE || (d.isSpaced(t, next) && isSaying(t, next));

const isOver = d.wordSet('over');
const isTook = d.wordSet('took takes taking');
const isOut = d.wordSet('out off');
const isSigning = d.wordSet('signed sign signing handed handing');
const isFrom = d.wordSet('from');
const isTo = d.wordSet('to');
const isFor = d.wordSet('for');
const isCovering = d.wordSet('covering');

/** `took over from Bloom`, `signed out to Ferraro`, `covering for Self`; `word` is the last before the name. */
function isHandedOver(t: Tokens, word: number): boolean {
  if (isFrom(t, word)) return isOver(t, word - 1) && isTook(t, word - 2);
  if (isTo(t, word)) return isOut(t, word - 1) && isSigning(t, word - 2);
  return isFor(t, word) && isCovering(t, word - 1);
}

/** `calling Iqbal for OR`, but not `calling Boston` or `paging Poison Control`. */
const isReaching = d.wordSet('calling paging texting messaging phoning telling asking emailing');
const NO_PERSON = x.COMMON | x.CITY | x.STATE;

const isNamed = (t: Tokens, at: number): boolean => d.has(t, at, NAME);
/** `her goddaughter, Blessing.`: one relative of somebody, and the phrase ends. */
function isApposed(t: Tokens, at: number): boolean {
  const kin = at - 1;
  if (!d.has(t, kin, x.RELATION) || t.shape[kin] !== LOWER || !d.isSpaced(t, kin)) return false;
  return isWhose(t, kin - 1) && isPhraseEnd(t, at + 1) && (isNamed(t, at) || !d.isOrdinary(t, at));
}
const isWhose = d.wordSet('her his my their our your whose');

const isNurse = d.wordSet('nurse');

const isPhraseEnd = (t: Tokens, at: number): boolean => at >= t.count || !d.isSpaced(t, at);

const QUOTES = new Set([...'"“‘\''].map((mark) => mark.charCodeAt(0)));

/** `Brother-in-law` */
const isInLaw = (t: Tokens, at: number): boolean =>
  isLaw(t, at) && d.isJoinedByDash(t, at) && isIn(t, at - 1);
const isLaw = d.wordSet('law');
const isIn = d.wordSet('in');

/** `Dictated by Kocher.` */
const isBy = d.wordSet('by');
const isWriting = d.wordSet(
  'dictated transcribed signed interpreted authored cosigned reported entered',
);

const isNaming = d.wordSet('named nicknamed');
/** `calls her Lav`, `goes by Odd`, `known as Bo` */
const isCaller = d.wordSet('him her them me by as');
const isCall = d.wordSet('call calls called goes going went known');

/** `seen by SLP Corwin today`, `report given to LPN Kezia at 0700` */
const isReported = d.wordSet('by to with per');
/** `to PT Eval` */
const isTherapy = d.wordSet('pt ot rt pa');

const isStaffWord =
  d.wordSet(`hha phn chw rtt otr rn lpn lvn cna np aprn crna md cnm emt rrt pct cma rma srna lcsw msw lmsw bsw hca
  eca rt pa pt ot slp pharmd`);
const isStaffCredential = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITALS && isStaffWord(t, at);

function isActing(t: Tokens, at: number): boolean {
  const next = at + 1;
  if (isPhraseEnd(t, next)) return false;
  return t.shape[next] === LOWER && (d.hasCue(t, next, x.CUE_PERSON_VERB) || isDone(t, next));
}

const isDone =
  d.wordSet(`aware informed notified updated present paged agrees signed phoned assisted
  witnessed verified bedside documented relieved`);
