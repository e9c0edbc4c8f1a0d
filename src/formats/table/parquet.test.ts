import { parquetMetadata, parquetReadObjects, type SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { openParquet as open } from './parquet.ts';
import { decimalOf } from './parquet-decimals.ts';
import { recordFormat } from './record.ts';

async function openParquet(...args: Parameters<typeof open>) {
  const table = await open(...args);
  return { ...table, walk: recordFormat(table.columns, table.subject).walk };
}

const bytes = (columnData: Parameters<typeof parquetWriteBuffer>[0]['columnData']) =>
  new Uint8Array(parquetWriteBuffer({ columnData }));

const patients = () =>
  bytes([
    { name: 'mrn', data: ['84412907', '84412908'], type: 'STRING' },
    { name: 'birth_date', data: [new Date('1957-03-12T00:00:00Z'), null], type: 'TIMESTAMP' },
    { name: 'age', data: [68, 93], type: 'INT32' },
    { name: 'serial', data: [9_007_199_254_740_993n, 2n], type: 'INT64' },
    { name: 'weight', data: [61.5, 70], type: 'DOUBLE' },
    { name: 'note', data: ['Ada was seen', 'and "went"'], type: 'STRING' },
    { name: 'alive', data: [true, false], type: 'BOOLEAN' },
  ]);

const back = (file: Uint8Array) =>
  parquetReadObjects({
    file: file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer,
  });

test('rows know the order of month and day that their table shows', async () => {
  const file = bytes([{ name: 'seen', data: ['13/02/2024', '05/03/2024'], type: 'STRING' }]);
  const { rows, walk } = await openParquet(file);
  expect(rows.map((row) => walk(row).dateOrder)).toEqual(['day-first', 'day-first']);
});

test('a row is a JSON object, walked by the roles of its columns', async () => {
  const { rows, columns, walk } = await openParquet(patients());
  expect(columns.map(({ name, role }) => `${name} ${role}`)).toEqual([
    'mrn medical_record_number',
    'birth_date date',
    'age age',
    'serial device_identifier',
    'weight text',
    'note text',
    'alive text',
  ]);
  expect(rows[0]).toBe(
    '{"mrn":"84412907","birth_date":"1957-03-12","age":68,"serial":9007199254740993,"weight":61.5,"note":"Ada was seen","alive":true}',
  );
  const { loci, subject } = walk(rows[0]!);
  expect(subject).toBe('Patient/84412907');
  expect(loci.map(({ kind, role, category, text }) => [kind, role, category, text])).toEqual([
    ['text', 'value', 'medical_record_number', '84412907'],
    ['text', 'date', undefined, '1957-03-12'],
    ['number', 'age', undefined, '68'],
    ['text', 'value', 'device_identifier', '9007199254740993'],
    ['number', 'text', undefined, '61.5'],
    ['text', 'text', undefined, 'Ada was seen'],
  ]);
});

test('what does not change comes back as it was', async () => {
  const file = patients();
  const table = await openParquet(file);
  expect(await back(await table.write(table.rows))).toEqual(await back(file));
});

test('what changes is written, what is taken out is null, what does not fit is text', async () => {
  const table = await openParquet(patients());
  const changes: Readonly<Record<string, string | null>> = {
    '84412907': 'M-1',
    '1957-03-12': '1957',
    '93': '90',
    '9007199254740993': null,
    'Ada was seen': 'X was seen',
  };
  const rows = table.rows.map((row) => {
    const { loci, apply } = table.walk(row);
    return apply(loci.map(({ text }) => changes[text]));
  });
  expect(await back(await table.write(rows))).toEqual([
    {
      mrn: 'M-1',
      birth_date: '1957',
      age: 68,
      serial: null,
      weight: 61.5,
      note: 'X was seen',
      alive: true,
    },
    {
      mrn: '84412908',
      birth_date: null,
      age: 90,
      serial: 2n,
      weight: 70,
      note: 'and "went"',
      alive: false,
    },
  ]);
});

test('a number that its column does not hold makes it text, and leaves the others as they are', async () => {
  const file = bytes([
    { name: 'mrn', data: [84412907, 84412908], type: 'INT32' },
    { name: 'n', data: [1, 2], type: 'INT32' },
  ]);
  const { write } = await openParquet(file);
  const rows = ['{"mrn":845527103661,"n":2147483647}', '{"mrn":7,"n":-2147483648}'];
  expect(await back(await write(rows))).toEqual([
    { mrn: '845527103661', n: 2147483647 },
    { mrn: '7', n: -2147483648 },
  ]);
});

test.each([
  [8, true, 'INT_8'],
  [16, false, 'UINT_16'],
] as const)(
  'integers of %i bits are written as every reader knows them',
  async (bitWidth, isSigned, converted) => {
    const logical_type = { type: 'INTEGER', bitWidth, isSigned } as const;
    const file = parquetWriteBuffer({
      schema: [
        { name: 'root', num_children: 1 },
        { name: 'age', type: 'INT32', repetition_type: 'REQUIRED', logical_type },
      ],
      columnData: [{ name: 'age', data: [68, 93] }],
    });
    const { rows, write } = await openParquet(new Uint8Array(file));
    const written = await write(rows);
    const { schema } = parquetMetadata(written.slice().buffer);
    expect(schema[1]).toMatchObject({ type: 'INT32', converted_type: converted });
    expect(schema[1]?.logical_type).toBeUndefined();
    expect(await back(written)).toEqual([{ age: 68 }, { age: 93 }]);
  },
);

test('nothing of the file is carried over but its rows', async () => {
  const file = new Uint8Array(
    parquetWriteBuffer({
      columnData: [{ name: 'a', data: ['Zz Sentinel', 'x'], type: 'STRING' }],
      kvMetadata: [{ key: 'source', value: 'Zz Sentinel' }],
      createdBy: 'Zz Sentinel',
    }),
  );
  const { rows, walk, write } = await openParquet(file);
  const changed = await write(rows.map((row) => walk(row).apply(['y'])));
  expect(Buffer.from(file).includes('Zz Sentinel')).toBe(true);
  expect(Buffer.from(changed).includes('Sentinel')).toBe(false);
});

test('bytes that are no text are taken out', async () => {
  const file = bytes([{ name: 'scan', data: [new Uint8Array([0xff, 0xd8])], type: 'BYTE_ARRAY' }]);
  expect((await openParquet(file)).rows).toEqual(['{"scan":null}']);
});

test('lists and structs are searched', async () => {
  const file = bytes([{ name: 'names', data: [{ given: 'Ada' }], type: 'JSON' }]);
  const { rows, walk } = await openParquet(file);
  expect(walk(rows[0]!).loci.map(({ text }) => text)).toContain('Ada');
});

test.each([
  ['nothing', new Uint8Array()],
  ['other bytes', new TextEncoder().encode('PAR1 but no more PAR1')],
  ['half a file', patients().slice(0, 80)],
])('%s is refused', async (_, file) => {
  await expect(openParquet(file)).rejects.toThrow('not what its format says');
});

test('a struct that cannot be written as it was becomes JSON in a text column', async () => {
  const optional = { repetition_type: 'OPTIONAL' } as const;
  const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', ...optional } as const;
  const time = { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', ...optional } as const;
  const file = parquetWriteBuffer({
    schema: [
      { name: 'root', num_children: 2 },
      { name: 'visit', ...optional, num_children: 2 },
      { name: 'at', ...time },
      { name: 'by', ...text },
      { name: 'contact', repetition_type: 'REQUIRED', num_children: 1 },
      { name: 'who', ...text },
    ],
    columnData: [
      { name: 'visit', data: [{ at: new Date('2024-01-02T00:00:00Z'), by: 'Ada' }, null] },
      { name: 'contact', data: [{ who: 'Bo' }, { who: 'Cy' }] },
    ],
  });
  const { rows, write } = await openParquet(new Uint8Array(file));
  expect(await back(await write([rows[0]!, '{}']))).toEqual([
    { visit: '{"at":"2024-01-02T00:00:00.000Z","by":"Ada"}', contact: { who: 'Bo' } },
    { visit: null, contact: undefined },
  ]);
});

const column = (element: Partial<SchemaElement>, data: unknown[]) =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [{ name: 'c', data }],
      schema: [
        { name: 'root', num_children: 1 },
        { name: 'c', repetition_type: 'OPTIONAL', ...element } as SchemaElement,
      ],
    }),
  );
