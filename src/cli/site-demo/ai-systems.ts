/** The hospital's register of AI: what the gateway carries, and what an electronic record or a device has built in. */
import type { Json } from '../../core/json.ts';
import { riskOf } from '../../governance/index.ts';
import { answersOf, type Life } from './use-case-life.ts';

const DAY_MS = 86_400_000;

interface Embedded {
  readonly id: string;
  readonly name: string;
  readonly developer: string;
  readonly carrier: 'ehr-embedded' | 'device' | 'other';
  readonly model: { readonly name: string; readonly version: string };
  readonly owner: string;
  readonly purpose: string;
  readonly population: string;
  readonly users: string;
  readonly role: 'informs' | 'augments' | 'replaces';
  readonly tier: 'low' | 'moderate' | 'high';
  readonly reason: string;
  readonly bias?: 'no-difference-found' | 'difference-found' | 'cannot-tell';
  /** Days from the end of the story; negative: overdue. */
  readonly reviewInDays: number;
  readonly openComplaints?: number;
}

const EMBEDDED: readonly Embedded[] = [
  {
    id: 'ehr-sepsis-alert',
    name: 'Sepsis alert of the record',
    developer: 'Pinemark Health Records (invented)',
    carrier: 'ehr-embedded',
    model: { name: 'Sepsis Model', version: '2.3' },
    owner: 'Chief medical informatics officer',
    purpose: 'Warns the ward of sepsis from vital signs and laboratory values.',
    population: 'Adult inpatients',
    users: 'Nurses and physicians of the wards',
    role: 'augments',
    tier: 'high',
    reason: 'Treatment begins within the hour.',
    bias: 'difference-found',
    reviewInDays: -12,
    openComplaints: 2,
  },
  {
    id: 'ehr-reply-drafts',
    name: 'Drafts of replies to messages, of the record',
    developer: 'Pinemark Health Records (invented)',
    carrier: 'ehr-embedded',
    model: { name: 'Reply Assistant', version: '2026.2' },
    owner: 'Director of nursing',
    purpose: 'Drafts answers to messages of patients; a nurse reads and sends them.',
    population: 'Patients with an account in the portal',
    users: 'Nurses of the clinics',
    role: 'augments',
    tier: 'high',
    reason: 'A patient reads what it wrote.',
    bias: 'cannot-tell',
    reviewInDays: 40,
  },
  {
    id: 'ehr-no-show',
    name: 'Missed appointments, of the record',
    developer: 'Pinemark Health Records (invented)',
    carrier: 'ehr-embedded',
    model: { name: 'No-show Model', version: '1.9' },
    owner: 'Head of scheduling',
    purpose: 'Says which appointments are likely to be missed.',
    population: 'Patients with an appointment',
    users: 'Schedulers',
    role: 'informs',
    tier: 'moderate',
    reason: 'Double booking falls on those who are said to stay away.',
    reviewInDays: 75,
    openComplaints: 1,
  },
  {
    id: 'radiology-triage',
    name: 'Order of head scans to read',
    developer: 'Clearwater Imaging (invented)',
    carrier: 'device',
    model: { name: 'Hemorrhage Triage', version: '4.0' },
    owner: 'Chief of radiology',
    purpose: 'Puts scans with a suspected hemorrhage first.',
    population: 'Adults with a head scan',
    users: 'Radiologists',
    role: 'augments',
    tier: 'high',
    reason: 'A scan that is put last is read late.',
    bias: 'no-difference-found',
    reviewInDays: 120,
  },
  {
    id: 'dictation',
    name: 'Dictation in the clinics',
    developer: 'Loquent Speech (invented)',
    carrier: 'other',
    model: { name: 'Loquent Medical', version: '11' },
    owner: 'Information Technology',
    purpose: 'Turns dictation into text.',
    population: 'All patients of the clinics',
    users: 'Physicians',
    role: 'informs',
    tier: 'moderate',
    reason: 'An error that nobody hears stands in the record.',
    reviewInDays: 20,
  },
];

/** @param carried the lives of the gateway's use cases @param end of the story */
export function demoAiSystems(
  carried: readonly Life[],
  end: number,
): { readonly id: string; readonly body: Json }[] {
  const day = (inDays: number) => new Date(end + inDays * DAY_MS).toISOString().slice(0, 10);
  return [
    ...EMBEDDED.map((one) => ({ id: one.id, body: embedded(one, day) })),
    ...carried.map((one, index) => ({ id: one.id, body: carriedByUs(one, day(30 + index * 9)) })),
  ];
}

function embedded(
  { developer, owner, population, users, role, tier, reason, bias, ...one }: Embedded,
  day: (inDays: number) => string,
): Json {
  const { id, name, carrier, model, purpose, reviewInDays, openComplaints = 0 } = one;
  return {
    id,
    name,
    developer: { name: developer },
    carrier,
    model,
    owner: { name: owner },
    purpose,
    intended: { population, users, decisionRole: role },
    risk: { tier, reasons: [reason] },
    status: 'in-use',
    ...(bias && {
      bias: {
        date: day(-100),
        result: bias,
        summary: 'Sensitivity by sex, age and language, on a year of our own patients.',
      },
    }),
    complaints: Array.from({ length: openComplaints }, (_, index) => ({
      id: `C-${id}-${index + 1}`,
      received: day(-30 + 7 * index),
    })),
    nextReview: day(reviewInDays),
  };
}

function carriedByUs({ id, begins, steps }: Life, next: string): Json {
  const { title, owner, department, content, answers } = begins.with;
  const { tier, reasons } = riskOf(content, { edition: 1, answers: answersOf(answers) });
  return {
    id,
    name: title,
    developer: { name: 'Taken over from a pack, or made here' },
    carrier: 'gateway',
    useCase: id,
    model: { name: content.upstreams.join(', '), version: 'as the use case names it' },
    owner: { name: owner, unit: department },
    purpose: `${title}, for ${content.purposes.join(', ')}.`,
    intended: {
      population: 'Patients of the hospital',
      users: department,
      decisionRole: 'augments',
    },
    risk: { tier, reasons: reasons.length > 0 ? reasons.map((one) => one.because) : ['No cause.'] },
    status: statusAfter(steps.map(({ action }) => action)),
    nextReview: next,
  };
}

function statusAfter(actions: readonly string[]): 'retired' | 'paused' | 'in-use' | 'proposed' {
  if (actions.includes('retire')) return 'retired';
  if (actions.includes('pause') || actions.includes('model_changed')) return 'paused';
  return actions.includes('live') ? 'in-use' : 'proposed';
}
