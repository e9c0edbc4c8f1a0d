/** Who and where one document is about; what its slots mean. */
import * as people from './person.ts';
import type { Pools } from './pools.ts';
import type { Random } from './random.ts';
import * as v from './values.ts';

/** What the tagger tells apart. `CITY`, `STREET` and `HOSPITAL` are the LOCATION of public corpora. */
export type Tag =
  | 'NAME'
  | 'STREET'
  | 'CITY'
  | 'HOSPITAL'
  | 'DATE'
  | 'ID'
  | 'CONTACT'
  | 'ORGANIZATION'
  | 'PROFESSION'
  | 'AGE';

export interface Piece {
  text: string;
  tag: Tag | undefined;
}

export interface Scene {
  readonly r: Random;
  readonly pools: Pools;
  readonly language: 'en' | 'es';
  readonly isBritish: boolean;
  readonly patient: people.Person;
  readonly doctors: readonly people.Person[];
  readonly relatives: readonly people.Person[];
  readonly hospital: string;
  readonly city: string;
  readonly pronoun: readonly [string, string, string];
  readonly isFemale: boolean;
}

export function newScene(r: Random, pools: Pools, language: 'en' | 'es' = 'en'): Scene {
  const person = () => people.newPerson(r, pools, language);
  const isFemale = r.chance(0.5);
  return {
    r,
    pools,
    language,
    isBritish: r.chance(0.15),
    patient: person(),
    doctors: [person(), person(), person()],
    relatives: [person(), person()],
    hospital: v.hospital(r, pools),
    city: r.pick(pools.cities),
    isFemale,
    pronoun: isFemale ? ['She', 'she', 'her'] : ['He', 'he', 'his'],
  };
}

const PROFESSIONS =
  `retired school teacher|truck driver|nurse|electrician|accountant|farmer|firefighter|police officer|waitress|software engineer|
bus driver|machinist|pastor|carpenter|lawyer|plumber|cashier|teacher|mechanic|librarian|welder|chef|security guard|hairdresser|
construction worker|postal worker|dental hygienist|real estate agent|flight attendant|factory worker`
    .split('|')
    .map((one) => one.trim());

const UNITS = 'mg|mcg|g|mL|units|mEq|mg/dL|mmol/L|mmHg|cm|mm|kg|lb|bpm'.split('|');
const EPONYM_NOUN =
  `disease|syndrome|sign|test|procedure|catheter|maneuver|reflex|classification|lymphoma|fracture|
criteria|retractor|clamp|score|operation|scale|position|incision|forceps|contracture|palsy|phenomenon|tumor`
    .split('|')
    .map((one) => one.trim());
const OWN_EPONYMS =
  `Parkinson Crohn Alzheimer Foley Hodgkin Babinski Graves Hashimoto Cushing Addison Wilson Down Turner
  Marfan Barrett Bell Murphy McBurney Romberg Kocher Lachman McMurray Phalen Tinel Trendelenburg Valsalva Whipple Nissen
  Pfannenstiel Swan-Ganz Bovie Jackson-Pratt Penrose Hickman Glasgow Apgar Bishop Child-Pugh Gleason Dupuytren Raynaud
  Sjogren Guillain-Barre Charcot Lasegue Rinne Weber Doppler Holter Allen Allis Kelly Metzenbaum Weitlaner Mayo Balfour
  Bookwalter Lopez Kirschner Steinmann Steri Ray Kerlix Mersilene Ethibond Vicryl Prolene Monocryl Hemovac Seprafilm Dermabond
  Heaney Masterson Babcock Deaver Richardson Adson DeBakey Satinsky Frazier Yankauer Poole Veress Hasson Keith Zimmer Stryker`.split(
    /\s+/,
  );
const GENES =
  'BRCA1 BRCA2 p53 KRAS EGFR HER2 MLH1 HLA-B27 CA 19-9 CA-125 CD20 CD4 JAK2 V617F BRAF V600E ALK PD-L1 FLT3 NPM1 IL-6 TNF APOE TPMT'.split(
    ' ',
  );
