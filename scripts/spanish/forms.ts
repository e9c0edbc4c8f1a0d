/**
 * The forms that Spanish makes of a word, folded: number and gender of nouns and adjectives, persons and
 * tenses of verbs. A word is written as a dictionary has it, with what its spelling does not tell behind it:
 *
 *   enfermero/a   has a feminine
 *   contar/ue     changes its stem under stress: ie, ue or i
 *
 * These are the forms that notes and messages have, no whole paradigm.
 */
import { fold } from '../../src/detect/fold.ts';

export const nounForms = (noun: string): string[] => {
  const [word = '', feminine] = noun.split('/');
  return feminine === undefined ? numbers(word) : [...numbers(word), ...feminines(word)];
};

export const adjectiveForms = (adjective: string): string[] =>
  /o$|[dts]or$|[áó]n$|és$/.test(adjective)
    ? [...numbers(adjective), ...feminines(adjective)]
    : nounForms(adjective);

const feminines = (word: string) => ends(fold(word).replace(/[eo]$/, ''), 'a as');

function numbers(word: string): string[] {
  const folded = fold(word);
  if (/x$/.test(folded) || (/s$/.test(folded) && !isStressedAtEnd(word))) return [folded];
  if (/[aeiou]$/.test(folded)) return [folded, `${folded}s`];
  return [folded, `${folded.replace(/z$/, 'c')}es`];
}

const isStressedAtEnd = (word: string) =>
  /[áéíóú]s$/.test(word) || /^[^aeiou]*[aeiou]s$/.test(word);

/** What notes report: infinitive, gerund, participle, and what somebody does, did, or should do. */
export function verbForms(verb: string): string[] {
  const s = stemsOf(verb);
  const { infinitive, present, first, plain } = s;
  return [
    ...ends(infinitive, ' se'),
    s.gerund,
    ...ends(s.participle, 'o a os as'),
    ...ends(present, s.isAr ? 'a an' : 'e en'),
    `${first}o`,
    `${plain}${s.isAr ? 'a' : s.isEr ? 'e' : 'i'}mos`,
    `${s.wish}${s.isAr ? 'e' : 'a'}`,
    `${s.past}o`.replace(/(?<=[hf])ico$/, 'izo'),
    `${s.pastMany}ron`,
    `${plain}${s.isAr ? 'ab' : 'i'}a`,
  ];
}

/** What people say: all that is reported, every person, the tenses of talk, and pronouns behind. */
export function spokenForms(verb: string): string[] {
  const s = stemsOf(verb);
  const { infinitive, plain, wish, firstPast, future } = s;
  const [told, wished] = s.isAr ? ['a', 'e'] : ['e', 'a'];
  return [
    ...verbForms(verb),
    ...ends(infinitive, 'me te lo la le'),
    ...ends(`${s.present}${told}`, 's me te'),
    ...ends(`${wish}${wished}`, 's n me se'),
    `${plain}${s.isAr ? 'as' : s.isEr ? 'es' : 'is'}`,
    ...firstPast,
    `${s.pastMany}ra`,
    `${plain}${s.isAr ? 'ab' : 'i'}an`,
    ...ends(future, 'a an e emos ia'),
  ];
}

const ends = (stem: string, endings: string) => endings.split(' ').map((ending) => stem + ending);

interface Stems {
  readonly infinitive: string;
  readonly isAr: boolean;
  readonly isEr: boolean;
  readonly plain: string;
  /** `cuent-a`. */
  readonly present: string;
  /** `conozc-o`. */
  readonly first: string;
  /** `busqu-e`, `conozc-a`. */
  readonly wish: string;
  /** `cont-ó`, `sinti-ó`, `ley-ó`, `tuv-o`. */
  readonly past: string;
  /** `conta-ron`, `sintie-ron`, `tuvie-ron`, `dije-ron`. */
  readonly pastMany: string;
  /** `conté`, `contaste`. */
  readonly firstPast: readonly string[];
  readonly future: string;
  readonly participle: string;
  readonly gerund: string;
}

function stemsOf(verb: string): Stems {
  const [written = '', change] = verb.split('/');
  const infinitive = fold(written);
  const plain = infinitive.slice(0, -2);
  const isAr = infinitive.endsWith('ar');
  const isEr = infinitive.endsWith('er');
  const own = irregular(infinitive);
  const present = own.present ?? stressed(plain, change, !isAr && !isEr);
  const first = own.first ?? (isAr ? present : beforeA(present));
  const weak = !isAr && !isEr && change !== undefined ? weakened(plain) : plain;
  const glided = /i$/.test(weak) ? weak : `${weak}${isVowelBefore(weak) ? 'y' : 'i'}`;
  const past = own.past ?? (isAr ? plain : glided);
  return {
    infinitive,
    isAr,
    isEr,
    plain,
    present,
    first,
    wish: isAr ? beforeE(present) : first,
    past,
    pastMany: own.past && !/j$/.test(own.past) ? `${past}ie` : `${past}${isAr ? 'a' : 'e'}`,
    firstPast: own.past
      ? ends(own.past, 'e iste imos')
      : isAr
        ? [`${beforeE(plain)}e`, `${plain}aste`]
        : ends(plain, 'i iste'),
    future: own.future ?? infinitive,
    participle: own.participle ?? `${plain}${isAr ? 'a' : 'i'}d`,
    gerund: isAr ? `${plain}ando` : `${glided}endo`,
  };
}

