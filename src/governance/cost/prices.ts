/**
 * What tokens cost. Amounts are whole micro-units of a currency (1 USD = 1,000,000): sums of integers do
 * not drift. A price per million tokens is at the same time the price of one token in micro-units.
 */

/** One line of an upstream's price list. */
export interface Price {
  /** In force from this day, `YYYY-MM-DD`, midnight UTC; absent: from ever. */
  readonly from?: string;
  /** Up to and without this day; absent: until further notice. */
  readonly until?: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Units of the currency for a million tokens. */
  readonly input: number;
  /** Of input that the upstream had in its cache; absent: as `input`. */
  readonly cachedInput?: number;
  readonly output: number;
  /** Watt-hours for a million tokens, input and output alike: an estimate of the site's own. */
  readonly energyWh?: number;
}

export interface BilledTokens {
  readonly input: number;
  /** Part of `input`. */
  readonly cachedInput: number;
  readonly output: number;
}

export interface Cost {
  readonly micros: number;
  readonly currency: string;
  /** Milliwatt-hours. */
  readonly energyMwh?: number;
}

/** The first line that is in force, undefined where none is: a cost that is not known. */
export function priceAt(prices: readonly Price[], at: number): Price | undefined {
  return prices.find(({ from, until }) => {
    const hasBegun = from === undefined || at >= Date.parse(from);
    return hasBegun && (until === undefined || at < Date.parse(until));
  });
}

/** Rounded once for an exchange, to the nearest micro-unit. */
export function costOf({ input, cachedInput, output }: BilledTokens, price: Price): Cost {
  const fresh = Math.max(0, input - cachedInput);
  const cached = Math.min(input, cachedInput);
  const micros =
    fresh * price.input + cached * (price.cachedInput ?? price.input) + output * price.output;
  return {
    micros: Math.round(micros),
    currency: price.currency,
    ...(price.energyWh === undefined
      ? {}
      : { energyMwh: Math.round(((input + output) * price.energyWh) / 1000) }),
  };
}
