/**
 * Employers, schools, insurers and services by the word that their name ends with.
 *
 * Category  not one of Safe Harbor's own; an employer or school singles its people out, 45 CFR §164.514(b)(2)(i)(R)
 * Shape     `Hy-Vee Pharmacy` · `Waikele Elementary` · `Elton School District` · `Sarpy County Fire & Rescue` ·
 *           `Teamsters Local 554` · `Hospice of the Western Reserve` · `at Stillwater Area High` · `Lind County EMS` ·
 *           `Marion County Drug Court` · `Zion Missionary Baptist`
 *
 * At least one word before it must name it: `Outpatient Pharmacy` and `the University` are none.
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { isSpanish, mayBeResearch } from '../language.ts';
import type { Tokens } from '../tokens.ts';
import { isLinked, isPart, nameEnd, nameStart } from './organization-run.ts';

const TAILS = `pharmacy pharmacies elementary preschool montessori university college academy airlines airways insurance
  laboratories symphony orchestra philharmonic theater theatre foundation brewery logistics industries construction trucking
  landscaping roofing plumbing manufacturing motors foods farms bakery transit schools counseling corporation corp inc llc
  ltd llp plc gmbh company enterprises holdings technologies consulting staffing museum casino church ministries lodge
  runners hospice paratransit ambulance brewing supermarket supermarkets daycare childcare nursery foundry cooperative
  hauling freight realty courier lumber`;
/** What needs the word before it. */
const PAIRS: Readonly<Record<string, string>> = {
  school: 'high middle elementary primary secondary grammar charter day',
  district: 'school fire unified',
  board: 'school',
  department: 'police fire sheriffs sheriff',
  office: 'sheriffs sheriff',
  rescue: 'fire search and',
  union: 'credit',
  services: 'social transport transportation transit family',
  physicians: 'emergency',
  network: 'language dish health',
  mobility: 'metro',
  ems: 'county township city',
  fd: 'township county city village falls springs creek river lake',
  pd: 'township county city village state falls springs creek river lake',
  dept: 'health fire police sheriffs',
  court: 'drug probate district juvenile county superior municipal circuit',
  storage: 'self',
  lutheran: 'trinity bethany zion grace bethel peace redeemer immanuel',
  baptist: 'missionary bethel calvary hope zion grace',
};
const isTail = d.wordSet(TAILS);
const isBefore = new Map(Object.entries(PAIRS).map(([word, before]) => [word, d.wordSet(before)]));
const isHigh = d.wordSet('high');
/** Of which the word before says whose they are. */
const isCrew = d.wordSet('ems fd pd');
const isLocal = d.wordSet('local lodge');
const isHeadOf = d.wordSet('university hospice college bank diocese ymca ywca');
const isOf = d.wordSet('of');
const isAttended = d.wordSet('at from to attends attending attended for');
const SCORE = 0.65;

export const organization: Detector = {
  id: 'organization',
  bits: 0,
  shapes: 0,
  words: `${TAILS} ${Object.keys(PAIRS).join(' ')} high local bank diocese ymca ywca`.split(/\s+/),
  find(t, at, found) {
    if (!d.isCapitalised(t, at)) return;
    if (isHeadOf(t, at) && isOf(t, at + 1) && isLinked(t, at + 1)) {
      const last = nameEnd(t, at);
      if (last > at) add(t, nameStart(t, at), last, found);
      return;
    }
    if (isLocal(t, at) && d.isNumber(t, at + 1) && isLinked(t, at + 1)) {
      const first = nameStart(t, at);
      if (first < at) add(t, first, at + 1, found);
      return;
    }
    if (!isTailAt(t, at) || (isLinked(t, at + 1) && isTailAt(t, at + 1))) return;
    const from = isTail(t, at) || isHigh(t, at) || isCrew(t, at) ? at : wordBefore(t, at);
    const first = nameStart(t, from);
    if (first < from) add(t, first, isOf(t, at + 1) ? Math.max(at, nameEnd(t, at)) : at, found);
  },
};

function isTailAt(t: Tokens, at: number): boolean {
  if (at >= t.count || !d.isCapitalised(t, at)) return false;
  if (isTail(t, at)) return true;
  // `at Stillwater Area High`, but `Potassium High`
  if (isHigh(t, at))
    return !isLinked(t, at + 1) || !isPart(t, at + 1) ? isAttendedAt(t, at) : false;
  const before = isBefore.get(t.text.slice(t.start[at], t.end[at]).toLowerCase());
  return before?.(t, wordBefore(t, at)) === true;
}

/** Over the `s` of `Sheriff's`. */
function wordBefore(t: Tokens, at: number): number {
  if (!isLinked(t, at)) return -1;
  const isEnding = d.isJoinedByApostrophe(t, at - 1) && t.end[at - 1]! - t.start[at - 1]! === 1;
  return isEnding ? at - 2 : at - 1;
}

function isAttendedAt(t: Tokens, at: number): boolean {
  const first = nameStart(t, at);
  return first < at && d.isSpaced(t, first) && isAttended(t, first - 1);
}

function add(t: Tokens, first: number, last: number, found: Finding[]): void {
  if (isSpanish(t, first) || mayBeResearch(t)) return;
  const [start, end] = [t.start[first]!, t.end[last]!];
  found.push(d.finding(start, end, 'organization', 'organization', SCORE, 'organization/tail'));
}
