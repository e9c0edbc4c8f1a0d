import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { announcedId } from './announced-id.ts';

test.each([
  ['Manitoba PHIN ‹482 913 706›. aPTT 61', 'provincial health number'],
  ['Pension ‹204-118-773K›. Census# ‹209,118›', 'customer reference number, number of a tribe'],
  ['on a pension 12,000 a year, pension 2023', 'money'],
  ['Baby Lind, folder ‹88 21 094 5›, born 2 Jan', 'groups, the last of one digit'],
  ['O. Lind;enc=‹77-0019-2›;adm=', 'in a dump of fields'],
  ['language line code ‹88213›. door code: ‹4471›', 'codes of access'],
  ['interpreter ‹88213›, interpreter ID ‹4471›', 'who interpreted'],
  ['an incident form (bib ‹4471›)', 'race number'],
  ['a 2009 Silverado (plate ‹LA 883 KQT›, he put', 'plate in groups'],
  ['reg ‹AB12 CDE› parked, plate ‹8HKL223›', 'other plates'],
  ['Airlift Northwest, tail ‹N661AL›, ETA 1745; tail ‹G-ABCD›', 'aircraft'],
  ['session ‹b7f3-99a0-4c1e›\nAgent', 'letters and digits'],
  ['tracking no. ‹1Z999AA10123456784›', 'a parcel'],
  ['lands 2:10. conf ‹QXRTLM› if anyone, confirmation NUMBER, CONF PERSON', 'letters alone'],
  ['flight 10/9, confirmation ‹R7KQ4L›; reservation ‹HX92KD›', 'bookings'],
  ['share code ‹QX7-KL2-0R›, bridge code ‹884 201›, lockbox ‹1947›#', 'more codes'],
  ["I'm user ‹hdemirci›. User ‹mbeaulieu.lcsw› here. USER ‹RADTR07›", 'logins'],
  ['It is logged in as ‹tkessler2› now', 'a login behind two words'],
  [
    'the user interface, user accidentally saw it, user manual, as documented, User Guide',
    'no logins',
  ],
  ['Adastra user ‹HMARCH›. USER GUIDE, user ID', 'a login in capitals'],
  ['I mailed it, tracking ‹9205 5902 1888 0043 77›. tracking 20 30 40', 'a parcel in groups'],
  ['Unit # ‹W1203 25 009174 V› up; (unit ‹W0421 24 118830›) 2 units, Unit C4', 'blood'],
  ['by airlift ‹N417LF› crew', 'a helicopter'],
  ['Medic is S. Lind #‹P-4482›.', 'behind a sign'],
  ['plate LCP 12 holes, plate 3.5 mm, plate and 6 screws, tail of pancreas', 'operations'],
  ['plate VA LCP 12 hole, growth plate 45 degrees', 'more operations'],
  [
    'session 4 of 12, session 90837, session 2019-2020, session 10-12-2024',
    'counted, billed, years',
  ],
  ['folder 3, bib 12, interpreter 2 hours, folder 2024', 'too short'],
  ['code 99213, ICD code 29445, code blue 0312', 'codes of catalogues'],
  ['antibody (cat #A-11008), fluid #F18', 'a catalogue'],
  ['registration, 482913 patients', 'after a comma'],
  ['locker 12345 mg', 'measured'],
  ['tag A1C 7.2 today, reg HR 88', 'values'],
  ['interp ‹C-2093›, conf ‹88731› if auth comes', 'short forms'],
  [
    'PRINTED BY ‹RCOLLIER3›, [closed by ‹bng04› 13:22], seen by Weber2',
    'what a system says that somebody did',
  ],
  ['"user":"‹nlarue_icu›", user IDs ‹rnkeller2› and others', 'keys, plurals'],
  ['ambulance ‹KBX 417G›, bike ‹AKR 117 QA›, van ‹RXT 447›; car 447, bus 12', 'behind a vehicle'],
  [
    'valuables env ‹30118›, socket ‹OB-0187›, clip ‹NV-118› , band 5, clip 12',
    'what things are kept in',
  ],
])('%s (%s)', (marked) => {
  expect(markBy(announcedId, marked)).toBe(marked);
});
