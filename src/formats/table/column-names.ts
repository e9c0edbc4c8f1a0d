/**
 * What the name of a column, or of a field of JSON, says of its values. Evidence only where the whole
 * word says it: `visit_id` is an id, `visit_reason` is text.
 */
import { apart } from '../../core/apart.ts';
import { LIMITS } from '../../core/limits.ts';
import { AGE_NAME } from '../ages.ts';
import { isBodySite, isTerm } from '../terms.ts';
import type { ColumnRole } from './columns.ts';
import { glueRemover } from './glued-words.ts';
import { isMeasure, isMeasureWord } from './measures.ts';
import { NAMES_ABROAD } from './names-abroad.ts';

/** `PatientLastName2`, `PATLASTNAME` as words of small letters without accents, joined by blanks. */
export function wordsOf(name: string): string {
  return name
    .slice(0, LIMITS.labelLengthMax)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$& ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})(?=\p{N})/gu, '$1 ')
    .replace(/\p{N}+/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/\p{L}+/gu, (word) => SHORT_FORMS.get(word) ?? unglued(word))
    .replace(/\b(?:num|nbr)\b/g, 'number');
}

/** Source  CDISC SDTM (subject, dates of birth and death in ISO 8601) */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ['usubjid', 'subject id'],
  ['subjid', 'subject id'],
  ['brthdtc', 'birth date'],
  ['dthdtc', 'death date'],
]);

type NamedRole = Exclude<ColumnRole, 'keep'>;

/** @param words of the name, as `wordsOf` gives them */
export const roleByName = (words: string): NamedRole | undefined =>
  isMeasure(words) || OF_TERMS.test(words) || isNameOfThing(words) || isSaidOfThing(words)
    ? 'text'
    : roleIn(words, 0);

/** `room_type`, `hospital_los`: what is said of a place or a thing is not its name. */
const isSaidOfThing = (words: string): boolean => SAID_OF_THING.test(words);

/** `medication_name`, and no `mother_name`. */
const isNameOfThing = (words: string): boolean => {
  const thing = words.replace(/ (?:names?|nm)$/, '');
  return thing !== words && OF_MEDICINE.test(thing);
};

/**
 * Is a value one of the words that its name asks for: a race, a language, a site of the body, or a number of a
 * vocabulary that names of columns go by?
 */
export function isAsked(name: string | undefined, value: string): boolean {
  if (name === undefined || !/race|ethnic|lang|site|location|concept|ndc/i.test(name)) return false;
  const words = wordsOf(name);
  return (
    (OF_TERMS.test(words) && isTerm(value)) ||
    (OF_SITES.test(words) && isBodySite(value)) ||
    NUMBERS_OF_CODES.some(([called, shape]) => called.test(words) && shape.test(value))
  );
}

/** Source  OHDSI OMOP CDM 5.4, table concept; FDA, National Drug Code, 21 CFR §207.33 */
const NUMBERS_OF_CODES: readonly [called: RegExp, shape: RegExp][] = [
  [/\bconcept ids?$/, /^\d{1,10}$/],
  [/\bndc(?: (?:code|cd|number|num|no))?$/, /^(?:\d{4,5}-\d{3,4}-\d{1,2}|\d{10,11})$/],
];

const OF_TERMS =
  /\b(?:races?|ethnicity|ethnicities|ethnic|lang|languages?)(?: (?:group|origin|category|code|desc|description|display|name|text))?$/;
const OF_SITES = /\b(?:sites?|locations?)$/;

/**
 * The same for a field inside others: by its own name, else by that and the name around it.
 *
 * @param around name of the object that the field stands in
 */
export function roleOfField(around: string | undefined, name: string): NamedRole | undefined {
  const key = `${around ?? ''}\0${name}`;
  const known = fields.get(key);
  if (known !== undefined || fields.has(key)) return known;
  const role = workedOut(around, name);
  // Names that somebody makes up are as many as somebody likes.
  if (fields.size < LIMITS.fieldNamesMax && key.length <= LIMITS.labelLengthMax) {
    fields.set(apart(key), role);
  }
  return role;
}

