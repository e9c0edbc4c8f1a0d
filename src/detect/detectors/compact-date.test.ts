import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { compactDate } from './compact-date.ts';

test.each([
  ['OBR|1|ORD778120||83036^HEMOGLOBIN A1C^CPT|||‹20240618› It', 'a field of HL7'],
  ['PID|||7||DOE^J||‹19620117›|F, "‹20240618›", exported ‹20240618›.', 'between marks'],
  ['case 20241318, lot 20240632, number 31240618', 'no such day'],
  ['20240618.5, CT-20240618, A20240618, 20240618/1', 'part of more'],
  ['PMID 20101010, 20001010 copies', 'papers, counts'],
])('%s (%s)', (marked) => {
  expect(markBy(compactDate, marked)).toBe(marked);
});
