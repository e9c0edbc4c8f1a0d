/** A step that writes files, and what is said where the system would not have it. */
import { Failure } from '../core/failures.ts';

/**
 * @param at what is written
 * @throws Failure output_unwritable with the system's code (`ENOSPC`, `EFBIG`, `EACCES`), or that of the step itself
 */
export async function written<T>(at: string, step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Failure('output_unwritable', { at, reason }, { cause });
  }
}
