/** The clock of the story: set to the time of each event, going on from there as time does, and never back. */
import type { Clock } from '../../core/clock.ts';

export class DemoClock implements Clock {
  #base: number;
  #setAt = performance.now();

  constructor(start: number) {
    this.#base = start;
  }

  now(): number {
    return this.#base + Math.floor(performance.now() - this.#setAt);
  }

  moveTo(at: number): void {
    this.#base = Math.max(at, this.now());
    this.#setAt = performance.now();
  }
}
