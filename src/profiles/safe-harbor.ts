/**
 * Safe Harbor, 45 CFR §164.514(b)(2)(i)(A)-(R), row by row. What it makes is "Safe-Harbor-transformed":
 * whether the result meets the rule also depends on what detection missed in free text, and on
 * (b)(2)(ii), actual knowledge, which no program has.
 */
import type { Profile } from './profile.ts';

export const safeHarbor: Profile = {
  id: 'safe-harbor',
  version: 1,
  title: 'Safe Harbor transformation',
  claim: 'Safe-Harbor-transformed',
  basis: '45 CFR §164.514(b)(2)',
  terms: 'none',
  clinicians: 'remove',
  isReversible: false,
  rows: {
    name: { method: 'redact', rule: '(b)(2)(i)(A)', note: 'initials and nicknames included' },
    title: { method: 'keep', rule: 'not among (b)(2)(i)', note: 'Dr., Mrs.: names nobody' },
    location: { method: 'redact', rule: '(b)(2)(i)(B)', note: 'all that is smaller than a state' },
    'location/zip': { method: 'zip3', rule: '(b)(2)(i)(B)(1),(2)' },
    state: { method: 'us-state', rule: '(b)(2)(i)(B)', note: 'in prose as in a field' },
    country: { method: 'keep', rule: '(b)(2)(i)(B)', note: 'larger than a state' },
    date: { method: 'year', rule: '(b)(2)(i)(C)', note: 'service and laboratory dates included' },
    age: { method: 'age-90', rule: '(b)(2)(i)(C)' },
    phone: { method: 'redact', rule: '(b)(2)(i)(D)', note: 'extensions and pagers included' },
    fax: { method: 'redact', rule: '(b)(2)(i)(E)' },
    email: { method: 'redact', rule: '(b)(2)(i)(F)' },
    ssn: { method: 'redact', rule: '(b)(2)(i)(G)', note: 'the last four digits included' },
    medical_record_number: { method: 'redact', rule: '(b)(2)(i)(H)' },
    health_plan_beneficiary_number: { method: 'redact', rule: '(b)(2)(i)(I)' },
    account_number: { method: 'redact', rule: '(b)(2)(i)(J)' },
    certificate_or_license_number: { method: 'redact', rule: '(b)(2)(i)(K)' },
    vehicle_identifier: { method: 'redact', rule: '(b)(2)(i)(L)' },
    device_identifier: { method: 'redact', rule: '(b)(2)(i)(M)' },
    url: { method: 'redact', rule: '(b)(2)(i)(N)', note: 'every URL' },
    ip_address: { method: 'redact', rule: '(b)(2)(i)(O)' },
    biometric: { method: 'redact', rule: '(b)(2)(i)(P)' },
    photo: { method: 'redact', rule: '(b)(2)(i)(Q)' },
    other_unique_id: {
      method: 'redact',
      rule: '(b)(2)(i)(R)',
      note: 'trial record numbers, bar codes, hashes',
    },
    organization: { method: 'redact', rule: '(b)(2)(i)', note: 'employers' },
    profession: { method: 'redact', rule: '(b)(2)(i)(R)', note: 'an office that one person holds' },
    reference: {
      method: 'token',
      rule: '(c)(1)',
      note: 'random, not derived from the individual; the table is never written',
    },
    media: { method: 'redact', rule: '(b)(2)(i)(P),(Q)', note: 'nobody searched it' },
  },
  residualRisk:
    'Identifiers that detection missed in free text remain in it, at the rate measured. Nothing here looked for what could identify without being one of the eighteen classes, and actual knowledge, (b)(2)(ii), is for people to judge.',
};
