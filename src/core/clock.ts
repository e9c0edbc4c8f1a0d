/** Time and chance, handed in so that tests can hold them still. */
export interface Clock {
  /** Milliseconds since the Unix epoch. May step back: time is set by people, and by servers of time. */
  now(): number;
  /** Milliseconds that never step back, from any beginning. Absent: those of this process. */
  steady?(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/**
 * Tells how old something is that is learnt now, in milliseconds. By both clocks, and the older counts: the wall's may
 * step back, and the steady one stands still while the machine sleeps.
 */
export function ageFrom(clock: Clock): () => number {
  const steady = () => clock.steady?.() ?? performance.now();
  const learnt = { wall: clock.now(), steady: steady() };
  return () => Math.max(clock.now() - learnt.wall, steady() - learnt.steady);
}
