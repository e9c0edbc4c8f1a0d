import { expect, test } from 'vitest';
import { detectStructured } from '../detect.ts';
import { mark, unmark } from '../testing/marks.ts';

test.each([
  ['Log #‹0096› signed, RESIDENT # ‹0448›, lockbox # ‹2217›', 'digits'],
  ['provider # ‹11-7204›, outbreak # ‹WI-LEG-23-19›, TRX # ‹TRX-24-017›', 'with hyphens'],
  ['Sub# ‹MDT 330 918 27›, PA with the payer #‹OR 77 118 302 K›', 'groups behind letters'],
  ['disp #1200, #10 blade, tooth #1412, CPT #99213, image #9-10, suture #2-0', 'counted, bought'],
  ['1) H. Vole 66M #‹338120›: mass. Seen 71 F #‹0044›', 'behind an age'],
  ['IGRA pos. A# ‹218-447-903›. Gave a #10 blade, a # 1200', 'of who came from abroad'],
  ['Etcheverry, Jean (#‹4471›) seen; used screws (#4471)', 'in brackets'],
  ['HBO #22/40 2.0 ATA, session #10/12', 'so many of so many'],
  ['#4 of #128, track #5', 'short ones'],
])('%s (%s)', (marked) => {
  const text = unmark(marked);
  expect(mark(text, detectStructured(text))).toBe(marked);
});
