/**
 * Names that documents of other European languages announce: by a title that no English text has, as the name somebody
 * was born with, or behind the label of a form.
 *
 * Category  names, 45 CFR §164.514(b)(2)(i)(A)
 * Shape     `mw. J.M. van der Heijden-de Wit` · `dhr. Bakker` · `lek. Zbigniew Gołąb` · `geb. Zöllner` · `z domu Nowak` ·
 *           `Pacjentka: Bożena Wójtowicz-Krzak` · `Пациент: Соколова Галина Петровна`
 */
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { CAPITALS, GAP_LINE, LETTER, LOWER, type Tokens } from '../tokens.ts';

const TITLES = ['mw', 'mevr', 'mevrouw', 'dhr', 'lek'];
const BORN = ['geb', 'geborene', 'née', 'domu'];
const LABELS =
  `patientin pacjent pacjentka pacient pacientka naam achternaam nachname vorname nom prénom nome
  paziente cognome imię nazwisko pangalan pasyan пациент пациентка фамилия пацієнт пацієнтка`
    .trim()
    .split(/\s+/);
const isTitle = d.wordSet(TITLES.join(' '));
const isBorn = d.wordSet(BORN.join(' '));
const isTie = d.wordSet('van von der den de di da dos do das ten ter zu');
const PARTS_MAX = 8;

export const abroadName: Detector = {
  id: 'abroad-name',
  bits: 0,
  shapes: 0,
  words: [...TITLES, ...BORN, ...LABELS],
  find(t, at, found) {
    const first = at + 1;
    if (!isAnnounced(t, at, first)) return;
    const last = nameEnd(t, first);
    if (last < 0) return;
    const [start, end] = [t.start[first]!, t.end[last]!];
    found.push(d.finding(start, end, 'name', 'name', 0.85, 'name/abroad'));
  },
};

/** A blank, or the dot and blank of what is cut short; behind a label its colon. */
function isAnnounced(t: Tokens, at: number, first: number): boolean {
  const width = t.start[first]! - t.end[at]!;
  if (first >= t.count || (t.gap[first]! & GAP_LINE) !== 0 || width > 3) return false;
  const mark = t.mark[first];
  if (!isTitle(t, at) && !isBorn(t, at)) return mark === d.COLON;
  // `MW 350`: a weight
  return t.shape[at] !== CAPITALS && (mark === 0 || mark === d.DOT);
}

/** Words with a capital, initials with their dots, and the small words between them; or -1. */
function nameEnd(t: Tokens, first: number): number {
  let last = -1;
  for (let at = first; at < t.count && at < first + PARTS_MAX; at += 1) {
    if (at > first && !isNext(t, at)) break;
    if (isTie(t, at) && t.shape[at] === LOWER) continue;
    if (!d.isCapitalised(t, at)) break;
    if (t.shape[at] === LETTER) continue;
    if (d.has(t, at, x.STOP | x.MONTH | x.TITLE | x.CARE_PLACE) || isLabelNext(t, at)) break;
    last = at;
  }
  return last;
}

/** `Naam: Bakker BSN:` */
const isLabelNext = (t: Tokens, at: number): boolean => t.text.charCodeAt(t.end[at]!) === d.COLON;

/** One blank, a hyphen, an apostrophe, or the dot of an initial. */
function isNext(t: Tokens, at: number): boolean {
  if ((t.gap[at]! & GAP_LINE) !== 0) return false;
  if (d.isJoinedByDash(t, at) || d.isJoinedByApostrophe(t, at)) return true;
  const width = t.start[at]! - t.end[at - 1]!;
  return t.shape[at - 1] === LETTER ? width <= 2 : d.isSpaced(t, at) && width === 1;
}
