/**
 * What one large request costs the others: while it is under way, health checks and small exchanges are
 * sent one after another, and how long they take is told, beside how long they take alone.
 *
 *   npm run bench -- large [--megabytes 2] [--kind names|ids|notes]
 *
 * Every word of `names` and every number of `ids` is another one: the most that can be found in a text.
 */
import { parseArgs } from 'node:util';
import { note } from './support/notes.ts';
import { endAll, KEY, start, startGateway } from './support/processes.ts';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '2' },
    kind: { type: 'string' },
  },
});
const LENGTH = Number(values.megabytes) * 1024 * 1024;
const SYLLABLES = 'ba ke lo mi nu ra sha tor vin wel dra fen gor hal jin kas'.split(' ');
const KINDS: Readonly<Record<string, (round: number) => string>> = {
  names: (round) => lines((at) => `Patient: ${word(at)} ${word(at + 7_000_000 * (round + 1))}`),
  ids: (round) => lines((at) => `MRN: ${10_000_000 + 1_000_000 * round + 7 * at}`),
  notes: (round) => note(LENGTH, 100 + round),
};

try {
  await main();
} finally {
  endAll();
}

async function main(): Promise<void> {
  const upstream = await start(['bench/support/upstream.ts'], {});
  const gateway = await startGateway(upstream.origin);
  const small = () => ask(gateway.origin, note(2048, Math.floor(performance.now())));
  for (let i = 0; i < 200; i++) await small();
  report(
    'alone',
    await watched(gateway.origin, small, new Promise((end) => setTimeout(end, 2000))),
  );
  for (const kind of values.kind === undefined ? Object.keys(KINDS) : [values.kind]) {
    for (const round of [0, 1]) {
      const text = KINDS[kind]!(round);
      const from = performance.now();
      const large = ask(gateway.origin, text);
      const seen = await watched(gateway.origin, small, large);
      const seconds = ((performance.now() - from) / 1000).toFixed(1);
      report(`beside ${values.megabytes} MB of ${kind} (${await large}, ${seconds} s)`, seen);
    }
  }
}

interface Seen {
  readonly healthMs: number[];
  readonly smallMs: number[];
}

/** Sent while `large` is under way, one after another of each kind. */
async function watched(
  origin: string,
  small: () => Promise<number>,
  large: Promise<unknown>,
): Promise<Seen> {
  let isOver = false;
  const over = large.then(() => {
    isOver = true;
  });
  const repeat = async (send: () => Promise<unknown>): Promise<number[]> => {
    const times: number[] = [];
    while (!isOver) {
      const from = performance.now();
      await send();
      times.push(performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return times;
  };
  const health = repeat(async () => (await fetch(`${origin}/healthz`)).text());
  const [healthMs, smallMs] = await Promise.all([health, repeat(small), over]);
  return { healthMs, smallMs };
}

async function ask(origin: string, content: string): Promise<number> {
  const reply = await fetch(`${origin}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'masked', messages: [{ role: 'user', content }] }),
  });
  await reply.text();
  return reply.status;
}

function report(name: string, { healthMs, smallMs }: Seen): void {
  console.log(name);
  for (const [what, times] of Object.entries({
    '/healthz': healthMs,
    'exchange of 2 KB': smallMs,
  })) {
    const sorted = times.toSorted((one, other) => one - other);
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(0);
    console.log(`  ${what.padEnd(18)} ${times.length} times, ms: p50 ${at(0.5)}, longest ${at(1)}`);
  }
}

function lines(line: (at: number) => string): string {
  let text = '';
  for (let at = 0; text.length < LENGTH; at++) text += `${line(at)}\n`;
  return text.slice(0, LENGTH);
}

/** Another one for each number. */
function word(number: number): string {
  let rest = number;
  let made = '';
  do {
    made += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  } while (rest > 0);
  return made.charAt(0).toUpperCase() + made.slice(1);
}
