/**
 * Limited data set, 45 CFR §164.514(e)(2): sixteen direct identifiers go; town or city, state, ZIP code,
 * dates and ages may stay. It is still PHI, for research, public health or health care operations alone
 * ((e)(3)), under a data use agreement ((e)(4)).
 */
import type { Profile } from './profile.ts';

export const limitedDataSet: Profile = {
  id: 'limited-data-set',
  version: 1,
  title: 'Limited data set transformation',
  claim: 'transformed towards a limited data set',
  basis: '45 CFR §164.514(e)',
  terms: 'data-use-agreement',
  clinicians: 'remove',
  isReversible: false,
  rows: {
    name: { method: 'redact', rule: '(e)(2)(i)' },
    title: { method: 'keep', rule: 'not among (e)(2)', note: 'Dr., Mrs.: names nobody' },
    location: {
      method: 'redact',
      rule: '(e)(2)(ii)',
      note: 'street, county, geocode, institution',
    },
    'location/city': { method: 'keep', rule: '(e)(2)(ii)' },
    'location/zip': { method: 'keep', rule: '(e)(2)(ii)' },
    'location/postcode': { method: 'keep', rule: '(e)(2)(ii)' },
    state: { method: 'keep', rule: '(e)(2)(ii)' },
    country: { method: 'keep', rule: '(e)(2)(ii)' },
    date: { method: 'keep', rule: 'not among (e)(2)' },
    age: { method: 'keep', rule: 'not among (e)(2)' },
    phone: { method: 'redact', rule: '(e)(2)(iii)' },
    fax: { method: 'redact', rule: '(e)(2)(iv)' },
    email: { method: 'redact', rule: '(e)(2)(v)' },
    ssn: { method: 'redact', rule: '(e)(2)(vi)' },
    medical_record_number: { method: 'pseudonym', rule: '(e)(2)(vii)' },
    health_plan_beneficiary_number: { method: 'redact', rule: '(e)(2)(viii)' },
    account_number: { method: 'redact', rule: '(e)(2)(ix)' },
    certificate_or_license_number: { method: 'redact', rule: '(e)(2)(x)' },
    vehicle_identifier: { method: 'redact', rule: '(e)(2)(xi)' },
    device_identifier: { method: 'redact', rule: '(e)(2)(xii)' },
    url: { method: 'redact', rule: '(e)(2)(xiii)' },
    ip_address: { method: 'redact', rule: '(e)(2)(xiv)' },
    biometric: { method: 'redact', rule: '(e)(2)(xv)' },
    photo: { method: 'redact', rule: '(e)(2)(xvi)' },
    other_unique_id: {
      method: 'pseudonym',
      rule: 'ours',
      note: 'not among (e)(2), but a number nobody described may be one that is',
    },
    organization: { method: 'redact', rule: '(e)(2)(i)', note: 'names of employers' },
    profession: { method: 'keep', rule: 'not among (e)(2)' },
    reference: { method: 'pseudonym', rule: 'ours', note: 'may be a record number' },
    media: { method: 'redact', rule: '(e)(2)(xv),(xvi)', note: 'nobody searched it' },
  },
  residualRisk:
    'A limited data set is protected health information: dates, towns and ZIP codes in it single people out. Direct identifiers that detection missed in free text remain in it, at the rate measured.',
};
