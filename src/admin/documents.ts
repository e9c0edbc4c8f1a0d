/**
 * Documents of the register, for routes: read as the database has them this moment, changed by a pure
 * step of their own module, and written in the place of exactly the version that was read.
 */
import { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import type { Document, DocumentKind } from '../governance/index.ts';
import { cursorTo, indexIn } from './paging.ts';
import type { Context } from './route.ts';

/** Not the snapshot, which may be a fraction of a second old: who has just written reads that. */
export async function latest(
  kind: DocumentKind,
  id: string,
  { services }: Context,
): Promise<Document | undefined> {
  const [revision] = await services.governance.register.history(kind, id, { count: 1 });
  return revision;
}

/** @throws Failure no_such_record */
export async function existing(
  kind: DocumentKind,
  id: string,
  context: Context,
): Promise<Document> {
  const found = await latest(kind, id, context);
  if (found === undefined) throw new Failure('no_such_record', { kind });
  return found;
}

/** How often a step is taken anew on what somebody else has just written. */
const ATTEMPTS = 3;

/**
 * Takes a step from the newest version to the next. Where the caller named no revision and somebody
 * was faster, the step is taken again on what is there then: a pause must not fail because of a review.
 *
 * @param step what is to be written, or why not
 * @throws Failure revision_conflict, what `step` returned, and what the register throws
 */
export async function advance<T>(
  options: { readonly kind: DocumentKind; readonly id: string; readonly action: string },
  context: Context,
  step: (now: Document | undefined) => { readonly body: Json; readonly value: T } | Failure,
): Promise<{ readonly value: T; readonly revision: number }> {
  const { expected, by, services } = context;
  for (let attempt = 1; ; attempt += 1) {
    const now = await latest(options.kind, options.id, context);
    assertExpected(expected, now?.revision);
    const next = step(now);
    if (next instanceof Failure) throw next;
    try {
      const change = { ...options, body: next.body, actor: by.id, expected: now?.revision };
      const { revision } = await services.governance.register.write(change);
      return { value: next.value, revision };
    } catch (thrown) {
      const isOvertaken = thrown instanceof Failure && thrown.code === 'revision_conflict';
      if (!isOvertaken || expected !== undefined || attempt === ATTEMPTS) throw thrown;
    }
  }
}

/** @throws Failure revision_conflict */
function assertExpected(expected: Context['expected'], found: number | undefined): void {
  if (expected === undefined) return;
  if ((expected === 'new' ? undefined : expected) !== found) throw new Failure('revision_conflict');
}

/** Who did what when, newest first. Bodies are read one at a time. */
export async function historyOf(
  kind: DocumentKind,
  id: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  { services }: Context,
) {
  const list = `${kind} ${id}`;
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : indexIn(list, cursor);
  const found = await services.governance.register.history(kind, id, { before, count: limit + 1 });
  const items = found.slice(0, limit).map(({ revision, actor, action, at }) => {
    return { revision, actor, action, at: new Date(at).toISOString() };
  });
  const last = items.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return { items, ...(hasMore ? { next: cursorTo(list, last.revision) } : {}) };
}

/** One version. @throws Failure no_such_record */
export async function versionOf(
  kind: DocumentKind,
  id: string,
  revision: number,
  { services }: Context,
): Promise<Document> {
  const { register } = services.governance;
  const [found] = await register.history(kind, id, { before: revision + 1, count: 1 });
  if (found?.revision !== revision) throw new Failure('no_such_record', { kind, revision });
  return found;
}
