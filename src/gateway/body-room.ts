/**
 * Room for the bodies under way. One that is searched takes many times its bytes while it is, and keeps a part of
 * that until its answer ends, so a dozen of the largest at once could take more memory than the process may have:
 * the engine then ends it, for everybody. What finds no room is told to come again.
 */
import { getHeapStatistics } from 'node:v8';
import { LIMITS } from '../core/limits.ts';

export interface BodyRoom {
  /** Of one body. */
  readonly bytesMax: number;
  /** False, with nothing taken, where there is no room for them. */
  take(bytes: number): boolean;
  free(bytes: number): void;
}

/**
 * @param bytesMax of one body, where memory allows
 * @param heapBytes what the engine may take for objects
 */
export function bodyRoom(
  bytesMax: number,
  heapBytes = getHeapStatistics().heap_size_limit,
): BodyRoom {
  const together = Math.floor(heapBytes / LIMITS.heapBytesPerBodyByte);
  let taken = 0;
  return {
    bytesMax: Math.min(bytesMax, together),
    take(bytes) {
      if (taken + bytes > together) return false;
      taken += bytes;
      return true;
    },
    free(bytes) {
      taken -= bytes;
    },
  };
}
