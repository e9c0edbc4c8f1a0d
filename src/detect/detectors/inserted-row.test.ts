import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { insertedRow } from './inserted-row.ts';

test.each([
  [
    "INSERT INTO pt (mrn, last_name, city) VALUES ('‹992›', '‹Young›', '‹Superior›'), (‹993›, '‹O''Neil›', NULL);",
    'rows',
  ],
  [
    'insert into p ("firstName","birth_city")\nvalues (\'‹Summer›\',\'‹Orange›\')',
    'other writings',
  ],
  ["(pt_id, lname, home_address) VALUES (7, '‹May›', '‹4 The Close›')", 'an address'],
  ["INSERT INTO rx (drug_name, name, qty) VALUES ('Lasix', 'furosemide', 3)", 'names of things'],
  ['INSERT INTO t (last_name, city) VALUES (?, :city), ($1, %s), (NULL, DEFAULT)', 'no values'],
  ["INSERT INTO t VALUES ('Young', 'Superior')", 'no columns'],
  ['normal values (last, first) and other values (young, old)', 'prose'],
])('%s (%s)', (marked) => {
  expect(markBy(insertedRow, marked)).toBe(marked);
});

test('a row that never ends', () => {
  const text = `(last_name, city) VALUES ${"('a', ".repeat(20_000)}`;
  expect(markBy(insertedRow, text)).toContain('‹a›');
});
