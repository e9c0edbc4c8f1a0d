/**
 * The thread that owns a SQLite connection for everybody who may not wait for the disk. Started by
 * `sqlite.ts`, which sends one message per statement, or per transaction, and gets one answer for each.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { type Row, SqliteFile, type Step } from './sqlite-file.ts';

export type SqliteRequest = { readonly id: number } & (
  | { readonly op: 'query'; readonly sql: string; readonly parameters: Row }
  | { readonly op: 'transaction'; readonly steps: readonly Step[] }
  | { readonly op: 'close' }
);

export type SqliteAnswer =
  | { readonly id: number; readonly rows: unknown[]; readonly changes: number }
  | { readonly id: number; readonly isCommitted: boolean }
  | { readonly id: number; readonly error: { readonly message: string; readonly code?: number } };

const file = new SqliteFile(workerData);
parentPort!.on('message', (request: SqliteRequest) => {
  parentPort!.postMessage(answer(request));
  // Only after the answer is on its way: closing the port ends the thread.
  if (request.op === 'close') parentPort!.close();
});

function answer(request: SqliteRequest): SqliteAnswer {
  const { id } = request;
  try {
    switch (request.op) {
      case 'query':
        return { id, ...file.query(request.sql, request.parameters) };
      case 'transaction':
        return { id, isCommitted: file.transaction(request.steps) };
      case 'close':
        file.close();
        return { id, isCommitted: true };
    }
  } catch (error) {
    const { message, errcode } = error as Error & { errcode?: number };
    return { id, error: { message, ...(errcode === undefined ? {} : { code: errcode }) } };
  }
}