const utc = { isAdjustedToUTC: true } as const;

test.each<[Partial<SchemaElement>, number | bigint, string]>([
  [{ type: 'INT32', converted_type: 'TIME_MILLIS' }, 36_900_000, '"10:15:00"'],
  [{ type: 'INT64', converted_type: 'TIME_MICROS' }, 36_900_123_456n, '"10:15:00.123456"'],
  [
    { type: 'INT64', logical_type: { type: 'TIME', unit: 'NANOS', ...utc } },
    36_900_000_000_001n,
    '"10:15:00.000000001"',
  ],
  [
    { type: 'INT64', converted_type: 'TIMESTAMP_MICROS' },
    1_710_411_300_123_456n,
    '"2024-03-14T10:15:00.123456Z"',
  ],
  [
    { type: 'INT64', logical_type: { type: 'TIMESTAMP', unit: 'NANOS', ...utc } },
    -1n,
    '"1969-12-31T23:59:59.999999999Z"',
  ],
  [{ type: 'INT64', converted_type: 'TIMESTAMP_MICROS' }, 1_710_374_400_000_000n, '"2024-03-14"'],
  [{ type: 'INT32', converted_type: 'DECIMAL', precision: 6, scale: 2 }, 57n, '0.57'],
  [{ type: 'INT32', converted_type: 'DECIMAL', precision: 6, scale: 2 }, -5n, '-0.05'],
])('a column of %j shows %s as %s, and holds it again', async (element, value, shown) => {
  const file = column(element, [value, null]);
  const { rows, write } = await openParquet(file);
  expect(rows).toEqual([`{"c":${shown}}`, '{"c":null}']);
  const written = await write(rows);
  const typeOf = (bytes: Uint8Array) => parquetMetadata(bytes.slice().buffer).schema[1];
  expect(typeOf(written)).toEqual(typeOf(file));
  expect((await openParquet(written)).rows).toEqual(rows);
});

