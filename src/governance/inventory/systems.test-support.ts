/** Systems as a register holds them, all invented. */
import { type AiSystem, parseAiSystem } from './ai-system.ts';

export const SAID = { author: 'Procurement', date: '2026-11-25' } as const;

/** What must be there, and nothing else. */
export const MINIMAL = {
  id: 'sepsis-alert',
  name: 'Sepsis alert on the wards',
  developer: { name: 'Example Analytics' },
  carrier: 'ehr-embedded',
  model: { name: 'Sepsis Watcher', version: '2.1' },
  owner: { name: 'Chief medical informatics officer' },
  purpose: 'Warns of sepsis early.',
  intended: { population: 'Adult inpatients', users: 'Nurses', decisionRole: 'augments' },
  risk: { tier: 'high', reasons: ['Drives treatment within the hour.'] },
  status: 'in-use',
  nextReview: '2027-01-31',
} as const;

export function system(fields: object = {}): AiSystem {
  return parseAiSystem({ ...MINIMAL, ...fields });
}

/** With something in every place that a card can fill. */
export function fullSystem(): AiSystem {
  return system({
    developer: { name: 'Example Analytics', contact: 'support@example.org' },
    attributes: Object.fromEntries(
      ['2', '3', '5', '6', '7', '9', '10', '16', '25'].map((id) => [
        id,
        { value: `What is said about ${id} <b> & more`, ...SAID },
      ]),
    ),
    card: {
      texts: {
        'ReleaseInfo/ReleaseStage': 'Commercial',
        'ReleaseInfo/RegulatoryApproval': 'None needed',
        'Resources/ClinicalTrial': 'NCT00000000',
        'KeyMetrics/FairnessEquity/MetricGoal': 'Equal sensitivity\nby sex',
        Bibliography: '@misc{a, title = "A & B"}',
      },
      ehrs: ['Example EHR', 'Another EHR'],
      keywords: ['sepsis'],
      results: {
        usefulness: [{ label: 'AUROC', valueJson: '{"kind":"single","value":0.81}' }],
        fairness: [{ label: 'Gap', valueJson: '{"kind":"single","value":2,"unit":"%"}' }],
      },
    },
  });
}
