/**
 * Names that what stands beside them gives away in Spanish: who does what only people do, and who is told of in
 * brackets behind a post.
 *
 *     Visitación se encuentra tranquila      a given name at the start of a sentence, and its verb
 *     porque Hipólito me pidió               a capital inside a sentence, and what people do to people
 *     la Chata trabaja de noche              with the article of those who are known
 *     con el de guardia (Zubeldia)           a post and brackets
 *     la vio Aitor Zubimendi                 what is done to whom, and by whom
 *     López (72 a), Lautaro, 19 años         a name at the start of a sentence, and an age or a sex
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { EPONYM, GIVEN, SURNAME, SURNAME_TOP } from '../lexicon.ts';
import { isInSpanish, isSpanishWord } from '../spanish-words.ts';
import { GAP_LINE, LOWER, type Tokens } from '../tokens.ts';
import { add } from './spanish-announced.ts';
import { isSpanishGiven } from './spanish-given.ts';
import * as s from './spanish-part.ts';
import { nameEnd } from './spanish-read.ts';

const isDeed =
  d.wordSet(`refiere niega dice dijo acude viene vive quiere pide pidio llora cuenta conto insiste pregunta pregunto trabaja
  llama llamo contesta cree piensa explica entiende acepta firma autoriza aporta rechaza prefiere camina duerme tolera`);
const isHuman = d.wordSet(
  'me le nos dice dijo trabaja pidio cree llora vive quiere pregunto contesta insiste',
);
const isSelf = d.wordSet('se me le nos');
const isNot = d.wordSet('no');
const isNotDone = d.wordSet('ha quiere puede viene sabe');
const isJoiner = d.wordSet('porque que y pero cuando si pues como aunque mientras donde');
const isArticle = d.wordSet('el la');
const isPost =
  d.wordSet(`guardia turno adjunto adjunta residente supervisor supervisora coordinador coordinadora jefe jefa secretario
  secretaria vecino vecina compañero compañera encargado encargada`);
/** Given names that begin sentences as words: `Presentación cefálica`, `Vida sedentaria`. */
const isWord = d.wordSet(
  'presentacion edad vida salud custodia transito gracia olvido piedad libertad bondad gloria victoria tercero',
);

/** `at` is written with a capital in front. */
export function readSubject(t: Tokens, at: number, found: Finding[]): void {
  if (isDoer(t, at)) {
    add(t, at, nameEnd(t, at), 0.7, 'doer', found);
    return;
  }
  const next = at + 1;
  if (next >= t.count) return;
  if (t.mark[at] === d.OPEN && t.mark[next] === d.CLOSE) {
    const isTold = isPost(t, at - 1) && t.shape[at - 1] === LOWER && s.isNamePart(t, at, false);
    if (isTold) add(t, at, at, 0.7, 'post', found);
    return;
  }
  if (isStart(t, at) && isAged(t, at) && isInSpanish(t, at)) {
    add(t, at, at, 0.7, 'subject', found);
    return;
  }
  if (t.shape[next] !== LOWER || !isActing(t, next) || !d.isSpaced(t, next)) return;
  if (!(isStart(t, at) ? isStarter(t, at) : isInside(t, at)) || !isInSpanish(t, at)) return;
  add(t, at, Math.max(at, nameEnd(t, at)), 0.65, 'subject', found);
}

const isWhom = d.wordSet('lo la los las le les me te nos');
const isDone =
  d.wordSet(`vio ve opero opera sigue seguia trajo atendio atiende valoro valora acompaño acompaña cuida
  cuidaba recibio intubo derivo exploro visito visita reviso llamo aviso encontro ayuda ayudo`);

/** `La vio Aitor Zubimendi`, `lo trajo Wilmer`; a service is a word of Spanish (`la vio Cardiología`), or in capitals. */
const isDoer = (t: Tokens, at: number): boolean =>
  isDone(t, at - 1) &&
  isWhom(t, at - 2) &&
  d.isSpaced(t, at) &&
  d.isSpaced(t, at - 1) &&
  isInSpanish(t, at) &&
  nameEnd(t, at) >= 0;

const isSex = d.wordSet(
  'mujer varon hombre paciente masculino masculina femenino femenina masc fem niño niña',
);
const isYears = d.wordSet('a años');
const isOf = d.wordSet('de');

/** A name and nothing else, with `(72 a)` or `, mujer` behind it; `Parkinson, 12 años de evolución` is none. */
function isAged(t: Tokens, at: number): boolean {
  const next = at + 1;
  const mark = t.mark[next];
  if ((mark !== d.OPEN && mark !== d.COMMA) || t.start[next]! - t.end[at]! > 2) return false;
  const isListed = d.has(t, at, SURNAME_TOP | SURNAME | GIVEN) || isSpanishGiven(t, at);
  if (!isListed || d.has(t, at, EPONYM) || isSpanishWord(t, at) || !s.isNamePart(t, at, false))
    return false;
  if (isSex(t, next)) return true;
  return d.isNumber(t, next) && isYears(t, next + 1) && !isOf(t, next + 2);
}

const isActing = (t: Tokens, at: number): boolean =>
  isSelf(t, at) || isDeed(t, at) || isNot(t, at) || isHuman(t, at);

const isStart = (t: Tokens, at: number): boolean =>
  at === 0 || (t.gap[at]! & GAP_LINE) !== 0 || t.mark[at] === d.DOT || t.mark[at] === d.COLON;

const isStarter = (t: Tokens, at: number): boolean =>
  s.isCalled(t, at) &&
  !isWord(t, at) &&
  s.isNamePart(t, at, false) &&
  (isSelf(t, at + 1) || isDeed(t, at + 1));

function isInside(t: Tokens, at: number): boolean {
  if (!d.isSpaced(t, at) || t.shape[at - 1] !== LOWER || !s.isNamePart(t, at, false)) return false;
  const isDone = isHuman(t, at + 1) || (isNot(t, at + 1) && isNotDone(t, at + 2));
  if (isJoiner(t, at - 1)) return isDone && (!isSpanishWord(t, at) || s.isCalled(t, at));
  return isArticle(t, at - 1) && isHuman(t, at + 1) && !isMedicine(t, at);
}

/** `la Lantus me sienta mal` */
const isMedicine = (t: Tokens, at: number): boolean => isSits(t, at + 2);
const isSits = d.wordSet(
  'sienta sienta va hace da cae dio hizo sento receto recetaron mandaron pusieron quitaron cambio duele molesta',
);
