/**
 * E-mail addresses whose sign is written out in Spanish.
 *
 * Category  electronic mail addresses, 45 CFR §164.514(b)(2)(i)(F)
 * Shape     `rosa.lind(arroba)salud.example` · `rosa [arroba] correo [punto] es` · `rosa arroba correo punto com`
 *
 * The word has no other use before a host with a dot, so that any domain will do.
 */
import type { Detector } from '../detector.ts';

const LOCAL = /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}\s{0,2}[[({<]?\s{0,2}$/u;
const HOST =
  /[\])}>]?\s{0,2}[\p{L}\p{N}-]{1,63}(?:(?:\.|\s{0,2}[[({<]?\s{0,2}punto\s{0,2}[\])}>]?\s{0,2})[\p{L}\p{N}-]{2,63}){1,4}/uy;
const LOCAL_MAX = 72;

export const spanishEmail: Detector = {
  id: 'spanish-email',
  bits: 0,
  shapes: 0,
  words: ['arroba'],
  find(t, at, found) {
    const [start, end] = [t.start[at]!, t.end[at]!];
    const before = t.text.slice(Math.max(0, start - LOCAL_MAX), start);
    const local = LOCAL.exec(before);
    HOST.lastIndex = end;
    const host = HOST.exec(t.text);
    if (local === null || host === null) return;
    found.push({
      start: start - local[0].length,
      end: end + host[0].length,
      category: 'email',
      type: 'email.spelled',
      score: 0.95,
      rule: 'spanish-email/words',
    });
  },
};
