/**
 * Places in JSON by RFC 9535: `$.patient.ssn`, `$.notes[*].text`, `$..mrn`, `$['a key']`. Names and
 * wildcards; indexes, slices and filters are refused, for what an element is does not go by its number.
 */

/** A key, any of an object or list, or one at any depth below. */
interface Segment {
  /** Undefined for `*`. */
  readonly name: string | undefined;
  readonly isDeep: boolean;
}

export type JsonPath = readonly Segment[];

const SEGMENT =
  /(\.\.?)(?:(\*)|([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*))|(\.\.)?\[(?:(\*)|'((?:[^'\\]|\\['\\])*)'|"((?:[^"\\]|\\["\\])*)")\]/y;

const SEGMENTS_MAX = 64;

/** Undefined for what is no such path. */
export function readJsonPath(path: string): JsonPath | undefined {
  if (!path.startsWith('$')) return undefined;
  const segments: Segment[] = [];
  SEGMENT.lastIndex = 1;
  while (SEGMENT.lastIndex < path.length) {
    const match = SEGMENT.exec(path);
    if (match === null) return undefined;
    const [, dots, , plain, deep, , single, double] = match;
    const name = plain ?? (single ?? double)?.replaceAll(/\\(.)/g, '$1');
    segments.push({ name, isDeep: dots === '..' || deep !== undefined });
  }
  return segments.length === 0 || segments.length > SEGMENTS_MAX ? undefined : segments;
}

/** Where several paths are, some way into a document. */
export interface PathState {
  /** Of the paths that end here, the first; undefined where none does. */
  readonly found: number | undefined;
  /** @param key undefined for an element of a list */
  enter(key: string | undefined): PathState;
}

/** At the root. */
export function startPaths(paths: readonly JsonPath[]): PathState {
  return stateOf(
    paths,
    paths.map(() => [0]),
  );
}

/** @param at of each path, the segments that come next */
function stateOf(paths: readonly JsonPath[], at: readonly (readonly number[])[]): PathState {
  const found = paths.findIndex(({ length }, index) => at[index]!.includes(length));
  return {
    found: found < 0 ? undefined : found,
    enter: (key) =>
      stateOf(
        paths,
        paths.map((path, index) => [
          ...new Set(at[index]!.flatMap((next) => after(path, next, key))),
        ]),
      ),
  };
}

function after(path: JsonPath, next: number, key: string | undefined): number[] {
  const segment = path[next];
  if (segment === undefined) return [];
  const isIt = segment.name === undefined || segment.name === key;
  return [...(isIt ? [next + 1] : []), ...(segment.isDeep ? [next] : [])];
}
