import { expect, test } from 'vitest';
import type { Finding } from '../../core/phi.ts';
import { markFound } from '../testing/marks.ts';
import { tokenise } from '../tokens.ts';
import { findSigned } from './signed.ts';

test.each([
  ['D: 09/23/24   T: 09/24/24   Job 8812076   ‹ARF›/‹lmt›', 'author and typist behind a number'],
  ['leukocytes 10 WBC/hpf\nrate 5 MCG/kg', 'a count'],
  ['Consent signed. ‹C. Rainwater› CRNA here', 'a word with an initial'],
  ['‹R COX› FNP   REVIEWED', 'in capitals, at the start of a line'],
  ['protocol: chest pain\n‹a. bright› RN BSN, remote', 'in small letters'],
  ['ok for one year -‹BL›\n2) next', 'struck initials'],
  [
    '> Got it. - ‹G›\n\nBlood group of both.\n- A\n- B\nVitamin - D\n',
    'one letter behind a sentence',
  ],
  ['wants to cancel. ‹JS›\n', 'the end of the text'],
  ['‹EKL›/‹ps›\n', 'author and typist'],
  [
    'dictated ‹today› 04/10/2024; transcribed 04/10/2024 ‹ra›/‹js›\n'.replace(
      /[‹]today[›]/,
      'today',
    ),
    'typist behind a date',
  ],
  ['‹D. Owusu›, PGY1\n‹DO›/‹RF›\n', 'in capitals'],
  ['I put in a ticket.\n\nThx,\n‹B›', 'a letter under a farewell'],
  ['Through 3/31.\n> Thanks, \n‹T›\n>\n> more', 'in what is quoted'],
  ['Vitamin\nB\nthanks to\nC', 'no farewell'],
  ['We will follow.\n\n‹MN›:‹dkw›   D:  11/12/24', 'author and typist before the days'],
  ['BP:low   HR:irreg   \nNS:ok  GI:wnl', 'what was seen'],
  ['not signed to avoid delay. ‹FA›/‹sm›\n', 'author and typist behind a sentence'],
  ['Got the ticket.\n\nThx, ‹B›', 'a letter behind a farewell'],
  [
    'report to the day nurse at 0715. ‹hmb› rn\nCC time 42 min. ‹RKM› PGY4, p 6107',
    'initials before a credential',
  ],
  ['haloperidol 11 tabs; witnessed ‹GV›/‹TLH›. Pickup called', 'two who saw it'],
  ['Anti-Xa with the 4th dose. [‹RJK›]\n\nMg was given [MRN] [sic] and held.', 'in brackets'],
  ['went to the icu rn desk. ED RN called, or md\nwit BP and HR', 'abbreviations before them'],
  ['R KNEE PT. L HIP PA. See note -MRI\nSent to ED. DVT\n', 'therapies, views, abbreviations'],
  ['can she come? of course! -‹Charity›\nperf', 'a given name that is a word'],
  ['how abt 3:20? -‹Autumn›\nok n also\n-‹Charity›', 'and alone at the end'],
  ['Meds reviewed. -Continue\nWound clean. - Drain', 'other words'],
  [
    'Labs sent. Patient well.\nNPO calls made by ‹RJK› 5/21. Unable',
    'what was done, by whom and when',
  ],
  ['Dad says thanks. Closed ‹mh›', 'what an entry ends with'],
  ['To the cath lab after.\n‹SV› 11/3/23 0509', 'a day and a time of four digits'],
  ['License 036\n‹obm›/‹kvt›\nEncl: photos. s/p and w/o', 'writer and typist in small letters'],
  ['Next visit. Dr. ‹Farr› / ‹tl› RDH, RN\n', 'behind a stroke, before a credential'],
  ['Bagels in the fridge — ‹J›', 'a letter that ends all'],
])('%s (%s)', (marked) => {
  expect(markFound('name', marked)).toBe(marked);
});

test.each(['Meals:\n-Soup\n-Olive\n', '- Soup\n-Olive\n'])('no signature: %s', (text) => {
  const found: Finding[] = [];
  findSigned(tokenise(text), found);
  expect(found).toEqual([]);
});
