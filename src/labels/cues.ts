/**
 * Words that say how a mention is meant: denied, about a relative, an allergy, in English and in Spanish. After NegEx (Chapman et al. 2001, J Biomed
 * Inform 34:301) in the simplest form: a cue holds over the next words of its sentence until something ends it.
 */
import { COLON, hashesOf, STARTS, type Words } from './words.ts';

const words = (text: string): ReadonlySet<number> =>
  new Set(
    text
      .trim()
      .split(/\s+/)
      .map((word) => hashesOf(word).stem[0]!),
  );

/** Hold to the end of the sentence. */
const DENIES = words('denies denied denying deny niega niegan nego negaba negando');
/** Hold where "for" follows. */
const NEGATIVE = words('negative neg negativo negativa');
const FOR = words('for para');
/** Hold for some words. */
const NO = words(
  'no not never without absence nor neither isn wasn aren weren doesn didn sin ni nunca ningun ninguna tampoco', // readWords leaves the t out
);
/** After "no", they deny nothing: "no change in", "no longer". */
const NO_DENIAL = words(
  `longer change improvement further increase doubt response relief better worse only interest benefit
  cambio mejora mejoria respuesta solo solamente duda puede pudo alcoholico alcoholica`,
);
/** "Has not used in five months" tells of use; "never used" does not. */
const NOT = words('not');
const USED = words('used drank drunk smoked injected relapsed');
export const NO_HOLDS = 10;
/** They end a denial. */
const TURNS = words(
  `but however except although though admits admitted endorses endorsed reports reported positive significant positives
  because due pero aunque excepto porque debido admite admitio reconoce refiere confirma reporta positivo positiva`,
);
/** After a mention: "drugs: none", "screen negative". */
const DENIED_BEFORE = words(
  'none negative neg nonreactive absent denied nil never ninguno ninguna negativo negativa ausente negado negada nunca',
);
export const DENIED_BEFORE_WORDS = 4;

export const RELATIVES =
  words(`mother father brother sister uncle aunt cousin grandmother grandfather grandparent sibling
  parent mom dad maternal paternal husband wife spouse son daughter niece nephew roommate stepfather stepmother
  madre padre hermano hermana abuelo abuela esposo esposa marido hijo hija sobrino sobrina cunado cunada suegro suegra materno materna paterno paterna`);
/** After a relative, what follows is theirs: "father had"; but "wife reports that he". */
const RELATIVE_HAS = words(
  `has had have was is with died suffered who history hx struggled abused drank committed diagnosed using used side
  con tiene tenia tuvo fue era padece padecia padecio sufre sufria murio fallecio fallecido fallecida diagnosticado diagnosticada alcoholico alcoholica`,
);
/** They bring the sentence back to the patient. */
const PATIENT = words('patient pt he she they client i paciente refiere acude ingresa');
export const FAMILY_HEADING = words('family fh fhx famhx familiar familiares heredofamiliares ahf');
export const ALLERGY = words(
  'allergy allergies allergic allergen intolerance alergia alergico alergica intolerancia',
);

/** Among the commonest words of English: whether a text is one that the classes were measured on. */
const ENGLISH =
  words(`the of and to in a is that for it was on with as he she at by this had not are but from or
  have an they which one were her his has patient no left right pain history normal`);

export const CUE_ENGLISH = 1;
export const CUE_TURN = 2;
export const CUE_DENIED_BEFORE = 4;
export const CUE_DENIES = 8;
export const CUE_NO = 16;
export const CUE_PATIENT = 32;
export const CUE_RELATIVE = 64;
export const CUE_ALLERGY = 128;
export const CUE_NEGATIVE = 256;
export const ANY_CUE = 511;

/** By the hash of a cue word: what it does, as bits. */
export const CUES = new Map<number, number>();
for (const [set, bit] of [
  [ENGLISH, CUE_ENGLISH],
  [TURNS, CUE_TURN],
  [DENIED_BEFORE, CUE_DENIED_BEFORE],
  [DENIES, CUE_DENIES],
  [NO, CUE_NO],
  [PATIENT, CUE_PATIENT],
  [RELATIVES, CUE_RELATIVE],
  [ALLERGY, CUE_ALLERGY],
  [NEGATIVE, CUE_NEGATIVE],
] as const)
  for (const hash of set) CUES.set(hash, (CUES.get(hash) ?? 0) | bit);

/** Whether a "no" or "not" denies nothing here. */
export const isNoDenial = ({ stem, count }: Words, at: number) =>
  at + 1 < count &&
  (NO_DENIAL.has(stem[at + 1]!) || (NOT.has(stem[at]!) && USED.has(stem[at + 1]!)));

/** "Negative for" denies what follows. */
export const isFor = ({ stem, count }: Words, at: number) => at < count && FOR.has(stem[at]!);

const THAT = words('that que if si whether');
/** Whether someone who is named begins a clause of their own: not in "no evidence that he has". */
export const isOwnClause = ({ stem }: Words, at: number) => at > 0 && !THAT.has(stem[at - 1]!);

/** Whether what follows a relative is said of them. */
export function hasIt({ stem, form, count }: Words, at: number): boolean {
  if ((form[at]! & COLON) !== 0) return true;
  for (let k = at + 1; k <= at + 2 && k < count && (form[k]! & STARTS) === 0; k += 1)
    if (RELATIVE_HAS.has(stem[k]!)) return true;
  return false;
}
