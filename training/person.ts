/** Invented people, and the many ways in which notes write their names. */
import type { NameList, Pools } from './pools.ts';
import type { Random } from './random.ts';

export interface Person {
  readonly given: string;
  readonly middle: string;
  readonly family: string;
  readonly nickname: string;
  readonly origin: string;
  readonly isFamilyFirst: boolean;
}

const FAMILY_FIRST = new Set(['romanised', 'vi', 'hu', 'en_HK', 'zh_CN', 'zh_TW', 'ja', 'ko']);

export function newPerson(r: Random, pools: Pools, language: 'en' | 'es' = 'en'): Person {
  const list = originFor(r, pools, language);
  const isWordy = language === 'en' && r.chance(0.16);
  const given = isWordy && r.chance(0.5) ? wordyGiven(r, pools) : pick(r, list.given);
  let family = isWordy && r.chance(0.8) ? r.pick(pools.wordyFamily) : pick(r, list.family);
  const isSpanish = list.origin.startsWith('es');
  if (isSpanish && r.chance(language === 'es' ? 0.7 : 0.3)) {
    family += (r.chance(0.8) ? ' ' : '-') + pick(r, list.family);
  } else if (r.chance(0.05)) family += `-${pick(r, list.family)}`;
  else if (r.chance(0.015)) family += ` ${pick(r, list.family)}`;
  let first = given;
  // Synthetic records number their people: `Sumiko254 Larue605`.
  if (r.chance(0.004)) {
    first += r.digits(r.int(1, 3));
    family += r.digits(r.int(1, 3));
  }
  if (r.chance(isSpanish ? 0.15 : 0.03)) first += (isSpanish ? ' ' : '-') + pick(r, list.given);
  return {
    given: first,
    middle: pick(r, list.given),
    family,
    nickname: r.pick(pools.nicknames),
    origin: list.origin,
    isFamilyFirst: FAMILY_FIRST.has(list.origin),
  };
}

/** Any word may be somebody's name, not only those of a list: `Kestrel`, `Legend`. */
function wordyGiven(r: Random, pools: Pools): string {
  if (r.chance(0.6)) return r.pick(pools.wordyGiven);
  const word = r.pick(r.chance(0.7) ? pools.words : pools.commonWords);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const pick = (r: Random, list: readonly string[]) =>
  r.chance(0.3) ? r.pickFront(list) : r.pick(list);

function originFor(r: Random, pools: Pools, language: 'en' | 'es'): NameList {
  if (language === 'es') {
    const spanish = pools.names.filter((list) => list.origin.startsWith('es'));
    if (spanish.length > 0 && r.chance(0.85)) return r.pick(spanish);
  }
  const place = r.next();
  if (place < 0.3) return pools.names.find((list) => list.origin === 'us-common')!;
  if (place < 0.5) return pools.names.find((list) => list.origin === 'us-rare')!;
  if (place < 0.6) return pools.names.find((list) => list.origin === 'romanised')!;
  if (place < 0.615 && pools.otherScripts.length > 0) return r.pick(pools.otherScripts);
  return r.pick(pools.names);
}

const SUFFIX = ['Jr.', 'Jr', 'Sr.', 'II', 'III', 'IV'];
const initial = (name: string) => name.charAt(0).toUpperCase();

/** A whole name, given name first in most forms. */
export function fullName(r: Random, p: Person): string {
  const place = r.next();
  if (p.isFamilyFirst && place < 0.2) return `${p.family} ${p.given}`;
  if (place < 0.5) return `${p.given} ${p.family}`;
  if (place < 0.62) return `${p.given} ${initial(p.middle)}. ${p.family}`;
  if (place < 0.67) return `${p.given} ${initial(p.middle)} ${p.family}`;
  if (place < 0.72) return `${p.given} ${p.middle} ${p.family}`;
  if (place < 0.77) return `${initial(p.given)}. ${p.family}`;
  if (place < 0.79) return `${initial(p.given)} ${p.family}`;
  if (place < 0.82) return `${initial(p.given)}. ${initial(p.middle)}. ${p.family}`;
  if (place < 0.84) return `${initial(p.given)}.${initial(p.middle)}. ${p.family}`;
  if (place < 0.87) return `${p.given} ${initial(p.family)}.`;
  if (place < 0.9) return `${p.given} ${p.family}${r.chance(0.5) ? ',' : ''} ${r.pick(SUFFIX)}`;
  if (place < 0.92) return `${p.given} "${p.nickname}" ${p.family}`;
  if (place < 0.93) return `${p.given} (${p.nickname}) ${p.family}`;
  if (place < 0.95) return `${p.nickname} ${p.family}`;
  if (place < 0.96) return `${p.given} ${p.family}-${p.middle}`;
  return `${p.given} ${p.family}`;
}

/** Family name first with a comma, as registers have it. */
export function invertedName(r: Random, p: Person): string {
  const place = r.next();
  if (place < 0.35) return `${p.family}, ${p.given}`;
  if (place < 0.55) return `${p.family}, ${p.given} ${initial(p.middle)}`;
  if (place < 0.65) return `${p.family}, ${p.given} ${initial(p.middle)}.`;
  if (place < 0.72) return `${p.family}, ${p.given} ${p.middle}`;
  if (place < 0.8) return `${p.family},${p.given}`;
  if (place < 0.88) return `${p.family.toUpperCase()},${p.given.toUpperCase()}`;
  if (place < 0.95) return `${p.family.toUpperCase()}, ${p.given}`;
  return `${p.family}, ${initial(p.given)}.`;
}

export const givenName = (r: Random, p: Person): string =>
  r.chance(0.08) ? p.nickname : (p.given.split(' ')[0] ?? p.given);

/** What stands after a title. */
export function titledName(r: Random, p: Person): string {
  const place = r.next();
  if (place < 0.6) return p.family;
  if (place < 0.85) return fullName(r, p);
  if (place < 0.9) return `${p.given} ${initial(p.family)}.`;
  if (place < 0.94) return `${initial(p.given)}. ${p.family}`;
  return p.given;
}

/** Initials and family name, in capitals or not quite so: `R. J. Holm`, `RJ Holm`. */
export function initialedName(r: Random, p: Person): string {
  const [one, other] = [initial(p.given), initial(p.middle)];
  const place = r.next();
  if (place < 0.3) return `${one}. ${p.family}`;
  if (place < 0.45) return `${one} ${p.family}`;
  if (place < 0.65) return `${one}. ${other}. ${p.family}`;
  if (place < 0.8) return `${one}.${other}. ${p.family}`;
  if (place < 0.9) return `${one}${other} ${p.family}`;
  return `${one}.${p.family}`;
}

/** Initials alone. */
export const initials = (r: Random, p: Person): string =>
  r.chance(0.5)
    ? `${initial(p.given)}.${initial(p.family)}.`
    : `${initial(p.given)}${initial(p.family)}`;
