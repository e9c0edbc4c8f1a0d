/** The parts of `chaperone deid`: names, settings, and the line protocol in one process. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Facts, Failure } from '../../core/failures.ts';
import { newTally, profileOf, RandomTokens } from '../../deid/index.ts';
import { DOCUMENT_FORMATS } from '../../formats/index.ts';
import { readSite } from '../read-site.ts';
import { anyJson } from './any-json.ts';
import { FILE_FORMATS, type FileFormat, formatNamed, formatOf } from './formats.ts';
import { outputNames } from './output-names.ts';
import { runPipe } from './pipe.ts';
import { silent } from './progress.ts';
import { runFiles } from './run.ts';
import { type DeidFlags, readSettings } from './settings.ts';
import { workerOf } from './work.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const SEVERAL =
  'several patients in fields of this name; write each as a row of a list, or as a line';
const bytes = (text: string) => new TextEncoder().encode(text);

async function* chunksOf(...chunks: readonly Uint8Array[]) {
  yield* chunks;
}

function factsOf(run: () => unknown): Facts & { code: string } {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof Failure) return { code: thrown.code, ...thrown.facts };
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

describe('formats', () => {
  test('by name and by ending; others are refused by name', () => {
    expect(formatOf('/data/a.NDJSON').name).toBe('ndjson');
    expect(formatNamed('text').layout).toBe('document');
    expect(factsOf(() => formatOf('a.xyz'))).toMatchObject({
      code: 'config_invalid',
      at: 'a.xyz',
    });
    expect(factsOf(() => formatOf('/data/a.PDF'))).toMatchObject({
      code: 'config_invalid',
      at: '/data/a.PDF',
      remedy: expect.stringContaining('pdftotext'),
    });
    expect(factsOf(() => formatNamed('pdf'))).toMatchObject({
      at: '--format',
      remedy: 'write one of: text, json, jsonl, ndjson, hl7v2, ccda, table, parquet, docx',
    });
    const names = FILE_FORMATS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('JSON: a resource is read as FHIR, anything else by its keys', () => {
    const resource = '{"resourceType":"Patient","id":"p1","birthDate":"1957-03-12"}';
    expect(
      anyJson({})
        .walk(resource)
        .loci.map(({ role }) => role),
    ).toContain('date');
    const { loci } = anyJson({}).walk('{"birthDate":"1957-03-12","seen":"x"}');
    expect(loci.map(({ role }) => role)).toEqual(['text', 'date', 'text', 'text']);
  });

  test.each(['17', '17.0', '"17"', '"17.0"'])('JSON: the patient as %s', (pid) => {
    const walked = anyJson({ patientColumn: 'pid' }).walk(`{"pid":${pid},"note":"x"}`);
    expect(walked.subject).toBe('Patient/17');
    const patient = walked.loci.filter(({ role }) => role === 'reference');
    // As in a table, where it has no quotes either: rows of both join.
    expect(patient).toMatchObject([{ text: '17', kind: 'text' }]);
    const changes = walked.loci.map(({ role }) => (role === 'reference' ? 'pa' : undefined));
    expect(walked.apply(changes)).toBe('{"pid":"pa","note":"x"}');
  });

  test('JSON: each row of a list is about its own patient', () => {
    const rows = '[{"pid":"a","seen":"2024-03-14"},{"pid":"b","seen":"2024-03-14"}]';
    const { subject, parts } = anyJson({ patientColumn: 'pid' }).walk(rows);
    expect(subject).toBeUndefined();
    expect(parts?.map((part) => part.subject)).toEqual(['Patient/a', 'Patient/b']);
    const alike = anyJson({ patientColumn: 'pid' }).walk(rows.replace('"b"', '"a"'));
    expect([alike.subject, alike.parts]).toEqual(['Patient/a', undefined]);
  });

  test.each(['null', '"NA"', '""'])('JSON: a row with %s is about nobody named', (pid) => {
    const row = (id: string) => `{"pid":${id},"seen":"2024-03-14"}`;
    const format = anyJson({ patientColumn: 'pid' });
    const walked = format.walk(`\ufeff[${row('"a"')},${row(pid)}]`);
    expect(walked.parts?.map((part) => part.subject)).toEqual(['Patient/a', undefined]);
    const nobody = format.walk(`[${row(pid)},${row(pid)}]`);
    expect(nobody.parts?.map((part) => part.subject)).toEqual([undefined, undefined]);
  });

  test.each([
    ['{"seen":"2024-03-14"}', '--patient-column: no value in a field of this name'],
    ['[{"pid":"a"},{"seen":1}]', 'row 2 of the list: no value in a field of this name'],
    ['{"patients":[{"pid":"a"},{"pid":2}]}', `--patient-column: ${SEVERAL}`],
    ['[{"pid":"a"},{"pid":"b","mother":{"pid":"a"}}]', `row 2 of the list: ${SEVERAL}`],
  ])('JSON: %s does not name one patient, and is refused', (source, at) => {
    expect(factsOf(() => anyJson({ patientColumn: 'pid' }).walk(source))).toEqual({
      code: 'document_invalid',
      at,
    });
  });

  test('JSON: the patient named twice is one', () => {
    const twice = '{"pid":17,"visits":[{"pid":"17"},{"pid":"NA"}]}';
    expect(anyJson({ patientColumn: 'pid' }).walk(twice).subject).toBe('Patient/17');
  });

  test.each(['{"pid":null,"seen":1}', '{"pid":"NA","seen":1}', '{"pid" : "","seen":1}'])(
    'JSON: %s is about nobody named',
    (source) => {
      expect(anyJson({ patientColumn: 'pid' }).walk(source).subject).toBeUndefined();
    },
  );

  test.each(['{', '', '{"a":1} x'])('JSON: %s is none', (source) => {
    expect(factsOf(() => anyJson({}).walk(source)).code).toBe('document_invalid');
  });
});

test('outputs are called as their inputs, where no word of the name could be a person', () => {
  const inputs = [
    'note-17.txt',
    'discharge summary.txt',
    'MedicationRequest.0003.ndjson',
    'DocumentReference.000.ndjson',
    'ADT-A01-01.txt',
    'b.txt',
    'Achterberg_Rosalind_MRN-447119.txt',
    'achterberg.txt',
    'may.txt',
    '2024-03-14.txt',
    '84412907.txt',
    'r_a.txt',
    'manifest.json',
    '.txt',
  ];
  const { names, renamed } = outputNames(inputs.map((name) => `/in/${name}`));
  expect(names).toEqual([
    ...inputs.slice(0, 6),
    ...['07.txt', '08.txt', '09.txt', '10.txt', '11.txt', '12.txt', '13.json', '14'].map(
      (end) => `document-${end}`,
    ),
  ]);
  expect(renamed).toBe(8);
});

describe('settings', () => {
  const read = (flags: DeidFlags) => () => readSettings(flags, NOW);

  test('what is left out is the private or the newest choice', () => {
    expect(readSettings({ profile: 'safe-harbor' }, NOW)).toMatchObject({
      work: { asOf: 2026, zip3Vintage: '2020', profile: { clinicians: 'remove' } },
      isKeyOfRun: false,
    });
    expect(readSettings({ profile: 'pseudonymise' }, NOW).isKeyOfRun).toBe(true);
  });

  test.each<[DeidFlags, string]>([
    [{}, '--profile'],
    [{ profile: 'anonymous' }, '--profile'],
    [{ profile: 'chat' }, '--profile'],
    [{ profile: 'safe-harbor', zip3: '1990' }, '--zip3'],
    [{ profile: 'safe-harbor', jobs: '0' }, '--jobs'],
    [{ profile: 'safe-harbor', jobs: 'two' }, '--jobs'],
    [{ profile: 'safe-harbor', 'as-of': '20' }, '--as-of'],
    [{ profile: 'safe-harbor', clinicians: 'some' }, '--clinicians'],
    [{ profile: 'pseudonymise', 'key-file': '/nowhere/key' }, '--key-file'],
  ])('%j: %s', (flags, at) => {
    expect(factsOf(read(flags))).toMatchObject({ code: 'config_invalid', at });
  });

  test('terms are checked before anything is read', () => {
    expect(factsOf(read({ profile: 'limited-data-set' })).code).toBe('release_refused');
    expect(
      factsOf(
        read({ profile: 'expert-determination', packet: 'ED-1', 'valid-until': '2026-01-01' }),
      ).code,
    ).toBe('release_refused');
    const terms = { profile: 'limited-data-set', dua: 'DUA-17', purpose: 'HRESCH' };
    expect(readSettings(terms, NOW).facts.terms).toEqual({
      dataUseAgreement: 'DUA-17',
      purpose: 'HRESCH',
    });
  });
});

test('what a site has added: a profile, and identifiers of its own', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chaperone-site-'));
  const file = join(folder, 'chaperone.yaml');
  await writeFile(
    file,
    `
upstreams: [{ name: gpt, api: openai, url: https://api.example.org/v1, key: "\${NOT_SET_HERE}" }]
deid:
  profiles:
    - { id: strict, base: safe-harbor, title: No states, rows: { state: redact } }
  recognizers:
    - { id: study, pattern: 'KX[0-9]{4}' }
`,
  );
  const site = (await readSite(file))!;
  const settings = readSettings({ profile: 'strict', jobs: '2' }, NOW, site);
  let out = '';
  const { manifest } = await runPipe({
    input: chunksOf(bytes('Arm KX4471, lives in Rutland, VT 05701.\n')),
    write: async (text) => {
      out += text;
    },
    format: 'text',
    settings,
  });
  await rm(folder, { recursive: true });
  expect(out).toBe('Arm [ID], lives in [CITY], [STATE] 057.\n');
  expect(manifest.profile.id).toBe('strict');
  expect(manifest.engine.recognizers).toEqual(['study']);
  expect(manifest.data.formats.hash).toMatch(/^[0-9a-f]{16}$/);
  expect(await readSite(undefined, folder)).toBeUndefined();
});

describe('the line protocol', () => {
  async function pipe(input: string, format = 'ndjson', flags: DeidFlags = {}) {
    let out = '';
    const { exitCode, manifest } = await runPipe({
      input: chunksOf(...[...input].map(bytes)),
      write: async (text) => {
        out += text;
      },
      format,
      settings: readSettings({ profile: 'safe-harbor', ...flags }, NOW),
    });
    return { out, exitCode, manifest };
  }

  test('one line in, one line out, in order; errors are marked in place and make the code 1', async () => {
    const { out, exitCode, manifest } = await pipe(
      '{"n":1,"text":"Ms. Achterberg"}\n\n{"n":2,Achterberg}\r\n[3]\n{"n":4,"text":"fine"}',
    );
    expect(out.split('\n')).toEqual([
      '{"n":1,"text":"Ms. [NAME]"}',
      '',
      '{"error":{"code":"document_invalid","at":"offset 7","line":3}}\r',
      '[3]',
      '{"n":4,"text":"fine"}',
    ]);
    expect(exitCode).toBe(1);
    expect(manifest.counts).toMatchObject({ documents: 3, failed: 1 });
  });

  test('plain lines', async () => {
    const { out, exitCode } = await pipe('seen 03/14/2024\nDr. Castellan\n', 'text');
    expect([out, exitCode]).toEqual(['seen 2024\nDr. [NAME]\n', 0]);
  });

  test('threads give the same lines in the same order, and one table of tokens', async () => {
    const line = (n: number) => `{"pid":"P-${n % 7}","text":"Ms. Achterberg, visit ${n}"}\n`;
    const input = Array.from({ length: 300 }, (_, n) => line(n)).join('');
    let out = '';
    const { exitCode } = await runPipe({
      input: chunksOf(...(input.match(/[\s\S]{1,700}/g) ?? []).map(bytes)),
      write: async (text) => {
        out += text;
      },
      format: 'ndjson',
      settings: readSettings({ profile: 'safe-harbor', jobs: '2', 'patient-column': 'pid' }, NOW),
    });
    expect(exitCode).toBe(0);
    const rows = out
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row) as { pid: string; text: string });
    expect(rows.map(({ text }) => text)).toEqual(
      Array.from({ length: 300 }, (_, n) => `Ms. [NAME], visit ${n}`),
    );
    expect(new Set(rows.map(({ pid }, n) => `${n % 7} ${pid}`)).size).toBe(7);
    expect(new Set(rows.map(({ pid }) => pid)).size).toBe(7);
  });
});

describe('a format with records', () => {
  const pieces: FileFormat = {
    name: 'pieces',
    extensions: ['.pieces'],
    layout: 'records',
    open: ({ head = '' }) => ({
      // What the head says is kept: every record is known to begin with its first line.
      format: {
        id: 'table',
        walk: (source) => DOCUMENT_FORMATS.text.walk(`${head.split(/[\r\n]/)[0]}=${source}`),
      },
      splitter: () => {
        let held = '';
        return {
          push(piece) {
            const records = (held + piece).split(/(?<=;\r\n|;\n)/);
            held = records.pop()!;
            if (held.includes('unclosed')) throw new Failure('document_invalid', { at: 'record' });
            return records;
          },
          end: () => (held === '' ? [] : [held]),
        };
      },
    }),
    errorLine: ({ code, line }) => `error ${code} ${line}`,
  };
  let folder: string;

  beforeAll(async () => {
    (FILE_FORMATS as FileFormat[]).push(pieces);
    folder = await mkdtemp(join(tmpdir(), 'chaperone-records-'));
  });
  afterAll(() => {
    (FILE_FORMATS as FileFormat[]).pop();
    return rm(folder, { recursive: true, force: true });
  });

  async function run(content: string | Uint8Array) {
    const path = join(folder, 'table.pieces');
    const out = await mkdtemp(join(folder, 'out-'));
    await writeFile(path, content);
    let told = '';
    const code = await runFiles({
      files: [path],
      out,
      format: undefined,
      isResumed: false,
      settings: readSettings({ profile: 'safe-harbor', jobs: '1' }, NOW),
      progress: silent,
      tell: (text) => {
        told += text;
      },
    });
    return { code, told, text: await readFile(join(out, 'table.pieces'), 'utf8') };
  }

  test('records with line ends inside, and ends as they came', async () => {
    expect(await run('head;\r\nMs. Achterberg,\nseen 03/14/2024;\n\nlast')).toEqual({
      code: 0,
      told: '',
      text: 'head;=head;\r\nhead;=Ms. [NAME],\nseen 2024;\nhead;=\nlast',
    });
  });

  test.each([
    ['no record can be told', 'head;\na;\nunclosed', 'error document_invalid 1'],
    ['no UTF-8', Uint8Array.of(104, 59, 10, 0xff, 10), 'error document_not_utf8 1'],
  ])('%s: the rest is left out, and marked', async (_, content, text) => {
    const ran = await run(content);
    expect([ran.code, ran.text]).toEqual([1, text]);
    expect(ran.told).toMatch(
      /^table\.pieces, line \d: document_(?:invalid at record\n|not_utf8 at byte 3: )/,
    );
  });

  test('is refused in a pipe', async () => {
    const settings = readSettings({ profile: 'safe-harbor' }, NOW);
    const run = runPipe({ input: chunksOf(), write: async () => {}, format: 'pieces', settings });
    await expect(run).rejects.toMatchObject({ code: 'config_invalid' });
  });
});

test('a document that fails takes no other with it', () => {
  const work = workerOf(
    {
      profile: profileOf('safe-harbor')!,
      recognizers: [],
      operatingPoint: 'balanced',
      asOf: 2026,
      zip3Vintage: '2020',
      open: { patientColumn: 'pid' },
    },
    { tokens: new RandomTokens(1) },
  );
  const walked = work.walk({
    format: 'ndjson',
    documents: [
      '{"pid":"1"}',
      '{"pid":"2"}',
      { code: 'body_too_large' },
      '{"pid":null,"note":"x"}',
    ],
  });
  const { documents, tally } = work.deidentify(walked);
  expect(documents).toEqual([
    expect.stringMatching(/^\{"pid":"p[0-9a-f]{24}"\}$/),
    { code: 'deid_blocked' },
    { code: 'body_too_large' },
    '{"pid":null,"note":"x"}',
  ]);
  expect(tally).toMatchObject({
    ...newTally(),
    documents: 2,
    failed: 2,
    places: 5,
    texts: expect.any(Number),
    methods: expect.anything(),
    characters: expect.any(Number),
    charactersChanged: 1,
  });
});
