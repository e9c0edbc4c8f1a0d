import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { careSite } from './care-site.ts';

test.each([
  ['EEG at ‹Fairhaven Regional›: sharp waves', 'what is done there'],
  ['Facility: ‹Stokely Correctional›   Housing: B-2', 'another column behind it'],
  ["CCTA at ‹Methodist Women's› on Monday", 'faith and possessive'],
  ['Echo normal at ‹Swedish Issaquah›, EF 58%', 'an outcome between'],
  ["He's trach/vent at ‹Barnes-Jewish›, awake", 'hyphen'],
  ['double-balloon at ‹RWJ›', 'initials'],
  ['Colonoscopy at ‹Bellbrook› was clear', 'an operation by its ending'],
  ['put in on Nov 10, 2020 at ‹QEII›, generator', 'a day before it'],
  ['resection at the ‹NCT Heidelberg› (R1)', 'with an article'],
  ['inpatient prep with an NG at ‹Velderus›.', 'a word that no list has'],
  ['MRI from ‹UNM›, done 3/29', 'where it comes from'],
  ['declined by ‹Velderus›', 'who declined'],
  ['SNF referral to ‹Cedar Crest Rehab›.', 'words before a kind of house'],
  ['We drive to ‹BrightHealth› to turn it off', 'two words in one'],
  ['Location: ‹Harlan Institute›\nASA 2', 'label'],
  ['At the ‹Walter› ER she was well. From the ‹Strong› urgent care, he went home', 'whose it is'],
  ['presented to the ED at ‹Gray› on 5/4', 'where it is'],
  [
    'Neuro Step-Down, ‹Rothwell Tower›; they went to ‹Prairie Star› ER, then ‹Bedford Memorial› ER',
    'its name',
  ],
  ['Cell Tower, Water Tower, Adult Trauma ER, Seen In Main ER', 'no names'],
  ['at the Adult ED, from the Pediatric emergency room, at the Main ER, at the ER', 'of its kind'],
  ['presented to the ED at Noon', 'when'],
  ['Sensory loss is at L4-5; surgery at T12', 'spine'],
  ['Pain back at Baseline, EEG at Bedside, surgery at Time 0', 'words'],
  ['evaluated at Tanner stage 4 and listed at UNOS status 2', 'scales'],
  ['Labs at DKA onset', 'a moment'],
  ['she looked at Trelegy samples', 'what the word goes with'],
  ['referred to Neurology, discharged to Skilled Nursing Home', 'kinds'],
  ['admitted to the General Medical floor', 'a department'],
  ['referred to MHPs and to Dr. Caswell', 'people'],
  ['CT at OSH and labs from Quest', 'nobody in particular'],
  ['Location: Left Forearm\nSite: Emergency Department', 'labels of something else'],
])('%s (%s)', (marked) => {
  expect(markBy(careSite, marked)).toBe(marked);
});
