/**
 * From how many tokens a month on one's own hardware is cheaper than what is paid outside:
 *
 *   tokens = fixed cost of a month / (outside cost of a token − what a token costs at home on top)
 *
 * with   fixed = hardware / lifetime + mean watts around the clock × price of energy
 *                + staff hours × cost of an hour + whatever else is paid each month
 *
 * The outside cost of a token is what the meter says was paid, input and output as they were mixed. What
 * is not known is named, and then nothing is computed from it. What no formula knows (whether the models
 * are equally good, whether the tokens of one are those of the other, who runs it at night) stands in
 * `docs/cost.md` and beside every report.
 */

/** What running models oneself costs; whatever is left out is not known. Amounts in one currency. */
export interface OwnHardware {
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Upstreams that run on it, where there are any yet. */
  readonly upstreams?: readonly string[];
  readonly hardwareCost?: number;
  readonly lifetimeMonths?: number;
  /** Mean around the clock, measured at the socket. */
  readonly watts?: number;
  readonly pricePerKwh?: number;
  readonly staffHoursPerMonth?: number;
  readonly staffCostPerHour?: number;
  /** Rooms, network, support contracts. */
  readonly otherPerMonth?: number;
  /** Energy above the mean; left out, tokens are taken to cost nothing on top. */
  readonly energyWhPerMillionTokens?: number;
  /** Input and output, sustained, measured with the site's own requests. */
  readonly tokensPerSecond?: number;
}

/** From the meter: what was paid outside in `days` days. */
export interface OutsideUsage {
  readonly days: number;
  /** With a price in the currency of the hardware. */
  readonly tokens: number;
  readonly costMicros: number;
  /** Without one, or in another currency: left out. */
  readonly tokensLeftOut: number;
}

export interface BreakEven {
  readonly name: string;
  readonly currency: string;
  readonly verdict:
    | 'own_is_cheaper'
    | 'outside_is_cheaper'
    | 'never'
    | 'beyond_capacity'
    | 'unknown';
  /** Fields, or facts of the meter, that are missing for a verdict. */
  readonly missing: readonly string[];
  readonly fixedPerMonth?: number;
  readonly outsidePerMillion?: number;
  readonly ownPerMillion?: number;
  /** As metered, for a month of mean length. */
  readonly tokensPerMonth?: number;
  /** Tokens a month from which on it pays. */
  readonly breakEvenTokens?: number;
  /** Shares of what the hardware can do in a month, where that is known. */
  readonly utilisation?: { readonly asMetered?: number; readonly atBreakEven: number };
  readonly sensitivity: readonly Variant[];
}

/** The break-even if one thing were otherwise; without tokens where it would never pay. */
interface Variant {
  readonly change: string;
  readonly breakEvenTokens?: number;
}

const BREAK_EVEN_DAYS_MIN = 14;
/** 365.25 / 12. */
const DAYS_PER_MONTH = 30.4375;
const HOURS_PER_MONTH = DAYS_PER_MONTH * 24;
const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600;
const MILLION = 1_000_000;

/** Fields without which the fixed cost is not known. */
const NEEDED = [
  'hardwareCost',
  'lifetimeMonths',
  'watts',
  'pricePerKwh',
  'staffHoursPerMonth',
  'staffCostPerHour',
] as const;

type Complete = OwnHardware & Readonly<Record<(typeof NEEDED)[number], number>>;

