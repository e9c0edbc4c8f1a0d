/**
 * Cursors: where the next page begins, as text that callers hand back and do not read. Nothing
 * secret is in one, and one that was made up finds nothing more than a request could ask for anyway.
 */
import { Failure } from '../core/failures.ts';

/** @param list what the cursor is of, so that it is not taken for another list */
export function cursorTo(list: string, position: string | number): string {
  return Buffer.from(JSON.stringify([list, position])).toString('base64url');
}

/** @throws Failure invalid_value */
function positionIn(list: string, cursor: string): string {
  try {
    const [of, position] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (of === list && /^(?:string|number)$/.test(typeof position)) return String(position);
  } catch {
    // Told below.
  }
  throw new Failure('invalid_value', { at: 'query.cursor' });
}

/** Of a list whose end is known, such as the ledger. @throws Failure invalid_value */
export function indexIn(list: string, cursor: string): number {
  const position = positionIn(list, cursor);
  if (!/^\d{1,15}$/.test(position)) throw new Failure('invalid_value', { at: 'query.cursor' });
  return Number(position);
}

/** Of a list that grows while it is read: what comes before, and the size at which its end was fixed. */
export interface Stretch {
  readonly after: number;
  readonly size: number;
}

export function cursorWithin(list: string, { after, size }: Stretch): string {
  return cursorTo(list, `${after} of ${size}`);
}

/** @throws Failure invalid_value */
export function stretchIn(list: string, cursor: string): Stretch {
  const [, after, size] = /^(\d{1,15}) of (\d{1,15})$/.exec(positionIn(list, cursor)) ?? [];
  if (size === undefined) throw new Failure('invalid_value', { at: 'query.cursor' });
  return { after: Number(after), size: Number(size) };
}

/** A page of a list that is in memory, ordered, and told apart by `idOf`. */
export function pageOf<T>(
  list: string,
  all: readonly T[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  idOf: (item: T) => string,
): { items: T[]; next?: string } {
  const after = cursor === undefined ? undefined : positionIn(list, cursor);
  // What the cursor points at may be gone; nothing is said of where it was, so nothing follows.
  const from = after === undefined ? 0 : all.findIndex((item) => idOf(item) === after) + 1;
  if (after !== undefined && from === 0) throw new Failure('invalid_value', { at: 'query.cursor' });
  const items = all.slice(from, from + limit);
  const last = items.at(-1);
  const hasMore = from + limit < all.length && last !== undefined;
  return { items, ...(hasMore ? { next: cursorTo(list, idOf(last)) } : {}) };
}
