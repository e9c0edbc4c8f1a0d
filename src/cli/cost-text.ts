/** What `chaperone cost` prints for people: figures, and beside them what they do not say. */
import {
  type BreakEvenReport,
  DIFFERS_BY_FACTOR,
  FORECAST_COVERAGE,
  FORECAST_DAYS_MIN,
  type Forecasts,
  type UsageGroup,
} from '../governance/index.ts';

export interface Report {
  readonly from: string;
  readonly last: string;
  readonly by: string;
  readonly groups: readonly UsageGroup[];
}

export function reportText({ from, last, by, groups }: Report): string {
  const title = `${from} to ${last}, by ${by}`;
  if (groups.length === 0) return `${title}\n\nnothing was metered`;
  const rows = groups.map((group) => [
    group.of === '' ? '(erased)' : group.of,
    String(group.exchanges),
    String(group.input),
    String(group.cachedInput),
    String(group.output),
    group.currency === '' ? 'not known' : money(group.costMicros, group.currency),
    String(group.estimated),
    String(group.differing),
    String(group.cached),
  ]);
  const head = [by, 'exchanges', 'input', 'of it cached', 'output', 'cost'];
  const energy = groups.reduce((sum, { energyMwh }) => sum + energyMwh, 0);
  const notes = [
    '1) counted by us alone, at least in part: the upstream reported nothing',
    `2) its count and ours differ by more than a factor of ${DIFFERS_BY_FACTOR}`,
    '3) given again from memory, which costs nothing',
    ...(groups.some(({ currency }) => currency === '')
      ? ['not known: the upstream had no price in force (upstreams[].prices)']
      : []),
    ...(energy > 0 ? [`energy by the site's own estimate: ${(energy / 1e6).toFixed(3)} kWh`] : []),
  ];
  return [title, '', table([...head, '1)', '2)', '3)'], rows), '', ...notes].join('\n');
}

export function forecastText({ today, since, useCases }: Forecasts): string {
  const title = `This month, as of ${today}; metered since ${since}`;
  if (useCases.length === 0) return `${title}\n\nnothing was metered`;
  const rows = useCases.map(({ of, currency, forecast }) => {
    const amount = (micros: number) =>
      currency === '' ? `${micros} tokens` : money(micros, currency);
    const whole = forecast.isKnown
      ? [amount(forecast.expected), `${amount(forecast.low)} to ${amount(forecast.high)}`]
      : [`cannot tell: ${forecast.days} of ${FORECAST_DAYS_MIN} days`, ''];
    return [of, amount(forecast.spent), ...whole];
  });
  return [
    title,
    '',
    table(['use case', 'until now', 'whole month', `${100 * FORECAST_COVERAGE} % interval`], rows),
    '',
    'The interval supposes that the days to come are like the last four weeks: no trend, no holidays,',
    'no new use. docs/cost.md tells how often it held when it was tried.',
  ].join('\n');
}

const VERDICTS: Readonly<Record<BreakEvenReport['verdict'], string>> = {
  own_is_cheaper: 'at the metered volume the own server costs less',
  outside_is_cheaper: 'at the metered volume the outside costs less',
  never: 'a token costs more at home than outside: it never pays',
  beyond_capacity: 'it would pay only beyond what the hardware can do',
  unknown: 'cannot tell',
};

export function breakEvenText(found: readonly BreakEvenReport[]): string {
  if (found.length === 0) return 'describe your server, there or planned, under costs.hardware';
  return found.map(oneBreakEven).join('\n\n');
}

function oneBreakEven(found: BreakEvenReport): string {
  const { currency, outside, missing, sensitivity } = found;
  const amount = (value: number) => `${value.toFixed(2)} ${currency}`;
  const line = (name: string, value: string | undefined) =>
    `  ${name.padEnd(42)}${value ?? 'not known'}`;
  const of = <T>(value: T | undefined, text: (value: T) => string) =>
    value === undefined ? undefined : text(value);
  const perMonth = (value: number) => `${millions(value)} tokens a month`;
  return [
    `${found.name}: ${VERDICTS[found.verdict]}`,
    ...missing.map((field) => line('missing', field)),
    line(
      'own cost, fixed',
      of(found.fixedPerMonth, (value) => `${amount(value)} a month`),
    ),
    line('own cost of a million tokens', of(found.ownPerMillion, amount)),
    line('paid outside for a million tokens', of(found.outsidePerMillion, amount)),
    line(`metered outside, ${found.days} days`, of(found.tokensPerMonth, perMonth)),
    line('metered on it, likewise', `${millions(found.ownTokens)} tokens`),
    line('it pays from', of(found.breakEvenTokens, perMonth)),
    ...(found.utilisation === undefined
      ? [line('share of its capacity', undefined)]
      : [
          line('share of its capacity there', percent(found.utilisation.atBreakEven)),
          line('share as metered', of(found.utilisation.asMetered, percent)),
        ]),
    ...sensitivity.map(({ change, breakEvenTokens }) =>
      line(`  if ${change}`, breakEvenTokens === undefined ? 'never' : perMonth(breakEvenTokens)),
    ),
    ...(outside.tokensLeftOut > 0
      ? [line('left out: no price in its currency', `${millions(outside.tokensLeftOut)} tokens`)]
      : []),
    '',
    ...CAVEATS.map((caveat) => `  - ${caveat}`),
  ].join('\n');
}

/** They hold for every such comparison, and no figure contains them. */
const CAVEATS = [
  'a token of one model is not a token of another: tokenizers differ, and so do answers',
  'nothing here says that the models are equally good: run the acceptance suite of each use case',
  'peaks count, not means: what answers a quiet month may keep people waiting at noon',
  'who runs it at night and on holidays, and what an hour without it costs, is not in it',
];

function money(micros: number, currency: string): string {
  const value = micros / 1e6;
  // Small amounts would all read 0.00.
  return `${value.toFixed(Math.abs(value) < 1 ? 6 : 2)} ${currency}`;
}

const millions = (tokens: number): string => `${(tokens / 1e6).toFixed(3)} million`;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}
