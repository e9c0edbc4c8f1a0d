/**
 * Room for large documents. One that is searched takes many times its bytes, so the largest may want more memory than
 * a core may have, and several at once more than the machine has: the engine, or the system, then ends the whole run.
 */
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { LIMITS } from '../../core/limits.ts';

/**
 * Of one document.
 *
 * @param heapBytes what the engine may take for the objects of one core
 */
export function documentBytesMax(heapBytes = getHeapStatistics().heap_size_limit): number {
  return Math.min(LIMITS.deidDocumentBytesMax, Math.floor(heapBytes / LIMITS.deidHeapBytesPerByte));
}

/** What all cores may have under way together, in half of the memory that there is for this process. */
export function togetherMax(memoryBytes = process.constrainedMemory() || totalmem()): number {
  return Math.floor(Math.min(memoryBytes, totalmem()) / 2 / LIMITS.deidHeapBytesPerByte);
}

interface Waiting {
  readonly size: number;
  begin(): void;
}

/** Work in the order in which it comes, as much at once as there is room for; what is larger than that, alone. */
export class DocumentRoom {
  readonly #sizeMax: number;
  readonly #waiting: Waiting[] = [];
  #taken = 0;

  constructor(sizeMax: number) {
    this.#sizeMax = sizeMax;
  }

  async run<Result>(size: number, work: () => Promise<Result>): Promise<Result> {
    await new Promise<void>((begin) => {
      this.#waiting.push({ size, begin });
      this.#admit();
    });
    try {
      return await work();
    } finally {
      this.#taken -= size;
      this.#admit();
    }
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (this.#taken > 0 && this.#taken + next.size > this.#sizeMax) return;
      this.#taken += next.size;
      this.#waiting.shift();
      next.begin();
    }
  }
}
