import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { columnName } from './column-name.ts';

test.each([
  [
    'RM  TIME  PATIENT             MRN      PROCEDURE                    SURGEON   ANES\n' +
      '2   0730  ‹BEAR RUNS, WANDA›    0029917  LAP VENTRAL HERNIA W MESH    ‹OYAMA›     ‹DASGUPTA›\n' +
      '3   0800  ‹DIXON, EARL›         0012874  R CATARACT PHACO/IOL         ‹BLOOM›     MAC',
    'a schedule',
  ],
  [
    'ROOM     PATIENT             UNIT #     AGE/SX  ATTENDING        LOS\n' +
      '203-A    ‹SLONE,JR,ESTILL›     M0017720   71 M    ‹MOUNTS,ERIC T›    2\n' +
      '204-A    ‹THACKER,BABY GIRL›   M0119002   0 F     ‹OKAFOR,CHIDI›     1',
    'a census, commas without a blank',
  ],
  [
    'Time\tPatient\tProvider\n9:00\t‹Moua, Mai›\t‹Halverson›\n9:20\t‹Ly, Pao›\tDr. ‹Greer›, MD',
    'tabs',
  ],
  ['| Bed | Patient | Nurse |\n|---|---|---|\n| 4 | ‹Okafor› | ‹Delgado› |', 'bars'],
  [
    'PROVIDER     SERVICE     ROOM\n‹GREER›        GI          4\n\nGREER        GI          5',
    'a table ends',
  ],
  [
    'Test      Patient     Reference\nHIV       Negative    Negative\nRPR       Reactive    Nonreactive',
    'values',
  ],
  [
    'Time    Provider      Note\n0800    Cardiology    seen\n0900    Ortho         seen',
    'services',
  ],
  ['ANES    SURGEON    CASE\nMAC     TBD        Knee\nGETA    TBD        Hip', 'nobody yet'],
  ['The patient  has pain.  Smith  test\nMAC', 'a sentence'],
  [
    'Bed  Patient   Nurse\\n4    ‹Okafor›    ‹Delgado›\\n5    ‹Nguyen›    ‹Delgado›',
    'lines that JSON ends',
  ],
])('%s (%s)', (marked) => {
  expect(markBy(columnName, marked)).toBe(marked);
});
