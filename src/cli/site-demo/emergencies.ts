/** Emergencies of the demonstration: two that were reviewed, one whose review is late, one that waits, one that is open. */
import { noteOf } from './notes.ts';
import type { DemoPatient } from './patients.ts';
import { openRandom } from './random.ts';
import type { PlannedExchange, TrafficOptions } from './traffic.ts';

const MINUTE_MS = 60_000;

/** An emergency at night: the glass is broken, the summary is asked for some minutes later. */
export interface PlannedEmergency {
  readonly at: number;
  readonly user: string;
  readonly patient: DemoPatient;
  readonly reason: 'unconscious' | 'no_usual_access' | 'life_threatening';
  readonly words: string;
  /** Days after it ended; undefined: nobody has reviewed it. */
  readonly reviewedAfterDays?: number;
  readonly exchanges: readonly PlannedExchange[];
}

const EMERGENCIES = [
  { minutesAgo: 31 * 1440, user: 'k.thorvald', reason: 'unconscious', reviewedAfterDays: 2 },
  { minutesAgo: 23 * 1440, user: 'd.mbeki', reason: 'no_usual_access', reviewedAfterDays: 5 },
  { minutesAgo: 12 * 1440, user: 'd.mbeki', reason: 'unconscious' },
  { minutesAgo: 4 * 1440, user: 'k.thorvald', reason: 'life_threatening' },
  { minutesAgo: 25, user: 'l.fitzwilliam', reason: 'unconscious' },
] as const;

const WORDS = {
  unconscious: 'Found unresponsive, no relative here, medication list needed.',
  no_usual_access: 'The patient is registered with another clinic and its line is down.',
  life_threatening: 'Cardiac arrest in the hall.',
} as const;

export function plannedEmergencies({ seed, end, patients }: TrafficOptions): PlannedEmergency[] {
  const random = openRandom(seed ^ 0x656d6572);
  return EMERGENCIES.map(({ minutesAgo, user, reason, ...more }) => {
    const at = end - minutesAgo * MINUTE_MS;
    const patient = random.pick(patients.filter(({ consent }) => consent === 'none'));
    const day = new Date(at).toISOString().slice(0, 10);
    const exchanges = [4, 11].map((minutes) => ({
      at: at + minutes * MINUTE_MS,
      caller: 'ehr-documents' as const,
      user,
      useCase: 'emergency-summary',
      purpose: random.pick(['BTG', 'ETREAT'] as const),
      model: 'house',
      stream: false,
      patient: patient.reference,
      text: noteOf(patient, 'medical', day, random),
    }));
    return { at, user, patient, reason, words: WORDS[reason], exchanges, ...more };
  });
}
