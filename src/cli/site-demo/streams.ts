/** What is asked for at the demonstration, by whom and how often: the daily work, and what should not have been asked. */
import type { PurposeOfUse } from '../../core/purpose.ts';
import type { Topic } from './notes.ts';
import type { CallerId } from './staff.ts';

/** What goes on all the time. */
export interface Stream {
  readonly useCase: string;
  readonly caller: CallerId;
  readonly roles: readonly string[];
  readonly purposes: readonly PurposeOfUse[];
  readonly models: readonly (readonly [string, number])[];
  readonly topics: readonly (readonly [Topic | 'literature', number])[];
  /** Of all requests. */
  readonly share: number;
  /** Days before the end on which it begins and ends. */
  readonly from: number;
  readonly until: number;
}

const MEDICAL: Stream['topics'] = [
  ['medical', 90],
  ['psychiatric', 4],
  ['alcohol', 4],
  ['hiv', 2],
];
const all = { from: 1000, until: 0 };

export const STREAMS: readonly Stream[] = [
  {
    useCase: 'discharge-summary',
    caller: 'ehr-documents',
    roles: ['physician'],
    purposes: ['TREAT', 'COC'],
    models: [
      ['northlake-clinical', 4],
      ['house', 1],
    ],
    topics: MEDICAL,
    share: 24,
    ...all,
  },
  {
    useCase: 'problem-medication-list',
    caller: 'ehr-documents',
    roles: ['physician', 'nurse'],
    purposes: ['TREAT'],
    models: [['house', 1]],
    topics: MEDICAL,
    share: 22,
    ...all,
  },
  {
    useCase: 'referral-letter',
    caller: 'ehr-documents',
    roles: ['physician'],
    purposes: ['TREAT', 'COC'],
    models: [['northlake-clinical', 1]],
    topics: [['medical', 1]],
    share: 13,
    ...all,
  },
  {
    useCase: 'icd-10-cm-coding',
    caller: 'coding-workbench',
    roles: ['coder'],
    purposes: ['HPAYMT'],
    models: [
      ['cumulus-text', 1],
      ['brightpath-coder', 1],
    ],
    topics: MEDICAL,
    share: 18,
    ...all,
  },
  {
    useCase: 'prior-auth-letter',
    caller: 'coding-workbench',
    roles: ['coder'],
    purposes: ['COVAUTH', 'HPAYMT'],
    models: [['brightpath-coder', 1]],
    topics: [['medical', 1]],
    share: 9,
    ...all,
  },
  {
    useCase: 'patient-explanation',
    caller: 'ehr-documents',
    roles: ['physician', 'nurse'],
    purposes: ['TREAT'],
    models: [['northlake-clinical', 1]],
    topics: [['medical', 1]],
    share: 6,
    ...all,
  },
  {
    useCase: 'literature-digest',
    caller: 'research-portal',
    roles: ['researcher'],
    purposes: ['HRESCH'],
    models: [
      ['northlake-clinical', 9],
      ['openquill-web', 1],
    ],
    topics: [['literature', 1]],
    share: 5,
    ...all,
  },
  {
    useCase: 'emergency-summary',
    caller: 'ehr-documents',
    roles: ['emergency'],
    purposes: ['TREAT'],
    models: [['house', 1]],
    topics: MEDICAL,
    share: 4,
    ...all,
  },
  // What should not have been asked.
  {
    useCase: 'chart-chat',
    caller: 'ehr-documents',
    roles: ['physician'],
    purposes: ['TREAT'],
    models: [['northlake-clinical', 1]],
    topics: [['medical', 1]],
    share: 0.8,
    ...all,
  },
  {
    useCase: 'inbox-triage',
    caller: 'inbox-assistant',
    roles: ['nurse'],
    purposes: ['TREAT'],
    models: [['northlake-clinical', 1]],
    topics: [['medical', 1]],
    share: 0.8,
    from: 12,
    until: 0,
  },
  {
    useCase: 'discharge-summary',
    caller: 'research-portal',
    roles: ['researcher'],
    purposes: ['TREAT'],
    models: [['northlake-clinical', 1]],
    topics: [['medical', 1]],
    share: 0.6,
    ...all,
  },
  {
    useCase: 'icd-10-cm-coding',
    caller: 'coding-workbench',
    roles: ['coder'],
    purposes: ['HMARKT', 'TREAT'],
    models: [['brightpath-coder', 1]],
    topics: [['medical', 1]],
    share: 0.5,
    ...all,
  },
  {
    useCase: 'literature-digest',
    caller: 'research-portal',
    roles: ['researcher'],
    purposes: ['HRESCH'],
    models: [
      ['openquill-web', 1],
      ['meridian-research', 1],
    ],
    topics: [['medical', 1]],
    share: 0.7,
    ...all,
  },
  {
    useCase: 'cohort-notes',
    caller: 'research-portal',
    roles: ['researcher'],
    purposes: ['HRESCH'],
    models: [['house', 1]],
    topics: [['medical', 1]],
    share: 2,
    ...all,
  },
];