/** A vowel that is heard: not the `u` of `seguir`. */
const isVowelBefore = (stem: string) => /[aeiou]$/.test(stem) && !/[gq]u$/.test(stem);

function stressed(stem: string, change: string | undefined, isIr: boolean): string {
  if (change === 'ue') return stem.replace(/[ou]([^aeiou]*)$/, 'ue$1');
  if (change === 'ie') return stem.replace(/[ei]([^aeiou]*u?)$/, 'ie$1');
  if (change === 'i') return stem.replace(/e([^aeiou]*u?)$/, 'i$1');
  return isIr && /u$/.test(stem) && isVowelBefore(stem) ? `${stem}y` : stem; // `construye`
}

/** `sint-ió`, `durm-ió`. */
const weakened = (stem: string) =>
  stem.replace(/e([^aeiou]*u?)$/, 'i$1').replace(/o([^aeiou]*)$/, 'u$1');

/** The sound of the stem as it is written before `a` and `o`: `conozc-o`, `ejerz-o`, `protej-o`, `sig-o`. */
const beforeA = (stem: string) =>
  stem
    .replace(/(?<=[aeiou])(?<!ue)c$/, 'zc')
    .replace(/(?<!z)c$/, 'z')
    .replace(/g$/, 'j')
    .replace(/gu$/, 'g');

/** The same before `e`: `busqu-e`, `llegu-e`, `alcanc-e`. */
const beforeE = (stem: string) => stem.replace(/c$/, 'qu').replace(/g$/, 'gu').replace(/z$/, 'c');

/** Stems that no rule gives, of a verb and of those that end in it: `tener`, `mantener`. */
const IRREGULAR: readonly (readonly [RegExp, Partial<Stem>])[] = [
  [/tener$/, { first: 'teng', present: 'tien', past: 'tuv', future: 'tendr' }],
  [/venir$/, { first: 'veng', present: 'vien', past: 'vin', future: 'vendr' }],
  [/poner$/, { first: 'pong', past: 'pus', future: 'pondr', participle: 'puest' }],
  [/decir$/, { first: 'dig', present: 'dic', past: 'dij', future: 'dir', participle: 'dich' }],
  [/(?<=^|des)hacer$/, { first: 'hag', past: 'hic', future: 'har', participle: 'hech' }],
  [/facer$/, { first: 'fag', past: 'fic', future: 'far', participle: 'fech' }],
  [/traer$/, { first: 'traig', past: 'traj' }],
  [/caer$/, { first: 'caig' }],
  [/ducir$/, { first: 'duzc', past: 'duj' }],
  [/salir$/, { first: 'salg', future: 'saldr' }],
  [/valer$/, { first: 'valg', future: 'valdr' }],
  [/poder$/, { present: 'pued', past: 'pud', future: 'podr' }],
  [/querer$/, { present: 'quier', past: 'quis', future: 'querr' }],
  [/^saber$/, { first: 'sep', past: 'sup', future: 'sabr' }],
  [/^caber$/, { first: 'quep', past: 'cup', future: 'cabr' }],
  [/^andar$/, { past: 'anduv' }],
  [/(?<=^|pre)ver$/, { first: 've', participle: 'vist' }],
  [/^oir$/, { first: 'oig', present: 'oy' }],
  [/scribir$/, { participle: 'scrit' }],
  [/cubrir$/, { participle: 'cubiert' }],
  [/abrir$/, { participle: 'abiert' }],
  [/romper$/, { participle: 'rot' }],
  [/solver$/, { participle: 'suelt' }],
  [/volver$/, { participle: 'vuelt' }],
  [/morir$/, { participle: 'muert' }],
];
interface Stem {
  readonly first: string;
  readonly present: string;
  /** `tuv-o`: the third person has no `-ió`. */
  readonly past: string;
  readonly future: string;
  readonly participle: string;
}

function irregular(infinitive: string): Partial<Stem> {
  const [pattern, stems] = IRREGULAR.find(([one]) => one.test(infinitive)) ?? [];
  if (pattern === undefined) return {};
  const before = infinitive.replace(pattern, '');
  return Object.fromEntries(
    Object.entries(stems ?? {}).map(([name, stem]) => [name, before + stem]),
  );
}
