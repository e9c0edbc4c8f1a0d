/** The detectors, one identifier each. Their order does not matter: scores settle overlaps. */
import type { Detector } from '../detector.ts';
import { abroadName } from '../names/abroad-name.ts';
import { columnName } from '../names/column-name.ts';
import { fileName } from '../names/file-name.ts';
import { joinedName } from '../names/joined-name.ts';
import { keyedName } from '../names/keyed-name.ts';
import { queriedName } from '../names/queried-name.ts';
import { scriptName } from '../names/script-name.ts';
import { segmentName } from '../names/segment-name.ts';
import { spelledName } from '../names/spelled-name.ts';
import { wordFamily } from '../names/word-family.ts';
import { aadhaar } from './aadhaar.ts';
import { age } from './age.ts';
import { ageAbroad } from './age-abroad.ts';
import { announcedId } from './announced-id.ts';
import { belgianNiss } from './belgian-niss.ts';
import { bsn } from './bsn.ts';
import { carePlace } from './care-place.ts';
import { carePractice } from './care-practice.ts';
import { careSite } from './care-site.ts';
import { catalanCip } from './catalan-cip.ts';
import { chartRow } from './chart-row.ts';
import { chi } from './chi.ts';
import { codedDate } from './coded-date.ts';
import { codiceFiscale } from './codice-fiscale.ts';
import { columnPhone } from './column-phone.ts';
import { columnUser } from './column-user.ts';
import { compactDate } from './compact-date.ts';
import { country } from './country.ts';
import { cpf } from './cpf.ts';
import { date } from './date.ts';
import { dateAbroad } from './date-abroad.ts';
import { dayRange } from './day-range.ts';
import { dea } from './dea.ts';
import { dicom } from './dicom.ts';
import { dni } from './dni.ts';
import { doneThere } from './done-there.ts';
import { dottedDay } from './dotted-day.ts';
import { email } from './email.ts';
import { employer } from './employer.ts';
import { europeanStreet } from './european-street.ts';
import { eventDay } from './event-day.ts';
import { feastDay } from './feast-day.ts';
import { field } from './field.ts';
import { geocode } from './geocode.ts';
import { handle } from './handle.ts';
import { headedPlace } from './headed-place.ts';
import { hetu } from './hetu.ts';
import { holiday } from './holiday.ts';
import { homeBeside } from './home-beside.ts';
import { houseNumber } from './house-number.ts';
import { iban } from './iban.ts';
import { idShape } from './id-shape.ts';
import { ihi } from './ihi.ts';
import { imei } from './imei.ts';
import { insertedRow } from './inserted-row.ts';
import { ipAddress } from './ip-address.ts';
import { jsonPlace } from './json-place.ts';
import { kvnr } from './kvnr.ts';
import { labelledId } from './labelled-id.ts';
import { landmark } from './landmark.ts';
import { letterhead } from './letterhead.ts';
import { lowerCare } from './lower-care.ts';
import { lowerTown } from './lower-town.ts';
import { mailAddress } from './mail-address.ts';
import { mbi } from './mbi.ts';
import { medicareAu } from './medicare-au.ts';
import { namedCare } from './named-care.ts';
import { namedDay } from './named-day.ts';
import { namedWard } from './named-ward.ts';
import { nhi } from './nhi.ts';
import { nhsNumber } from './nhs-number.ts';
import { nir } from './nir.ts';
import { npi } from './npi.ts';
import { numbered } from './numbered.ts';
import { oldHome } from './old-home.ts';
import { organization } from './organization.ts';
import { pan } from './pan.ts';
import { patientAlias } from './patient-alias.ts';
import { paymentCard } from './payment-card.ts';
import { personnummer } from './personnummer.ts';
import { pesel } from './pesel.ts';
import { phone } from './phone.ts';
import { place } from './place.ts';
import { plate } from './plate.ts';
import { postalAbroad } from './postal-abroad.ts';
import { postalCode } from './postal-code.ts';
import { postalDistrict } from './postal-district.ts';
import { ppsn } from './ppsn.ts';
import { ramq } from './ramq.ts';
import { road } from './road.ts';
import { ruralHome } from './rural-home.ts';
import { season } from './season.ts';
import { secret } from './secret.ts';
import { shortNumber } from './short-number.ts';
import { sin } from './sin.ts';
import { spanishAddress } from './spanish-address.ts';
import { spanishAge } from './spanish-age.ts';
import { spanishCarePlace } from './spanish-care-place.ts';
import { spanishDate } from './spanish-date.ts';
import { spanishDay } from './spanish-day.ts';
import { spanishEmail } from './spanish-email.ts';
import { spanishEmployer } from './spanish-employer.ts';
import { spanishFeast } from './spanish-feast.ts';
import { spanishId } from './spanish-id.ts';
import { spanishNumberedCare } from './spanish-numbered-care.ts';
import { spanishPhone } from './spanish-phone.ts';
import { spanishPlace } from './spanish-place.ts';
import { spanishSpokenDate, spanishSpokenYear } from './spanish-spoken-date.ts';
import { spanishSpokenNumber } from './spanish-spoken-number.ts';
import { spanishStreet } from './spanish-street.ts';
import { spelledEmail } from './spelled-email.ts';
import { spokenCode } from './spoken-code.ts';
import { spokenDate } from './spoken-date.ts';

