/**
 * Numbers behind words that a number of somebody's follows, in the shapes that such a number has there.
 *
 * Category  other unique identifying numbers, vehicle identifiers, 45 CFR §164.514(b)(2)(i)(R), (L)
 * Shape     PHIN 482 913 706 · folder 88 21 094 5 · enc=77-0019-2 · interpreter 88213 · bib 4471 · plate LA 883 KQT ·
 *           tail N661AL · session b7f3-99a0-4c1e · language line code 88213 · Medic S. Lind #P-4482 · confirmation R7KQ4L ·
 *           Census# 209,118 · pension 204-118-773K · user hdemirci · logged in as tkessler2 · unit W1203 25 009174
 * Source    Canadian and Asian health and tax numbers by their issuers' names; FAA and ICAO annex 7 (registrations of aircraft)
 */
import type { Finding } from '../../core/phi.ts';
import { CLINICAL_CODE } from '../codes.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { mayBeResearch } from '../language.ts';
import { COMMON, NAMED, WORD } from '../lexicon.ts';
import { CAPITALS, GAP_LINE, LETTER, LOWER, type Tokens } from '../tokens.ts';

const NUMBERED = `phin ohip ramq nric hkid mykad tfn ird folder enc interpreter interp translator bib wristband locker lockbox
  voucher docket census nihb uli`;
/** Services Australia, customer reference number: nine digits and a letter. */
const PENSIONS = 'pension centrelink';
const PENSION_MIN = 9;
const CODED =
  'session chat thread conversation transaction txn trace tracking shipment booking reservation receipt';
const PLATES = 'plate plates registration rego reg tag numberplate';
/** Their plate is written right behind them. */
const VEHICLES =
  'ambulance bike motorbike motorcycle van car truck suv sedan pickup taxi matatu lorry vehicle bus';
const CONFIRMED = 'confirmation conf';
const BOOKED = `booking reservation ${CONFIRMED} reference locator pnr`;
const USERS = 'user username userid login logon as by';
const PARCELS = 'tracking shipment parcel';
/** Of blood and what is made of it: ISBT 128, donation identification number. */
const DONATED = 'unit bag donation din';
/** What keeps things or shows who somebody is. */
const KEPT = 'env envelope clip socket cert shield crib band bands bracelet safe logger';
const AIRCRAFTS = 'tail airlift helicopter helo medevac aircraft';
const WORDS = `${NUMBERED} ${PENSIONS} ${CODED} ${PLATES} ${BOOKED} ${USERS} ${PARCELS} ${DONATED} ${AIRCRAFTS} ${VEHICLES} ${KEPT} code`;
const isAnnouncing = d.wordSet(WORDS);
const isNumbered = d.wordSet(NUMBERED);
const isPension = d.wordSet(PENSIONS);
const isCoded = d.wordSet(CODED);
const isPlate = d.wordSet(PLATES);
const isBooked = d.wordSet(BOOKED);
const isConfirmed = d.wordSet(CONFIRMED);
const isUser = d.wordSet(USERS);
const isParcel = d.wordSet(PARCELS);
const isDonated = d.wordSet(DONATED);
const isTail = d.wordSet(AIRCRAFTS);
const isVehicle = d.wordSet(VEHICLES);
const isKept = d.wordSet(KEPT);
const isCode = d.wordSet('code');
const isOfAccess =
  d.wordSet(`line access door gate entry garage alarm lock lockbox security privacy info information language interpreter
  building keypad buzzer patient family caregiver share bridge join meeting conference pairing pickup verification`);
const isFiller = d.wordSet('no number num nr id ids is was assigned');
/** `plate LCP 12 holes`: of an operation. */
const isHole = d.wordSet('hole holes screw screws mm cm');

const NUMBERED_MIN = 5;
/** What nobody counts in thousands. */
const isShort = d.wordSet('interpreter interp translator bib locker lockbox wristband');
const SHORT_MIN = 4;
const CODE_MIN = 3;
const GROUPS_MAX = 6;
const GAP_MAX = 4;

const CODE = /[A-Za-z0-9]{1,40}(?:[-_][A-Za-z0-9]{1,40}){0,5}(?![\p{L}\p{N}])/uy;
const AIRCRAFT = /(?:N[1-9]\d{1,4}[A-Z]{0,2}|[A-Z]-[A-Z]{4}|[A-Z]{2}-[A-Z]{3})(?![\p{L}\p{N}])/uy;
const LOCATOR_LENGTH = 6;
const LOCATOR = /[A-Z0-9]{6}(?![\p{L}\p{N}]|[-/.]\p{N})/uy;
const LOGIN = /[A-Za-z][A-Za-z0-9]{2,23}(?:[._][A-Za-z0-9]{1,23}){0,2}(?![\p{L}\p{N}@])/uy;
const DONATION = /[A-Z]\d{4} ?\d{2} ?\d{6}(?: ?[A-Z0-9]{1,2})?(?![\p{L}\p{N}])/uy;
const PARCEL_MIN = 10;
const PLATE =
  /(?:[A-Z]{2,3} \d{2,4} [A-Z]{2,3}|[A-Z]{3} ?\d{3,4}[A-Z]?|[A-Z]{2}\d{2} ?[A-Z]{3}|\d[A-Z]{3}\d{3})(?![\p{L}\p{N}-])/uy;
