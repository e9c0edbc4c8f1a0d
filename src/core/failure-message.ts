/** A Failure between threads, where it would lose its class. */
import { type Facts, Failure, type FailureCode } from './failures.ts';

export interface FailureMessage {
  readonly code: FailureCode;
  readonly facts: Facts;
  /** Code of the error behind it, such as `sqlite_13`: what an operator looks up. */
  readonly causeCode?: string;
}

export function messageOf({ code, facts, cause }: Failure): FailureMessage {
  return cause === undefined ? { code, facts } : { code, facts, causeCode: codeOf(cause) };
}

export function failureFrom({ code, facts, causeCode }: FailureMessage): Failure {
  if (causeCode === undefined) return new Failure(code, facts);
  const cause = Object.assign(new Error('in a thread'), { code: causeCode });
  return new Failure(code, facts, { cause });
}

/** Its class where it has no code; never its message, which may quote a value. */
function codeOf(cause: unknown): string {
  const { code, name, errcode } = cause as { code?: unknown; name?: unknown; errcode?: unknown };
  // SQLite's own, see sqlite.org/rescode.html: `code` is the same for all of them.
  return typeof errcode === 'number' ? `sqlite_${errcode}` : String(code ?? name ?? 'unknown');
}
