/** `chaperone deid --propose`: roles and reasons, ready for a profile, without a value of anybody. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, expect, test } from 'vitest';
import { deid } from '../../../test/support/deid-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'chaperone-propose-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const ROWS = [
  'patient_name,code,Rosalind Quillfeather,remark,no',
  'Maria Okonkwo,555-010-4477,x,well,1',
  'Tom Adeyemi,555-010-4478,y,tired,2',
];

test('a table: by name, by values, by nothing; a header that names somebody is not shown', async () => {
  const ran = await deid(['--propose', file('rows.csv', `${ROWS.join('\n')}\n`)]);
  expect(
    ran.stdout,
  ).toBe(`# Proposed by chaperone deid --propose: read and correct it, then put it into a profile.
columns:
  patient_name: name # its name says so
  code: phone # its values are such
  # column 3: its header holds an identifier and is not shown; text, nothing tells: searched as text
  remark: text # nothing tells: searched as text
  "no": text # nothing tells: searched as text
`);
});

test.each([
  ['x,97', 'x: text'], // a saturation, as like as not
  ['x,104', 'x: text'],
  ['x,93 years', 'x: age'],
  ['x,94 y/o', 'x: age'],
  ['platelets,150000', 'platelets: text'],
  ['cpt,99214', 'cpt: text'],
  ['age,97', 'age: age'],
])(
  'a number says nothing of ages, and nothing where a measurement stands: %s',
  async (rows, line) => {
    const [name, value] = rows.split(',');
    const table = file('numbers.csv', `id,${name}\n1,${value}\n2,${value}\n`);
    expect((await deid(['--propose', table])).stdout).toContain(`  ${line} #`);
  },
);

test('JSON by path: lists and keys that are data are any', async () => {
  const lines = [
    { patient: { name: 'Maria Okonkwo' }, notes: [{ text: 'well' }], by: { 'Maria Okonkwo': 'x' } },
    { patient: { name: 'Tom Adeyemi', 'his phone?': '555-010-4478' }, call: '555-010-4477' },
  ];
  const path = file('feed.ndjson', lines.map((line) => JSON.stringify(line)).join('\n'));
  const ran = await deid(['--propose', path]);
  expect(ran.stdout.split('\n').slice(1)).toEqual([
    'jsonPaths:',
    '  - { path: "$.patient.name", role: name } # its name says so',
    '  - { path: "$.notes[*].text", role: text } # nothing tells: searched as text',
    '  - { path: "$.by[*]", role: text } # nothing tells: searched as text',
    `  - { path: "$.patient['his phone?']", role: phone } # its name says so`,
    '  - { path: "$.call", role: phone } # its values are such',
    '',
  ]);
  expect(ran.stdout).not.toMatch(/Maria|Adeyemi|4477/);
});

test('Parquet', async () => {
  const columnData = [{ name: 'mrn', data: ['84412907'] }];
  const ran = await deid([
    '--propose',
    file('t.parquet', new Uint8Array(parquetWriteBuffer({ columnData }))),
  ]);
  expect(ran.stdout).toContain('columns:\n  mrn: medical_record_number # its name says so\n');
});

test('what is proposed is what a profile takes', async () => {
  const table = file('table.csv', `${ROWS.join('\n')}\n`);
  const { stdout } = await deid(['--propose', table]);
  const profile = stdout.replaceAll(/^/gm, '      ');
  const config = file(
    'chaperone.yaml',
    `deid:\n  profiles:\n    - id: ours\n      base: pseudonymise\n      title: Ours\n${profile}\n`,
  );
  const out = join(folder, 'out');
  const flags = ['--profile', 'ours', '--config', config, '--out', out];
  expect(await deid([...flags, table])).toMatchObject({ code: 0 });
  expect(readFileSync(join(out, 'table.csv'), 'utf8')).not.toMatch(/Okonkwo|4477/);
});

test('into a file: for its owner, again over itself, over nothing else', async () => {
  const table = file('more.csv', `${ROWS.join('\n')}\n`);
  const out = join(folder, 'columns.yaml');
  expect(await deid(['--propose', table, '--out', out])).toMatchObject({ code: 0, stdout: '' });
  expect(statSync(out).mode & 0o777).toBe(0o600);
  expect(await deid(['--propose', table, '--out', out])).toMatchObject({ code: 0 });
  const refused = await deid(['--propose', table, '--out', table]);
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('is no proposal');
  expect(readFileSync(table, 'utf8')).toBe(`${ROWS.join('\n')}\n`);
});

test.each([
  ['note.txt', 'Seen today.', 'has no columns'],
  ['patient.json', '{"resourceType":"Patient"}', 'read by its elements'],
  ['broken.json', '{"a":', 'document'],
])('%s is refused', async (name, content, message) => {
  const ran = await deid(['--propose', file(name, content)]);
  expect(ran.code).not.toBe(0);
  expect(ran.stderr).toContain(message);
});

test('a file that is not there', async () => {
  const ran = await deid(['--propose', join(folder, 'none.csv')]);
  expect(ran.stderr).toContain('there is no such file');
});