const KEPT_CODE = /(?:[A-Z]{1,3}\d{0,3}-\d{3,6}|\d{5,8})(?![\p{L}\p{N}]|[-./]\p{N})/uy;
const SIGNED = /[A-Z]{1,3}-?\d{3,8}(?![\p{L}\p{N}-]|\.\d)/uy;

export const announcedId: Detector = {
  id: 'announced-id',
  bits: 0,
  shapes: d.shapes(LETTER, CAPITALS),
  words: WORDS.split(/\s+/),
  find(t, at, found) {
    if (t.text.charCodeAt(t.start[at]! - 1) === d.HASH) findSigned(t, at, found);
    if (!isAnnouncing(t, at) || (isAs(t, at) && !isLoggedIn(t, at - 1))) return;
    if (isBy(t, at) && !isDone(t, at - 1)) return;
    const value = valueAfter(t, at);
    if (value < 0) return;
    if (isBooked(t, at) && findLocator(t, value, found)) return;
    if (isUser(t, at)) findUser(t, at, value, found);
    else if (isDonated(t, at)) findShape(t, value, DONATION, 'code', found);
    else if (isParcel(t, at) && d.isSpaced(t, value + 1)) findGroups(t, value, PARCEL_MIN, found);
    else if (isTail(t, at)) findShape(t, value, AIRCRAFT, 'aircraft', found);
    else if (isPlate(t, at)) findPlate(t, value, found);
    else if (isVehicle(t, at)) findShape(t, value, PLATE, 'plate', found);
    else if (isKept(t, at)) findKept(t, value, found);
    else if (isConfirmed(t, at)) findGroups(t, value, NUMBERED_MIN, found);
    else if (isPension(t, at)) findGroups(t, value, PENSION_MIN, found);
    else if (isNumbered(t, at))
      findGroups(t, value, isShort(t, at) ? SHORT_MIN : NUMBERED_MIN, found);
    else if (isCoded(t, at)) findCode(t, value, found);
    else if (isCode(t, at) && isOfAccess(t, at - 1)) findGroups(t, value, CODE_MIN, found);
  },
};

/** First token behind the word, over `no.`, `#`, `:`, `=`; -1 where nothing stands near. */
function valueAfter(t: Tokens, at: number): number {
  let value = at + 1;
  for (let fillers = 0; fillers < 2 && isFiller(t, value); fillers += 1) value += 1;
  if (value >= t.count || d.isAdjacent(t, value)) return -1;
  const isNear = t.start[value]! - t.end[value - 1]! <= GAP_MAX;
  const mark = t.mark[value]!;
  const isParted = mark === d.COMMA || mark === d.SEMICOLON || mark === d.DOT;
  const isAbbreviated = mark === d.DOT && value > at + 1;
  return isNear && (t.gap[value]! & GAP_LINE) === 0 && (!isParted || isAbbreviated) ? value : -1;
}

function add(t: Tokens, first: number, end: number, found: Finding[], rule: string): void {
  const isVehicle = rule === 'plate' || rule === 'aircraft';
  found.push(
    d.finding(
      t.start[first]!,
      end,
      isVehicle ? 'vehicle_identifier' : 'other_unique_id',
      isVehicle ? 'vehicle' : 'id',
      0.85,
      `announced-id/${rule}`,
    ),
  );
}

/** Groups of digits, a blank or a hyphen between them. */
function findGroups(t: Tokens, first: number, digitsMin: number, found: Finding[]): void {
  if (!d.isNumber(t, first)) {
    findCode(t, first, found);
    return;
  }
  let last = first;
  let digits = d.digits(t, first);
  while (last - first < GROUPS_MAX && d.isNumber(t, last + 1) && isBesideGroup(t, last + 1)) {
    last += 1;
    digits += d.digits(t, last);
  }
  // `204-118-773K`
  if (d.isAdjacent(t, last + 1) && t.shape[last + 1] === LETTER) last += 1;
  const isMore = d.isAdjacent(t, last + 1) || d.isJoinedBy(t, last + 1, d.SLASH);
  if (digits < digitsMin || isMore || d.isMeasured(t, last)) return;
  add(t, first, t.end[last]!, found, 'groups');
}

const isBesideGroup = (t: Tokens, at: number): boolean =>
  t.start[at]! - t.end[at - 1]! === 1 &&
  (d.isSpaced(t, at) || d.isJoinedByDash(t, at) || isThousands(t, at));

/** `209,118` */
const isThousands = (t: Tokens, at: number): boolean =>
  d.isJoinedBy(t, at, d.COMMA) && d.digits(t, at) === 3;

