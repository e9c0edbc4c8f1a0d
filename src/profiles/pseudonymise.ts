/**
 * Pseudonymised data for work within the organisation or with a business associate: links and intervals
 * survive under the site's key. It remains personal data (GDPR Art. 4(5), 45 CFR §164.514(c)).
 */
import type { Profile } from './profile.ts';

const OURS = 'ours';

export const pseudonymise: Profile = {
  id: 'pseudonymise',
  version: 1,
  title: 'Pseudonymisation',
  claim: 'pseudonymised',
  basis: 'GDPR Art. 4(5); 45 CFR §164.502(e)',
  terms: 'none',
  clinicians: 'remove',
  isReversible: false,
  rows: {
    name: { method: 'surrogate', rule: OURS },
    title: { method: 'keep', rule: OURS, note: 'Dr., Mrs.: names nobody' },
    location: { method: 'redact', rule: OURS },
    'location/zip': { method: 'zip3', rule: OURS },
    state: { method: 'us-state', rule: OURS },
    country: { method: 'keep', rule: OURS },
    date: { method: 'shift', rule: OURS },
    age: { method: 'keep', rule: OURS },
    phone: { method: 'redact', rule: OURS },
    fax: { method: 'redact', rule: OURS },
    email: { method: 'redact', rule: OURS },
    ssn: { method: 'redact', rule: OURS, note: 'too few numbers to be worth a pseudonym' },
    medical_record_number: { method: 'pseudonym', rule: OURS },
    health_plan_beneficiary_number: { method: 'pseudonym', rule: OURS },
    account_number: { method: 'pseudonym', rule: OURS },
    certificate_or_license_number: { method: 'pseudonym', rule: OURS },
    vehicle_identifier: { method: 'pseudonym', rule: OURS },
    device_identifier: { method: 'pseudonym', rule: OURS },
    url: { method: 'redact', rule: OURS },
    ip_address: { method: 'redact', rule: OURS },
    biometric: { method: 'redact', rule: OURS },
    photo: { method: 'redact', rule: OURS },
    other_unique_id: { method: 'pseudonym', rule: OURS },
    organization: { method: 'redact', rule: OURS },
    profession: { method: 'keep', rule: OURS },
    reference: { method: 'pseudonym', rule: OURS },
    media: { method: 'redact', rule: OURS, note: 'nobody searched it' },
  },
  residualRisk:
    'Pseudonymised data are protected health information: whoever has the key, or enough of what they tell, can lead them back. Identifiers that detection missed in free text remain in it, at the rate measured.',
};
