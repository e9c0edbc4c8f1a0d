/**
 * Month and day without a year, where the words before them tell of something that happened, or will, on that day.
 *
 * Category  date elements, 45 CFR §164.514(b)(2)(i)(C)
 * Shape     `presents 5/12` · `last dose 5/12` · `Paracentesis 8/2` · `declined by the centre 8/1` · `since Sun 8/4` ·
 *           `R0 chole 8/30` · `nares positive 01/08` · `booked for 8-21` · `at 22:15 on 5-30` · `Follow up 12.02`
 *
 * The same two numbers are a strength, a score, a pressure or a share: their words, and what is counted, rule it out.
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { UNIT } from '../lexicon.ts';
import { GAP_LINE, GAP_MARK, LETTER, LOWER, MIXED, NUMBER, type Tokens } from '../tokens.ts';
import { isDay, isMonth, isOf, isRangeWord, joint } from './date-parts.ts';
import {
  isBeforeFraction,
  isCombination,
  isFractionNoun,
  isGluedBefore,
  isScale,
} from './pair-cues.ts';

const SCORE = 0.7;

export const eventDay: Detector = {
  id: 'event-day',
  bits: 0,
  shapes: d.shapes(NUMBER),
  digits: [1, 2],
  glued: [1, 2],
  find(t, at, found) {
    const mark = t.mark[at + 1];
    const isPair = mark === d.SLASH || mark === d.HYPHEN || mark === d.DOT;
    if (!isPair || !isMonthDay(t, at) || !(isRangeStart(t, at) || isOnDay(t, at))) return;
    found.push(
      d.finding(t.start[at]!, t.end[at + 1]!, 'date', 'date.month-day', SCORE, 'event-day/words'),
    );
  },
};

/** Two numbers that may be a day, joined by `/` or `-` and by nothing else, with nothing counted behind them. */
function isMonthDay(t: Tokens, at: number): boolean {
  const [last, next] = [at + 1, at + 2];
  if (!d.isNumber(t, last) || d.digits(t, last) > 2) return false;
  const separator = joint(t, last);
  const [a, b] = [t.number[at]!, t.number[last]!];
  // `12.02`, but not `1.2`, which is a value
  const isWhole = separator !== d.DOT || (d.digits(t, at) === 2 && d.digits(t, last) === 2);
  const isMonthFirst = isMonth(a) && isDay(b) && isWhole;
  const isDayFirst = isDay(a) && isMonth(b) && separator === d.SLASH;
  if (separator === 0 || !(isMonthFirst || isDayFirst)) return false;
  if (isGluedBefore(t, at)) return false;
  const goesOn = next < t.count && (d.isAdjacent(t, next) || joint(t, next) !== 0);
  if (goesOn || t.text.charCodeAt(t.end[last]!) === PERCENT) return false;
  if (d.isMeasured(t, last) || isFractionNoun(t, next) || isCounted(t, next)) return false;
  if (d.isSpaced(t, next) && isOf(t, next)) return false;
  // `5-10 more`: so many
  return separator !== d.HYPHEN || !d.isSpaced(t, next) || isBesideDay(t, next);
}

const PERCENT = 37;

/** Of which there are two of three, or two to three. */
export const isCounted =
  d.wordSet(`cycle cycles dose doses session sessions course courses treatment treatments fraction fractions infusion
  infusions tab tabs tablet tablets pill pills pack packs bottle bottles cup cups glass glasses day days week weeks month
  months hour hours visit visits test tests attempt attempts time times lobe lobes segment segments core cores quadrant
  quadrants sample samples set sets item items point points vessel vessels criteria criterion limb limbs digit digits
  word words object objects meal meals series vaccine vaccines patch patches people patients siblings sisters brothers
  children kids strips bottles positive negative pm am`);

const isBesideDay = (t: Tokens, at: number): boolean =>
  t.shape[at] !== LOWER || isAfterHyphened(t, at);
const isAfterHyphened =
  d.wordSet(`with w and at for from by in on to per but he she pt they because after was were is
  then via when i we so`);

/** `7/9 to 8/30/2023` */
function isRangeStart(t: Tokens, at: number): boolean {
  const to = at + 2;
  const isTwoApart = isRangeWord(t, to) && d.isSpaced(t, to) && d.isSpaced(t, to + 1);
  return (
    isTwoApart &&
    d.isNumber(t, to + 1) &&
    d.isNumber(t, to + 3) &&
    d.isJoinedBy(t, to + 2, d.SLASH) &&
    d.isJoinedBy(t, to + 3, d.SLASH)
  );
}

