import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { tableId } from './table-id.ts';

test.each([
  [
    'mrn,last,first,dob,a1c\n‹90120›,Lowenstein,Ruth,05/19/1932,7\n‹90131›,Rivers,Jordan,08/08/1967,8\n\n90144 x',
    'commas, until the table ends',
  ],
  ['name;patient_id;unit\nLind;‹A-4471›;4N\nMoon;‹A-4502›;5S', 'semicolons, second column'],
  ['| Name | MRN |  Age |\n|---|---|---|\n| Lind | ‹449201› | 64 |', 'bars and a rule'],
  ['Name\tAcct\tDOB\r\nLind\t‹77-0019›\t1/2/1960\r\n', 'tabs'],
  ['test_code,id,room no,value\n29445,‹881›,412,7.2', 'numbers of things beside'],
  ['the id, name, and date of birth\nwere given in 2019, as in 2020, and so on', 'prose'],
  ['room no,bed,ward\n412,3,4N', 'numbers of things'],
  ['id,analyte,result\n1,glucose,98\n2,sodium,140', 'counted rows'],
])('%s (%s)', (marked) => {
  expect(markBy(tableId, marked)).toBe(marked);
});

test('many headings one below the other are each read once', () => {
  const started = performance.now();
  markBy(tableId, 'id,a,b,c\n'.repeat(20_000));
  markBy(tableId, `${'id,'.repeat(600)}\n${`${'1,'.repeat(600)}\n`.repeat(100)}`);
  expect(performance.now() - started).toBeLessThan(3000);
});