/** The same names come with every document. */
const fields = new Map<string, NamedRole | undefined>();

function workedOut(around: string | undefined, name: string): NamedRole | undefined {
  const own = wordsOf(name);
  const outer = around === undefined ? '' : wordsOf(around);
  const role = roleByName(own);
  if (role === undefined)
    return outer === '' ? undefined : roleIn(`${outer} ${own}`, outer.length + 1);
  return OF_ANYTHING.has(own) && OF_NOBODY.test(outer) ? undefined : role;
}

const SAID_OF_THING =
  /\b(?:hospital|facility|clinic|ward|room|bed|site|location|organi[sz]ation|employer|company|job|address|city|image|picture|photo|signature|vehicle|plate|serial|ip|url|link)\b.* (?:types?|class|category|status|counts?|flag|indicator|level|quality|size|temp|temperature|humidity|course|days?|los|hours|stay|mortality|disposition|priority|rate|score)$|\b(?:in|out of) hospital\b|^(?:prior |length of )?hospital stay$/;

/** What a match does not reach into, it says nothing of. */
const roleIn = (words: string, from: number): NamedRole | undefined =>
  NAMES.find(([pattern]) => {
    const match = pattern.exec(words);
    return match !== null && match.index + match[0].length > from;
  })?.[1];

/** Names that people and things have alike. */
const OF_ANYTHING: ReadonlySet<string> = new Set([
  ...'name names first last middle full prefix suffix location site state start stop end key doc'.split(
    ' ',
  ),
  'full name',
]);

/** Things of medicine: their names are the names of no person. */
const OF_MEDICINE =
  /\b(?:medications?|meds?|drugs?|generics?|brands?|trade|products?|ingredients?|substances?|vaccines?|immunizations?|allerg(?:y|ies|ens?)|antibiotics?|tests?|labs?|panels?|components?|results?|observations?|measurements?|analytes?|biomarkers?|specimens?|procedures?|procs?|px|operations?|imaging|conditions?|diagnos[ei]s|dx|problems?|symptoms?|findings?|phenotypes?|lesions?|nodules?|mass(?:es)?|tumou?rs?|wounds?|pains?|injur(?:y|ies)|fractures?|organs?|body|dos(?:e|es|age|ing)|routes?|forms?|codes?|codings?|concepts?|vocabular(?:y|ies)|specialt(?:y|ies)|units?|scores?|scales?|surveys?|instruments?|events?|diets?|species|organisms?|genes?|variants?)$/;

/** Those and things of machines: what is called `name` in them is no person's. */
const OF_NOBODY = new RegExp(
  `${OF_MEDICINE.source}|\\b(?:systems?|models?|prompts?|parameters?|functions?|tools?|files?|fields?|columns?|templates?|sections?)$`,
);

