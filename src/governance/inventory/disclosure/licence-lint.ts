/**
 * Words by which an AI says or implies that it holds a health care licence, or that a licensed person gives its advice:
 * California AB 489, Business & Professions Code 4999.9 (in force since 1 January 2026). Read over what an AI says to a patient
 * under its own name; a letter that a clinician signs speaks for the clinician and is not for this list.
 */

const PROFESSIONS =
  '(?:medical )?(?:doctors?|physicians?|surgeons?|nurse practitioners?|nurses?|psychiatrists?|psychologists?|therapists?|pharmacists?|dentists?|midwi(?:fe|ves)|physician assistants?|social workers?|dietitians?|optometrists?|chiropractors?|cardiologists?|dermatologists?|pa?ediatricians?|radiologists?|oncologists?)';
const PROFESIONES =
  '(?:médic[oa]s?|doctor(?:a|es|as)?|enfermer[oa]s?|cirujan[oa]s?|psiquiatras?|psicólog[oa]s?|terapeutas?|farmacéutic[oa]s?|dentistas?|matronas?|pediatras?|cardiólog[oa]s?)';
const LICENSED =
  '(?:(?:licen[sc]ed|registered|certified|board[- ]certified|qualified|practi[sc]ing|real) )';
const LETTERS =
  '(?:M\\.?D\\.?|D\\.?O\\.?|R\\.?N\\.?|N\\.?P\\.?|P\\.?A\\.?-?C?|Pharm\\.?D\\.?|Psy\\.?D\\.?|L\\.?C\\.?S\\.?W\\.?|D\\.?D\\.?S\\.?)';

interface LicenceRule {
  readonly id: string;
  readonly pattern: RegExp;
}

const rule = (id: string, source: string, flags = 'giu'): LicenceRule => ({
  id,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, flags),
});

const RULES: readonly LicenceRule[] = [
  rule(
    'says-it-is-one',
    `I(?:[’' ]?m| am)(?: (?:also|actually|really|indeed))? (?:an? |the |your )?(?:(?:virtual|digital|AI|online|personal|own|new|assigned|clinical) ){0,2}${LICENSED}{0,3}${PROFESSIONS}(?!['’]s)`,
  ),
  rule(
    'speaks-as-one',
    `(?:speaking )?as (?:an? |your )${LICENSED}{0,3}${PROFESSIONS}(?=,? I(?:[’' ]|$))`,
  ),
  rule(
    'this-is-one',
    `this is (?:your |an? )${LICENSED}{0,3}${PROFESSIONS}|this is (?:Dr|Doctor|Nurse)\\.? \\p{L}+`,
  ),
  rule(
    'speaks-for-one',
    `you(?:[’' ]re| are) (?:now )?(?:speaking|talking|chatting|connected) (?:with|to) (?:an? |your |our )?${LICENSED}{0,3}${PROFESSIONS}`,
  ),
  rule(
    'claims-a-licence',
    `I(?:[’' ]?m| am) (?:fully )?(?:licen[sc]ed|board[- ]certified|registered)(?: to practi[sc]e)?|my (?:medical |nursing )?licen[sc]e|my patients|my (?:medical|nursing) (?:practice|degree|training)`,
  ),
  rule(
    'advice-of-one',
    `(?:(?:advice|answer|assessment|report|diagnosis)) (?:is |was |comes )?(?:given |provided |written |prepared |reviewed )?(?:by|from) (?:an? |our |your )?${LICENSED}${PROFESSIONS}`,
  ),
  rule(
    'signs-with-letters',
    `(?<=[-–—]\\s?|\\n)(?:\\p{Lu}\\p{L}+ ){1,3}?\\p{Lu}?\\p{L}*, ?${LETTERS}(?=[\\s.,]|$)`,
    'gu',
  ),
  rule('dice-que-lo-es', `soy (?:un |una |su |tu |el |la )?(?:verdader[oa] )?${PROFESIONES}`),
  rule(
    'habla-como-tal',
    `como (?:su |tu )${PROFESIONES}(?=,? (?:le|te|yo|recomiendo|aconsejo))|le (?:habla|atiende) (?:el |la |su )?${PROFESIONES}`,
  ),
];

/** In the words before: "I am not a doctor" is what should be said. */
const DENIED = /(?:\bnot|n[’']t|\bnever|\bno)\s*$/iu;

export interface LicenceClaim {
  readonly rule: string;
  /** UTF-16 code units, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** In the order of the text. "I am not a doctor", "ask your nurse" and "Dr. Lee will call" are none. */
export function licenceClaims(text: string): LicenceClaim[] {
  return RULES.flatMap(({ id, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const start = match.index;
      const isDenied =
        DENIED.test(text.slice(Math.max(0, start - 12), start)) ||
        /\b(?:not|no|never)\b/iu.test(match[0]);
      return isDenied ? [] : [{ rule: id, start, end: start + match[0].length }];
    }),
  ).sort((one, other) => one.start - other.start);
}
