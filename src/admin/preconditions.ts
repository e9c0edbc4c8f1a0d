/**
 * Lost updates: a document has a revision, its ETag (RFC 9110 §8.8.3). Who replaces it names the
 * revision that was read (`If-Match: "7"`), or says that there is none yet (`If-None-Match: *`).
 */
import { Failure } from '../core/failures.ts';
import type { Headers } from '../gateway/index.ts';
import type { Route } from './route.ts';

const ETAG = /^"(\d{1,15})"$/;

/**
 * @returns the revision, `new`, or undefined where nothing was asked for
 * @throws Failure precondition_required, invalid_header
 */
export function expectedRevision(
  { match }: Pick<Route, 'match'>,
  headers: Headers,
): number | 'new' | undefined {
  const { 'if-match': matches, 'if-none-match': none } = headers;
  if (matches === undefined && none === undefined) {
    if (match === 'always') throw new Failure('precondition_required');
    return undefined;
  }
  if (match === undefined || (matches !== undefined && none !== undefined)) {
    throw new Failure('invalid_header', { header: 'if-match' });
  }
  if (none !== undefined) {
    if (none === '*') return 'new';
    throw new Failure('invalid_header', { header: 'if-none-match' });
  }
  const revision = typeof matches === 'string' ? ETAG.exec(matches)?.[1] : undefined;
  if (revision === undefined) throw new Failure('invalid_header', { header: 'if-match' });
  return Number(revision);
}

export function etagOf(revision: number): string {
  return `"${revision}"`;
}
