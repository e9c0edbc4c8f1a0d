/**
 * What training sees of a document: for each token that the tagger looks at, the rows that it names and its label. The
 * features are the engine's own (`src/detect/tagger/`), but some words, lists and surroundings are forgotten.
 */
import type { Finding } from '../src/core/phi.ts';
import * as x from '../src/detect/lexicon.ts';
import { scan } from '../src/detect/scan.ts';
import { type Looked, look, tokenAt } from '../src/detect/tagger/features.ts';
import { MARGIN } from '../src/detect/tagger/gate.ts';
import { FEATURES_MAX, RUN_MAX, read, rowsAt } from '../src/detect/tagger/kernel.ts';
import * as l from '../src/detect/tagger/labels.ts';
import { NUMBER, type Tokens, tokenise } from '../src/detect/tokens.ts';
import type { Document } from './generate.ts';
import type { Random } from './random.ts';
import type { Tag } from './scene.ts';

export interface Lesson {
  /** Tokens of the document, looked at or not. */
  readonly tokens: number;
  /** Tokens of an identifier that are never looked at. */
  readonly unreachable: number;
  /** Tokens of each run of neighbours that are looked at. */
  readonly runs: Int32Array;
  /** Label of each token of the runs. */
  readonly gold: Uint8Array;
  /** Where the rows of each of these tokens end in `rows`. */
  readonly ends: Int32Array;
  readonly rows: Int32Array;
}

const LABEL_OF_TAG: Readonly<Record<Tag, number>> = {
  NAME: l.NAME,
  STREET: l.STREET,
  CITY: l.CITY,
  REGION: l.CITY,
  HOSPITAL: l.HOSPITAL,
  DATE: l.DATE,
  YEAR: l.DATE,
  ID: l.ID,
  CONTACT: l.CONTACT,
  ORGANIZATION: l.ORGANIZATION,
  PROFESSION: l.PROFESSION,
  AGE: l.AGE,
};

let rows = new Int32Array(1 << 16);

export function lessonOf(document: Document, r: Random): Lesson {
  const t = tokenise(document.text);
  const gold = goldOf(t, document);
  forget(r, t, gold);
  const candidates: Finding[] = r.chance(0.3) ? [] : scan(t);
  const s = look(t, candidates);
  if (!s.isResearch) leaveOut(t, s, document.cited ?? []);
  forgetWords(r, t, s, gold);
  forgetContext(r, t, s);
  read(t, s);
  if (rows.length < t.count * FEATURES_MAX) rows = new Int32Array(2 * t.count * FEATURES_MAX);
  const runs: number[] = [];
  const labels: number[] = [];
  const ends: number[] = [];
  let unreachable = 0;
  let run = 0;
  let end = 0;
  for (let at = 0; at < t.count; at += 1) {
    if (s.isActive[at + MARGIN] === 0) {
      if (gold[at] !== l.O) unreachable += 1;
      run = 0;
      continue;
    }
    run = run % RUN_MAX;
    if (run === 0) runs.push(0);
    run += 1;
    runs[runs.length - 1] = run;
    const named = rowsAt(at);
    rows.set(named, end);
    end += named.length;
    ends.push(end);
    labels.push(gold[at]!);
  }
  return {
    tokens: t.count,
    unreachable,
    runs: Int32Array.from(runs),
    gold: Uint8Array.from(labels),
    ends: Int32Array.from(ends),
    rows: rows.slice(0, end),
  };
}

/** Label of each token. */
function goldOf(t: Tokens, document: Document): Uint8Array {
  const gold = new Uint8Array(t.count + 1);
  for (const { start, end, tag } of document.spans) {
    const first = tokenAt(t, start);
    for (let at = first; at < t.count && t.start[at]! < end; at += 1) {
      gold[at] = LABEL_OF_TAG[tag];
      if (tag === 'NAME' && at === first) gold[at] = l.NAME_FIRST;
    }
  }
  return gold;
}

/**
 * In research prose those who are cited are nobody; in a note they look like everybody else, and teaching that
 * they are not would teach the same of patients.
 */
function leaveOut(t: Tokens, s: Looked, cited: NonNullable<Document['cited']>): void {
  for (const { start, end } of cited) {
    for (let at = tokenAt(t, start); at < t.count && t.start[at]! < end; at += 1) {
      s.isActive[at + MARGIN] = 0;
    }
  }
}

const LISTED = x.GIVEN | x.SURNAME | x.SURNAME_TOP;

/** Some names, places and words are in no list: the text of tomorrow has many of those. */
function forget(r: Random, t: Tokens, gold: Uint8Array): void {
  const rate = r.pick([0, 0.1, 0.4]);
  const plainRate = r.pick([0, 0, 0.1]);
  for (let at = 0; at < t.count; at += 1) {
    if (t.shape[at] === NUMBER) continue;
    if (gold[at] === l.O) {
      if (plainRate > 0 && (t.bits[at]! & x.STOP) === 0 && r.chance(plainRate))
        t.bits[at]! &= ~(x.COMMON | x.WORD);
    } else if (rate > 0 && r.chance(rate)) {
      t.bits[at]! &= ~(LISTED | x.CITY);
      t.cues[at]! &= ~x.CUE_GIVEN_TOP;
    }
  }
}

/** What stands around is not always said in these words. */
function forgetContext(r: Random, t: Tokens, s: Looked): void {
  const rate = r.pick([0, 0, 0.5]);
  if (rate === 0) return;
  for (let at = 0; at < t.count; at += 1) {
    if (t.shape[at] !== NUMBER && r.chance(rate)) s.word[at + MARGIN] = 0x3003;
    if (r.chance(rate)) s.line[at + MARGIN] = 0x3005;
    if (s.label[at + MARGIN] !== 0 && r.chance(rate)) s.label[at + MARGIN] = 0x3004;
  }
}

/** The word itself must not be what gives an unlisted name away. */
function forgetWords(r: Random, t: Tokens, s: Looked, gold: Uint8Array): void {
  for (let at = 0; at < t.count; at += 1) {
    if (t.shape[at] === NUMBER || (t.bits[at]! & (x.COMMON | x.WORD | x.STOP)) !== 0) continue;
    const isOpen =
      gold[at] === l.NAME ||
      gold[at] === l.NAME_FIRST ||
      gold[at] === l.CITY ||
      gold[at] === l.STREET ||
      gold[at] === l.HOSPITAL;
    if (r.chance(isOpen ? 0.9 : 0.3)) s.word[at + MARGIN] = 0x3002;
  }
}
