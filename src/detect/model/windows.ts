/**
 * A long text in windows of what a model can read at once. Neighbours overlap by a quarter, and each
 * piece is judged in the window that shows more of what stands around it.
 */
export interface Window {
  /** Pieces that the model reads: `from` to `to`, exclusive. */
  readonly from: number;
  readonly to: number;
  /** Of those, the ones whose judgement counts. */
  readonly first: number;
  readonly last: number;
}

/** Of a window, the part that the next one reads again. */
const OVERLAP = 0.25;

/**
 * @param count pieces of the text
 * @param size pieces of a window, at least 4
 * @returns windows whose counting parts are the whole text, each piece once; none for no pieces
 */
export function windowsOf(count: number, size: number): Window[] {
  const overlap = Math.floor(size * OVERLAP);
  const windows: Window[] = [];
  let from = 0;
  let first = 0;
  while (first < count) {
    const to = Math.min(from + size, count);
    const last = to === count ? count : to - Math.floor(overlap / 2);
    windows.push({ from, to, first, last });
    first = last;
    from = to - overlap;
  }
  return windows;
}
