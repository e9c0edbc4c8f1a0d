/**
 * What the gateway does to requests: realistic stand-ins that lead back to the originals within the
 * exchange. For documents it gives the pairs, so that `createRestorer` undoes it. Not for release.
 */
import type { Profile } from './profile.ts';

const OURS = 'ours';

export const chat: Profile = {
  id: 'chat',
  version: 1,
  title: 'Reversible surrogates',
  claim: 'masked with a way back',
  basis: '45 CFR §164.502(b)',
  terms: 'none',
  clinicians: 'remove',
  isReversible: true,
  rows: {
    name: { method: 'surrogate', rule: OURS },
    title: { method: 'keep', rule: OURS, note: 'Dr., Mrs.: names nobody' },
    location: { method: 'surrogate', rule: OURS },
    state: { method: 'keep', rule: OURS },
    country: { method: 'keep', rule: OURS },
    date: { method: 'surrogate', rule: OURS, note: 'moved by whole weeks' },
    age: { method: 'surrogate', rule: OURS },
    phone: { method: 'surrogate', rule: OURS },
    fax: { method: 'surrogate', rule: OURS },
    email: { method: 'surrogate', rule: OURS },
    ssn: { method: 'surrogate', rule: OURS },
    medical_record_number: { method: 'surrogate', rule: OURS },
    health_plan_beneficiary_number: { method: 'surrogate', rule: OURS },
    account_number: { method: 'surrogate', rule: OURS },
    certificate_or_license_number: { method: 'surrogate', rule: OURS },
    vehicle_identifier: { method: 'surrogate', rule: OURS },
    device_identifier: { method: 'surrogate', rule: OURS },
    url: { method: 'surrogate', rule: OURS },
    ip_address: { method: 'surrogate', rule: OURS },
    biometric: { method: 'surrogate', rule: OURS },
    photo: { method: 'surrogate', rule: OURS },
    other_unique_id: { method: 'surrogate', rule: OURS },
    organization: { method: 'surrogate', rule: OURS },
    profession: { method: 'surrogate', rule: OURS },
    reference: { method: 'pseudonym', rule: OURS },
    media: { method: 'redact', rule: OURS, note: 'nobody searched it' },
  },
  residualRisk:
    'The surrogates lead back to the originals for whoever has the pairs: this is for one exchange with a model, never for release.',
};
