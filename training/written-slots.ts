/** What notes written whole (`notes/`) name beside the rest: wards, practices, user names, initials of staff, days told in passing. */
import { anybody, city, one, r0, type Slots } from './slot.ts';
import * as v from './values.ts';

const list = (text: string) => text.split('|').map((one) => one.trim());

const WORDS_OF_PLACES =
  `Linden Oak Maple Cedar Willow Birch Elm Pine Chestnut Aspen Juniper Laurel Magnolia Orchard Meadow Prairie Canyon
  Mesa Ridge Valley Harbor Bay Lake River Creek Spring Stone Granite Bluff Summit Sunrise Horizon Beacon Lighthouse
  Heritage Liberty Union Capitol Midtown Northgate Southside Westlake Eastview Parkside Crossroads Cornerstone
  Keystone Compass Anchor Bridge Haven Serenity Gateway Frontier Heartland`.split(/\s+/);
const PRACTICE_TAIL =
  list(`Internal Med|Internal Medicine|Family Med|Family Practice|Family Health|Peds|Pediatrics|OB/GYN|Ob-Gyn|
Women's Health|Dental|Dental Arts|Smiles|Eye Care|Vision|Ortho|Orthopaedics|Sports Med|PT|Physical Therapy|
Rehab|Derm|Dermatology|Cardiology|Heart & Vascular|Kidney Care|Dialysis|GI|Endoscopy|Imaging|Radiology|
Urgent Care|Walk-In|Primary Care|Counseling|Recovery|Behavioral|Psych Associates|Pain & Spine|Home Health|
Home Care|Hospice|Pharmacy|Drug|Apothecary|Labs|Surgical Associates|ENT`);
const SCHOOL =
  list(`Elementary|Elem|Middle School|High School|High|Middle|Academy|Preschool|Montessori|Head Start|Charter|Prep|
Primary|ISD|Community College|State|University|Daycare`);
const EMPLOYER =
  list(`Paper Co.|Lumber|Feed & Seed|Dairy|Foods|Meats|Poultry|Mills|Foundry|Steel Works|Plating|Tool & Die|Roofing|
Plumbing|HVAC|Electric|Auto Body|Tire|Motors|Trucking|Freight|Logistics|Warehouse|Bakery|Diner|Grill|
Nursery|Landscaping|Farms|Orchards|Textiles|Plastics|Glass|Chemical|Energy|Power|Transit|Credit Union|
Savings Bank|Insurance|Realty|Law Group|Consulting|Software|Systems|Labs|Hardware|Market|Grocery|Cleaners|
Salon|Brewing|Shipyard|Fisheries|Cannery|Quarry|Mining|Drilling|Oil & Gas`);
const HOLIDAYS =
  list(`Christmas|Christmas Eve|Thanksgiving|New Year's Day|New Year's Eve|New Year's|Labor Day|Memorial Day|
the 4th of July|July 4th|Easter|Halloween|Valentine's Day|Mother's Day|Father's Day|MLK day|Presidents' Day|
Veterans Day|Columbus Day|Super Bowl Sunday|St. Patrick's Day|Good Friday|Diwali|Eid|Hanukkah|Juneteenth|
Black Friday|Boxing Day`);

export const WRITTEN_SLOTS: Slots = {
  staffinit: (s) => {
    const letters = s.r.letters(s.r.pick([2, 2, 3, 3, 3]));
    return one(
      s.r.pick([letters, letters.toLowerCase(), letters.toLowerCase(), [...letters, ''].join('.')]),
      'NAME',
    );
  },
  username: (s) => {
    const person = anybody(s);
    const [first, last] = [v.ascii(person.given) || 'p', v.ascii(person.family) || 'q'];
    return one(
      s.r.pick([
        `${first.charAt(0)}${last}`,
        `${first.charAt(0)}${last}`,
        `${first.charAt(0)}${last}${s.r.int(1, 99)}`,
        `${first}.${last}`,
        `${last}${first.charAt(0)}`,
        `${last.slice(0, 6)}${first.charAt(0)}${s.r.digits(2)}`,
        `${first}${s.r.digits(2)}`,
        `${last}_${first.charAt(0)}`,
        `${first.charAt(0)}${last.slice(0, 5)}`.toUpperCase(),
      ]),
      'ID',
    );
  },
  nick: (s) => one(anybody(s).nickname, 'NAME'),
  ward: (s) => {
    if (s.r.chance(NUMBERED_WARDS)) return one(numberedWard(s), 'HOSPITAL');
    const name = s.r.pick([
      () => anybody(s).family,
      () => anybody(s).family,
      () => r0(s, WORDS_OF_PLACES),
      () => city(s),
    ])();
    return one(
      `${name} ${s.r.pick([String(s.r.int(1, 12)), `${s.r.int(1, 9)} ${r0(s, SIDES)}`, `${s.r.int(1, 9)}${s.r.letters(1)}`, 'Tower', 'Pavilion', 'Wing', 'Building', 'Unit', 'Ward', `Tower ${s.r.int(1, 12)}`, 'House', 'Suite', 'Cottage', 'Hall', 'Center'])}`,
      'HOSPITAL',
    );
  },
  practice: (s) => {
    const name = s.r.pick([
      () => r0(s, WORDS_OF_PLACES),
      () =>
        `${r0(s, WORDS_OF_PLACES)} ${s.r.pick(['St', 'Street', 'Ave', 'Road', 'Creek', 'Hill', 'Park', 'Grove', 'Point', 'Valley'])}`,
      () => city(s),
      () => anybody(s).family,
      () => `${anybody(s).family} & ${anybody(s).family}`,
    ])();
    return one(`${name} ${r0(s, PRACTICE_TAIL)}`, 'HOSPITAL');
  },
  school: (s) => one(`${named(s)} ${r0(s, SCHOOL)}`, 'ORGANIZATION'),
  employer: (s) => one(`${named(s)} ${r0(s, EMPLOYER)}`, 'ORGANIZATION'),
  nth: (s) => one(v.ordinal(s.r.int(1, 31)), 'DATE'),
  holiday: (s) => one(r0(s, HOLIDAYS), 'DATE'),
  age90: (s) => one(String(s.r.int(90, 104)), 'AGE'),
  pager: (s) => one(s.r.digits(s.r.int(4, 5)), 'CONTACT'),
  ext: (s) => one(s.r.form(s.r.pick(['####', '#####', '#-####', '####'])), 'CONTACT'),
  lsb: () => one('['),
  rsb: () => one(']'),
};

const NUMBERED_WARDS = 0.15;
const SIDES = ['North', 'South', 'East', 'West'];

/** `4 Cascade`, `3 South`, `2 NORTH` */
function numberedWard(s: Parameters<Slots[string]>[0]): string {
  const name = s.r.pick([
    () => r0(s, WORDS_OF_PLACES),
    () => r0(s, WORDS_OF_PLACES),
    () => r0(s, SIDES),
    () => anybody(s).family,
  ])();
  return `${s.r.int(1, 12)} ${s.r.chance(0.2) ? name.toUpperCase() : name}`;
}

function named(s: Parameters<Slots[string]>[0]): string {
  return s.r.pick([
    () => anybody(s).family,
    () => anybody(s).family,
    () => city(s),
    () => r0(s, WORDS_OF_PLACES),
    () =>
      `${r0(s, WORDS_OF_PLACES)} ${s.r.pick(['Creek', 'Hill', 'Park', 'Grove', 'Valley', 'River', 'Lake'])}`,
  ])();
}
