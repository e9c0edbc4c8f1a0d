/** How much a word looks like part of a name where Spanish is spoken. */
import * as d from '../detector.ts';
import * as x from '../lexicon.ts';
import { isGrammar, isSpanishWord } from '../spanish-words.ts';
import { CAPITAL, CAPITALS, LETTER, LOWER, MIXED, type Tokens } from '../tokens.ts';
import * as part from './part.ts';
import { isCalledWord, isSpanishGiven } from './spanish-given.ts';

/** Words that people are called by, too. */
const isGivenWord =
  d.wordSet(`abril alba alegria alma amada amado amador amparo angel angeles angustias armonia asuncion aurora azucena
  bella benigna benigno blanca bondad candelaria candida caridad casto celeste cielo clara clemente concepcion concha
  consolacion constanza consuelo cruz custodio desamparados deseada digna divina dolores domingo dulce edad elegido
  encarnacion esperanza estrella fe feliz fidel flor fortuna gema generosa generosa gloria gracia guadalupe inmaculada
  inocencia inocencio jazmin jesus justa justo leal libertad linda lirio lluvia lourdes lucero luna luz maravillas
  margarita maria marina martirio maxima maximo mercedes milagros modesta modesto monte natividad nieves nube
  olvido paloma pascua pastor pastora patrocinio paz perla perpetua piedad pilar placido presentacion primitivo
  primo prospera prospero prudencia prudencio pura purificacion pureza refugio regina reina remedios reyes rocio rosa
  rosario sagrario salud salvador santa santos segundo segunda serena severo sol soledad socorro tercero transito
  trinidad diana flora iris lisa marco tomas evita franco franca adelfo carina magno rica rico palma viva vita triunfo valentin valiente vega ventura victoria violeta virginia virtudes visitacion vida`);

/** What clinical prose writes with a capital and in few letters: `HTA`, `EPOC`. */
const ABBREVIATION_MAX = 4;

/** Endings of the words that Spanish is made of; listed names have them, too. */
const ENDING =
  /(?:ando|endo|aba|aban|abas|ado|ados|ada|adas|ido|idos|ida|idas|aron|ieron|amos|emos|imos|aran|eran|aria|arian|eria|erias|mente|cion|ciones|sion|siones|dad|dades|tad|umbre|ista|istas|ismo|ero|eros|era|eras|ico|icos|ica|icas|ivo|iva|ivos|ivas|oso|osa|osos|osas|able|ables|ible|ibles|ante|antes|ente|entes|ado|or|ora|ores|oras|dor|dora|itis|osis|oma|emia|uria|patia|algia|logia|logo|loga|tura|turas|aje|ar|er|ir|arse|erse|irse|arlo|arla|arle|erlo|irlo|ia)$/;
/** `Presentamos el caso` */
const WE = /[aei]mos$/i;
/** A past tense: `llegó`, `tomé`. */
const PAST = /[óéí]$/;

const NO_NAME =
  x.DRUG | x.MONTH | x.WEEKDAY | x.UNIT | x.TITLE | x.CARE_PLACE | x.COUNTRY | x.NUMBER_WORD;
const NEVER_SMALL =
  x.MONTH |
  x.WEEKDAY |
  x.UNIT |
  x.TITLE |
  x.CARE_PLACE |
  x.COUNTRY |
  x.NUMBER_WORD |
  x.RELATION |
  x.PERSON_LABEL |
  x.ROLE |
  x.STOP;
const NAMED = x.GIVEN | x.SURNAME | x.SURNAME_TOP;

/** A word that people are called by: listed as a given name, or one of Spanish that serves as one. */
export const isCalled = (t: Tokens, at: number): boolean =>
  isGivenWord(t, at) ||
  isCalledWord(t, at) ||
  isSpanishGiven(t, at) ||
  (d.has(t, at, x.GIVEN) && !isSpanishWord(t, at));

/** Words of Spanish that are family names elsewhere, at the start of a sentence: `Lee poco`. */
export const isVerb =
  d.wordSet(`lee sana sano cole dejan miel van dan ven den dale mire ten mil sean lean son tan una ira iran nos sin con mas
  para mi tu su les sea tos pan sal rey bien mal tal come dice hace pide mide anda manda guarda cura`);

/** Where an address, a department or a number begins. */
const isNoPart =
  d.wordSet(`apt apto apartamento dpto depto suite ste unit floor calle avenida avda paseo plaza ctra servicio unidad seccion
  departamento hospital centro clinica facultad tel tfno tlf fax correo email col edad sexo dni nhc cip`);

const isIdWord = d.wordSet('rut run dni nie curp cuil cuit nss nhc cc ci');
/** `Ñanculef RUT 9.221.448-3`: the label of a number, and no name, `Rut` though there is. */
export const isIdLabel = (t: Tokens, at: number): boolean =>
  t.shape[at] === CAPITALS && isIdWord(t, at) && d.isNumber(t, at + 1);

const wordAt = (t: Tokens, at: number): string => t.text.slice(t.start[at], t.end[at]);

