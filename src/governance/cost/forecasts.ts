/** Forecasts of the month by use case and currency; where there is no price, in tokens. */
import { DAY_MS } from './calendar.ts';
import { type Forecast, forecastMonth } from './forecast.ts';
import type { UsageStore } from './usage-store.ts';

export interface Forecasts {
  readonly today: string;
  /** First day of which the meter knows all. */
  readonly since: string;
  readonly useCases: readonly {
    readonly of: string;
    readonly currency: string;
    readonly forecast: Forecast;
  }[];
}

/** @param today day of the site, `YYYY-MM-DD` */
export async function forecastsOf(
  usage: Pick<UsageStore, 'days'>,
  today: string,
): Promise<Forecasts> {
  const since = await firstWholeDay(usage);
  if (since === undefined) return { today, since: today, useCases: [] };
  const [from = since] = [since, `${today.slice(0, 8)}01`].sort();
  const totals = await usage.days('useCase', from);
  const groups = Map.groupBy(totals, ({ of, currency }) => JSON.stringify([of, currency]));
  const useCases = [...groups.values()].map((days) => {
    const { of, currency } = days[0]!;
    const amounts = new Map(
      days.map(({ day, costMicros, tokens }) => [day, currency === '' ? tokens : costMicros]),
    );
    return { of, currency, forecast: forecastMonth({ since, today, amounts }) };
  });
  return { today, since, useCases };
}

/** Of metering; on the day before it the gateway may have been started at noon. */
export async function firstWholeDay(usage: Pick<UsageStore, 'days'>): Promise<string | undefined> {
  const first = (await usage.days('all', '')).at(0)?.day;
  if (first === undefined) return undefined;
  return new Date(Date.parse(first) + DAY_MS).toISOString().slice(0, 10);
}
