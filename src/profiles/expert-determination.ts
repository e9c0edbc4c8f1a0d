/**
 * What an expert's determination under 45 CFR §164.514(b)(1) most often asks for: intervals survive,
 * places are coarse, ids are keyed pseudonyms. The determination decides, not this table: write the
 * expert's own as a custom profile where it differs.
 */
import type { Profile } from './profile.ts';

export const expertDetermination: Profile = {
  id: 'expert-determination',
  version: 1,
  title: 'Transformation under an expert determination',
  claim: 'transformed as a determination asks',
  basis: '45 CFR §164.514(b)(1)',
  terms: 'determination',
  clinicians: 'remove',
  isReversible: false,
  rows: {
    name: { method: 'surrogate', rule: '(b)(1)', note: 'missed names hide among made-up ones' },
    title: { method: 'keep', rule: '(b)(1)', note: 'Dr., Mrs.: names nobody' },
    location: { method: 'redact', rule: '(b)(1)' },
    'location/zip': { method: 'zip3', rule: '(b)(1)' },
    state: { method: 'us-state', rule: '(b)(1)' },
    country: { method: 'keep', rule: '(b)(1)' },
    date: { method: 'shift', rule: '(b)(1)' },
    age: { method: 'age-90', rule: '(b)(1)' },
    phone: { method: 'redact', rule: '(b)(1)' },
    fax: { method: 'redact', rule: '(b)(1)' },
    email: { method: 'redact', rule: '(b)(1)' },
    ssn: { method: 'redact', rule: '(b)(1)' },
    medical_record_number: { method: 'pseudonym', rule: '(b)(1), (c)' },
    health_plan_beneficiary_number: { method: 'redact', rule: '(b)(1)' },
    account_number: { method: 'pseudonym', rule: '(b)(1), (c)' },
    certificate_or_license_number: { method: 'redact', rule: '(b)(1)' },
    vehicle_identifier: { method: 'redact', rule: '(b)(1)' },
    device_identifier: { method: 'redact', rule: '(b)(1)' },
    url: { method: 'redact', rule: '(b)(1)' },
    ip_address: { method: 'redact', rule: '(b)(1)' },
    biometric: { method: 'redact', rule: '(b)(1)' },
    photo: { method: 'redact', rule: '(b)(1)' },
    other_unique_id: { method: 'pseudonym', rule: '(b)(1), (c)' },
    organization: { method: 'redact', rule: '(b)(1)' },
    profession: { method: 'redact', rule: '(b)(1)' },
    reference: { method: 'pseudonym', rule: '(b)(1), (c)' },
    media: { method: 'redact', rule: '(b)(1)', note: 'nobody searched it' },
  },
  residualRisk:
    'The risk is the one that the determination states, for the recipient and until the date that it names. Identifiers that detection missed in free text remain in it, at the rate measured.',
};