function hasEnding(t: Tokens, at: number): boolean {
  const word = wordAt(t, at).toLowerCase();
  if (PAST.test(word)) return true;
  return ENDING.test(word.normalize('NFD').replace(/\p{M}/gu, ''));
}

/** A word of Spanish and of no list of given names. */
export const isPlainWord = (t: Tokens, at: number): boolean =>
  isGrammar(t, at) || (isSpanishWord(t, at) && !isCalled(t, at));

/** With a capital, where a name is expected. `isShouted`: all around is in capitals, so that they say nothing. */
export function isNamePart(t: Tokens, at: number, isShouted: boolean): boolean {
  const shape = t.shape[at]!;
  if (shape !== CAPITAL && shape !== CAPITALS && shape !== MIXED) return false;
  if (shape === MIXED && !d.isCapitalised(t, at)) return false;
  if (isGrammar(t, at) || isNoPart(t, at) || t.end[at]! - t.start[at]! < 2) return false;
  if (isIdLabel(t, at)) return false;
  if (isGivenWord(t, at) && !d.has(t, at, x.WEEKDAY)) return true;
  if (isSpanishGiven(t, at)) return true;
  if (d.has(t, at, NO_NAME) && !d.has(t, at, x.GIVEN)) return false;
  if (part.isClinical(t, at) && !d.has(t, at, x.GIVEN)) return false;
  const isListed = d.has(t, at, NAMED);
  if (d.has(t, at, x.EPONYM) && !d.has(t, at, x.GIVEN)) return false;
  const length = t.end[at]! - t.start[at]!;
  if (shape === CAPITALS && !isShouted && length <= ABBREVIATION_MAX && !d.has(t, at, x.GIVEN))
    return false;
  if (isSpanishWord(t, at)) return isCalled(t, at);
  if (isListed) return true;
  if (length < 3 || (shape === MIXED && length < 5) || WE.test(wordAt(t, at))) return false;
  if (isShouted) return length > ABBREVIATION_MAX - 1 && !hasEnding(t, at);
  return !d.isOrdinary(t, at) || isCalledWord(t, at);
}

const isGod = d.wordSet('dios');
const isOf = d.wordSet('de');
/** `Juan de Dios` */
export const isOfGod = (t: Tokens, at: number): boolean =>
  isGod(t, at) && isOf(t, at - 1) && d.isCapitalised(t, at);

/** The same behind a first part: family names are words as often. */
export function isFamilyPart(t: Tokens, at: number, isShouted: boolean): boolean {
  if (isNamePart(t, at, isShouted) || isOfGod(t, at)) return true;
  const shape = t.shape[at]!;
  if (shape !== CAPITAL && !(isShouted && shape === CAPITALS)) return false;
  if (isGrammar(t, at) || isNoPart(t, at) || isIdLabel(t, at)) return false;
  // `Rutilio Ventura Ek`
  const isShort = shape === CAPITAL && t.end[at]! - t.start[at]! === 2;
  if (isShort && t.bits[at] === 0 && !isSpanishWord(t, at)) return t.mark[at + 1] === d.COMMA;
  if (d.has(t, at, x.TITLE | x.MONTH | x.WEEKDAY)) return false;
  return isShouted ? d.has(t, at, x.SURNAME_TOP) : d.has(t, at, NAMED);
}

/**
 * In small letters: `mi hermano ferney`. `isSmallWriting`: who wrote this did without capitals; `isSure`: nothing but a
 * name can stand here, whatever its ending (`hola asier`).
 */
export function isSmallName(
  t: Tokens,
  at: number,
  isSmallWriting: boolean,
  isSure = false,
): boolean {
  if (t.shape[at] !== LOWER || t.end[at]! - t.start[at]! < 3) return false;
  const isDrug = d.has(t, at, x.DRUG) && !d.has(t, at, x.GIVEN);
  if (isSpanishGiven(t, at)) return true;
  if (isGrammar(t, at) || isDrug || d.has(t, at, NEVER_SMALL)) return false;
  if (d.has(t, at, x.GIVEN) && !isSpanishWord(t, at))
    return !d.isOrdinary(t, at) || d.hasCue(t, at, x.CUE_GIVEN_TOP);
  if (isSpanishWord(t, at) || d.isOrdinary(t, at))
    return isSmallWriting && (isGivenWord(t, at) || isCalledWord(t, at));
  return isSmallWriting && (isSure || !hasEnding(t, at));
}

/** A family name in small letters behind a given one. */
export const isSmallFamily = (t: Tokens, at: number): boolean =>
  t.shape[at] === LOWER &&
  t.end[at]! - t.start[at]! > 2 &&
  !isSpanishWord(t, at) &&
  !d.isOrdinary(t, at) &&
  !d.has(t, at, NO_NAME | x.STOP | x.RELATION) &&
  (d.has(t, at, x.SURNAME | x.SURNAME_TOP) || !hasEnding(t, at));

export const isInitial = (t: Tokens, at: number): boolean =>
  t.shape[at] === LETTER && d.isCapitalised(t, at);
