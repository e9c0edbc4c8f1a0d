/** The detectors, one identifier each. Their order does not matter: scores settle overlaps. */
import type { Detector } from '../detector.ts';
import { age } from './age.ts';
import { carePlace } from './care-place.ts';
import { date } from './date.ts';
import { dea } from './dea.ts';
import { email } from './email.ts';
import { field } from './field.ts';
import { iban } from './iban.ts';
import { idShape } from './id-shape.ts';
import { ipAddress } from './ip-address.ts';
import { labelledId } from './labelled-id.ts';
import { mbi } from './mbi.ts';
import { nhsNumber } from './nhs-number.ts';
import { npi } from './npi.ts';
import { paymentCard } from './payment-card.ts';
import { phone } from './phone.ts';
import { place } from './place.ts';
import { postalCode } from './postal-code.ts';
import { spanishAddress } from './spanish-address.ts';
import { spanishCarePlace } from './spanish-care-place.ts';
import { ssn } from './ssn.ts';
import { street } from './street.ts';
import { url } from './url.ts';
import { vin } from './vin.ts';

/** Identifiers that their own shape or label shows. */
export const STRUCTURED: readonly Detector[] = [
  date,
  age,
  phone,
  email,
  url,
  ipAddress,
  ssn,
  nhsNumber,
  npi,
  dea,
  mbi,
  paymentCard,
  iban,
  vin,
  labelledId,
  idShape,
  street,
  postalCode,
];

/** Places, which need the lists. */
export const PLACES: readonly Detector[] = [
  place,
  carePlace,
  field,
  spanishAddress,
  spanishCarePlace,
];
