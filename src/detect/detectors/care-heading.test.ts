import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { careHeading } from './care-heading.ts';

test.each([
  ['‹HEARTWOOD RHYTHM CLINIC›\nNAME', 'in capitals'],
  ['‹White Mesa Indian Health Center› - visit', 'ordinary words, then a dash'],
  ['‹TALLOW VALLEY TRAVEL & IMMUNIZATION CLINIC›\n1450 Water St.', 'with what is done there'],
  ['seen by Dr. Lund, ‹Five Forks Breast Center›.', 'behind a person'],
  ['admitted 10/16 (‹Smoky Ridge Hospital›)', 'in brackets'],
  ['‹Harborview Rheumatology›, P.C.\n17 Commercial', 'with its legal form'],
  ['SLEEP DISORDERS CENTER\nFOLLOW UP CLINIC\nMemory Clinic\nTRAUMA CENTER', 'what is done'],
  ['NEW PATIENT CLINIC\nDischarge To Rehab Center\nPlan: Refer To Wound Care Clinic', 'headings'],
  ['She went to the Hospital, and the Clinic.', 'the word alone'],
  ['Vicryl, PC', 'letters that are no form'],
])('%s (%s)', (marked) => {
  expect(markBy(careHeading, marked)).toBe(marked);
});