test('a decimal of more digits than a number holds is its digits, as text', async () => {
  const of18 = { type: 'INT64', converted_type: 'DECIMAL', precision: 18, scale: 2 } as const;
  const { rows, write } = await openParquet(column(of18, [12_345_678_901_234_567n, -7n]));
  expect(rows).toEqual(['{"c":"123456789012345.67"}', '{"c":-0.07}']);
  expect(await back(await write(rows))).toEqual([{ c: '123456789012345.67' }, { c: '-0.07' }]);
});

test.each([
  [[0x01, 0x00], 0, 256],
  [[0xff, 0xfb], 2, -0.05],
  [[0x01, ...Array<number>(8).fill(0)], 0, '18446744073709551616'],
])('the bytes %j with %i digits behind the point are %j', (bytes, scale, expected) => {
  expect(decimalOf(Uint8Array.from(bytes), scale)).toBe(expected);
});

test('what a column cannot hold makes text of it: a decimal of too many digits, no time of day', async () => {
  const decimal = await openParquet(
    column({ type: 'INT64', converted_type: 'DECIMAL', precision: 18, scale: 2 }, [1n]),
  );
  const written = await decimal.write(['{"c":12345678901234567}']);
  expect(await back(written)).toEqual([{ c: '12345678901234567' }]);
  const clock = await openParquet(column({ type: 'INT32', converted_type: 'TIME_MILLIS' }, [0]));
  expect(await back(await clock.write(['{"c":"[DATE]"}']))).toEqual([{ c: '[DATE]' }]);
});

test.each([
  [
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [{ name: 'a', data: [1] }],
        codec: 'LZ4',
        compressors: { LZ4: (it) => it },
      }),
    ),
    'compression LZ4: write it with ZSTD or SNAPPY',
  ],
  [
    column({ type: 'FIXED_LEN_BYTE_ARRAY', type_length: 12, converted_type: 'INTERVAL' }, [
      new Uint8Array(12),
    ]),
    'a column of INTERVAL: write it as a number or text',
  ],
])('what cannot be read is told', async (file, at) => {
  await expect(openParquet(file)).rejects.toMatchObject({ facts: { at } });
});
