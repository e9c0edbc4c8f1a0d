/** The smallest pack that is one, for tests to change in one place. */
import { parsePack, type ReadPack } from '../pack.ts';

const statement = {
  type: 'object',
  additionalProperties: false,
  required: ['text', 'quote'],
  properties: {
    text: { type: 'string', maxLength: 200 },
    quote: { type: 'string', maxLength: 200 },
  },
};

export const SMALL = {
  chaperonePack: 1,
  id: 'small',
  version: 1,
  title: 'Small',
  summary: 'One list of findings.',
  purposes: ['TREAT'],
  users: ['tester'],
  risk: { tier: 'low', reasons: ['nobody acts on it'] },
  views: [
    {
      id: 'notes',
      label: 'Notes',
      text: true,
      resources: {
        DocumentReference: ['content'],
        Condition: ['code', 'onsetDateTime', 'clinicalStatus', 'verificationStatus'],
      },
    },
  ],
  prompt: { system: 'List the findings.', user: '{{notes}}\nList them.' },
  output: {
    type: 'object',
    additionalProperties: false,
    required: ['findings', 'remark'],
    properties: {
      findings: { type: 'array', maxItems: 5, items: statement },
      remark: { type: ['string', 'null'], maxLength: 100 },
    },
  },
  quotes: [{ item: '/findings/*', quote: 'quote', states: ['text'] }],
  free: [{ at: '/remark', because: 'states nothing' }],
  guards: [{ id: 'no-denial', phrases: ['is denied'], because: 'never a denial' }],
  risks: [{ risk: 'none', handling: 'none needed' }],
  limits: ['is small'],
  disclosure: { letter: 'By a machine. {{contact}}', chat: 'By a machine.' },
  evaluation: {
    thresholds: { cases: 0.8 },
    cases: Array.from({ length: 6 }, (_, index) => ({
      id: `case-${index}`,
      text: 'Blood pressure 158/96 today.',
      expect: [{ mention: ['blood pressure'] }],
    })),
  },
};

/** @param changes of the first level */
export function smallPack(changes: object = {}): ReadPack {
  return parsePack(JSON.stringify({ ...SMALL, ...changes }), 'small.yaml');
}