function isOnDay(t: Tokens, at: number): boolean {
  const before = at - 1;
  if (isOfPregnancy(t, at) || isScheduled(t, at)) return true;
  if (!d.isSpaced(t, at)) return false;
  if (isBeforeFraction(t, before) || isScale(t, before) || isPressure(t, before)) return false;
  if (isLast(t, at) || isBooked(t, before) || isWeekday(t, before)) return true;
  if (d.has(t, before, UNIT) && !isLeaving(t, before)) return false;
  if (t.mark[at + 1] === d.HYPHEN) return isHyphenedDay(t, at);
  if (t.mark[at + 1] === d.DOT) return isHappening(t, before);
  if (isZeroed(t, at) && isFoundAs(t, before)) return true;
  if (!isMoreThanShare(t, at)) return false;
  if (isDone(t, before) || isProcedure(t, before) || isValued(t, before)) return true;
  const isOccasion = isBeing(t, before) && (isNoun(t, before - 1) || isProcedure(t, before - 1));
  return isOccasion || isAfterEvent(t, at) || isVisit(t, at);
}

/** `LMP: 2-3`, `EDC 11-9`: no span of anything is told so. */
const isOfPregnancy = (t: Tokens, at: number): boolean =>
  isPeriod(t, at - 1) &&
  (t.mark[at] === 0 || t.mark[at] === d.COLON) &&
  (t.gap[at]! & GAP_LINE) === 0 &&
  isPhraseEnd(t, at + 2);
const isPeriod = d.wordSet('lmp edd edc edb');

/** `7/8  1:00 Wound clinic`, first on its line: when, and what for. */
function isScheduled(t: Tokens, at: number): boolean {
  const [hour, minute] = [at + 2, at + 3];
  return (
    (at === 0 || (t.gap[at]! & GAP_LINE) !== 0) &&
    t.mark[at + 1] === d.SLASH &&
    d.isSpaced(t, hour) &&
    d.isNumber(t, hour) &&
    d.isJoinedBy(t, minute, d.COLON) &&
    d.digits(t, minute) === 2 &&
    d.isSpaced(t, minute + 1)
  );
}

const isPressure =
  d.wordSet(`vent rate settings peep ps ipap epap niv avaps rr hr io gcs dtr dtrs cn power grip mrc rass
  pressures kpa ratio level levels stage class ie ef by of to`);

/** No half, third or fifth of something that follows, and no score of ten: `6/10`. */
function isMoreThanShare(t: Tokens, at: number): boolean {
  const [a, b] = [t.number[at]!, t.number[at + 1]!];
  return a >= b || b > SHARE_MAX || isPhraseEnd(t, at + 2) || isWhatCame(t, at + 2);
}

const isWhatCame = d.wordSet('w with by at showed shows revealed because after before when but');
const SHARE_MAX = 6;
const isPhraseEnd = (t: Tokens, at: number): boolean => at >= t.count || !d.isSpaced(t, at);

/** `on 5-30`, `admitted 12-28`, `due back 03-18`: from so many to so many is told with smaller numbers. */
const isHyphenedDay = (t: Tokens, at: number): boolean =>
  (isOn(t, at - 1) || isHappening(t, at - 1) || isBack(t, at - 1)) &&
  (t.number[at + 1]! > MONTHS || isZeroed(t, at)) &&
  isPhraseEnd(t, at + 2);

const MONTHS = 12;
const isOn = d.wordSet('on');
const isBack = d.wordSet('back born u rtc due');

/** What happens on a day, by a word of it, an operation, or a visit. */
export const isHappening = (t: Tokens, at: number): boolean =>
  isEvent(t, at) ||
  isDone(t, at) ||
  isProcedure(t, at) ||
  isNoun(t, at) ||
  isMeeting(t, at) ||
  isLeaving(t, at);
const isMeeting = d.wordSet(
  'appt up followup fu dc dced clinic cath transplant tx loe recheck out',
);
/** `D/C` */
const isLeaving = (t: Tokens, at: number): boolean =>
  isC(t, at) && isD(t, at - 1) && d.isJoinedBy(t, at, d.SLASH);
const isC = d.wordSet('c');
const isD = d.wordSet('d');

/** `surgery is 5/6`, `her period was 3/9` */
const isBeing = d.wordSet('is was');
const isNoun =
  d.wordSet(`surgery period lmp visit appointment appt scan procedure admission discharge delivery dose
  draw session infusion transplant injury accident onset edd birthday anniversary funeral wedding interview hearing`);

/** `INR 2.1 4/2`: a value with its decimals, and its day. */
const isValued = (t: Tokens, at: number): boolean =>
  d.isNumber(t, at) && d.isJoinedBy(t, at, d.DOT) && d.isNumber(t, at - 1);

/** `positive 01/08`: no share is written so. */
const isZeroed = (t: Tokens, at: number): boolean =>
  t.text.charCodeAt(t.start[at]!) === ZERO || t.text.charCodeAt(t.start[at + 1]!) === ZERO;
const ZERO = 48;
const isFoundAs = d.wordSet('positive negative found');

/** `presents 5/12`, `done 3/29` */
const isDone =
  d.wordSet(`present presents presented presenting done happened occurred began noticed ended finalized
  resulted approved denied submitted signed expires expiring ordered picked filled relapsed recurred flared called saw
  vaccinated tested swabbed scanned imaged operated texted emailed restart healed`);

