import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { openParquet } from './parquet.ts';

/** By pyarrow 26: `los: duration[ns], n: int64`. */
const SCHEMA = `
/////7AAAAAQAAAAAAAKAAwABgAFAAgACgAAAAABBAAMAAAACAAIAAAABAAIAAAABAAAAAIAAABMAAAABAAAAMz///8AAAECEAAA
ABwAAAAEAAAAAAAAAAEAAABuAAAACAAMAAgABwAIAAAAAAAAAUAAAAAQABQACAAGAAcADAAAABAAEAAAAAAAARIQAAAAHAAAAAQA
AAAAAAAAAwAAAGxvcwAAAAYACAAGAAYAAAAAAAMAAAAAAA==`.replaceAll('\n', '');

const file = (schema: string) =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: ['los', 'n', 'age'].map((name) => ({ name, data: [273_600_000_000_000n] })),
      kvMetadata: [{ key: 'ARROW:schema', value: schema }],
    }),
  );

test.each([
  ['keep', 'a schema', SCHEMA],
  ['text', 'half of one', SCHEMA.slice(0, SCHEMA.length / 8)],
  ['text', 'something else', 'x'],
  ['text', 'offsets beyond its end', Buffer.alloc(64, 0x7f).toString('base64')],
])('durations are %s where the file has %s', async (role, _, schema) => {
  const { columns } = await openParquet(file(schema));
  expect(columns.map((column) => column.role)).toEqual([role, 'text', 'age']);
});

test('what a caller says of a column of durations is final', async () => {
  const { columns } = await openParquet(file(SCHEMA), { roles: { los: 'other_unique_id' } });
  expect(columns[0]!.role).toBe('other_unique_id');
});
