import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { letterhead } from './letterhead.ts';

test.each([
  ['‹CHIPPEWA VALLEY TRAVEL & IMMUNIZATION CLINIC›\n1450 Water St.', 'first line in capitals'],
  ['POLYSOMNOGRAPHY INTERPRETATION\n‹Nashoba Sleep Disorders Center›\nName', 'second line'],
  ['‹Ocotillo Pain & Spine›\nDOS: Dec 5', 'what is treated'],
  ['Unit: ‹Three Rivers Kidney Center› – Homestead', 'label'],
  ['PCP: Carl Stromberg, DO, ‹Prairie View Family Medicine›\nCOURSE', 'behind a credential'],
  ['with Ken Byers, MD, at ‹Chestnut Hill Hospital›', 'a word of place'],
  ['Referred by Dr. Bridget Moynihan, ‹Five Towns Breast Center›.', 'behind a doctor'],
  ['dysphagia 2x/wk at ‹Table Rock Therapy›, first', 'ordinary words of the land'],
  ['right knee (‹Brush Country Orthopedics›), admitted', 'in brackets'],
  [
    'sent to Physical Therapy, to Outpatient Surgery (Family Medicine)',
    'kinds behind a word of place',
  ],
  ['‹Larkspur Family Practice›\nPt: Imani', 'a rare word at the top'],
  ['Interventional Cardiology\nPt: Imani', 'a service at the top'],
  ['Comprehensive Rehab\nPt: Imani', 'a common word at the top'],
  ['PAIN CLINIC FOLLOW UP    ‹Ocotillo Pain & Spine›      DOS: Dec 5', 'a column'],
  ['INTERVENTIONAL PAIN CLINIC\nNew Patient Clinic\nSleep Disorders Center', 'departments'],
  ['CPAP Therapy\nWhipple Surgery\nMohs Surgery', 'treatments'],
  ['PHYSICAL THERAPY\nInternal Medicine\nFamily Practice', 'specialties'],
  ['Note\nDear all\nSeen today\nOcotillo Pain & Spine', 'further down'],
  ['Clinic: Pain\nUnit: Family Health', 'labels of kinds'],
])('%s (%s)', (marked) => {
  expect(markBy(letterhead, marked)).toBe(marked);
});
