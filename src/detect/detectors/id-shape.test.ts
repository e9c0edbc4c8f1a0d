import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { idShape } from './id-shape.ts';

test.each([
  ['penicillin G 2400000 units IM, 1250000 copies/mL', 'an amount'],
  ['‹RJ1-1807656›', 'letters and digits'],
  ['sample ‹1766711031›', 'long number'],
  ['‹GH 41 92 40 A›', 'National Insurance'],
  ['‹123e4567-e89b-12d3-a456-426614174000›', 'UUID'],
  ['MONTALVO   ‹882-41-06-3›, 03/02/1994  ‹55-18-204›  ABERNATHY', 'charts in groups'],
  ['doses of 10-20-300 and 10-20-30-40', 'steps'],
  ['NCT01234567', 'trial'],
  ['rs1801133', 'variant'],
  ['CA 19-9', 'antigen'],
  ['HLA-B27', 'antigen'],
  ['ICD10 E11.9', 'diagnosis code'],
  ['platelets 250,000', 'count'],
  ['from 1995-2008', 'years'],
  ['NURSING SHIFT NOTE 1900-0730, call 2145-0615', 'times of the day'],
  ['‹1900-0737›, ‹4471-0019›', 'no times'],
  ['Dose: 84412907', 'a quantity'],
  ['123456', 'six digits'],
  ['5-FU', 'drug'],
  ['(‹147-37-73›) was', 'three groups'],
  ['‹63-50-98›', 'three groups that are no date'],
  ['12-05-98', 'a date'],
  ['pp. 22068-22074', 'pages'],
  ['badge ‹QA-LAB-007› is', 'words and a number'],
  ['HLA-DR-4, IL-1-RA', 'antigens'],
  ['A-number ‹A087 221 993›, ‹A087-221-993›; A120 mg, A1 120 130', 'alien numbers'],
  ['Cyto ‹C24-119›, ‹GY23-402›; C2-3, L4-5, B12-500 mcg, T12-L1, P53-101', 'accessions of a year'],
  ['ME# ‹24-1187›, pronounced; #12 - 14, disp #100-120, # 3', 'behind a hash'],
  [
    'UBRN ‹0001 4477 2093›, NIN ‹1184 772 0091›; BP 120 118 122, at 0800 1200 1600, in 1990 1995 2001',
    'in groups',
  ],
])('%s (%s)', (marked) => {
  expect(markBy(idShape, marked)).toBe(marked);
});
