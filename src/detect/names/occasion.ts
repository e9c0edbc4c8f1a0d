/**
 * Occasions at which a name must stand, whatever it is: under a letter, where somebody introduces
 * themselves or is given a name, before a telephone number of a list, before what they do in the ward.
 */
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { numberRun } from '../numbers.ts';
import {
  ALL_CAPITALS,
  CAPITAL,
  CAPITALS,
  GAP_BREAK,
  GAP_LINE,
  LETTER,
  NO_CAPITALS,
  type Tokens,
} from '../tokens.ts';
import { wordEnd } from './parse.ts';
import * as part from './part.ts';

const SIGNED = 0.45;
const INTRODUCED = 0.45;

/** Weight of the occasion for a name whose first word is at `at`; 0 where there is none. */
export function occasionBefore(t: Tokens, at: number): number {
  if (isSigned(t, at)) return SIGNED;
  return isIntroduced(t, at) || isGiven(t, at) ? INTRODUCED : 0;
}

const isFarewell =
  d.wordSet(`warmly cheers love best hugs kindly gratefully cordially fondly affectionately blessings
  later soon xoxo xx ciao care wishes regards peace bye goodbye yours thx tks atte saludos abrazo abrazos besos beso
  gracias cuidese pronto atentamente cordialmente`);

/** A farewell and a comma or a new line, or a dash on the last line or behind the last sentence; and nothing behind the name. */
function isSigned(t: Tokens, at: number): boolean {
  if (at === 0 || !endsLine(t, at)) return false;
  if (at + 1 >= t.count && SIGN_OFF.test(t.text.slice(t.end[at - 1], t.start[at]))) return true;
  const isNewLine = (t.gap[at]! & GAP_LINE) !== 0;
  if (isNewLine && isLast(t, at) && DASHED.test(t.text.slice(lineStart(t, at), t.start[at])))
    return true;
  const isApart = t.mark[at] === d.COMMA || (isNewLine && t.mark[at] === 0);
  return isApart && isFarewell(t, at - 1) && (t.gap[at]! & GAP_BREAK) === 0;
}

/** Name, perhaps an initial, then the end of the line or of the text. */
function endsLine(t: Tokens, at: number): boolean {
  let next = at + 1;
  if (t.shape[next] === LETTER && d.isSpaced(t, next)) next += 1;
  return next >= t.count || (t.gap[next]! & GAP_LINE) !== 0;
}

const isLast = (t: Tokens, at: number) => at + 1 >= t.count || (t.gap[at + 1]! & GAP_BREAK) !== 0;

const FEED = 10;
/** What stands before the name on its line: `-`, `— `. */
const DASHED = /^ {0,3}[-\u2013\u2014]{1,2} ?$/;
const MARGIN = 6;
/** `It is fine. -Sue` */
const SIGN_OFF = /^[.!?]\s{1,3}[-\u2013\u2014]{1,2} ?$/;

function lineStart(t: Tokens, at: number): number {
  let place = t.start[at]!;
  while (
    place > t.end[at - 1]! &&
    t.start[at]! - place < MARGIN &&
    t.text.charCodeAt(place - 1) !== FEED
  )
    place -= 1;
  return place;
}

const isAsking = d.wordSet('pregunte pregunta preguntar preguntando');
const isFor = d.wordSet('por');
const isTelling = d.wordSet(
  'avisar avise aviso llamar llame localizar localice contactar contacte decir decirle diga digale',
);
const isTo = d.wordSet('a');
const isSpanishChild = d.wordSet('niña niño bebe nacido nacida menor gemelo gemela');
const isCalled = d.wordSet('llamo llama llamaba llaman');
const isSelf = d.wordSet('me se te le nos');
const isBeing = d.wordSet('soy');
const isSpeaking = d.wordSet('habla escribe');
const isLe = d.wordSet('le');

/** `me llamo Berta`, `soy Berta,`, `le habla Berta`, `pregunte por Berta`, `la niña Berta`. */
function isIntroduced(t: Tokens, at: number): boolean {
  if (!d.isSpaced(t, at) || t.shape[at] !== CAPITAL) return false;
  const word = at - 1;
  if (isFor(t, word)) return isAsking(t, word - 1);
  if (isTo(t, word)) return isTelling(t, word - 1);
  if (isSpanishChild(t, word)) return true;
  if (isCalled(t, word)) return isSelf(t, word - 1);
  if (isSpeaking(t, word)) return isLe(t, word - 1) || t.mark[word] === d.COMMA;
  return isBeing(t, word);
}

const isNaming = d.wordSet('named name naming called call calling christened baptized');
const isChild = d.wordSet(
  'baby infant boy girl son daughter newborn child twin puppy dog cat him her them',
);
const isOf = d.wordSet('the their his her our this that');

const isNamed = d.wordSet('named naming christened baptized baptised');
const isOffspring = d.wordSet('baby infant boy girl son daughter newborn twin twins');

type Words = typeof isNaming;