const ABBREVIATION =
  `CT MRI CBC BMP CMP EKG ECG CXR CHF COPD CAD DM HTN GERD UTI DVT PE MI TIA CVA CABG PCI ICU ER ED OR
  PACU NPO PRN BID TID QID QHS IV IM PO SQ SOB CP HEENT PERRLA EOMI RRR CTAB NT ND NABS GCS LOC A&O WNL NAD LLQ RUQ BMI INR
  PT PTT WBC HGB HCT PLT BUN CR GFR TSH LDL HDL A1C ESR CRP ANA RF EF LV RV AV MR TR AS AR SVT AFIB VT PVC ST T2 FLAIR`.split(
    /\s+/,
  );

const COUNTRIES =
  `Australia|Austria|Bahrain|Belgium|Bolivia|Brazil|Bulgaria|Cambodia|Cameroon|Canada|Chad|Chile|China|Colombia|
Croatia|Cuba|Cyprus|Denmark|Ecuador|Egypt|Eritrea|Estonia|Fiji|Finland|France|Gabon|Germany|Ghana|Greece|Guinea|Haiti|
Honduras|Hungary|Iceland|India|Iraq|Ireland|Italy|Jamaica|Japan|Jordan|Kenya|Kuwait|Laos|Latvia|Lebanon|Libya|Malta|Mexico|
Moldova|Mongolia|Morocco|Nepal|New Zealand|Nigeria|Norway|Oman|Pakistan|Panama|Papua New Guinea|Peru|Poland|Portugal|Qatar|
Romania|Russia|Rwanda|Samoa|Saudi Arabia|Senegal|Serbia|Slovakia|Slovenia|Somalia|South Africa|Spain|Sri Lanka|Sudan|Sweden|
Switzerland|Syria|Taiwan|Thailand|Togo|Tunisia|Turkey|Uganda|Ukraine|Uruguay|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe`
    .split('|')
    .map((one) => one.trim());

const NATIONS =
  `Europe|Asia|Africa|Northern Ireland|Western Europe|North America|Scandinavia|the Netherlands|the United Kingdom|Scotland|Wales|
England|Sardinia|Sicily|Quebec|Mainland China|Southeast Asia|Central America|the Middle East|northern France|southern Italy|Hong Kong`
    .split('|')
    .map((one) => one.trim());
const LOCI =
  `%%q##|%q##-q##|%#p#%.%|#q%#-#q%#|D%S###|D%%S####|D#Mit#|DXS###|DXYS#|@@@#|@@@@#|@@@#@|@@@##@#|@#@|@@-#|@##@|@###@|@###@@|@@@@-#|
##del#|###insC|###A>G|###C > T|c.###G>A|p.@###@|@@@@%/@@@%|@@@#-@@@#|@@ # %#|HLA-@#|@@@#@%-@@@@|%## bp|##-bp|AFM###@@#|@@@@@-##|@-@@@|
@@%-@@%|del @@@|IVS#+#@|rs####|NM_######|del #q##|t(#;##)|inv(##)|t(%;%%)(q##;q##)|XX|46,XY|47,XX,+##|@%#@#@@|CGP#####|@@-####|
@@@ #|#'-@@@|#'UTR|@@@#@#/@|LA/@|@@/@@|@@#/@@#|@@@-@`
    .split('|')
    .map((one) => one.trim());

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const one = (text: string, tag?: Tag): Piece[] => [{ text, tag }];
/** A made-up product: no list knows it, and it is nobody. */
function brand(r: Random): string {
  const parts =
    'zo lam vex tri cor pro ne ra lu xa mi do ben fer qui sta nor val ti gen ox ad el om pra vi sy ke lor dex'.split(
      ' ',
    );
  let word = '';
  for (let at = r.int(2, 3); at > 0; at -= 1) word += r.pick(parts);
  return capital(word) + r.pick(['', '', 'n', 'x', 'l', 'q', 'ra', 'tis', 'ine', 'ol']);
}

type Slot = (s: Scene) => Piece[];
const doctor = (s: Scene) => s.r.pick(s.doctors);
const relative = (s: Scene) => s.r.pick(s.relatives);
const anybody = (s: Scene) => people.newPerson(s.r, s.pools, s.language);
const city = (s: Scene) => (s.r.chance(0.4) ? s.city : s.r.pick(s.pools.cities));

