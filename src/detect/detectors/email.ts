/**
 * E-mail addresses.
 *
 * Category  electronic mail addresses, 45 CFR §164.514(b)(2)(i)(F)
 * Shape     local part, `@`, domain; local parts in any script; `rania.hadid @ yahoo .com`, as scanners read it;
 *           `name (at) host (dot) com` is not read
 * Source    RFC 5321 §4.1.2 (64 and 255 octets), RFC 6531
 */
import type { Finding } from '../../core/phi.ts';
import type { Detector } from '../detector.ts';
import * as d from '../detector.ts';
import { KIND, OTHER, SPACE } from '../fold.ts';
import {
  CAPITAL,
  CAPITALS,
  CASELESS,
  LETTER,
  LOWER,
  MIXED,
  NUMBER,
  type Tokens,
} from '../tokens.ts';

const AT = 64;
const LOCAL_MAX = 64;
const DOMAIN_MAX = 255;
const isLocal = (code: number) => {
  const kind = KIND[code]!;
  if (kind !== OTHER) return kind < SPACE;
  return code === 46 || code === 95 || code === 45 || code === 43 || code === 37 || code === 39;
};
/** `0.75V@0.4ms`, `50mcg@10.30am`: a dose or an impulse at a value; no domain ends in a word that begins with a digit. */
const isHost = (host: string): boolean =>
  isLetter(host.charCodeAt(host.lastIndexOf('.') + 1)) || HOST_OF_NUMBERS.test(host);
const isLetter = (code: number): boolean => KIND[code]! < SPACE && !(code >= 48 && code <= 57);
const HOST_OF_NUMBERS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const isDomain = (code: number) => {
  const kind = KIND[code]!;
  return kind !== OTHER ? kind < SPACE : code === 46 || code === 45;
};

export const email: Detector = {
  id: 'email',
  bits: 0,
  shapes: d.shapes(NUMBER, LOWER, CAPITAL, CAPITALS, LETTER, MIXED, CASELESS),
  find(t, at, found) {
    if (t.mark[at] !== AT) return;
    if (!d.isJoinedBy(t, at, AT)) {
      findScanned(t, at, found);
      return;
    }
    const sign = t.start[at]! - 1;
    let start = sign;
    while (start > 0 && sign - start < LOCAL_MAX && isLocal(t.text.charCodeAt(start - 1)))
      start -= 1;
    while (start < sign && ".-'%".includes(t.text[start]!)) start += 1;
    let end = sign + 1;
    while (end < t.text.length && end - sign < DOMAIN_MAX && isDomain(t.text.charCodeAt(end)))
      end += 1;
    while (end > sign + 1 && '.-'.includes(t.text[end - 1]!)) end -= 1;
    const host = t.text.slice(sign + 1, end);
    const dot = sign + 1 + host.lastIndexOf('.');
    if (start === sign || dot <= sign + 1 || end - dot < 3 || !isHost(host)) return;
    found.push(d.finding(start, end, 'email', 'email', 0.99, 'email/shape'));
  },
};

/** What a scanner leaves of one: blanks around its signs, and a domain that shows what it was. */
const SCANNED_LOCAL = /[\p{L}\p{N}_+-]{1,32}(?: ?\. ?[\p{L}\p{N}_+-]{1,32}){0,3} {0,2}$/u;
const SCANNED_HOST = /^ {0,2}[\p{L}\p{N}-]{2,32} ?\. ?(?:com|org|net|edu|gov)(?![\p{L}\p{N}])/iu;
const SCANNED_REACH = 80;

function findScanned(t: Tokens, at: number, found: Finding[]): void {
  const sign = t.text.lastIndexOf('@', t.start[at]!);
  const local = SCANNED_LOCAL.exec(t.text.slice(Math.max(0, sign - SCANNED_REACH), sign))?.[0];
  const host = SCANNED_HOST.exec(t.text.slice(sign + 1, sign + SCANNED_REACH))?.[0];
  if (local === undefined || host === undefined) return;
  const end = sign + 1 + host.length;
  found.push(d.finding(sign - local.length, end, 'email', 'email', 0.9, 'email/scanned'));
}
