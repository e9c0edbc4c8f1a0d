/**
 * Words of Spanish: its grammar, and what its notes, letters and messages say every day. They stand apart from
 * the lexicon (`lexicon.ts`), whose lists hold in any language: `Ella`, `Le` and `Tu` are names elsewhere.
 */
import * as d from './detector.ts';
import { hashWord } from './fold.ts';
import { isSpanish } from './language.ts';
import { COMMON, DRUG, STOP, WORD } from './lexicon.ts';
import { placeOf, readPackedSpanish, SPANISH_LOG2 } from './packed-lists.ts';
import { GAP_LINE, LOWER, type Tokens } from './tokens.ts';

/** What holds sentences together: never a name where Spanish is spoken. */
const GRAMMAR = `
  que quien quienes cual cuales cuyo cuya donde adonde cuando como cuanto cuanta cuantos cuantas por porque xq
  pero sino aunque mientras pues si no ni y e o u a ante bajo con contra de del desde durante en entre hacia
  hasta mediante para pa segun sin sobre tras el la los las lo al un una unos unas me te se le les nos os
  mi mis tu tus su sus nuestro nuestra nuestros nuestras yo ella ello ellos ellas usted ustedes uds ud
  nosotros nosotras vosotros este esta esto estos estas ese esa eso esos esas aquel aquella aquello aqui ahi
  alli alla aca ya aun todavia siempre nunca jamas tambien tampoco muy mucho mucha muchos muchas mas menos
  tan tanto tanta bien mal mejor peor asi entonces luego despues antes ahora ahorita hoy ayer anoche manana
  hola gracias adios agur ciao buenos buenas buen dias tardes noches favor perdon disculpe oiga oye mire mira
  vale ay ok es era eran fue fueron ser soy eres somos son estan estaba estar estoy estas estuvo
  ha han he has hemos hay habia haya hubo haber tiene tienen tengo tenia tener tenemos hace hacer hizo puede
  pueden puedo poder quiere quiero querer voy va van vamos ir iba dice dijo decir dije dicen digo sabe se
  saber algo nada nadie alguien alguno alguna algun ningun ninguna ninguno todo toda todos todas otro otra
  otros otras mismo misma cada poco poca pocos pocas solo casi quizas quiza tal vez veces verdad cosa cosas
  sea sean estaria tendria podria seria desea deseo ademas mientras igual cualquier cualquiera ambos ambas
  incluso excepto salvo apenas encima debajo dentro fuera cerca lejos arriba abajo atras delante detras
  mediodia madrugada pronto tarde temprano entonces acaso ojala`;

const SIZE = 1 << SPANISH_LOG2;
const MASK = SIZE - 1;
const slots = new Int32Array(SIZE);

function slotOf(hash: number): number {
  let slot = placeOf(hash, SPANISH_LOG2);
  while (slots[slot] !== 0 && slots[slot] !== hash) slot = (slot + 1) & MASK;
  return slot;
}

function load(): void {
  for (const hash of readPackedSpanish()) slots[slotOf(hash)] = hash;
  for (const word of GRAMMAR.trim().split(/\s+/)) slots[slotOf(hashWord(word))] = hashWord(word);
}
load();

/** A word of Spanish, whatever else it is, by the hash of it folded. */
export const isSpanishHash = (hash: number): boolean => hash !== 0 && slots[slotOf(hash)] !== 0;
export const isSpanishWord = (t: Tokens, at: number): boolean => isSpanishHash(t.hash[at]!);

/** Never a name in any text. */
const NEVER_NAMES = `hola gracias pero porque tambien usted ustedes adios buenos buenas estoy tengo quiero quien cuando aqui nunca
  siempre ahora despues entonces mientras nosotros ellos`;
export const isNeverName = d.wordSet(NEVER_NAMES);
const neverNames = new Set(NEVER_NAMES.trim().split(/\s+/).map(hashWord));

export const isGrammar = d.wordSet(GRAMMAR);
const grammar = new Set(GRAMMAR.trim().split(/\s+/).map(hashWord));
export const isGrammarHash = (hash: number): boolean => grammar.has(hash);
export const isNeverNameHash = (hash: number): boolean => neverNames.has(hash);

/** Words of grammar that no other language of our texts has, and no name. */
const isTelling =
  d.wordSet(`que quien cuando como donde por porque pero pues con del desde hasta para segun una unas unos los
  las lo se les nos mis sus yo usted ellos ellas esta esto este eso ese aqui ya aun siempre nunca tambien muy
  mucho mucha mas menos bien asi luego despues antes ahora hoy ayer anoche manana buenos buenas gracias era es
  fue estaba estoy estan esta hay tiene tengo hace puede puedo quiere quiero voy vamos dice dijo nada todo toda
  todos todas otra otro poco casi dias noches tardes el en al su le la lo hola vez veces soy`);

const REACH = 4;
const TELLING_MIN = 2;

/** Spanish is spoken here: in a stretch of it, or in the words around, within a line of another language. */
export function isInSpanish(t: Tokens, at: number): boolean {
  if (isSpanish(t, at)) return true;
  let telling = isOnlySpanish(t, at) ? 1 : 0;
  for (let near = at - 1; near >= 0 && near >= at - REACH; near -= 1) {
    if ((t.gap[near + 1]! & GAP_LINE) !== 0) break;
    if (isOnlySpanish(t, near)) telling += 1;
  }
  for (let near = at + 1; near < t.count && near <= at + REACH; near += 1) {
    if ((t.gap[near]! & GAP_LINE) !== 0) break;
    if (isOnlySpanish(t, near)) telling += 1;
  }
  return telling >= TELLING_MIN;
}

/** A word of Spanish, and not of English. */
const isOnlySpanish = (t: Tokens, at: number): boolean =>
  isTelling(t, at) ||
  (t.shape[at] === LOWER &&
    !d.has(t, at, OTHER) &&
    t.end[at]! - t.start[at]! > 2 &&
    isSpanishWord(t, at));

const OTHER = STOP | COMMON | WORD | DRUG;