export function breakEven(own: OwnHardware, outside: OutsideUsage): BreakEven {
  const missing = missingOf(own, outside);
  const { name, currency, tokensPerSecond } = own;
  const outsidePerMillion = outside.tokens > 0 ? outside.costMicros / outside.tokens : undefined;
  const tokensPerMonth =
    outside.days >= BREAK_EVEN_DAYS_MIN
      ? (outside.tokens / outside.days) * DAYS_PER_MONTH
      : undefined;
  const known = {
    name,
    currency,
    ...(outsidePerMillion === undefined ? {} : { outsidePerMillion }),
    ...(tokensPerMonth === undefined ? {} : { tokensPerMonth }),
  };
  if (!isComplete(own)) return { ...known, verdict: 'unknown', missing, sensitivity: [] };

  const fixedPerMonth = fixedCost(own);
  const ownPerMillion = ((own.energyWhPerMillionTokens ?? 0) / 1000) * own.pricePerKwh;
  const costs = { ...known, fixedPerMonth, ownPerMillion, missing };
  if (outsidePerMillion === undefined) return { ...costs, verdict: 'unknown', sensitivity: [] };

  const sensitivity = variants(own, outsidePerMillion);
  const tokens = tokensToPay(own, outsidePerMillion);
  if (tokens === undefined) return { ...costs, verdict: 'never', sensitivity };
  const capacity = tokensPerSecond === undefined ? undefined : tokensPerSecond * SECONDS_PER_MONTH;
  const utilisation = capacity && {
    ...(tokensPerMonth === undefined ? {} : { asMetered: tokensPerMonth / capacity }),
    atBreakEven: tokens / capacity,
  };
  return {
    ...costs,
    verdict: verdictOf(tokens, tokensPerMonth, capacity),
    breakEvenTokens: tokens,
    ...(utilisation ? { utilisation } : {}),
    sensitivity,
  };
}

function verdictOf(
  tokens: number,
  perMonth: number | undefined,
  capacity: number | undefined,
): BreakEven['verdict'] {
  if (capacity !== undefined && tokens > capacity) return 'beyond_capacity';
  if (perMonth === undefined) return 'unknown';
  return perMonth > tokens ? 'own_is_cheaper' : 'outside_is_cheaper';
}

function missingOf(own: OwnHardware, outside: OutsideUsage): string[] {
  const fields: string[] = NEEDED.filter((field) => own[field] === undefined);
  if (outside.tokens === 0) fields.push(`tokens with a price in ${own.currency} outside`);
  if (outside.days < BREAK_EVEN_DAYS_MIN) {
    fields.push(`${BREAK_EVEN_DAYS_MIN} days of metering (there are ${outside.days})`);
  }
  return fields;
}

function isComplete(own: OwnHardware): own is Complete {
  return NEEDED.every((field) => own[field] !== undefined);
}

/** A month, in units of the currency. */
function fixedCost(own: Complete): number {
  const hardware = own.hardwareCost / own.lifetimeMonths;
  const energy = (own.watts / 1000) * HOURS_PER_MONTH * own.pricePerKwh;
  const staff = own.staffHoursPerMonth * own.staffCostPerHour;
  return hardware + energy + staff + (own.otherPerMonth ?? 0);
}

/** Undefined where a token costs as much at home as outside, or more. */
function tokensToPay(own: Complete, outsidePerMillion: number): number | undefined {
  const ownPerMillion = ((own.energyWhPerMillionTokens ?? 0) / 1000) * own.pricePerKwh;
  const saved = outsidePerMillion - ownPerMillion;
  return saved > 0 ? (fixedCost(own) / saved) * MILLION : undefined;
}

/** What is least certain of it, one at a time: prices fall, staff is underestimated, hardware ages. */
function variants(own: Complete, outsidePerMillion: number): Variant[] {
  const at = (change: string, changed: Complete, price = outsidePerMillion): Variant => {
    const tokens = tokensToPay(changed, price);
    return { change, ...(tokens === undefined ? {} : { breakEvenTokens: tokens }) };
  };
  return [
    at('outside prices halve', own, outsidePerMillion / 2),
    at('outside prices fall by a fifth', own, outsidePerMillion * 0.8),
    at('outside prices rise by a fifth', own, outsidePerMillion * 1.2),
    at('staff takes half as long again', {
      ...own,
      staffHoursPerMonth: own.staffHoursPerMonth * 1.5,
    }),
    at('staff takes twice as long', { ...own, staffHoursPerMonth: own.staffHoursPerMonth * 2 }),
    at('hardware lasts a year less', {
      ...own,
      lifetimeMonths: Math.max(1, own.lifetimeMonths - 12),
    }),
    at('energy costs half as much again', { ...own, pricePerKwh: own.pricePerKwh * 1.5 }),
  ];
}
