/**
 * Weeks of requests to the demonstration's gateway, as people make them: most are allowed, some ask for what they may not
 * have. Only what is asked is planned here; what becomes of it, the gateway decides.
 */
import type { PurposeOfUse } from '../../core/purpose.ts';
import { LITERATURE_QUESTIONS, noteOf } from './notes.ts';
import type { DemoPatient } from './patients.ts';
import { openRandom, type Random } from './random.ts';
import { type CallerId, STAFF } from './staff.ts';
import { STREAMS, type Stream } from './streams.ts';

export interface PlannedExchange {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly caller: CallerId;
  readonly user: string;
  readonly useCase: string;
  readonly purpose: PurposeOfUse;
  readonly model: string;
  /** `Patient/…` */
  readonly patient?: string;
  readonly text: string;
  readonly stream: boolean;
}

const DAY_MS = 86_400_000;

export interface TrafficOptions {
  readonly seed: number;
  /** End of the story, milliseconds since 1970. */
  readonly end: number;
  readonly days: number;
  /** About how many requests in all. */
  readonly exchanges: number;
  readonly patients: readonly DemoPatient[];
}

/** In the order of time. */
export function plannedTraffic(options: TrafficOptions): PlannedExchange[] {
  const { seed, end, days, exchanges } = options;
  const random = openRandom(seed ^ 0x74726166);
  const planned: PlannedExchange[] = [];
  while (planned.length < exchanges) {
    const at = instant(end, days, random);
    const daysAgo = (end - at) / DAY_MS;
    const open = STREAMS.filter(({ from, until }) => daysAgo <= from && daysAgo >= until);
    const stream = random.weighted(open.map((one) => [one, one.share] as const));
    planned.push(exchangeOf(stream, at, options.patients, random));
  }
  return planned.sort((one, other) => one.at - other.at);
}

/** Working hours of working days, mostly. */
function instant(end: number, days: number, random: Random): number {
  for (;;) {
    const at = end - Math.floor(random.next() * days * DAY_MS);
    const date = new Date(at);
    const isWorkingDay = date.getUTCDay() % 6 !== 0;
    const isWorkingHour = date.getUTCHours() >= 13 && date.getUTCHours() < 24; // 07:00 in Minnesota
    const busy = (isWorkingDay ? 1 : 0.25) * (isWorkingHour ? 1 : 0.12);
    if (random.chance(busy)) return at - (at % 1000) + random.int(0, 999);
  }
}

function exchangeOf(
  stream: Stream,
  at: number,
  patients: readonly DemoPatient[],
  random: Random,
): PlannedExchange {
  const { caller, useCase } = stream;
  const people = STAFF.filter(({ roles }) => stream.roles.some((role) => roles.includes(role)));
  const about = {
    at,
    caller,
    user: random.pick(people).id,
    useCase,
    purpose: random.pick(stream.purposes),
    model: random.weighted(stream.models),
    stream: random.chance(0.003),
  };
  const topic = random.weighted(stream.topics);
  if (topic === 'literature') return { ...about, text: random.pick(LITERATURE_QUESTIONS) };

  const patient = random.pick(patients);
  const day = new Date(at - random.int(0, 3) * DAY_MS).toISOString().slice(0, 10);
  const text = noteOf(patient, topic, day, random);
  return { ...about, patient: patient.reference, text };
}
