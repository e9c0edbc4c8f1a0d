/** Files that are no text: Parquet in and out, DOCX to text, and what is refused. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Failure } from '../../core/failures.ts';
import { FILE_FORMATS } from './formats.ts';
import { runPipe } from './pipe.ts';
import { silent } from './progress.ts';
import { runFiles } from './run.ts';
import { type DeidFlags, readSettings } from './settings.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaperone-binary-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(name: string, content: Uint8Array, flags: DeidFlags = {}) {
  const path = join(folder, name);
  const out = await mkdtemp(join(folder, 'out-'));
  await writeFile(path, content);
  let told = '';
  const code = await runFiles({
    files: [path],
    out,
    format: flags.format,
    isResumed: false,
    settings: readSettings({ profile: 'safe-harbor', jobs: '1', ...flags }, NOW),
    progress: silent,
    tell: (text) => {
      told += text;
    },
  });
  const names = (await readdir(out)).filter((each) => !/manifest|run\.jsonl/.test(each));
  return { code, told, names, read: (each: string) => readFile(join(out, each)) };
}

const rowsOf = (file: Buffer) =>
  parquetReadObjects({
    file: file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer,
  });

const visits = (rows: number) =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'pid', data: Array.from({ length: rows }, (_, n) => `P-${n % 5}`), type: 'STRING' },
        { name: 'dob', data: Array(rows).fill('1957-03-12'), type: 'STRING' },
        { name: 'zz', data: Array(rows).fill('Castellan, Odile'), type: 'STRING' },
        {
          name: 'note',
          data: Array.from({ length: rows }, (_, n) => `Ms. Achterberg, visit ${n}`),
          type: 'STRING',
        },
        { name: 'weight', data: Array(rows).fill(61.5), type: 'DOUBLE' },
      ],
    }),
  );

test.each(['1', '2'])('Parquet by the roles of its columns, on %s cores', async (jobs) => {
  const { code, names, read } = await run('visits.parquet', visits(4000), { jobs });
  expect([code, names]).toEqual([0, ['visits.parquet']]);
  const rows = await rowsOf(await read('visits.parquet'));
  expect(rows).toHaveLength(4000);
  expect(rows[3999]).toEqual({
    pid: null, // a record number, by its name
    dob: '1957',
    zz: null, // names, by what detection proposes
    note: 'Ms. [NAME], visit 3999',
    weight: 61.5,
  });
});

test('the lines of a file have one order of month and day', async () => {
  const lines = ['04/03/2024', '13/02/2024'].map((seen) => JSON.stringify({ pid: 'P-1', seen }));
  const flags = { profile: 'pseudonymise', 'patient-column': 'pid' };
  const { read } = await run('feed.ndjson', strToU8(`${lines.join('\n')}\n`), flags);
  const days = [...String(await read('feed.ndjson')).matchAll(/(\d\d)\/(\d\d)\/(\d{4})/g)].map(
    ([, day, month, year]) => Date.parse(`${year}-${month}-${day}`),
  );
  expect((days[0]! - days[1]!) / 86_400_000).toBe(20);
});

test('Parquet: the column of the patient', async () => {
  const { read } = await run('visits.parquet', visits(10), {
    profile: 'pseudonymise',
    'patient-column': 'pid',
  });
  const rows = await rowsOf(await read('visits.parquet'));
  const shifted = (which: number) =>
    new Set(rows.filter((_, n) => n % 5 === which).map(({ pid, dob }) => `${pid} ${dob}`));
  expect([0, 1, 2, 3, 4].map((which) => shifted(which).size)).toEqual([1, 1, 1, 1, 1]);
  expect(new Set(rows.map(({ dob }) => dob)).size).toBeGreaterThan(1);
  expect(rows.map(({ weight }) => weight)).toEqual(Array(10).fill(61.5));
});

test.each([
  ['visits.parquet', visits(3), []],
  ['visits.csv', strToU8('pid,dob\nP-1,1957-03-12\nP-1,1957-04-12\n'), ['visits.csv']],
])('%s without the column of the patient is refused', async (name, content, names) => {
  const flags = { profile: 'pseudonymise', 'patient-column': 'Pid' };
  const ran = await run(name, content, flags);
  expect([ran.code, ran.names]).toEqual([1, names]);
  expect(ran.told).toMatch(/: config_invalid at --patient-column: no column of the table has this/);
  for (const each of names) expect(String(await ran.read(each))).not.toContain('P-1');
});

test.each([
  ['feed', 'MSH|^~\\&|A|B|C|D|20240305||ADT^A01|1|P|2.5\rPID|1||84412907\r', /PID\|1\|\|\r$/],
  ['export.dat', '{"resourceType":"Patient","birthDate":"1957-03-12"}', /"birthDate":"1957"/],
])('%s: where the ending says nothing, the beginning does', async (name, content, expected) => {
  const { names, read } = await run(name, strToU8(content));
  expect(String(await read(names[0]!))).toMatch(expected);
});

test.each(['scan.pdf', 'notes.zip', 'thing.xyz'])('%s is refused by name', async (name) => {
  const ran = run(name, strToU8('Ms. Achterberg'));
  await expect(ran).rejects.toMatchObject({
    code: 'config_invalid',
    facts: { at: join(folder, name), remedy: expect.any(String) },
  });
});

test.each([
  ['record.json', 1, []],
  ['record.xml', 1, []],
  ['note.txt', 0, ['note.txt']],
  ['feed.ndjson', 0, ['feed.ndjson']],
  ['table.csv', 0, ['table.csv']],
])('%s of nothing but blanks: exit %i', async (name, code, names) => {
  expect(await run(name, strToU8(' \n'))).toMatchObject({ code, names });
});

test('DOCX: its text is written', async () => {
  const paragraph = '<w:p><w:r><w:t>Ms. Achterberg was seen on 03/14/2024.</w:t></w:r></w:p>';
  const body = `<w:document xmlns:w="urn:w"><w:body>${paragraph}</w:body></w:document>`;
  const file = zipSync({ 'word/document.xml': strToU8(body) });
  const { code, names, read } = await run('discharge letter.docx', file);
  expect([code, names]).toEqual([0, ['discharge letter.txt']]);
  expect(String(await read('discharge letter.txt'))).toBe('Ms. [NAME] was seen on 2024.');
});

const NO_TEXT =
  'document_unknown: no text: zeros in it are of UTF-16 (iconv -f UTF-16LE -t UTF-8) or of a database; PDF, RTF and Office files have to be converted to text, X12 and EDIFACT to JSON or CSV';

test.each([
  ['visits.parquet', strToU8('PAR1 and no more'), 'document_invalid'],
  ['note.docx', strToU8('Ms. Achterberg'), 'document_invalid'],
  ['note.txt', strToU8('%PDF-1.7 (Ms. Achterberg)'), NO_TEXT],
  ['note.txt', strToU8('{\\rtf1 Ms. Ac\\f1 hterberg}'), NO_TEXT],
  ['note.txt', strToU8('ISA*00*          *00*  ~NM1*IL*1*ACHTERBERG*ROSALIND~'), NO_TEXT],
  ['note.txt', new Uint8Array(Buffer.from('Ms. Achterberg', 'utf16le')), NO_TEXT],
  [
    'note.txt',
    new Uint8Array(Buffer.from('Zo\u00eb Achterberg', 'latin1')),
    'document_not_utf8 at byte 2: the text is not in UTF-8: convert it first, as iconv -f WINDOWS-1252 -t UTF-8 does',
  ],
])('%s that is none: nothing is written', async (name, content, code) => {
  const ran = await run(name, content);
  expect(ran).toMatchObject({ code: 1, names: [] });
  expect(ran.told).toContain(`: ${code}\n`);
});

test.each<['utf16le' | 'utf16be', string, string, string]>([
  ['utf16le', 'note.txt', 'Ms. Achterberg, 38 °C', 'Ms. [NAME], 38 °C'],
  ['utf16be', 'note.txt', 'Ms. Achterberg', 'Ms. [NAME]'],
  ['utf16le', 'rows.csv', 'note\nMs. Achterberg\n', 'note\nMs. [NAME]\n'],
  ['utf16le', 'feed.ndjson', '{"note":"Ms. Achterberg"}\n', '{"note":"Ms. [NAME]"}\n'],
  [
    'utf16be',
    'feed.hl7',
    'MSH|^~\\&|A\rNTE|1||Ms. Achterberg\r',
    'MSH|^~\\&|A\rNTE|1||Ms. [NAME]\r',
  ],
])(
  '%s with its byte order mark is read, and written as UTF-8: %s',
  async (encoding, name, text, made) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    if (encoding === 'utf16be') bytes.swap16();
    const ran = await run(name, new Uint8Array(bytes));
    expect([ran.code, ran.told]).toEqual([0, '']);
    expect(String(await ran.read(name))).toBe(made);
  },
);

test('another encoding in a table: where it begins', async () => {
  const rows = Buffer.from(`note\n${'a\n'.repeat(200_000)}Zo\u00eb\n`, 'latin1');
  const ran = await run('rows.csv', new Uint8Array(rows));
  expect(ran.told).toMatch(/^rows\.csv, line \d+: document_not_utf8 at byte 400007: /);
});

test('a Parquet file that cannot be written is left out, and takes no other with it', async () => {
  const out = await mkdtemp(join(folder, 'out-'));
  await writeFile(join(folder, 'a.parquet'), visits(3));
  await writeFile(join(folder, 'note-1.txt'), 'Ms. Achterberg');
  const packed = FILE_FORMATS.find(({ name }) => name === 'parquet')!;
  const { unpack } = packed;
  const broken: typeof unpack = async (...args) => ({
    ...(await unpack!(...args)),
    pack: () => Promise.reject(new Failure('document_invalid', { at: 'file' })),
  });
  Object.assign(packed, { unpack: broken });
  let told = '';
  const code = await runFiles({
    files: [join(folder, 'a.parquet'), join(folder, 'note-1.txt')],
    out,
    format: undefined,
    isResumed: false,
    settings: readSettings({ profile: 'safe-harbor', jobs: '1' }, NOW),
    progress: silent,
    tell: (text) => {
      told += text;
    },
  });
  Object.assign(packed, { unpack });
  expect([code, told]).toEqual([1, 'a.parquet: document_invalid at file\n']);
  expect((await readdir(out)).sort()).toEqual(['manifest.json', 'note-1.txt', 'run.jsonl']);
  const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
  expect(manifest.files).toMatchObject({ written: 1, leftOut: 1 });
});

test('a table: the column of the patient links its rows', async () => {
  const rows = strToU8('who,note\nQ17,a\nQ18,b\nQ17,c\n');
  const ran = await run('rows.csv', rows, { 'patient-column': 'who' });
  const [head, ...made] = String(await ran.read('rows.csv'))
    .trimEnd()
    .split('\n');
  const [first, second, third] = made.map((row) => row.split(',')[0]);
  expect([head, made.map((row) => row.at(-1))]).toEqual(['who,note', ['a', 'b', 'c']]);
  expect(first).toMatch(/^p[0-9a-f]{24}$/);
  expect([second === first, third === first]).toEqual([false, true]);
});

test('lines in another encoding are marked in their place', async () => {
  const ran = await run('rows.csv', strToU8('note\nM\0s\0.\0 \0Q\0\nMs. Achterberg\n'));
  expect(String(await ran.read('rows.csv'))).toBe(
    'note\n[chaperone deid error: document_unknown, line 2]\nMs. [NAME]\n',
  );
});

test.each(['parquet', 'docx', 'ccda'])('%s is refused in a pipe', async (format) => {
  const settings = readSettings({ profile: 'safe-harbor' }, NOW);
  const input = (async function* () {})();
  const ran = runPipe({ input, write: async () => {}, format, settings });
  await expect(ran).rejects.toMatchObject({ code: 'config_invalid', facts: { at: '--format' } });
});
