import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { organization } from './organization.ts';

test.each([
  ['She fills at ‹Hy-Vee Pharmacy›, Rx 6641208', 'pharmacy'],
  ['school: ‹Waikele Elementary›\npcp', 'school'],
  ['has an exam at ‹Stillwater Area High› tomorrow', 'High alone, attended'],
  ['the ‹Elton Parish School Board›, ‹Rowan High School›', 'board, high school'],
  ['a county fire department (‹Sarpy County Fire & Rescue›)', 'ampersand'],
  ["40F, ‹Milwaukee Police Department›, ‹Lind County Sheriff's Office›", 'police'],
  ['rep of ‹Teamsters Local 554›, wants', 'a union'],
  ['The nurse from ‹Hospice of the Western Reserve›, Lakeisha', 'of the'],
  ['comes by ‹Gold Coast Transit› to', 'transport'],
  ['student at ‹University of Lindmark›, was', 'of'],
  ['by ‹Lutheran Social Services› at 402', 'services'],
  ['‹Marlow County EMS› and ‹Waukee Falls PD›, ‹Lind County Health Dept›', 'services of a county'],
  ['Referral: ‹Marion County Drug Court›, case 25', 'courts'],
  ['Rev. Amos of ‹Zion Missionary Baptist›. She is Lutheran', 'congregations'],
  ['He works at ‹Delta Foundry› for years', 'a foundry'],
  ['PD exchanges daily. Called EMS, Drug Court', 'no names of services'],
  ['he works for ‹Red Wing Shoe Company›\nNote: foot', 'a firm, to the end of its line'],
  ['Outpatient Pharmacy, the University, Emergency Department, Fire Department', 'kinds'],
  ['Potassium High, K High, High School, Middle School', 'no names'],
  ['Social Services consulted. Pharmacy called. Insurance denied. Medicare Insurance', 'no names'],
  ['FINAL DIAGNOSIS COMPANY, Local 4 cm, Local anesthesia', 'headings and words'],
  ['anesthesia local 1% lidocaine, University level, college educated', 'small letters'],
])('%s (%s)', (marked) => {
  expect(markBy(organization, marked)).toBe(marked);
});