const NAMES: readonly [pattern: RegExp, role: NamedRole][] = [
  [
    /\b(?:notes?|comments?|text|narrative|report|description|reason|history|plan|impression)\b(?!.*\b(?:ids?|uuid|guid|identifier|key|number|no|csn|accession)$)/,
    'text',
  ],
  [/\be ?mails?\b/, 'email'],
  [/\bfax\b/, 'fax'],
  [
    /\b(?:phones?|telephone|tel|pager)\b|(?<!\b(?:red|white|blood|stem|plasma|[bt]) )\b(?:mobile|cell)(?: ?(?:phone|number|no))?$/,
    'phone',
  ],
  [/\b(?:ssn|social security(?: number| no)?)\b/, 'ssn'],
  [/\b(?:ip|ip ?addr(?:ess)?)\b/, 'ip_address'],
  [/\b(?:url|website|homepage|link)\b/, 'url'],
  [
    /\b(?:mrn|mr ?no|pid|e?mpi|medical record(?: number| no| id)?|chart(?: number| no)?|(?:patient|subject|person|pt)(?: ?id| identifier| number| no| key| uuid)?|pat id|mrn (?:id|number)|nhs ?(?:number|no))$/,
    'medical_record_number',
  ],
  [
    /\b(?:member|subscriber|policy|beneficiary|mbi|medicare|medicaid|insurance|payer|plan) ?(?:id|number|no|identifier)?$/,
    'health_plan_beneficiary_number',
  ],
  [/\b(?:accounts?|acct|billing)(?: ?(?:id|number|no))?$/, 'account_number'],
  [
    /\b(?:npi|dea|licen[cs]e|passport|drivers?|certificate)(?: (?:id|number|no))?\b/,
    'certificate_or_license_number',
  ],
  [/\b(?:vin|plate|vehicle)\b/, 'vehicle_identifier'],
  [/\b(?:udi|imei|serial|device (?:id|number)|serial (?:number|no))\b/, 'device_identifier'],
  [/\b(?:photo|picture|image|signature|fingerprint)\b/, 'media'],
  [
    /\b(?:dob|do[bd]|yob|birth ?(?:date|day|dt|year)|death ?date|date|dates|dt|datetime|timestamp|epoch|time|year)\b|(?<! of )\b(?:birth|deceased|admitted|discharged|admission|discharge|start|stop|end|onset)$/,
    'date',
  ],
  [/\b(?:\w+ at|ts)$/, 'date'],
  [AGE_NAME, 'age'],
  [/\b(?:zip|zipcode|zip ?code|postal|postal ?code|postcode)\b|^plus ?four$/, 'postal-code'],
  [
    /(?<!\b(?:mental|emotional|cognitive|functional|disease|health|steady|marital|fasting|fed|activity) )\bstate$|\b(?:province|state code)$/,
    'state',
  ],
  [/\bcountry\b/, 'country'],
  [/\b(?:county|cnty|district|suburb|precinct)\b/, 'county'],
  [/\b(?:city|cty|town|village|municipality)\b/, 'city'],
  [
    /\b(?:address|addr|add(?= lines?\b)|street)\b(?: lines?\b)?|\bpo box\b|\b(?:apt|apartment)(?: (?:number|no))?$/,
    'street',
  ],
  [
    /\b(?:lat|lon|lng|latitude|longitude|geo|geocode|geohash|gps|coord(?:s|inates?)?|fips|census (?:tract|block)|hospital|facility|clinic|ward|room|bed|birth ?place|place of (?:birth|death|residence))\b|^long$|\blocation\b|(?<!\b(?:body|injection|surgical|biopsy|incision|infusion|puncture|target|binding|tumou?r|lesion|wound|anatomic|anatomical) )\bsite\b/,
    'location',
  ],
  [/\b(?:employer|company|organi[sz]ation|payor)\b/, 'organization'],
  [/\b(?:occupation|profession|job)\b/, 'profession'],
  [
    /\b(?:[flm]name|first|last|middle|maiden|given|family|full|patient|pat|pt|mother|father|husband|wife|spouse|sister|brother|kin|nok|relative|contact|guarantor|insured|provider|doctor|doc|physician|surgeon|nurse|attending|referring|pcp|prefix|suffix)(?: ?(?:names?|nm)| initial)?$/,
    'name',
  ],
  [
    /\b(?:names?|surname|forename|initials|username|login|aka|alias|nickname)\b|(?<!\b(?:wavelength|absorbance|size|diameter) )\bnm$/,
    'name',
  ],
  [
    /\b(?:ids?|uuid|guid|identifier|csn|har|barcode)\b|\b(?:order|note|report|document|claim|referral|requisition|appointment|invoice|fin|serial) (?:number|no)$|\b(?:person|provider|family|specimen) source value$|\b(?:accession|specimen|case|record|visit|encounter|token|key)(?: ?(?:number|no))?$/,
    'other_unique_id',
  ],
  ...NAMES_ABROAD,
  // An event, and something said of it: mostly its day.
  [
    /\b(?:birth|deceased|admitted|discharged|admission|discharge|start|stop|end|onset)\b(?!.*\b(?:types?|sources?|status|disposition|codes?|cd|class|category|service|priority|order|flag|indicator|diagnos[ei]s|dx)$)/,
    'date',
  ],
];