/** `last dose 5/12`, `Last draw 11-15`, `last lovenox 2100 4/1` */
function isLast(t: Tokens, at: number): boolean {
  for (let back = at - 1; back >= 0 && back >= at - LAST_MAX && isGoingOn(t, back + 1); back -= 1) {
    if (isScale(t, back) || isBeforeFraction(t, back)) return false;
    if (isLastWord(t, back)) return back < at - 1 && !isValue(t, at - 1);
  }
  return false;
}
const LAST_MAX = 4;
const isLastWord = d.wordSet('last next latest');
/** What is told as two numbers. */
const isValue =
  d.wordSet(`hct hgb hh rate sats sat bp bps map bmi gcs score scores reading readings ratio value values number numbers
  cn rpe set`);

/** `booked for 8-21`, `surgery set for 3/4` */
const isBooked = (t: Tokens, before: number): boolean =>
  isFor(t, before) && isBooking(t, before - 1) && d.isSpaced(t, before);
const isFor = d.wordSet('for');
const isBooking =
  d.wordSet(`booked scheduled rescheduled set slated planned due appointment appt surgery
  down visit followup consult listed`);

/** `since Sun 8/4` */
const isWeekday = (t: Tokens, before: number): boolean =>
  isShortWeekday(t, before) && t.shape[before] !== LOWER;
const isShortWeekday = d.wordSet('sun sat weds');

/** `R0 chole 8/30`, `Paracentesis 8/2` */
function isProcedure(t: Tokens, at: number): boolean {
  if (isProcedureWord(t, at)) return true;
  const [start, end] = [t.start[at]!, t.end[at]!];
  if (end - start < ENDING_MIN || t.shape[at] === NUMBER || t.shape[at] === LETTER) return false;
  const word = t.text.slice(Math.max(start, end - ENDING_MAX), end).toLowerCase();
  return ENDINGS.some((ending) => word.endsWith(ending));
}
const ENDING_MIN = 7;
const ENDING_MAX = 8;
const ENDINGS = [
  ...['centesis', 'ectomy', 'oscopy', 'otomy', 'ostomy', 'plasty', 'graphy', 'ogram', 'rrhaphy'],
  ...['desis', 'pexy', 'dialysis', 'biopsy', 'fusion', 'ablation', 'section'],
];
const isProcedureWord =
  d.wordSet(`chole appy orif tka tha tkr thr cabg pci stent avr mvr tavr ercp egd eus tte ivf iui fna turp turbt
  picc foley trach peg cvc permcath vascath quinton catheter hd bmt asct vats cataract csection cs bypass ultrasound mammo mammogram dexa spirometry pft pfts eeg emg ekg ecg
  stroke fall mvc mva nstemi stemi seizure arrest relapse injury`);

/** `Developed groin hematoma 4/4`, `declined by Montefiore 8/1`: what happened, a few words before. */
function isAfterEvent(t: Tokens, at: number): boolean {
  if (d.isNumber(t, at - 1) || isCombination(t, at - 1) || isVague(t, at - 1)) return false;
  // `admitted with anxiety 6/10`
  if (t.number[at + 1] === TEN && t.shape[at - 1] === LOWER) return false;
  for (
    let back = at - 1;
    back >= 0 && back >= at - EVENT_MAX && isGoingOn(t, back + 1);
    back -= 1
  ) {
    if (isScale(t, back) || isBeforeFraction(t, back) || d.isNumber(t, back)) return false;
    if (isTelling(t, back)) return false;
    if (isEvent(t, back)) return true;
  }
  return false;
}
const EVENT_MAX = 4;
const isTelling = d.wordSet('showed shows showing revealed demonstrated with found');
const isEvent =
  d.wordSet(`developed underwent declined approved accepted started stopped restarted resumed switched
  transferred admitted discharged intubated extubated consulted referred returned fell moved died expired diagnosed
  received placed inserted removed exchanged cancelled canceled rescheduled completed finished discontinued initiated
  replaced repaired delivered readmitted seen evaluated presented mri ct cta mra pet xray`);

/** Words that lead on to a share: `scored in 3/12`. */
const isVague = d.wordSet(
  'in at with to from only all than about x or w and approximately roughly had has',
);

/** `8/30 at Holy Cross`: where it was, behind a word that tells what. */
function isVisit(t: Tokens, at: number): boolean {
  const [by, place] = [at + 2, at + 3];
  if (!d.isSpaced(t, by) || !isAtPlace(t, by) || !d.isSpaced(t, place)) return false;
  const isNamed = d.isCapitalised(t, place) && t.shape[place] !== LETTER;
  const isWord = !d.isNumber(t, at - 1) && t.shape[at - 1] !== MIXED && !isVague(t, at - 1);
  return isNamed && isWord && t.number[at + 1] !== TEN && t.number[at + 1]! > SHARE_MAX;
}
const TEN = 10;
const isAtPlace = d.wordSet('at');

/** Same line and no mark between this token and the one before it. */
const isGoingOn = (t: Tokens, at: number): boolean =>
  (t.gap[at]! & (GAP_LINE | GAP_MARK)) === 0 || d.isJoinedByDash(t, at);