import { spokenDay } from './spoken-day.ts';

import { spokenNumber } from './spoken-number.ts';

import { spokenNumericDate } from './spoken-numeric-date.ts';
import { spokenStreet } from './spoken-street.ts';
import { ssn } from './ssn.ts';
import { street } from './street.ts';
import { swissAhv } from './swiss-ahv.ts';
import { tableId } from './table-id.ts';
import { tableValue } from './table-value.ts';
import { toldAddress } from './told-address.ts';
import { toldDigits } from './told-digits.ts';
import { typedDay } from './typed-day.ts';
import { udi } from './udi.ts';
import { url } from './url.ts';
import { veteranCode } from './veteran-code.ts';
import { vin } from './vin.ts';
import { weekDate } from './week-date.ts';
import { whereabouts } from './whereabouts.ts';

/** Identifiers that their own shape or label shows. */
export const STRUCTURED: readonly Detector[] = [
  date,
  dateAbroad,
  dayRange,
  veteranCode,
  typedDay,
  spanishAge,
  spanishDate,
  spanishDay,
  spanishEmail,
  spanishFeast,
  spanishId,
  spanishPhone,
  spanishSpokenDate,
  spanishSpokenNumber,
  spanishSpokenYear,
  spokenDate,
  spokenDay,
  spokenCode,
  spokenNumber,
  spokenNumericDate,
  codedDate,
  compactDate,
  dottedDay,
  eventDay,
  namedDay,
  weekDate,
  feastDay,
  holiday,
  season,
  age,
  ageAbroad,
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
  plate,
  labelledId,
  numbered,
  announcedId,
  chartRow,
  columnPhone,
  columnUser,
  toldAddress,
  toldDigits,
  tableId,
  idShape,
  aadhaar,
  belgianNiss,
  bsn,
  catalanCip,
  chi,
  codiceFiscale,
  cpf,
  dicom,
  dni,
  geocode,
  handle,
  hetu,
  ihi,
  imei,
  kvnr,
  medicareAu,
  nhi,
  nir,
  pan,
  personnummer,
  pesel,
  ppsn,
  ramq,
  secret,
  shortNumber,
  sin,
  spelledEmail,
  swissAhv,
  udi,
  street,
  houseNumber,
  mailAddress,
  europeanStreet,
  postalAbroad,
  postalCode,
  postalDistrict,
  spokenStreet,
  patientAlias,
];

/** Places, which need the lists. */
export const PLACES: readonly Detector[] = [
  place,
  carePlace,
  carePractice,
  careSite,
  namedCare,
  country,
  insertedRow,
  tableValue,
  field,
  jsonPlace,
  road,
  ruralHome,
  headedPlace,
  oldHome,
  doneThere,
  lowerTown,
  homeBeside,
  landmark,
  letterhead,
  lowerCare,
  organization,
  employer,
  spanishAddress,
  spanishCarePlace,
  spanishEmployer,
  spanishNumberedCare,
  spanishPlace,
  spanishStreet,
  whereabouts,
  namedWard,
];

/** Names that the form they are written in shows. */
export const NAMES: readonly Detector[] = [
  abroadName,
  fileName,
  columnName,
  joinedName,
  keyedName,
  queriedName,
  scriptName,
  segmentName,
  spelledName,
  wordFamily,
];
