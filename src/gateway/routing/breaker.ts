/**
 * A circuit breaker: an upstream that keeps failing is left alone for a while, so that callers go to
 * the next one, or are told at once, instead of each waiting for the same timeout. Pure state: the
 * time is handed in, in milliseconds of any clock that does not go backwards.
 *
 *   closed     all pass; how they ended is counted over the last `windowMs`
 *   open       none pass, for `openMs`
 *   half-open  one passes to find out; another once that one has ended without telling, or after `openMs`
 */
export type BreakerState = 'closed' | 'open' | 'half-open';

export interface BreakerOptions {
  /** Share of failures in the window at which it opens. */
  readonly failuresPercent: number;
  /** Fewer outcomes in the window than this prove nothing. */
  readonly outcomesMin: number;
  readonly windowMs: number;
  readonly openMs: number;
}

/** The window moves on by one of these at a time. */
const SLICES = 10;

export class Breaker {
  readonly #options: BreakerOptions;
  readonly #slices = Array.from({ length: SLICES }, () => ({ answered: 0, failed: 0 }));
  /** Number of the newest slice that holds counts. */
  #slice = 0;
  /** Undefined while closed. */
  #openedAt: number | undefined;
  /** When the latest trial of this half-open time began. */
  #triedAt: number | undefined;

  constructor(options: BreakerOptions) {
    this.#options = options;
  }

  stateAt(now: number): BreakerState {
    if (this.#openedAt === undefined) return 'closed';
    return now - this.#openedAt < this.#options.openMs ? 'open' : 'half-open';
  }

  /** Would `pass` let one through? */
  isPassable(now: number): boolean {
    return this.waitMs(now) === 0;
  }

  /** Lets one through, or does not. While half-open, the one is the trial. */
  pass(now: number): boolean {
    if (!this.isPassable(now)) return false;
    if (this.#openedAt !== undefined) this.#triedAt = now;
    return true;
  }

  /** Until one may pass again: 0 for at once. */
  waitMs(now: number): number {
    if (this.#openedAt === undefined) return 0;
    const since = Math.max(this.#openedAt, this.#triedAt ?? this.#openedAt);
    return Math.max(0, since + this.#options.openMs - now);
  }

  /** One that passed is over. Where that was the trial, and it has told nothing, another may try. */
  release(): void {
    this.#triedAt = undefined;
  }

  /** How one that passed has ended. Where nobody can tell, nothing is said. */
  settle(outcome: 'answered' | 'failed', now: number): void {
    switch (this.stateAt(now)) {
      case 'closed':
        this.#advance(now);
        this.#slices[this.#slice % SLICES]![outcome] += 1;
        if (outcome === 'failed' && this.#isTooMuch()) this.trip(now);
        return;
      case 'open':
        return; // under way when it opened
      case 'half-open':
        if (outcome === 'failed') this.trip(now);
        else this.#close();
    }
  }

  /** Opens, or stays open from now on. */
  trip(now: number): void {
    this.#openedAt = now;
    this.#triedAt = undefined;
  }

  /** It answers health checks again: the next request may try. */
  revive(now: number): void {
    if (this.stateAt(now) !== 'open') return;
    this.#openedAt = now - this.#options.openMs;
    this.#triedAt = undefined;
  }

  #close(): void {
    this.#openedAt = undefined;
    this.#triedAt = undefined;
    for (const slice of this.#slices) Object.assign(slice, { answered: 0, failed: 0 });
  }

  /** Empties the slices that the window has left behind. */
  #advance(now: number): void {
    const current = Math.floor((now * SLICES) / this.#options.windowMs);
    const passed = Math.min(current - this.#slice, SLICES);
    for (let step = 0; step < passed; step += 1) {
      Object.assign(this.#slices[(current - step) % SLICES]!, { answered: 0, failed: 0 });
    }
    this.#slice = Math.max(current, this.#slice);
  }

  #isTooMuch(): boolean {
    const { failuresPercent, outcomesMin } = this.#options;
    let all = 0;
    let failures = 0;
    for (const { answered, failed } of this.#slices) {
      all += answered + failed;
      failures += failed;
    }
    return all >= outcomesMin && failures * 100 >= failuresPercent * all;
  }
}
