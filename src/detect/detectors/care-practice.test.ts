import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { carePractice } from './care-practice.ts';

test.each([
  ['‹Piedmont Pathology Associates›\nSpecimen', 'ends as a practice does'],
  ['Presenting: Vandeweghe   Radiology: Quon', 'two columns'],
  ['Lindqvist, MD (‹Carolina Urology›)', 'a place and a specialty'],
  ['home with ‹Northland Home Care›, order to ‹Valley Imaging›', 'a word and what is done'],
  ['seen by ‹North Shore Internal Medicine›', 'two words and two'],
  ['‹Carolina Urology›\nDear', 'a place at the start of a line'],
  ['‹DESERT SPINE AND PAIN INSTITUTE›', 'in capitals'],
  ['NPI\n ‹Front Range Rheumatology, PLLC›\nDate', 'a firm'],
  ['GP: ‹Spa Road Surgery›  (Dr Mukherjee), the ‹Mill House Practice›', 'British practices'],
  ['seen at ‹Steamtown Occupational Medicine› today', 'a pair'],
  ['‹Sawtooth Skin Pathology›  CLIA', 'a kind of it between'],
  ['Hale, DO       ‹Steamtown Occupational Medicine›\n', 'behind who works there'],
  ['compared to ‹Keokuk Open MRI›', 'what is there'],
  ['Acute Skin Pathology, Left Breast Imaging, Chronic Low Back Pain', 'kinds alone'],
  ['Rheumatology, PLLC; Road surgery, house practice', 'no names'],
  ['Interventional Radiology Group, General Surgery, see Cardiology', 'kinds'],
  [
    'Transitional Cell Cancer, the Framingham Heart Study, Post Anesthesia Care Unit',
    'illnesses, studies, units',
  ],
  ['FOLLOW UP CARDIOLOGY', 'a heading'],
  [
    'seen at ‹Tidewater OB/GYN›, by ‹Yuma Peds›; ‹Boise Ortho› read it, ‹Concord EMS› at 1400',
    'short, behind a town',
  ],
  [
    'Called EMS. Paged Peds, per Smith Ortho; Jackson Ortho; OB/GYN consult, EMS arrived',
    'a service',
  ],
  ['at ‹Lakeshore Sleep Lab›, ‹Keiki Endocrine Center›; the Sleep Lab', 'labs, glands'],
])('%s (%s)', (marked) => {
  expect(markBy(carePractice, marked)).toBe(marked);
});
