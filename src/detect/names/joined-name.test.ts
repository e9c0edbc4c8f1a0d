import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { joinedName } from './joined-name.ts';

test.each([
  ['Derm triage. ‹Siobhán Ní Cheallaigh›, 26, student', 'Irish'],
  ['seen by ‹Caitríona Nic Dhonnacha› and ‹Eoin Ó Briain›', 'Irish'],
  ['‹Rhys ap Gwilym› and Marie ap on', 'Welsh'],
  ['Short one: ‹Tyrell Jr›., 4 y; dad (‹Tyrell Sr›.) called', 'of two generations'],
  ['El Sr. Pérez vive solo', 'a title in Spanish'],
  ['KOOS JR 47, the Knee Jr score', 'a score'],
  ['Dear Sr. Maria, the Patient Sr', 'a title'],
  ['Start Nic patch. Ni level', 'abbreviations'],
])('%s (%s)', (marked) => {
  expect(markBy(joinedName, marked)).toBe(marked);
});
