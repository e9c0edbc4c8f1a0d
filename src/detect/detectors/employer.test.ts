import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { employer } from './employer.ts';

test.each([
  ['a retired piano teacher with Parkinson disease', 'what somebody has'],
  ['33, software tester at ‹Infosys›, flew back', 'occupation'],
  ['He works part time at the ‹Amazon› warehouse', 'work'],
  ['Pt is a 48F accountant at ‹Deloitte›, initials', 'occupation'],
  ['retired ‹Boeing› machinist from Mukilteo, ex-‹Ford› mechanic', 'former'],
  ['through my job at ‹DISH Network›, subscriber', 'job'],
  ['who drives for ‹Metro Mobility›, can', 'drives for'],
  ['an electrician with ‹PG&E› in San Mateo', 'ampersand'],
  ['insurer: ‹HMSA› policy: R0004, Payer = ‹Medica›; ID', 'labels'],
  ['Our plan is ‹Cigna› through work. Your plan, ‹Florida Blue›, no longer', 'plan'],
  ['employer is ‹fedex› ground needs light duty', 'small letters'],
  ['Employer = ‹Red Wing Shoe Company›\nNote: foot', 'to the end of its line'],
  ['denied by ‹Aetna›, fills at ‹Meijer› on 8 Mile, bought at ‹Boots› during', 'decided, filled'],
  ['works at home, works for him, works at Night, job at risk', 'no names'],
  ['worked with Dr. Lind, covered by Tuesday, covered with Tegaderm, approved by FDA', 'others'],
  ['covered with Keflex, student at risk, driver at scene, nurse at ICU', 'drugs, units'],
  [
    'plan is Discharge home, our plan is Hospice, plan: CT head, Plan: Continue metoprolol',
    'plans of care',
  ],
  ['insurance: Medicare, school: none, pharmacy: Outpatient, company: No', 'no names'],
  ['DRIVER AT SCENE, WORKS FOR FAMILY', 'capitals'],
  ['retired Navy veteran, retired Tuesday', 'no occupation'],
])('%s (%s)', (marked) => {
  expect(markBy(employer, marked)).toBe(marked);
});
