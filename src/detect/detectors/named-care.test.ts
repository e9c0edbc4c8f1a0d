import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { namedCare } from './named-care.ts';

test.each([
  ['in the ‹Lakeland Regional› infusion area', 'regional'],
  ["HUS at ‹Seattle Children's›", 'owned by children'],
  ["CCTA at ‹Methodist Women's›", 'owned by women'],
  ["Fagbenle, MD\n‹Mary Bridge Children's›\nMake", 'a line of its own'],
  ['transfer_req=‹Methodist San Antonio› ECMO', 'a faith and a town'],
  ['a Baptist minister, Mercy Brown', 'no house'],
  ['before I send it to ‹Haldon Unit› tonight', 'unit'],
  ['‹The Larches Surgery›, 4 Church Row', 'surgery before its address'],
  ['Regional Anesthesia; Ropivacaine Regional block', 'anaesthesia'],
  ["Tylenol Children's 5 ml, Children's Hospital", 'drug'],
  ['to the Stroke Unit, then the Coronary Care Unit', 'kinds of unit'],
  ['Mohs Surgery, 2019. General Surgery, 4 days ago', 'kinds of surgery'],
  ['General Surgery, 4 East, was called', 'a department'],
  [
    'at ‹Our Lady of the Plains›, and ‹Our Lady of Mercy Nursing Ctr›, our lady of the house',
    'Our Lady',
  ],
])('%s (%s)', (marked) => {
  expect(markBy(namedCare, marked)).toBe(marked);
});
