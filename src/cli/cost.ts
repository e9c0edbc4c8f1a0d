/** `chaperone cost`: what was spent, what the month will cost, and whether an own server would pay. */
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import {
  breakEvens,
  type Calendar,
  DAY_MS,
  forecastsOf,
  openCalendar,
  outsideOf,
  rebuildUsage,
  type UsageGrouping,
  userPseudonym,
} from '../governance/index.ts';
import type { Command } from './command.ts';
import { readConfig } from './config-file.ts';
import { breakEvenText, forecastText, reportText } from './cost-text.ts';
import { DATA_FLAGS, DATA_USAGE, type DataFlags, withSecrets, withStore } from './data.ts';
import { misused } from './misused.ts';

const GROUPINGS: Readonly<Record<string, UsageGrouping>> = {
  'use-case': 'useCase',
  department: 'department',
  model: 'model',
  upstream: 'upstream',
  user: 'user',
};

export const command: Command = {
  name: 'cost',
  summary: 'what was spent, forecasts, and whether an own server would pay',
  usage: `
chaperone cost report [--by use-case|department|model|upstream|user] [--since DAY] [--until DAY]
chaperone cost report --user ID    what one end user has spent; others are shown by pseudonym alone
chaperone cost forecast            what this month will have cost, by use case, where that can be told
chaperone cost break-even          own servers (costs.hardware) against what was paid outside
chaperone cost rebuild             count what the ledger has and the meter lacks; gateways do so hourly

  --since DAY       first day, YYYY-MM-DD in costs.timeZone; else the first of this month
  --until DAY       last day; else today
  --json            for programs
${DATA_USAGE}
`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        ...DATA_FLAGS,
        by: { type: 'string', default: 'use-case' },
        since: { type: 'string' },
        until: { type: 'string' },
        user: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const { config } = readConfig(values.config);
    const today = todayOf(openCalendar(config.costs.timeZone));
    const [action, ...surplus] = positionals;
    if (surplus.length > 0) return misused(command, action);
    switch (action) {
      case 'report':
        return await report(values, today);
      case 'forecast': {
        const found = await withStore(values, (store) => forecastsOf(store.usage, today));
        return say(values.json, found, forecastText);
      }
      case 'break-even': {
        const { costs, upstreams } = config;
        const site = { hardware: costs.hardware, outside: outsideOf(upstreams) };
        const found = await withStore(values, (store) => breakEvens(store.usage, site, today));
        return say(values.json, found, breakEvenText);
      }
      case 'rebuild':
        return await rebuild(values, config);
      default:
        return misused(command, action);
    }
  },
};

interface ReportFlags extends DataFlags {
  readonly by: string;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly user?: string | undefined;
  readonly json: boolean;
}

async function report(flags: ReportFlags, today: string): Promise<number> {
  const by = Object.hasOwn(GROUPINGS, flags.by) ? GROUPINGS[flags.by] : undefined;
  if (by === undefined) throw wrong('--by', `write one of ${Object.keys(GROUPINGS).join(', ')}`);
  const from = dayOr('--since', flags.since, `${today.slice(0, 8)}01`);
  const last = dayOr('--until', flags.until, today);
  const query = { by, from, until: daysAfter(last, 1) };
  const { user } = flags;
  const groups =
    user === undefined
      ? await withStore(flags, (store) => store.usage.groups(query))
      : await withSecrets(flags, (store, keys) =>
          store.usage.groups({ ...query, user: userPseudonym(keys.index)(user) }),
        );
  return say(flags.json, { from, last, by: flags.by, groups }, reportText);
}

async function rebuild(flags: DataFlags, { costs, upstreams }: Config): Promise<number> {
  const missing = await withSecrets(flags, (store, keys) =>
    rebuildUsage({
      ledger: store.ledger,
      store: store.usage,
      rules: {
        prices: new Map(upstreams.map(({ name, prices }) => [name, prices])),
        day: openCalendar(costs.timeZone).day,
        pseudonym: userPseudonym(keys.index),
      },
      now: systemClock.now(),
    }),
  );
  process.stdout.write(`${missing} exchanges were on record and not metered: they are now\n`);
  return 0;
}

const todayOf = (calendar: Calendar): string => calendar.day(systemClock.now());

function dayOr(at: string, written: string | undefined, otherwise: string): string {
  if (written === undefined) return otherwise;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written) || Number.isNaN(Date.parse(written))) {
    throw wrong(at, 'write a day as YYYY-MM-DD');
  }
  return written;
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function wrong(at: string, remedy: string): Failure {
  return new Failure('config_invalid', { at, remedy });
}

function say<T>(asJson: boolean, found: T, text: (found: T) => string): number {
  process.stdout.write(`${asJson ? JSON.stringify(found, null, 2) : text(found).trimEnd()}\n`);
  return 0;
}