export const SLOTS: Readonly<Record<string, Slot>> = {
  pt: (s) => one(people.fullName(s.r, s.patient), 'NAME'),
  ptinv: (s) => one(people.invertedName(s.r, s.patient), 'NAME'),
  ptlast: (s) =>
    one(s.r.chance(0.9) ? s.patient.family : people.titledName(s.r, s.patient), 'NAME'),
  ptfirst: (s) => one(people.givenName(s.r, s.patient), 'NAME'),
  ptgiven: (s) => one(s.patient.given, 'NAME'),
  ptfam: (s) => one(s.patient.family, 'NAME'),
  ptinit: (s) => one(people.initials(s.r, s.patient), 'NAME'),
  dr: (s) => one(people.titledName(s.r, doctor(s)), 'NAME'),
  drfull: (s) => one(people.fullName(s.r, doctor(s)), 'NAME'),
  drinv: (s) => one(people.invertedName(s.r, doctor(s)), 'NAME'),
  drinit: (s) => one(people.initials(s.r, doctor(s)), 'NAME'),
  rel: (s) =>
    one(
      s.r.chance(0.6) ? people.givenName(s.r, relative(s)) : people.fullName(s.r, relative(s)),
      'NAME',
    ),
  relfull: (s) => one(people.fullName(s.r, relative(s)), 'NAME'),
  any: (s) => one(people.fullName(s.r, anybody(s)), 'NAME'),
  anyinv: (s) => one(people.invertedName(s.r, anybody(s)), 'NAME'),
  anylast: (s) => one(anybody(s).family, 'NAME'),
  anyfirst: (s) => one(people.givenName(s.r, anybody(s)), 'NAME'),
  hosp: (s) => one(s.r.chance(0.5) ? s.hospital : v.hospital(s.r, s.pools), 'HOSPITAL'),
  hosp2: (s) => one(v.hospital(s.r, s.pools), 'HOSPITAL'),
  // Institutions are also called by their place or founder alone.
  hospshort: (s) => one(s.r.chance(0.5) ? city(s) : anybody(s).family, 'HOSPITAL'),
  cityclinic: (s) =>
    one(
      `${city(s)} ${r0(s, ['clinic', 'clinic', 'Clinic', 'office', 'campus', 'location'])}`,
      'HOSPITAL',
    ),
  street: (s) => one(v.street(s.r, s.pools), 'STREET'),
  city: (s) => one(city(s), 'CITY'),
  // A person whose name says something else first, and a town that has a person's name.
  amb: (s) =>
    one(
      r0(s, [
        s.r.pick(s.pools.wordyGiven),
        s.r.pick(s.pools.wordyFamily),
        s.r.pick(v.STATES.filter((state) => !state.includes(' '))),
        city(s),
        anybody(s).family,
        givenOf(s),
      ]),
      'NAME',
    ),
  town: (s) =>
    one(
      r0(s, [
        anybody(s).family,
        anybody(s).given,
        city(s),
        `${anybody(s).given} ${anybody(s).family}`,
      ]),
      'CITY',
    ),
  weekday: (s) => one(r0(s, WEEKDAYS), 'DATE'),
  eachday: (s) => one(r0(s, WEEKDAYS)),
  // In general prose countries and states are places too; in notes they identify nobody.
  place: (s) =>
    one(
      s.r.chance(0.4) ? city(s) : s.r.chance(0.5) ? s.r.pick(v.STATES) : s.r.pick(COUNTRIES),
      'CITY',
    ),
  county: (s) => one(`${s.r.pick(s.pools.counties)} County`, 'CITY'),
  citystate: (s) =>
    one(`${city(s)}, ${s.r.chance(0.6) ? s.r.pick(v.STATE_CODES) : s.r.pick(v.STATES)}`, 'CITY'),
  cityzip: (s) =>
    one(`${city(s)}${s.r.chance(0.8) ? ',' : ''} ${s.r.pick(v.STATE_CODES)} ${v.zip(s.r)}`, 'CITY'),
  zip: (s) => one(v.zip(s.r), 'CITY'),
  postcode: (s) => one(v.postcode(s.r), 'CITY'),
  state: (s) => one(s.r.pick(v.STATES)),
  date: (s) => one(v.fullDate(s.r), 'DATE'),
  dob: (s) => one(v.fullDate(s.r, 1925, 2020), 'DATE'),
  part: (s) => one(v.partialDate(s.r), 'DATE'),
  month: (s) => one(v.monthAlone(s.r), 'DATE'),
  range: (s) => one(v.dateRange(s.r), 'DATE'),
  phone: (s) => one(v.phone(s.r, s.isBritish), 'CONTACT'),
  email: (s) => one(v.email(s.r, s.patient.given, s.patient.family), 'CONTACT'),
  dremail: (s) => {
    const person = doctor(s);
    return one(v.email(s.r, person.given, person.family), 'CONTACT');
  },
  url: (s) =>
    one(`https://${s.r.pick(['portal', 'www', 'chart'])}.example.org/${s.r.digits(5)}`, 'CONTACT'),
  ip: (s) =>
    one(`${s.r.int(11, 223)}.${s.r.int(0, 255)}.${s.r.int(0, 255)}.${s.r.int(1, 254)}`, 'CONTACT'),
  handle: (s) =>
    one(`@${s.patient.given.replace(/[^A-Za-z]/g, '').toLowerCase()}_${s.r.digits(2)}`, 'CONTACT'),
  id: (s) => one(v.idValue(s.r), 'ID'),
  acc: (s) => one(v.accession(s.r), 'ID'),
  serial: (s) => one(v.serial(s.r), 'ID'),
  vin: (s) => one(v.vin(s.r), 'ID'),
  plate: (s) => one(v.plate(s.r), 'ID'),
  ssn: (s) => one(v.ssn(s.r), 'ID'),
  nhs: (s) => one(v.nhs(s.r), 'ID'),
  npi: (s) => one(s.r.form('1#########'), 'ID'),
  dea: (s) => one(s.r.form('@@#######'), 'ID'),
  org: (s) => one(v.organisation(s.r, s.pools), 'ORGANIZATION'),
  prof: (s) => one(s.r.pick(PROFESSIONS), 'PROFESSION'),
  age: (s) => one(String(s.r.int(1, 99)), 'AGE'),
  cred: (s) =>
    one(
      s.r.pick([
        'MD',
        'M.D.',
        'DO',
        'RN',
        'NP',
        'PA-C',
        'PhD',
        'LCSW',
        'MD, PhD',
        'PharmD',
        'CRNA',
        'DPM',
        'FNP-C',
        'MBBS',
        'FRCP',
        'D.O.',
        'RN, BSN',
        'PT, DPT',
      ]),
    ),
  service: (s) =>
    one(
      s.r.pick([
        'Cardiology',
        'Neurology',
        'Orthopedics',
        'Internal Medicine',
        'Pediatrics',
        'Oncology',
        'Radiology',
        'Emergency Medicine',
        'General Surgery',
        'Urology',
        'Psychiatry',
        'Family Medicine',
        'Pulmonology',
        'Dermatology',
        'Anesthesiology',
        'Nephrology',
        'Gastroenterology',
        'Physical Therapy',
        'Social Work',
        'Infectious Disease',
      ]),
    ),
  // People who are cited, and places of studies and populations: nobody's identifiers.
  author: (s) =>
    one(
      `${anybody(s).family}, ${s.r.letters(1)}.${s.r.chance(0.7) ? `${s.r.chance(0.7) ? ' ' : ''}${s.r.letters(1)}.` : ''}`,
    ),
  authorfirst: (s) =>
    one(`${s.r.letters(1)}. ${s.r.chance(0.5) ? `${s.r.letters(1)}. ` : ''}${anybody(s).family}`),
  cited: (s) => one(anybody(s).family),
  land: (s) =>
    one(
      s.r.chance(0.6)
        ? s.r.pick(COUNTRIES)
        : s.r.chance(0.5)
          ? s.r.pick(v.STATES)
          : s.r.pick(NATIONS),
    ),
  locus: (s) => one(s.r.form(r0(s, LOCI))),
  // What is none of it.
  drug: (s) =>
    one(
      s.r.chance(0.7)
        ? s.r.pick(s.pools.drugs)
        : s.r.chance(0.5)
          ? brand(s.r)
          : capital(s.r.pick(s.pools.drugs)),
    ),
  Drug: (s) => one(s.r.chance(0.4) ? brand(s.r) : capital(s.r.pick(s.pools.drugs))),
  dose: (s) => one(`${s.r.int(1, 1000)} ${s.r.pick(UNITS)}`),
  n: (s) => one(String(s.r.int(1, 20))),
  nn: (s) => one(String(s.r.int(10, 300))),
  dec: (s) => one(`${s.r.int(0, 14)}.${s.r.int(0, 9)}`),
  frac: (s) =>
    one(
      s.r.pick([
        '2/6',
        '5/5',
        '4/5',
        '120/80',
        '3/6',
        '20/40',
        '10/10',
        '2/2',
        '138/76',
        '1/2',
        '98/60',
        '20/20',
        '7/10',
      ]),
    ),
  level: (s) =>
    one(
      s.r.pick([
        'L4-5',
        'C6-7',
        'T12',
        'L5-S1',
        'C5',
        'L3',
        'T10-11',
        'S1',
        'C2-3',
        'T2N1M0',
        'G2P1',
        'G3P2012',
        'IIA',
        'stage III',
      ]),
    ),
  size: (s) =>
    one(
      s.r.form(
        r0(s, [
          '#-0 Vicryl',
          '#.# x #.# cm',
          '%# x %# mm',
          '%#-French',
          '%# gauge',
          '%#F',
          '#-0 Prolene',
          '#.# cm',
          '%#G',
        ]),
      ),
    ),
  time: (s) =>
    one(s.r.form(r0(s, ['0%:##', '1#:## PM', '%:## a.m.', '1%30 hours', '0#00', '%:##pm']))),
  year: (s) => one(String(s.r.int(1960, 2025))),
  code: (s) =>
    one(
      s.r.form(
        r0(s, ['@##.#', '99###', 'NCT0#######', 'CPT 9####', 'ICD-10 @##', '#####-#', 'rs######']),
      ),
    ),
  gene: (s) => one(s.r.pick(GENES)),
  acro: (s) => one(s.r.letters(s.r.int(2, 5)) + (s.r.chance(0.2) ? s.r.digits(1) : '')),
  abbr: (s) => one(s.r.pick(ABBREVIATION)),
  eponym: (s) =>
    one(`${eponym(s)}${s.r.pick([' ', "'s ", '’s ', 's ', ' '])}${s.r.pick(EPONYM_NOUN)}`),
  eponymlone: (s) => one(eponym(s)),
  device: (s) =>
    one(
      `${s.r.chance(0.5) ? brand(s.r) : eponym(s)} ${s.r.pick(['stent', 'pacemaker', 'catheter', 'drain', 'retractor', 'clamp', 'screw', 'implant', 'graft', 'monitor', 'needle', 'device', 'stapler', 'trocar', 'suture', 'plate', 'dressing', 'mesh'])}`,
    ),
  w: (s) => one(word(s)),
  W: (s) => one(capital(word(s))),
  clin: (s) => one(s.r.pick(s.pools.clinical)),
  Clin: (s) => one(capital(s.r.pick(s.pools.clinical))),
  He: (s) => one(s.pronoun[0]),
  he: (s) => one(s.pronoun[1]),
  his: (s) => one(s.pronoun[2]),
  sex: (s) => one(s.isFemale ? 'female' : 'male'),
  woman: (s) => one(s.isFemale ? 'woman' : 'man'),
  Mr: (s) =>
    one(s.isFemale ? s.r.pick(['Mrs.', 'Ms.', 'Miss', 'Mrs', 'Ms']) : s.r.pick(['Mr.', 'Mr'])),
  nl: () => one('\n'),
  // Spanish.
  esdate: (s) => one(v.spanishDate(s.r), 'DATE'),
  esid: (s) =>
    one(
      s.r.form(
        r0(s, [
          '#######',
          '########@',
          '## ## #####',
          '##/########/##',
          '@###-####',
          '######',
          '@@@@##########',
          '########-@',
        ]),
      ),
      'ID',
    ),
  esstreet: (s) =>
    one(
      `${s.r.pick(['Calle', 'C/', 'Avda.', 'Avenida', 'Plaza', 'Paseo', 'Camino', 'C.', 'Ronda', 'Travesía'])} ${s.r.chance(0.3) ? s.r.pick(['de la ', 'del ', 'de ', 'de los ']) : ''}${anybody(s).family}, ${s.r.pick(['', 'nº ', 's/n '])}${s.r.int(1, 250)}${s.r.pick(['', `, ${s.r.int(1, 9)}º ${s.r.letters(1)}`, `, ${s.r.int(1, 9)}${s.r.letters(1)}`, ' bajo'])}`,
      'STREET',
    ),
  escity: (s) =>
    one(
      s.r.chance(0.8) && s.pools.spanishCities.length > 0
        ? s.r.pick(s.pools.spanishCities)
        : city(s),
      'CITY',
    ),
  country: (s) =>
    one(
      s.r.pick([
        'España',
        'España',
        'España',
        'México',
        'Marruecos',
        'Colombia',
        'Perú',
        'Rumanía',
        'Argentina',
        'Ecuador',
        'Cuba',
        'Francia',
        'Portugal',
        'Bolivia',
        'Chile',
        'Venezuela',
      ]),
      'CITY',
    ),
  eshosp: (s) =>
    one(
      r0(s, [
        `Hospital ${r0(s, ['Universitario', 'General', 'Clínico', 'Comarcal', 'Provincial', 'Infantil', 'Universitari'])} ${r0(s, ['de ', ''])}${s.r.chance(0.5) && s.pools.spanishCities.length > 0 ? s.r.pick(s.pools.spanishCities) : anybody(s).family}`,
        `Hospital ${r0(s, ['San', 'Santa', 'Virgen de la', 'Nuestra Señora de', 'Infanta'])} ${anybody(s).given}`,
        `Clínica ${anybody(s).family}`,
        `Centro de Salud ${anybody(s).family}`,
        `Complejo Hospitalario de ${city(s)}`,
        `Instituto ${anybody(s).family}`,
        `Fundación ${anybody(s).family}`,
      ]),
      'HOSPITAL',
    ),
  esphone: (s) =>
    one(
      s.r.form(
        r0(s, [
          '6## ### ###',
          '9#######',
          '9## ## ## ##',
          '+34 6########',
          '9########',
          '(55) #### ####',
          '#### ####',
          '91 ### ## ##',
        ]),
      ),
      'CONTACT',
    ),
  esprof: (s) =>
    one(
      r0(s, [
        'albañil',
        'camionero',
        'maestra',
        'agricultor',
        'camarero',
        'ganadero',
        'administrativa',
        'conductor',
        'enfermera',
        'pintor',
      ]),
    ),
  esservice: (s) =>
    one(
      r0(s, [
        'Urología',
        'Medicina Interna',
        'Cirugía General',
        'Pediatría',
        'Neurología',
        'Dermatología',
        'Oftalmología',
        'Radiología',
      ]),
    ),
  esclin: (s) =>
    one(
      r0(s, [
        'dolor abdominal',
        'fiebre',
        'disnea de esfuerzo',
        'una masa renal',
        'cefalea',
        'hematuria',
        'tos seca',
        'pérdida de peso',
        'una lesión cutánea',
        'edema',
        'ictericia',
        'nefrectomía',
        'una biopsia',
        'quimioterapia',
        'insuficiencia cardiaca',
        'neumonía',
        'ecografía',
        'carcinoma',
        'anemia',
        'vómitos',
      ]),
    ),
  lb: () => one('{'),
  rb: () => one('}'),
  him: (s) => one(s.isFemale ? 'her' : 'him'),
  init: (s) => one(s.r.letters(1)),
};

const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const givenOf = (s: Scene) => people.givenName(s.r, anybody(s));
const r0 = (s: Scene, forms: readonly string[]) => s.r.pick(forms);
const eponym = (s: Scene) => (s.r.chance(0.65) ? s.r.pick(OWN_EPONYMS) : s.r.pick(s.pools.eponyms));
const word = (s: Scene) =>
  s.r.chance(0.5)
    ? s.r.pick(s.pools.commonWords)
    : s.r.chance(0.6)
      ? s.r.pick(s.pools.words)
      : s.r.pick(s.pools.clinical);
