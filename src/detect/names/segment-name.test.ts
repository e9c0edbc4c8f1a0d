import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { segmentName } from './segment-name.ts';

test.each([
  ['PID|1||6620914^^^MR||‹DESROSIERS›^‹FELICITY›^‹J›||19820727|F', 'a patient'],
  ['here:\nPV1|1|O|CLINIC2||||1316099^‹HADDOCK›^‹SIMON›\nORC|NW|ORD77', 'a physician'],
  ['NK1|1|‹O’Hara›^‹Mae›~‹Roe›^‹Al›|SPO', 'repeated'],
  ['OBR|1|ORD778120||83036^HEMOGLOBIN A1C^CPT', 'a test'],
  ['the PID is 12 and in| the', 'words'],
  ['PV1||', 'nothing in it'],
])('%s (%s)', (marked) => {
  expect(markBy(segmentName, marked)).toBe(marked);
});