/** One of `names`, perhaps `the` or `their`, and one of `whom` stand before this word. */
const isNamedAs = (t: Tokens, at: number, names: Words, whom: Words): boolean =>
  d.isSpaced(t, at) &&
  whom(t, at - 1) &&
  (names(t, at - 2) || (isOf(t, at - 2) && names(t, at - 3)));

/** `they named the infant Orla`: a name, whatever the word. */
export const isNamedChild = (t: Tokens, at: number): boolean =>
  isNamedAs(t, at, isNamed, isOffspring);

/** `they named the infant Orla`, `called him Pip`. */
const isGiven = (t: Tokens, at: number): boolean =>
  d.isCapitalised(t, at) && isNamedAs(t, at, isNaming, isChild);

const PHONE = { weight: 0.4, digitsMin: 7, digitsMax: 12 } as const;
const ROLE_WEIGHT = 0.4;
const isStaffKind = d.wordSet(
  'charge scrub staff night head house medical chief the our a an ward unit float triage',
);
const isStaff = d.wordSet(
  'nurse intern resident clerk aide technician hospitalist fellow student officer surgeon scribe',
);

/** Weight of what stands behind a name of one word: a telephone number in a list, or what its bearer is. */
export function occasionAfter(t: Tokens, first: number, last: number): number {
  const next = last + 1;
  if (next >= t.count || (t.gap[next]! & GAP_LINE) !== 0) return 0;
  if (t.mark[next] === d.COMMA && isStaffKind(t, next) && isStaff(t, next + 1)) return ROLE_WEIGHT;
  const isItem = first === 0 || (t.gap[first]! & GAP_LINE) !== 0 || t.mark[first] === d.SEMICOLON;
  if (!isItem || !d.isNumber(t, next) || t.start[next]! - t.end[last]! > 3) return 0;
  const run = numberRun(t, next);
  const isPhone =
    run.digits.length >= PHONE.digitsMin &&
    run.digits.length <= PHONE.digitsMax &&
    run.last > run.first;
  return isPhone && !d.has(t, first, x.ID_LABEL | x.CARE_PLACE | x.CARE_WORD) ? PHONE.weight : 0;
}

const isDeed =
  d.wordSet(`removed placed pulled inserted advanced adjusted increased decreased started stopped held
  resumed ordered changed updated consulted called paged examined evaluated intubated extubated sutured drained
  flushed cleared reviewed noted requested repeated closed opened checked gave wants recommends recommended`);
const isObject = d.wordSet('the a an his her this our their all both him them family');

const isCounter = d.wordSet('pod hd dol day visit');

/**
 * `POD 3, Szőke started heparin`: last token of who does something to something, at the head of a day's entry; or -1.
 * What is removed or started has no object behind it: `POD 3: Foley removed`.
 */
export function entryActorEnd(t: Tokens, at: number): number {
  const mark = t.mark[at]!;
  const isEntry = d.isDash(mark) || mark === d.COMMA || mark === d.COLON || mark === d.DOT;
  if (!isEntry || !d.isNumber(t, at - 1) || !isCounter(t, at - 2)) return -1;
  if ((t.gap[at]! & GAP_LINE) !== 0 || d.has(t, at, NO_ACTOR) || part.isClinical(t, at)) return -1;
  if (!d.isCapitalised(t, at) && t.capitals !== NO_CAPITALS) return -1;
  const isAbbreviation = t.shape[at] === CAPITALS && t.capitals !== ALL_CAPITALS;
  const isElse = isAbbreviation || d.isOrdinary(t, at);
  if (isElse && !d.has(t, at, x.GIVEN | x.SURNAME_TOP)) return -1;
  const last = wordEnd(t, at);
  const [deed, object] = [last + 1, last + 2];
  if (!isDeed(t, deed) || !d.isSpaced(t, deed) || !d.isSpaced(t, object)) return -1;
  const isDone = isObject(t, object) || d.has(t, object, x.DRUG) || !d.isOrdinary(t, object);
  return isDone && !d.isNumber(t, object) ? last : -1;
}

const NO_ACTOR = x.STOP | x.TITLE | x.DRUG | x.UNIT | x.ROLE | x.RELATION | x.CREDENTIAL;

/** `removed the drain`, `to see` */
const isAct = (t: Tokens, at: number): boolean =>
  d.isSpaced(t, at) &&
  d.isSpaced(t, at + 1) &&
  ((isDeed(t, at) && isObject(t, at + 1)) || (isToDo(t, at) && isDuty(t, at + 1)));
const isToDo = d.wordSet('to');
const isDuty = d.wordSet('see call discuss staff scrub round');

/** `Okoro removed the drain`, `Yip to see`: who does something, at the start of a sentence or an entry. */
export function isActor(t: Tokens, at: number): boolean {
  if (!isAct(t, at + 1)) return false;
  const mark = t.mark[at]!;
  const isEntry = d.isNumber(t, at - 1) && (d.isDash(mark) || mark === d.COMMA || mark === d.COLON);
  return isEntry || (t.gap[at]! & GAP_LINE) !== 0 || mark === d.DOT;
}
