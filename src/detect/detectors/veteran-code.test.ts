import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { veteranCode } from './veteran-code.ts';

test.each([
  ['Vet ‹H8812› called, Pt ‹S5528› here, the veteran (‹W2207›)', 'beside a word for whom it is of'],
  ['DOE,JOHN ‹D1188›\nMCTAVISH, ANGUS R ‹M4471›', 'behind the name it is made of'],
  ['CPRS: ‹L9052› entered. Notes for ‹G6641›, alert on ‹T3380›', 'in a text of that house'],
  ['who has B1190, S5528 was billed', 'nothing tells of veterans'],
  ['DOE,JOHN M4471', 'another initial'],
  ['vet billed HCPCS J9083, code C1776; veteran B12345, E11.65, A1234-5', 'codes, longer numbers'],
])('%s (%s)', (marked) => {
  expect(markBy(veteranCode, marked)).toBe(marked);
});
