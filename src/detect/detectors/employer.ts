/**
 * Employers, schools, insurers, pharmacies behind the words that announce one.
 *
 * Category  not one of Safe Harbor's own; an employer or school singles its people out, 45 CFR §164.514(b)(2)(i)(R)
 * Shape     `works at Infosys` · `accountant at Deloitte` · `employer: Red Wing Shoes` · `retired Boeing machinist` ·
 *           `my job at DISH Network` · `insurer: HMSA` · `our plan is Cigna` · `denied by Aetna` · `fills at Meijer`
 *
 * The name must have a capital, but behind `employer is`; titles, drugs, months and clinical words are none.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import { CUE_EPONYM_NOUN, EPONYM } from '../lexicon.ts';
import { CAPITAL, CAPITALS, GAP_LINE, LOWER, type Tokens } from '../tokens.ts';
import { isListed, nameEnd } from './organization-run.ts';

const WORK =
  'works worked working work job jobs employed employee employment shift shifts internship apprenticeship';
const PEOPLE = `accountant actuary adjuster agent analyst apprentice architect assembler attendant auditor baker bagger banker
  barista bartender bookkeeper broker butcher buyer carpenter cashier chef cleaner clerk coach conductor consultant contractor
  cook coordinator courier custodian designer developer director dishwasher dispatcher driver editor electrician engineer
  executive farmhand firefighter fitter foreman forklift groundskeeper guard handler hostess housekeeper inspector instructor
  intern janitor laborer labourer lawyer lecturer librarian lifeguard lineman loader machinist manager mechanic merchant
  millwright miner model mover officer operator organist packer painter paralegal paramedic pastor pilot planner plumber porter
  presenter principal producer professor programmer receptionist recruiter rep representative roofer sailor salesman
  salesperson scientist secretary server soldier stagehand steward stocker student supervisor surveyor tailor teacher
  technician teller tester trader trainer trucker tutor valet waiter waitress warehouseman welder worker librarian`;
const FORMER = 'retired former ex';
const LABELS =
  'employer insurer insurance payer payor carrier school pharmacy daycare plan workplace company union';
const DECIDED = 'denied approved authorized covered insured paid quoted rejected underwritten';
const FILLED = 'fills filled refills refill bought purchased';
const isWork = d.wordSet(WORK);
const isPerson = d.wordSet(PEOPLE);
const isFormer = d.wordSet(FORMER);
const isLabel = d.wordSet(LABELS);
const isDecided = d.wordSet(DECIDED);
const isFilled = d.wordSet(FILLED);
const isDriving = d.wordSet('drives drove driving plays volunteers volunteering interned');
const isAfterWork = d.wordSet('at for by with through');
const isAfterPerson = d.wordSet('at for with');
const isAfterDecision = d.wordSet('by under through');
const isPlaced = d.wordSet('at from');
const isFor = d.wordSet('for with');
const isArticle = d.wordSet('the');
const isBetween = d.wordSet('part full time currently nights days still as');
const isIs = d.wordSet('is was');
const isPlanWord = d.wordSet('plan');
const isOwner = d.wordSet('our my your his her their insurance health');
const isEmployer = d.wordSet('employer');
const EQUALS = 61;
const BETWEEN_MAX = 2;
const SCORE = 0.6;

export const employer: Detector = {
  id: 'employer',
  bits: 0,
  shapes: 0,
  words:
    `${WORK} ${PEOPLE} ${FORMER} ${LABELS} ${DECIDED} ${FILLED} drives drove driving plays volunteers volunteering interned`.split(
      /\s+/,
    ),
  find(t, at, found) {
    if (isLabel(t, at) && findLabelled(t, at, found)) return;
    if (t.shape[at] === CAPITALS) return; // `DRIVER AT SCENE`: capitals tell nothing
    if (isFormer(t, at)) findFormer(t, at, found);
    else findBehind(t, at, found);
  },
};

/** `employer: Red Wing Shoes`, `our plan is Cigna`, `Payer = Medica`, `employer is fedex` */
function findLabelled(t: Tokens, at: number, found: Finding[]): boolean {
  const isSaid = isIs(t, at + 1) && d.isSpaced(t, at + 1);
  let first = isSaid ? at + 2 : at + 1;
  if (first >= t.count || t.start[first]! - t.end[first - 1]! > 4) return false;
  if ((t.gap[first]! & GAP_LINE) !== 0) return false;
  const mark = t.mark[first]!;
  const isMarked = mark === d.COLON || mark === EQUALS;
  const isPlan = isPlanWord(t, at);
  if (isPlan && !isOwner(t, at - 1)) return false; // `Plan: Continue metoprolol`
  if (!isSaid && !isMarked && !(isPlan && mark === d.COMMA)) return false;
  if (isArticle(t, first)) first += 1;
  const last = nameEnd(t, first);
  const isWord = d.isOrdinary(t, first) && first === last && !isListed(t, first);
  if (last >= 0 && !(isPlan && isWord)) {
    add(t, first, last, found, 'label');
    return true;
  }
  const isSmall = isEmployer(t, at) && t.shape[first] === LOWER && !d.isOrdinary(t, first);
  if (isSmall) add(t, first, first, found, 'label');
  return isSmall;
}

