/** The type of the resource that begins at a reader, looked for ahead: it need not be the first member. */
import { CLOSE_OBJECT, JsonReader, QUOTE } from '../json/reader.ts';

export function resourceTypeOf(reader: JsonReader): string | undefined {
  const ahead = new JsonReader(reader.source, reader.at);
  ahead.depth = reader.depth;
  if (ahead.open(CLOSE_OBJECT)) return undefined;
  do {
    if (ahead.next() !== QUOTE) throw ahead.invalid(ahead.at);
    const key = ahead.source.slice(ahead.at + 1, ahead.string());
    ahead.colon();
    if (key === 'resourceType') {
      const start = ahead.at + 1;
      if (ahead.next() !== QUOTE) return undefined;
      return ahead.source.slice(start, ahead.string());
    }
    ahead.skip();
  } while (ahead.more(CLOSE_OBJECT));
  return undefined;
}
