/**
 * Keys of JSON and columns of databases as they are shortened: `cty`, `lnm`, `addr1`. Each is read as the word that it is
 * short for, which then is evidence as a label of a form is (`labelled.ts`).
 *
 * Two letters that are a word of the clinic as well (`ln` a lymph node, `ag` an antigen) say no more than `family` or `age`
 * would: the value has to look like one.
 */
const MEANINGS = {
  name: 'nm nme pn ptnm ptname patnm',
  given: 'fn fnm gn gnm',
  family: 'ln lnm sn snm',
  city: 'cty twn munic',
  county: 'cnty',
  birthplace: 'pob bplace',
  address: 'addr adr addrl adrs strt streetaddress addressline',
  postcode: 'pc pcd pcode zp zipcd zcode postalcode postcd',
  age: 'ag yrs',
  dob: 'bd bday bdate dtbirth birthdt',
  provider: 'prov prvdr phys dr doc md attg',
  employer: 'emp emplr empl',
  school: 'sch',
} as const;

const MEANT = new Map(
  Object.entries(MEANINGS).flatMap(([meant, keys]) => keys.split(' ').map((key) => [key, meant])),
);

/** Short keys, for those who look for them inside a text. */
export const shortFor = (...meanings: readonly (keyof typeof MEANINGS)[]): string[] =>
  meanings.flatMap((meant) => MEANINGS[meant].split(' '));

/** The key in words, small letters, with the last word as what it is short for: `pt cty` is `pt city`, `addr 1` an `address`. */
export function spelledOut(words: string): string {
  const key = /\d$/.test(words) ? words.slice(0, -1).trimEnd() : words;
  const last = key.lastIndexOf(' ') + 1;
  const meant = MEANT.get(key.slice(last));
  return meant === undefined ? words : `${key.slice(0, last)}${meant}`;
}
