/** `chaperone site`: an invented hospital to look around in, and the way to get rid of it again. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../core/failures.ts';
import type { Command } from './command.ts';
import { misused } from './misused.ts';

const DEFAULT_FOLDER = './chaperone-demo';

export const command: Command = {
  name: 'site',
  summary: 'fill an empty folder with an invented hospital, and empty it again',
  usage: `
chaperone site demo [--data FOLDER] [--seed NUMBER] [--days NUMBER] [--exchanges NUMBER] [--until DAY]
chaperone site reset [--data FOLDER]

demo makes a site with staff, patients, providers, use cases in every state, and weeks of traffic through
a real gateway, denials and emergencies included. People, organisations and models are invented; nothing
leaves this machine. reset removes what demo made, from a folder that demo made, and nothing else; while a
gateway serves it, it refuses.

  --data FOLDER       ${DEFAULT_FOLDER}; for demo an empty one, or one that is not there
  --seed NUMBER       the same number makes the same hospital; 1
  --days NUMBER       of traffic, 1 to 100; 42
  --exchanges NUMBER  about how many, 1 to 20000; 3000
  --until DAY         last day of the story, as 2026-11-25; today
`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        data: { type: 'string', default: DEFAULT_FOLDER },
        seed: { type: 'string', default: '1' },
        days: { type: 'string', default: '42' },
        exchanges: { type: 'string', default: '3000' },
        until: { type: 'string' },
      },
      allowPositionals: true,
    });
    const folder = resolve(values.data);
    const [action, ...rest] = positionals;
    if (rest.length === 0 && action === 'demo') {
      return await demo(folder, {
        seed: whole('--seed', values.seed, 0, 2 ** 31),
        days: whole('--days', values.days, 1, 100),
        exchanges: whole('--exchanges', values.exchanges, 1, 20_000),
        end: endOf(values.until),
      });
    }
    if (rest.length === 0 && action === 'reset') return await reset(folder);
    return misused(command, action);
  },
};

async function demo(
  folder: string,
  story: { seed: number; days: number; exchanges: number; end: number },
): Promise<number> {
  const { fillSite } = await import('./site-demo/fill.ts');
  const began = performance.now();
  let told = 0;
  const progress = (done: number) => {
    if (done - told < 0.1 && done < 1) return;
    told = done;
    process.stderr.write(`${Math.round(done * 100)} %\n`);
  };
  const { patients, exchanges, verifications, key } = await fillSite({
    folder,
    ...story,
    progress,
  });
  const seconds = Math.round((performance.now() - began) / 1000);
  const rows = Object.entries(exchanges).sort(([, one], [, other]) => other - one);
  process.stdout.write(
    [
      `an invented hospital in ${folder}, made in ${seconds} s`,
      `  patients        ${patients}`,
      ...rows.map(([outcome, times]) => `  ${outcome.padEnd(24)}${times}`),
      `  verified        ${verifications}`,
      `  key             ${key}   (shown this once)`,
      '',
      `  chaperone serve --config ${folder}/chaperone.yaml`,
      `  chaperone site reset --data ${folder}`,
      '',
    ].join('\n'),
  );
  return 0;
}

async function reset(folder: string): Promise<number> {
  const { emptyFolder } = await import('./site-demo/demo-mark.ts');
  const left = emptyFolder(folder);
  process.stdout.write(
    left.length === 0
      ? `removed ${folder}\n`
      : `removed the demonstration; ${left.length} other files stay in ${folder}\n`,
  );
  return 0;
}

function whole(flag: string, written: string, min: number, max: number): number {
  const number = Number(written);
  if (/^\d+$/.test(written) && number >= min && number <= max) return number;
  const remedy = `write a whole number from ${min} to ${max}`;
  throw new Failure('config_invalid', { at: flag, remedy });
}

/** The end of that day, in UTC; of today, the last full hour. */
function endOf(day: string | undefined): number {
  if (day === undefined) return Math.floor(Date.now() / 3_600_000) * 3_600_000;
  const end = Date.parse(`${day}T23:00:00Z`);
  if (!Number.isNaN(end) && /^\d{4}-\d{2}-\d{2}$/.test(day)) return end;
  throw new Failure('config_invalid', { at: '--until', remedy: 'write a day: 2026-11-25' });
}
