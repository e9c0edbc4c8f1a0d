import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { spelledName } from './spelled-name.ts';

test.each([
  ['Re Master Oisín Duffy, spelled ‹O-I-S-I-N›, aged 7', 'letters of a word before'],
  ['name Boateng, ‹B as in boy, O-A-T-E-N-G›, first', 'with an example'],
  ['surname Ng, spelled ‹November Golf›, a retired', 'the alphabet'],
  ['Re Maureen Tickle, ‹tango india charlie kilo lima echo›, NHS', 'a word that is a name'],
  ['It is spelled ‹S-M-Y-T-H-E›.', 'told so'],
  ['Dr Nguyen, ‹N for nut, G for gold, U, Y, E, N›', 'examples'],
  ["it's Wojtek, ‹w-o-j-t-e-k›, last name", 'in small letters'],
  ['Pell Paper Co., c/o fatigue; see plan a, b, c; type s-h-o-r-t', 'letters of no word before'],
  ['the drug Xarelto, X-A-R-E-L-T-O, twice a day', 'a drug'],
  ['CAGE, spelled C-A-G-E, has four items', 'a word'],
  ['offices in Lima, Quebec, India', 'places'],
  ['vitamin A, B, C, D and E', 'vitamins'],
  ['She spells well. A B cell', 'no letters behind it'],
  ['LOINC (L-O-I-N-C) codes', 'an abbreviation'],
  [
    'patient last name spelled ‹t h r a s h e r› first name colleen',
    'a word that is said to be a name',
  ],
  ['AGENT: And your last name?\nCALLER: Sure. ‹B-O-A-T-E-N-G›.', 'asked for'],
  ['and your last name\nit is ‹b o a t e n g›', 'asked for, as a machine writes'],
  ["he's ari stein ‹s t e i n› right\nno it's ‹s t e y n›", 'corrected'],
  ['the name of the drug? X-A-R-E-L-T-O', 'a drug asked for'],
  ['AGENT: which test?\nCALLER: c o p d i think', 'another question'],
  ['this is Loretta Pettaway ‹P E double T A W A Y› calling', 'a letter twice'],
])('%s (%s)', (marked) => {
  expect(markBy(spelledName, marked)).toBe(marked);
});
