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
  [
    'RM  NAME        AGE/S  CC           RN     MD    LOS\n' +
      '1   ‹CRUZ,J›      34/F   abd pain     ‹TL›     ‹JBF›   3:20\n' +
      '2   ‹DAY,R›       61/M   CP           ‹TL›     ‹JBF›   5:02\n' +
      'T1  ‹KEEN,W›      22/M   MVC          ‹CC›/‹TL›  ‹MZ›    1:10\n' +
      'WR  ‹PRICE,T›     19/F   sore throat  --     --    2:44',
    'a board: surnames that are words, initials of staff',
  ],
  [
    '#  NAME            DRUG             DR         PROMISE\n' +
      '1  ‹BELL, T›         AMOX 875 #20     ‹CHO›        10:15\n' +
      '2  ‹WHITE, MARVIN›   ELIQUIS 5 #60    ‹MEHTA›      10:30\n' +
      '3  ‹GREEN, O›        METFORMIN ER     FNP ‹DODD›   11:00',
    'a queue of a pharmacy',
  ],
  [
    'Time   BP        SpO2  RN\n0000   102/64    95    ‹AG›\n0800   110/70    96    ‹DW›\n\nRN: AG = Alma Greer',
    'a flowsheet: a heading with a digit',
  ],
  [
    'Ordered       By          Order\n03/22 0914    ‹MUELLER›     CBC W DIFF\n03/22 1130    ‹SPARKS›      PT EVAL',
    'who ordered',
  ],
  [
    'Name        Dose     Route    By\nMetoprolol  25 mg    PO       IV\nLasix       40 mg    IV       PO',
    'drugs, routes',
  ],
  ['Name     Result   Units\nSodium   138      mEq/L\nHgb      12.1     g/dL', 'tests'],
  [
    'Time   Provider   Note\n0800   GI         seen\n0900   ENT        seen\n0930   PT         seen',
    'services in short',
  ],
  ['Item      Name       Qty\n118       Gauze      4\n119       Tape       2', 'supplies'],
])('%s (%s)', (marked) => {
  expect(markBy(columnName, marked)).toBe(marked);
});
