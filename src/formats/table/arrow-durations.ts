/**
 * Columns of durations (pandas `timedelta64`, polars `Duration`): Parquet has no type for them and stores whole
 * numbers, so that only the schema of Arrow beside it says what they are.
 *
 * Source  Apache Arrow columnar format 1.5, Schema.fbs (Message, Schema, Field, Type: Duration is 18);
 *         FlatBuffers, internals
 */
import type { FileMetaData } from 'hyparquet';

const SCHEMA_KEY = 'ARROW:schema';
const DURATION = 18;
/** Of the message in front of its table: continuation and length. */
const FRAME_BYTES = 8;
/** Fields of the tables, by their number. */
const MESSAGE = { header: 2 } as const;
const SCHEMA = { fields: 1 } as const;
const FIELD = { name: 0, type: 2 } as const;

/** Names of them; none where no schema says so, or one that cannot be read. */
export function durationsOf({ key_value_metadata: pairs = [] }: FileMetaData): ReadonlySet<string> {
  const said = pairs.find(({ key }) => key === SCHEMA_KEY)?.value;
  try {
    return new Set(said === undefined ? [] : durationsIn(Buffer.from(said, 'base64')));
  } catch {
    return new Set(); // an offset beyond its end
  }
}

function* durationsIn(bytes: Buffer): Generator<string> {
  const target = (at: number): number => at + bytes.readUInt32LE(at);
  /** Where a field of a table stands; undefined for one that is left out. */
  const within = (table: number, field: number): number | undefined => {
    const offsets = table - bytes.readInt32LE(table);
    const slot = 4 + 2 * field;
    const offset = slot < bytes.readUInt16LE(offsets) ? bytes.readUInt16LE(offsets + slot) : 0;
    return offset === 0 ? undefined : table + offset;
  };
  const header = within(target(FRAME_BYTES), MESSAGE.header);
  const list = header === undefined ? undefined : within(target(header), SCHEMA.fields);
  if (list === undefined) return;
  const fields = target(list);
  for (let index = 0; index < bytes.readUInt32LE(fields); index += 1) {
    const field = target(fields + 4 + 4 * index);
    const [name, type] = [within(field, FIELD.name), within(field, FIELD.type)];
    if (name === undefined || type === undefined || bytes[type] !== DURATION) continue;
    const start = target(name);
    yield bytes.toString('utf8', start + 4, start + 4 + bytes.readUInt32LE(start));
  }
}
