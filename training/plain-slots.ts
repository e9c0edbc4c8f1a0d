/** Slots that identify nobody: measures, drugs, devices, citations, grammar. */
import { anybody, cited, city, one, r0, type Slots } from './slot.ts';
import * as v from './values.ts';
import * as words from './words.ts';

export const PLAIN_SLOTS: Slots = {
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
    cited(
      `${anybody(s).family}, ${s.r.letters(1)}.${s.r.chance(0.7) ? `${s.r.chance(0.7) ? ' ' : ''}${s.r.letters(1)}.` : ''}`,
    ),
  authorfirst: (s) =>
    cited(`${s.r.letters(1)}. ${s.r.chance(0.5) ? `${s.r.letters(1)}. ` : ''}${anybody(s).family}`),
  // Studies, scores and variants are named after towns.
  studytown: (s) => one(city(s)),
  cited: (s) => cited(anybody(s).family),
  land: (s) =>
    one(
      s.r.chance(0.6)
        ? s.r.pick(words.COUNTRIES)
        : s.r.chance(0.5)
          ? s.r.pick(v.STATES)
          : s.r.pick(words.NATIONS),
    ),
  locus: (s) => one(s.r.form(r0(s, words.LOCI))),
  // What is none of it.
  drug: (s) =>
    one(
      s.r.chance(0.7)
        ? s.r.pick(s.pools.drugs)
        : s.r.chance(0.5)
          ? words.brand(s.r)
          : words.capital(s.r.pick(s.pools.drugs)),
    ),
  Drug: (s) => one(s.r.chance(0.4) ? words.brand(s.r) : words.capital(s.r.pick(s.pools.drugs))),
  dose: (s) => one(`${s.r.int(1, 1000)} ${s.r.pick(words.UNITS)}`),
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
  time: (s) => one(v.timeOfDay(s.r)),
  year: (s) => one(String(s.r.int(1960, 2025))),
  code: (s) =>
    one(
      s.r.form(
        r0(s, ['@##.#', '99###', 'NCT0#######', 'CPT 9####', 'ICD-10 @##', '#####-#', 'rs######']),
      ),
    ),
  gene: (s) => one(s.r.pick(words.GENES)),
  acro: (s) => one(s.r.letters(s.r.int(2, 5)) + (s.r.chance(0.2) ? s.r.digits(1) : '')),
  abbr: (s) => one(s.r.pick(words.ABBREVIATION)),
  eponym: (s) =>
    one(
      `${words.eponym(s)}${s.r.pick([' ', "'s ", '’s ', 's ', ' '])}${s.r.pick(words.EPONYM_NOUN)}`,
    ),
  eponymlone: (s) => one(words.eponym(s)),
  device: (s) =>
    one(
      `${s.r.chance(0.5) ? words.brand(s.r) : words.eponym(s)} ${s.r.pick(['stent', 'pacemaker', 'catheter', 'drain', 'retractor', 'clamp', 'screw', 'implant', 'graft', 'monitor', 'needle', 'device', 'stapler', 'trocar', 'suture', 'plate', 'dressing', 'mesh'])}`,
    ),
  // Instruments bear the names of people, drugs and dressings those of nobody.
  maker: (s) =>
    one(r0(s, [anybody(s).family, anybody(s).family, words.eponym(s), words.brand(s.r)])),
  brand: (s) => one(words.brand(s.r)),
  tool: (s) => one(r0(s, words.TOOLS)),
  latin: (s) => one(words.latin(s)),
  part_of_body: (s) => one(r0(s, words.BODY)),
  w: (s) => one(words.word(s)),
  W: (s) => one(words.capital(words.word(s))),
  clin: (s) => one(s.r.pick(s.pools.clinical)),
  Clin: (s) => one(words.capital(s.r.pick(s.pools.clinical))),
  He: (s) => one(s.pronoun[0]),
  he: (s) => one(s.pronoun[1]),
  his: (s) => one(s.pronoun[2]),
  sex: (s) => one(s.isFemale ? 'female' : 'male'),
  woman: (s) => one(s.isFemale ? 'woman' : 'man'),
  Mr: (s) =>
    one(s.isFemale ? s.r.pick(['Mrs.', 'Ms.', 'Miss', 'Mrs', 'Ms']) : s.r.pick(['Mr.', 'Mr'])),
  nl: () => one('\n'),
  lb: () => one('{'),
  rb: () => one('}'),
  him: (s) => one(s.isFemale ? 'her' : 'him'),
  init: (s) => one(s.r.letters(1)),
};
