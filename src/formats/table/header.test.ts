import { expect, test } from 'vitest';
import { headerAt } from './header.ts';
import { openTable } from './table.ts';

test.each<[string[], number | undefined, string]>([
  [[',mrn,first_name,city', '0,84412907,Ada,Bethel'], 0, 'an index without a name'],
  [['mrn,first_name,city,', '84412907,Ada,Bethel,'], 0, 'a comma at the end'],
  [['mrn,first_name,city,cost_2023'], 0, 'a year in a name'],
  [['mrn,first_name,24h_urine_protein'], 0, 'a number before a name'],
  [['PAT_MRN_ID,PAT_NAME,HOSP_ADMSN_2'], 0, 'short forms'],
  [[`Record ID,First name,City,${'How often, if at all, '.repeat(6)}?`], 0, 'a long question'],
  [['1. First name,2. Town'], 0, 'questions with numbers'],
  [['Census of 3 West,,', 'Run 3/14/2024,,', ',,', 'MRN,Last Name,Bed', '8,Orlop,3'], 3, 'a title'],
  [['Patient,,,Visit,', 'MRN,First name,Last name,Date,City'], 1, 'groups above'],
  [['Patient,Patient,Visit', 'mrn,last_name,date'], 1, 'groups that are repeated'],
  [['Geschlecht,Ort', 'w,Bern'], 0, 'words of another language'],
  [['Variable,Field name', 'first_name,First name'], 0, 'the first of two that could be one'],
  [['Ada,Orlop,1957-03-12'], undefined, 'a day'],
  [['Ada,ada@orlop.example'], undefined, 'an address'],
  [['84412907,home,phone,wife'], undefined, 'a number among words'],
  [[',,'], undefined, 'nothing'],
])('of the records %j the header is %s: %s', (records, at, _why) => {
  const rows = records.map((record) => record.match(/(?<=^|,)[^,?]*(?:, if at all[^?]*\?)?/g)!);
  expect(headerAt(rows.map((row) => [...row]))).toBe(at);
});

test('columns have their names under an index without one, and the header is one wherever it stands', () => {
  const head = '\ufeff,mrn,first_name,dob\n0,84412907,Ada,1957-03-12\n';
  const { format, columns } = openTable(head);
  expect(columns.map(({ name, role }) => [name, role])).toEqual([
    [undefined, 'text'],
    ['mrn', 'medical_record_number'],
    ['first_name', 'name'],
    ['dob', 'date'],
  ]);
  expect(format.walk('1,84412908,Bo,1960-01-01').subject).toBe('Patient/84412908');
  for (const again of ['\ufeff,mrn,first_name,dob\r\n', ',mrn,first_name,dob']) {
    expect(format.walk(again).loci).toEqual([]);
  }
});