/** Are these words such as columns are called by? Then nobody's name is among them, and no number. */
export const isColumnName = (name: string): boolean =>
  name.length <= LIMITS.labelLengthMax &&
  (SDTM.test(name) ||
    (!MAY_IDENTIFY.test(name) &&
      wordsOf(name)
        .split(' ')
        .every((word) => WORDS.has(word) || isMeasureWord(word, name))));

/** Variables of trials, but for fragments that names end in. Source  CDISC SDTMIG 3.4 */
const SDTM =
  /^(?:RF(?:X|P|IC|C)?(?:ST|EN)?DTC|AGEU|A?VISITN?|VISIT(?:NUM|DY)|EPOCH|(?:ACT)?ARM(?:CD|NRS)?|DTHFL|[A-Z]{2}(?:SEQ|SPID|TERM|DECOD|SCAT|BODSYS|TESTCD|TEST|ORRESU?|STRES[CNU]|NRIND|BLFL|DOSFR[MQ]|(?:ST|EN)?DTC|(?:ST|EN)DY|TPTNUM))$/;

/** The same of a measurement. */
export const isMeasureName = (name: string): boolean =>
  isMeasure(wordsOf(name)) && isColumnName(name);

/** What `wordsOf` leaves out: `mrn_84412907`, `visit 3/12`; not `line2`, `hba1c`. */
const MAY_IDENTIFY = /\d{3}|\d\D+\d|[@:]/;

const WORDS: ReadonlySet<string> = new Set(
  `id ids uuid guid key no number nr code type name names first last middle full given family maiden
   surname forename prefix suffix initial initials fname lname mname patient pt pid mrn mpi empi person
   subject member subscriber mother father husband wife spouse son daughter brother sister relative kin
   nok contact emergency guarantor insured provider doctor doc physician surgeon nurse attending
   referring pcp npi dea license licence passport driver ssn sex gender race ethnicity language religion
   marital status dob dod yob birth birthdate death date dates time datetime timestamp year month day
   age ages years months weeks days at of in on the and or by to from is has admit admitted admission
   discharge discharged visit encounter start stop end onset created updated modified street address
   addr line city town village county district state province country zip zipcode postal postcode lat
   lon lng long latitude longitude geo gps geocode coord coords coordinates location site place facility
   hospital clinic ward room bed unit department dept phone telephone tel mobile cell fax email mail url
   website link ip mac device serial vin plate vehicle account acct billing policy plan insurance payer
   payor medicare medicaid employer company organization organisation occupation profession job username
   fips income field attribute attr variable var item param parameter question element property column label answer response
   content lang cty aka alias nickname apt apartment box suite
   login note notes comment comments text narrative report description reason history impression value
   values result results data record records file specimen accession barcode order lab test diagnosis
   medication dose weight height pat prov enc csn num nbr number visit home work charge amount enterprise chart
   appointment rendering study subj usubj subjid usubjid brthdtc dthdtc dtc vital vitals enroll prescribing
   dispensing diagnosis procedures procedure trial order raw pref spoken preferred hispanic flag biobank
   occurrence exposure concept source primary secondary payer category class version sequence seq term
   fecha nombre apellido apellidos nacimiento ingreso telefono direccion ciudad municipio nom prenom naissance ville
   commune adresse entree sortie vorname nachname datum geburtsdatum aufnahmedatum plz ort wohnort strasse telefon
   sexo sexe geschlecht motif motivo befund diagnostico`
    .trim()
    .split(/\s+/),
);

const unglued = glueRemover(WORDS);
