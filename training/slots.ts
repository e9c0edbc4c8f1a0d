/** What the slots of templates mean: `{pt}` is the patient, `{dr}` a clinician. */
import * as people from './person.ts';
import { PLAIN_SLOTS } from './plain-slots.ts';
import type { Scene } from './scene.ts';
import { anybody, city, doctor, one, r0, region, relative, type Slots } from './slot.ts';
import { SPANISH_SLOTS } from './spanish-slots.ts';
import * as v from './values.ts';
import * as w from './words.ts';
import { WRITTEN_SLOTS } from './written-slots.ts';

const givenOf = (s: Scene) => people.givenName(s.r, anybody(s));
/** States that are also names of people. */
const GIVEN_STATES = ['Virginia', 'Georgia', 'Carolina', 'Dakota', 'Montana', 'Tennessee'];

const IDENTIFIERS: Slots = {
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
  short: (s) => one(people.initialedName(s.r, anybody(s)), 'NAME'),
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
  streetname: (s) => one(v.streetName(s.r, s.pools), 'STREET'),
  europe: (s) => one(v.europeanStreet(s.r, s.pools), 'STREET'),
  europename: (s) => one(v.europeanStreetName(s.r, s.pools), 'STREET'),
  codecity: (s) => one(`${v.europeanCode(s.r)} ${city(s)}`, 'CITY'),
  military: (s) => one(v.militaryAddress(s.r), 'STREET'),
  city: (s) => one(city(s), 'CITY'),
  // A person whose name says something else first, and a town that has a person's name.
  amb: (s) =>
    one(
      r0(s, [
        s.r.pick(s.pools.wordyGiven),
        s.r.pick(s.pools.wordyFamily),
        s.r.pick(GIVEN_STATES),
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
  weekday: (s) => one(r0(s, w.WEEKDAYS), 'DATE'),
  eachday: (s) => one(r0(s, w.WEEKDAYS)),
  // In general prose countries and states are places too; in notes they identify nobody.
  place: (s) => (s.r.chance(0.4) ? one(city(s), 'CITY') : region(s)),
  county: (s) => one(`${s.r.pick(s.pools.counties)} County`, 'CITY'),
  citystate: (s) => [
    ...one(city(s), 'CITY'),
    ...one(', '),
    ...one(s.r.chance(0.6) ? s.r.pick(v.STATE_CODES) : s.r.pick(v.STATES), 'REGION'),
  ],
  cityzip: (s) => [
    ...one(city(s), 'CITY'),
    ...one(s.r.chance(0.8) ? ', ' : ' '),
    ...one(s.r.pick(v.STATE_CODES), 'REGION'),
    ...one(' '),
    ...one(v.zip(s.r), 'CITY'),
  ],
  zip: (s) => one(v.zip(s.r), 'CITY'),
  postcode: (s) => one(v.postcode(s.r), 'CITY'),
  state: (s) => one(s.r.pick(v.STATES), 'REGION'),
  region: (s) => region(s),
  date: (s) => one(v.fullDate(s.r), 'DATE'),
  dob: (s) => one(v.fullDate(s.r, 1925, 2020), 'DATE'),
  part: (s) => one(v.partialDate(s.r), 'DATE'),
  md: (s) => one(v.monthDay(s.r), 'DATE'),
  month: (s) => one(v.monthAlone(s.r), 'DATE'),
  range: (s) => one(v.dateRange(s.r), 'DATE'),
  phone: (s) => one(v.phone(s.r, s.isBritish), 'CONTACT'),
  phoneabroad: (s) => one(v.phoneAbroad(s.r), 'CONTACT'),
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
  drletter: (s) => one(`${s.r.letters(1)}.`, 'NAME'),
  serial: (s) => one(v.serial(s.r), 'ID'),
  vin: (s) => one(v.vin(s.r), 'ID'),
  plate: (s) => one(v.plate(s.r), 'ID'),
  ssn: (s) => one(v.ssn(s.r), 'ID'),
  nhs: (s) => one(v.nhs(s.r), 'ID'),
  npi: (s) => one(s.r.form('1#########'), 'ID'),
  dea: (s) => one(s.r.form('@@#######'), 'ID'),
  org: (s) => one(v.organisation(s.r, s.pools), 'ORGANIZATION'),
  prof: (s) => one(s.r.pick(w.PROFESSIONS), 'PROFESSION'),
  age: (s) => one(String(s.r.int(1, 99)), 'AGE'),
};

export const SLOTS: Slots = { ...IDENTIFIERS, ...PLAIN_SLOTS, ...SPANISH_SLOTS, ...WRITTEN_SLOTS };
