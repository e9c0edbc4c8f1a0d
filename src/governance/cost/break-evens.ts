/** Break-even of each own server of a site, there or planned, from its own meter. */
import { type BreakEven, breakEven, type OutsideUsage, type OwnHardware } from './break-even.ts';
import { DAY_MS } from './calendar.ts';
import { firstWholeDay } from './forecasts.ts';
import type { UsageGroup, UsageStore } from './usage-store.ts';

export interface BreakEvenReport extends BreakEven {
  /** Complete days that it looks back on. */
  readonly days: number;
  readonly outside: OutsideUsage;
  /** Of upstreams that run on it, in these days. */
  readonly ownTokens: number;
}

export interface BreakEvenSite {
  readonly hardware: readonly OwnHardware[];
  /** Upstreams of others: what was paid for these is what an own server would save. */
  readonly outside: ReadonlySet<string>;
}

export const outsideOf = (
  upstreams: readonly { readonly name: string; readonly hosting: 'local' | 'outside' }[],
): ReadonlySet<string> =>
  new Set(upstreams.filter(({ hosting }) => hosting === 'outside').map(({ name }) => name));

const BREAK_EVEN_DAYS = 30;

/** @param today day of the site, `YYYY-MM-DD` */
export async function breakEvens(
  usage: Pick<UsageStore, 'days' | 'groups'>,
  { hardware, outside: isOutside }: BreakEvenSite,
  today: string,
): Promise<BreakEvenReport[]> {
  const first = await firstWholeDay(usage);
  const back = new Date(Date.parse(today) - BREAK_EVEN_DAYS * DAY_MS).toISOString().slice(0, 10);
  const from = [back, first ?? today].sort().at(-1)!;
  const days = Math.round((Date.parse(today) - Date.parse(from)) / DAY_MS);
  const groups = await usage.groups({ by: 'upstream', from, until: today });
  const outside = groups.filter(({ of }) => isOutside.has(of));
  return hardware.map((own) => {
    const priced = outside.filter(({ currency }) => currency === own.currency);
    const here = groups.filter(({ of }) => own.upstreams?.includes(of));
    const paid = {
      days,
      tokens: tokensOf(priced),
      costMicros: priced.reduce((sum, { costMicros }) => sum + costMicros, 0),
      tokensLeftOut: tokensOf(outside) - tokensOf(priced),
    };
    return { ...breakEven(own, paid), days, outside: paid, ownTokens: tokensOf(here) };
  });
}

const tokensOf = (groups: readonly UsageGroup[]): number =>
  groups.reduce((sum, { input, output }) => sum + input + output, 0);