/** `b7f3-99a0-4c1e`, `88120477`: digits enough, and letters or more of them. */
function findCode(t: Tokens, at: number, found: Finding[]): void {
  CODE.lastIndex = t.start[at]!;
  const code = CODE.exec(t.text)?.[0] ?? '';
  const digits = code.replace(/\D/g, '').length;
  const hasLetter = digits < code.replace(/[-_]/g, '').length;
  if (digits < (hasLetter ? 3 : 6) || code.length < 6 || CLINICAL_CODE.test(code)) return;
  if (/^\d{4}-\d{2,4}(?:-\d\d)?$|^\d{1,2}-\d{1,2}-\d{2,4}$/.test(code)) return; // years, a day
  add(t, at, CODE.lastIndex, found, 'code');
}

/** `R7KQ4L`, `QXRTLM`: six capitals and digits, as bookings have, and no word. */
function findLocator(t: Tokens, at: number, found: Finding[]): boolean {
  LOCATOR.lastIndex = t.start[at]!;
  const isWord = t.end[at]! === t.start[at]! + LOCATOR_LENGTH && d.has(t, at, WORD | COMMON);
  if (!LOCATOR.test(t.text) || isWord) return false;
  add(t, at, LOCATOR.lastIndex, found, 'code');
  return true;
}

const isBy = d.wordSet('by');
/** What a system says that somebody has done. */
const isDone =
  d.wordSet(`printed closed signed entered released opened edited created updated accessed verified submitted generated
  modified locked unlocked exported resulted acknowledged`);
const isAs = d.wordSet('as');
const isIn = d.wordSet('in on');
const isLogging = d.wordSet('logged log logging signed signs sign');
const isLoggedIn = (t: Tokens, at: number): boolean => isIn(t, at) && isLogging(t, at - 1);

/** `"user":"` */
const USER_GAP_MAX = 3;

/** `user hdemirci`, `logged in as tkessler2`, `USER RADTR07`: no word of the language, or with digits or dots in it. */
function findUser(t: Tokens, at: number, value: number, found: Finding[]): void {
  if (mayBeResearch(t) || t.start[value]! - t.end[value - 1]! > USER_GAP_MAX) return;
  LOGIN.lastIndex = t.start[value]!;
  const login = LOGIN.exec(t.text)?.[0];
  if (login === undefined) return;
  const isPlain = t.end[value]! - t.start[value]! === login.length;
  const isUnknown = (t.bits[value]! & ~NAMED) === 0 && t.cues[value] === 0;
  const isOneCase = t.shape[value] === LOWER || t.shape[value] === CAPITALS;
  if (isPlain ? !(isOneCase && isUnknown && !isBy(t, at)) : !/\d|\w[._]\w/.test(login)) return;
  add(t, value, LOGIN.lastIndex, found, 'user');
}

/** `env 30118`, `socket OB-0187`: digits alone are five and more, for there are bands of 0017. */
function findKept(t: Tokens, at: number, found: Finding[]): void {
  if (!d.isMeasured(t, at)) findShape(t, at, KEPT_CODE, 'code', found);
}

function findShape(t: Tokens, at: number, shape: RegExp, rule: string, found: Finding[]): void {
  shape.lastIndex = t.start[at]!;
  if (shape.test(t.text)) add(t, at, shape.lastIndex, found, rule);
}

const PLATE_GROUPS_MAX = 3;
const PLATE_MIN = 6;
const PLATE_MAX = 8;

/** `LA 883 KQT`, `8 HKL 223`, `AB12 CDE`: capitals and digits in groups. */
function findPlate(t: Tokens, first: number, found: Finding[]): void {
  let last = first - 1;
  let blanks = 0;
  let letters = 0;
  let digits = 0;
  while (last + 1 < t.count && blanks < PLATE_GROUPS_MAX) {
    const next = last + 1;
    const length = t.end[next]! - t.start[next]!;
    const isCapitals = t.shape[next] === CAPITALS || t.shape[next] === LETTER;
    if (!(d.isNumber(t, next) || isCapitals) || length > 4) break;
    if (next > first && !d.isAdjacent(t, next) && !isBesideGroup(t, next)) break;
    if (letters + digits + length > PLATE_MAX) break;
    if (next > first && !d.isAdjacent(t, next)) blanks += 1;
    if (isCapitals) letters += length;
    else digits += length;
    last = next;
  }
  const isWhole = letters + digits >= PLATE_MIN && letters > 0 && digits > 1;
  const next = last + 1;
  const isPart = d.isAdjacent(t, next) || d.isJoinedBy(t, next, d.DOT) || isHole(t, next);
  if (!isWhole || isPart || d.isMeasured(t, last)) return;
  add(t, first, t.end[last]!, found, 'plate');
}

const isCatalogue = d.wordSet('cat catalog catalogue art model product item lot sku');

/** `#P-4482`: letters and a number behind a sign for numbers. */
function findSigned(t: Tokens, at: number, found: Finding[]): void {
  if (isCatalogue(t, at - 1) || mayBeResearch(t)) return;
  SIGNED.lastIndex = t.start[at]!;
  if (SIGNED.test(t.text)) add(t, at, SIGNED.lastIndex, found, 'sign');
}
