/**
 * Fills an empty folder with the demonstration: a real gateway runs in this process on a clock that is moved, and an
 * invented hospital works with it for some weeks. What stands in ledger and register afterwards was written by the same
 * code as everywhere; only people, patients, models and time are not real.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { patientLookup } from '../../ledger/index.ts';
import { readPacks } from '../../packs/index.ts';
import { openStore } from '../../store/index.ts';
import { loadKeys, newApiKey } from '../../vault/index.ts';
import { CONFIG_FILE, configFile, PATIENTS_FILE } from './demo-config.ts';
import { markFolder } from './demo-mark.ts';
import { type Answered, type Asking, type DemoSite, openDemoSite } from './demo-site.ts';
import { demoPatients } from './patients.ts';
import { PROLOGUE_DAYS, type StoryEvent, tellStory } from './story.ts';
import { verifyLater } from './verifications.ts';

export interface FillOptions {
  readonly folder: string;
  readonly seed: number;
  /** End of the story, milliseconds since 1970. */
  readonly end: number;
  readonly days: number;
  readonly exchanges: number;
  /** How far it has come, 0 to 1. */
  readonly progress: (done: number) => void;
}

/** What was made, counted. */
export interface Filled {
  readonly patients: number;
  /** Of all exchanges that were asked for: `answered`, or the code of the refusal. */
  readonly exchanges: Readonly<Record<string, number>>;
  /** Of answers, by people. */
  readonly verifications: number;
  /** Of the program `ehr-documents`, to try things with; only its digest is kept. */
  readonly key: string;
}

/** Asked at once: the ledger writes one batch while the next is masked. */
const AT_ONCE = 6;
const DAY_MS = 86_400_000;

/** @throws Failure site_not_empty */
export async function fillSite(options: FillOptions): Promise<Filled> {
  const { folder, seed, end, days, exchanges } = options;
  markFolder(folder, seed);
  const patients = demoPatients(seed);
  const lines = patients.flatMap(({ resources }) => resources.map((one) => JSON.stringify(one)));
  writeFileSync(join(folder, PATIENTS_FILE), `${lines.join('\n')}\n`, { mode: 0o600 });
  writeFileSync(join(folder, CONFIG_FILE), configFile(), { mode: 0o600 });

  const { index, pepper } = await loadKeys(folder, {});
  const lookup = (patient: string) => Buffer.from(patientLookup(patient, index)).toString('hex');
  const story = tellStory({ seed, end, days, exchanges, patients }, lookup);
  const begin = end - PROLOGUE_DAYS * DAY_MS;
  const site = await openDemoSite(folder, { begin, end });
  try {
    const told = await tell(story, site, options);
    site.clock.moveTo(end);
    const key = await makeKey(folder, pepper, end);
    return { patients: patients.length, ...told, key };
  } finally {
    await site.close();
  }
}

/** For somebody who is not trained and has shown no second factor: a use case that asks for neither, nor for a prompt. */
async function makeKey(folder: string, pepper: Uint8Array, at: number): Promise<string> {
  const defaults = {
    caller: 'ehr-documents',
    useCase: 'chart-questions',
    purpose: 'TREAT',
    user: 's.lindqvist',
  } as const;
  const { plain, key, digest } = newApiKey({ name: 'demonstration', defaults }, pepper, at);
  const store = await openStore({ folder });
  try {
    await store.keys.create(key, digest);
  } finally {
    await store.close();
  }
  return plain;
}

async function tell(
  story: readonly StoryEvent[],
  site: DemoSite,
  { seed, progress }: FillOptions,
): Promise<Pick<Filled, 'exchanges' | 'verifications'>> {
  const counts: Record<string, number> = {};
  const verify = verifyLater(site, seed);
  const askings = askingsOfPacks();
  let at = 0;
  while (at < story.length) {
    const group = nextGroup(story, at);
    site.clock.moveTo(group[0]!.at);
    await verify.due(group[0]!.at);
    await Promise.all(
      group.map(async (event) => {
        if ('happen' in event) return event.happen(site);
        const { exchange } = event;
        const answered = await site.ask(exchange, askings.get(exchange.useCase) ?? PLAIN);
        count(counts, answered);
        verify.plan(exchange, answered);
        return undefined;
      }),
    );
    at += group.length;
    progress(at / story.length);
  }
  return { exchanges: counts, verifications: verify.made() };
}

/** Questions that follow each other are asked at once; a change is made alone, so that its order counts. */
function nextGroup(story: readonly StoryEvent[], from: number): readonly StoryEvent[] {
  const rest = story.slice(from, from + AT_ONCE);
  const change = rest.findIndex((event) => 'happen' in event);
  if (change === 0) return rest.slice(0, 1);
  return change < 0 ? rest : rest.slice(0, change);
}

const PLAIN: Asking = {
  system: 'You help the staff of a hospital. Answer briefly, and say what you do not know.',
};

/** The packs' own words and forms: what the hospital approved by their hashes. */
function askingsOfPacks(): Map<string, Asking> {
  const askings = new Map(
    readPacks(undefined).map(({ pack: { id, prompt, output } }): [string, Asking] => [
      id,
      { system: prompt.system, form: { name: id, schema: output } },
    ]),
  );
  const emergency = askings.get('problem-medication-list');
  if (emergency !== undefined) askings.set('emergency-summary', emergency);
  return askings;
}

function count(counts: Record<string, number>, { code = 'answered' }: Answered): void {
  counts[code] = (counts[code] ?? 0) + 1;
}
