/**
 * What a finding is where it identifies nobody: a term that bears a name (`namesake.ts`), a row of doses (`dose.ts`), a code
 * of a catalogue (`public-code.ts`), a trial, a language, a heading of another language (`abroad-words.ts`). Asked once for
 * each finding of one text, before findings teach anything.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { ANNOUNCING, GIVEN, SURNAME_TOP } from '../lexicon.ts';
import { tokenAt } from '../tagger/features.ts';
import { ALL_CAPITALS, CAPITALS, type Tokens } from '../tokens.ts';
import { DEMONYMS, LANGUAGES } from '../vocabulary.ts';
import { areAbroadWords } from './abroad-words.ts';
import { isCited } from './cited.ts';
import { isDose } from './dose.ts';
import { isDuration } from './duration.ts';
import { isNamesake } from './namesake.ts';
import { isPublicCode } from './public-code.ts';

/** What is less likely counts for nothing by itself. */
const COUNTED = 0.5;
const MAY_BE_CLINICAL: ReadonlySet<Finding['category']> = new Set([
  'date',
  'name',
  'location',
  'organization',
  'other_unique_id',
  'phone',
]);

/** True where the finding is clinical text and no identifier. */
export function isClinicalText(t: Tokens, one: Finding): boolean {
  if (one.score < COUNTED || !MAY_BE_CLINICAL.has(one.category)) return false;
  const first = tokenAt(t, one.start);
  let last = first;
  while (last + 1 < t.count && t.start[last + 1]! < one.end) last += 1;
  if (last >= t.count) return false;
  switch (one.category) {
    case 'date':
      return (
        isDose(t, one, first, last) ||
        isDuration(t, first, last) ||
        isPublicCode(t, one, first, last)
      );
    case 'name':
    case 'location':
      return (
        areAbroadWords(t, one, first, last) ||
        isAcronym(t, one, first, last) ||
        areLanguages(t, first, last) ||
        isNamesake(t, one, first, last) ||
        (one.category === 'name' && isCited(t, first, last)) ||
        isPublicCode(t, one, first, last)
      );
    case 'organization':
      return isNamesake(t, one, first, last); // `by Ann Arbor`
    default:
      return isPublicCode(t, one, first, last);
  }
}

const isLanguage = d.wordSet(`${LANGUAGES.join(' ')} ${DEMONYMS.join(' ')}`);
const isTongue = d.wordSet(LANGUAGES.join(' '));
const isSpeaking = d.wordSet('language languages lang interpreter speaks speaking');

/** `speaks Tigrinya, Amharic`; `Mr. Zulu` is somebody. */
function areLanguages(t: Tokens, first: number, last: number): boolean {
  const before = first - 1;
  let isSpoken = false;
  for (let at = first; at <= last; at += 1) {
    if (!isLanguage(t, at)) return false;
    if (isTongue(t, at)) isSpoken = true;
  }
  const isAnnounced = before >= 0 && d.has(t, before, ANNOUNCING) && !isSpeaking(t, before);
  return isSpoken && !isAnnounced;
}

/** Trials by the names that their authors gave them, and settings; they are written in capitals. */
const isTrialWord =
  d.wordSet(`sprint catie nett lott courage ischemia rales cleopatra paloma monaleesa benefit paradigm emperor
  dapa deliver topcat charm solvd consensus valiant atlas merit copernicus comet bari freedom syntax excel noble orbita fame
  tact aurora jupiter lookahead accord advance ukpds dcct edic leader sustain empa declare credence canvas rewind elixa
  exscel tecos carmelina carolina plato triton cure caprie commit isis gusto assent stream danami dawn defuse extend mr clean
  escape revascat swift prime thrace nascet ecst crest sammpris acst carotid wingspan aric mesa whi chap aristotle rocket
  rely engage affirm race cabana east castle stich reduce improve ascend aspree arrive stampede latitude enzamet titan
  proselica charisma keynote checkmate impower flaura adaura destiny emerald olympia solo nova prima ariel star step surmount
  protocol ards proseva florali acurasys eolia rose andromeda clovers process arise promise smart salt cristal fact simv aprv prvc bipap nava`);

const isCellLine = d.wordSet('jurkat raji hela lncap caco vero daudi');
/** `AC 450/16/5/40%`: how a ventilator breathes, behind its word or before its numbers. */
const isMode = d.wordSet('ac vc pc ps');
const isVentilator = d.wordSet('vent ventilator settings setting mode');

/** Short for a trial, a cell line or a way of breathing, and nothing else in it. */
function isAcronym(t: Tokens, one: Finding, first: number, last: number): boolean {
  if (isMode(t, first) && first === last && t.shape[first] === CAPITALS) {
    return isVentilator(t, first - 1) || (isVentilator(t, first - 2) && !d.isSpaced(t, last + 1));
  }
  if (first === last && t.shape[first] === CAPITALS && isLeak(t, first)) return true;
  // `MMT 4/4/5/5`
  if (first === last && t.shape[first] === CAPITALS && isRowOfGrades(t, last + 1)) return true;
  let trials = 0;
  for (let at = first; at <= last; at += 1) {
    if (isCellLine(t, at)) return one.category === 'location' || first === last;
    if (t.shape[at] !== CAPITALS && !d.isNumber(t, at) && !isStarred(t, at)) return false;
    if (isTrial(t, at, last)) trials += 1;
    else if (t.shape[at] === CAPITALS && !d.isJoinedByDash(t, at)) return false;
  }
  return trials > 0;
}

const isValve = d.wordSet('mr tr ar pr ai pi ti ms ts ps');
const isAmount = d.wordSet('trace trivial mild mod moderate severe');
/** `TR trace`, `mild AI`: a valve that leaks, or is narrow. */
const isLeak = (t: Tokens, at: number): boolean =>
  isValve(t, at) &&
  ((isAmount(t, at + 1) && d.isSpaced(t, at + 1)) || (isAmount(t, at - 1) && d.isSpaced(t, at)));

/** Four numbers and more, each behind a slash, of which none is above five. */
function isRowOfGrades(t: Tokens, first: number): boolean {
  for (let at = first; at < first + GRADES_MIN; at += 1) {
    const isGrade = d.isNumber(t, at) && t.number[at]! <= GRADE_MAX;
    const isJoined = at === first ? d.isSpaced(t, at) : d.isJoinedBy(t, at, d.SLASH);
    if (!isGrade || !isJoined) return false;
  }
  return true;
}
const GRADES_MIN = 4;
const GRADE_MAX = 5;

const isStudy = d.wordSet('trial trials study studies investigators results protocol');

/** `AURORA` is a name as well: then it needs a number or its noun behind it. */
function isTrial(t: Tokens, at: number, last: number): boolean {
  if (!isTrialWord(t, at) || t.capitals === ALL_CAPITALS) return false;
  if (!d.has(t, at, GIVEN | SURNAME_TOP)) return true;
  return d.isNumber(t, at + 1) || (d.isSpaced(t, last + 1) && isStudy(t, last + 1));
}

const ASTERISK = 42;
/** `STAR*D` */
const isStarred = (t: Tokens, at: number): boolean =>
  t.text.charCodeAt(t.start[at]! - 1) === ASTERISK || t.text.charCodeAt(t.end[at]!) === ASTERISK;