/** `a teacher with Parkinson disease` */
const isDisease = (t: Tokens, last: number): boolean =>
  d.has(t, last, EPONYM) && d.isSpaced(t, last + 1) && d.hasCue(t, last + 1, CUE_EPONYM_NOUN);

/** `retired Boeing machinist`, `ex-Ford mechanic` */
function findFormer(t: Tokens, at: number, found: Finding[]): void {
  const first = at + 1;
  const isNear = d.isSpaced(t, first) || d.isJoinedByDash(t, first);
  const last = isNear ? nameEnd(t, first) : -1;
  if (last < 0 || !d.isSpaced(t, last + 1) || t.shape[last + 1] !== LOWER) return;
  if (isPerson(t, last + 1)) add(t, first, last, found, 'former');
}

/** `works at Infosys`, `job through DISH Network`, `denied by Aetna`, `fills at Meijer` */
function findBehind(t: Tokens, at: number, found: Finding[]): void {
  let word = at + 1;
  for (let between = 0; between < BETWEEN_MAX && isBetween(t, word); between += 1) word += 1;
  const isTied = d.isSpaced(t, word) && d.isSpaced(t, word + 1);
  if (!isTied || !mayFollow(t, at, word)) return;
  const first = isArticle(t, word + 1) ? word + 2 : word + 1;
  if (first >= t.count || !d.isSpaced(t, first)) return;
  // `lives as a cook at Mercy Street`: what is a place is found as one.
  const last = nameEnd(t, first);
  if (last < 0 || isShortCapital(t, first, last) || isDisease(t, last)) return;
  add(t, first, last, found, 'behind');
}

function mayFollow(t: Tokens, at: number, word: number): boolean {
  if (isWork(t, at)) return isAfterWork(t, word);
  if (isPerson(t, at)) return isAfterPerson(t, word);
  if (isDecided(t, at)) return isAfterDecision(t, word);
  if (isFilled(t, at)) return isPlaced(t, word);
  return isDriving(t, at) && isFor(t, word);
}

const SHORT = 3;
/** `work at GI`, `student at A1` */
const isShortCapital = (t: Tokens, first: number, last: number): boolean =>
  first === last && t.shape[first] !== CAPITAL && t.end[first]! - t.start[first]! < SHORT;

function add(t: Tokens, first: number, last: number, found: Finding[], rule: string): void {
  if (isSpanish(t, first) || mayBeResearch(t)) return;
  const [start, end] = [t.start[first]!, t.end[last]!];
  found.push(d.finding(start, end, 'organization', 'organization', SCORE, `employer/${rule}`));
}
