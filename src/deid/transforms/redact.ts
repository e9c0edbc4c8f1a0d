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

/** Of places, what kind of place helps the reader and tells nobody where. */
const PLACES: Readonly<Record<string, string>> = {
  street: 'ADDRESS',
  city: 'CITY',
  county: 'COUNTY',
  zip: 'ZIP',
  postcode: 'ZIP',
  hospital: 'HOSPITAL',
};

export function redact(category: PhiCategory, type: string): string {
  const place = category === 'location' ? PLACES[type] : undefined;
  return `[${place ?? LABELS[category]}]`;
}
