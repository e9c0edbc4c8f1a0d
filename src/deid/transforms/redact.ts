/** A value taken out, and what it was told: `[NAME]`. */
import type { PhiCategory } from '../../core/phi.ts';

const LABELS: Readonly<Record<PhiCategory, string>> = {
  name: 'NAME',
  location: 'LOCATION',
  date: 'DATE',
  age: 'AGE',
  phone: 'PHONE',
  fax: 'FAX',
  email: 'EMAIL',
  ssn: 'SSN',
  medical_record_number: 'MRN',
  health_plan_beneficiary_number: 'HEALTH-PLAN-ID',
  account_number: 'ACCOUNT',
  certificate_or_license_number: 'LICENSE',
  vehicle_identifier: 'VEHICLE-ID',
  device_identifier: 'DEVICE-ID',
  url: 'URL',
  ip_address: 'IP-ADDRESS',
  biometric: 'BIOMETRIC',
  photo: 'PHOTO',
  other_unique_id: 'ID',
  organization: 'ORGANIZATION',
  profession: 'PROFESSION',
};

/** Of places and titles, what kind it is helps the reader and tells nobody where or who. */
const KINDS: Readonly<Partial<Record<PhiCategory, Readonly<Record<string, string>>>>> = {
  name: { title: 'TITLE' },
  location: {
    street: 'ADDRESS',
    city: 'CITY',
    county: 'COUNTY',
    state: 'STATE',
    country: 'COUNTRY',
    zip: 'ZIP',
    postcode: 'ZIP',
    hospital: 'HOSPITAL',
  },
};

export function redact(category: PhiCategory, type: string): string {
  return `[${KINDS[category]?.[type] ?? LABELS[category]}]`;
}
