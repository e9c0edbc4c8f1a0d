import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { columnUser } from './column-user.ts';

test.each([
  [
    'Date/Time            User ID      User Name            Dept     Action\n' +
      '04/01/2024 08:12:44  ‹RGUTIER›      GUTIERREZ, ROSALIND  ED       Open chart\n' +
      '04/01/2024 22:51:10  ‹DHOPKIN2›     HOPKINS, DARLENE     ENV SVC  Break the glass\n' +
      '04/02/2024 07:00:01  ‹HL7_IF›       INTERFACE, LAB       --       Result filed',
    'an audit report',
  ],
  ['Login\tRole\tDay\n‹s.tillman›\tRN\tMon\n‹kdupree2›\tMA\tTue', 'tabs'],
  [
    'Ordered        By           Order\n03/22 0914     ‹MUELLERT›     CBC W DIFF\n03/22 1130     ‹SPARKSJ›      PT EVAL',
    'who ordered',
  ],
  [
    'Sample    Sent    By\n1         Mon     Courier\n2         Tue     Fax\n3         Wed     Taxi',
    'words of the language',
  ],
  [
    'Drug         Given    By\nMetoprolol   0900     Mouth\nPropofol     0910     Infusion\nAlbuterol    0930     Nebulizer',
    'routes',
  ],
  ['The user  reads the login  line.\nSMITHJ  HOLTB  KEAN1', 'a sentence'],
])('%s (%s)', (marked) => {
  expect(markBy(columnUser, marked)).toBe(marked);
});
