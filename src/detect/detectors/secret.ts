/**
 * Keys and secrets that end up in pasted text: provider keys, JSON web tokens, PEM blocks, passwords.
 *
 * Category  other unique identifying numbers, codes, 45 CFR §164.514(b)(2)(i)(R)
 * Shape     `AKIA…` · `ghp_…` · `sk-…` · `xoxb-…` · `AIza…` · `eyJ….….…` · `-----BEGIN … KEY-----` ·
 *           `password: …` · `password "…"` · `code word is …` · `Bearer …`
 * Source    the issuers' documented prefixes; RFC 7519 (JWT), RFC 7468 (PEM), RFC 6750 (bearer)
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { CUE_SECRET, STOP } from '../lexicon.ts';
import { CAPITALS, GAP_LINE, MIXED, type Tokens } from '../tokens.ts';

const KEYS =
  /(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{22,255}|sk-[A-Za-z0-9_-]{20,255}|[sr]k_(?:live|test)_[A-Za-z0-9]{16,255}|xox[abpr]-[A-Za-z0-9-]{10,255}|AIza[\w-]{35}|glpat-[\w-]{20,255}|npm_[A-Za-z0-9]{36}|hf_[A-Za-z0-9]{30,64}/y;
const JWT = /eyJ[\w-]{8,4096}\.eyJ[\w-]{4,8192}\.[\w-]{8,2048}/y;
const KEY_MAX = 16_384;
const BEGIN = /BEGIN (?:[A-Z0-9]{1,12} ){0,3}(?:PRIVATE KEY|CERTIFICATE|KEY)-----/y;
const isKeyStart = d.wordSet(`sk rk ghp gho ghu ghs ghr github xoxa xoxb xoxp xoxr glpat npm hf`);
const isPassword = d.wordSet('password passwort passcode passphrase pwd contraseña secret');
const isBearer = d.wordSet('bearer');
const isBegin = d.wordSet('begin');
const isIs = d.wordSet('is');
const VALUE = /[^\s"'“”<>,;]{4,128}/y;
/** A bearer token is longer than any word. */
const TOKEN_MIN = 16;
const isNoValue =
  /^(?:reset|changed?|protected|none|required|requested|needed|expired|unknown|incorrect|managers?|policy)$/i;
/** What a ward agrees on with a family is a word, often in quotes. */
const isWord = d.wordSet('word codeword');
const isCode = d.wordSet('code safe pass');
const OPENERS = `"'“‘`;
const CLOSERS = `"'”’`;

function push(found: Finding[], start: number, end: number, type: string, score: number): void {
  found.push(d.finding(start, end, 'other_unique_id', `secret.${type}`, score, `secret/${type}`));
}

function findShape(t: Tokens, at: number, shape: RegExp, type: string, found: Finding[]): boolean {
  shape.lastIndex = t.start[at]!;
  if (!shape.test(t.text)) return false;
  push(found, t.start[at]!, shape.lastIndex, type, 0.97);
  return true;
}

const END = /-----END [A-Z0-9 ]{3,48}-----/y;

/** From the dashes before `BEGIN` to those after `END`; without an end to the next dashes or the bound. */
function findPem(t: Tokens, at: number, found: Finding[]): void {
  const { text } = t;
  const start = t.start[at]! - 5;
  if (start < 0 || text.slice(start, start + 5) !== '-----') return;
  BEGIN.lastIndex = t.start[at]!;
  if (!BEGIN.test(text)) return;
  const body = BEGIN.lastIndex;
  // Up to the next dashes only, so that blocks one after another are each read once.
  const length = text.slice(body, body + KEY_MAX).indexOf('-----');
  END.lastIndex = body + length;
  const isEnded = length >= 0 && END.test(text);
  const rest = length < 0 ? Math.min(text.length, body + KEY_MAX) : body + length;
  push(found, start, isEnded ? END.lastIndex : rest, 'pem', 0.98);
}

function findLabelled(t: Tokens, at: number, found: Finding[]): void {
  const isSaid = isIs(t, at + 1) && d.isSpaced(t, at + 1);
  let start = t.end[isSaid ? at + 1 : at]!;
  const from = start;
  while (start - from < 4 && ` :=${OPENERS}`.includes(t.text[start] ?? '\n')) start += 1;
  const isMarked = isSaid || /[:="“]/.test(t.text.slice(from, start));
  if (start === from || (!isMarked && !isBearer(t, at))) return;
  VALUE.lastIndex = start;
  const value = VALUE.exec(t.text)?.[0] ?? '';
  const isMixed =
    /\d/.test(value) ||
    isQuoted(t, start, value) ||
    (isMarked && !isSaid && /[^\p{L}.]./u.test(value));
  const isLong = !isBearer(t, at) || value.length >= TOKEN_MIN;
  if (!isMixed || !isLong || isNoValue.test(value)) return;
  const type = isBearer(t, at) ? 'bearer' : 'password';
  push(found, start, start + value.length, type, 0.85);
}

const isQuoted = (t: Tokens, start: number, value: string): boolean =>
  value !== '' &&
  OPENERS.includes(t.text[start - 1] ?? ' ') &&
  CLOSERS.includes(t.text[start + value.length] ?? ' ');

/** `code word is bluebird`, `codeword: bluebird`, `code word "bluebird"` */
function findCodeWord(t: Tokens, at: number, found: Finding[]): void {
  const isSaid = isIs(t, at + 1) && d.isSpaced(t, at + 1);
  const value = isSaid ? at + 2 : at + 1;
  if (value >= t.count || t.start[value]! - t.end[value - 1]! > 3) return;
  if ((t.gap[value]! & GAP_LINE) !== 0 || d.has(t, value, STOP)) return;
  const text = t.text.slice(t.start[value], t.end[value]);
  const isMarked = t.mark[value] === d.COLON || isQuoted(t, t.start[value]!, text);
  if (text.length < 3 || !(isSaid || isMarked) || isNoValue.test(text)) return;
  push(found, t.start[value]!, t.end[value]!, 'password', 0.8);
}

export const secret: Detector = {
  id: 'secret',
  bits: 0,
  shapes: d.shapes(CAPITALS, MIXED),
  cues: CUE_SECRET,
  words: ['word', 'codeword'],
  find(t, at, found) {
    const first = t.text.charCodeAt(t.start[at]!);
    if (d.isAdjacent(t, at)) return;
    const length = t.end[at]! - t.start[at]!;
    if (first === 101 && t.text.startsWith('eyJ', t.start[at]!)) {
      findShape(t, at, JWT, 'jwt', found);
      return;
    }
    if (first === 65 && length >= 4) {
      const head = t.text.slice(t.start[at]!, t.start[at]! + 4);
      if (head === 'AKIA' || head === 'ASIA' || head === 'AIza')
        findShape(t, at, KEYS, 'key', found);
      return;
    }
    if (isBegin(t, at) && t.shape[at] === CAPITALS) findPem(t, at, found);
    else if (isKeyStart(t, at)) findShape(t, at, KEYS, 'key', found);
    else if (isPassword(t, at) || isBearer(t, at)) findLabelled(t, at, found);
    else if (isWord(t, at) && (length > 4 || isCode(t, at - 1))) findCodeWord(t, at, found);
  },
};
