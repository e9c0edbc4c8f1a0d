/**
 * FHIR R4 Patient, RelatedPerson and Practitioner as known persons. Total: whatever the JSON is, it
 * gives a person with as much of it as can be read, and never fails; a source's odd record must not
 * be the reason why the rest of it is not protected.
 */
import { isObject, type Json, type JsonObject } from './json.ts';
import type { KnownAddress, KnownIdentifier, KnownName, KnownPerson } from './person.ts';

/** The person of one resource. */
export function personOf(
  resource: JsonObject,
  role: KnownPerson['role'],
  ref = `${word(resource.resourceType) ?? 'Patient'}/${word(resource.id) ?? 'unknown'}`,
): KnownPerson {
  const extensions = extensionsOf(resource);
  const gender = genderOf(resource.gender);
  return {
    ref,
    role,
    ...(gender === undefined ? {} : { gender }),
    names: objects(resource.name).flatMap(nameOf),
    dates: dates(resource.birthDate, resource.deceasedDateTime),
    phones: telecom(resource, 'phone'),
    emails: telecom(resource, 'email'),
    addresses: [
      ...objects(resource.address),
      ...extensions.map((extension) => extension.valueAddress).filter(isObject),
    ].flatMap(addressOf),
    identifiers: [
      ...objects(resource.identifier).flatMap(identifierOf),
      ...telecom(resource, 'other').map((value) => ({ value, type: 'other' })),
      ...ownId(resource),
    ],
  };
}

/** People around the patient whom the Patient resource itself names: contacts and the mother. */
export function relativesWithin(patient: JsonObject, ref: string): KnownPerson[] {
  const contacts = objects(patient.contact).map((contact, index) =>
    personOf(
      {
        name: isObject(contact.name) ? [contact.name] : [],
        telecom: contact.telecom ?? [],
        address: isObject(contact.address) ? [contact.address] : [],
        gender: contact.gender ?? null,
      },
      'relative',
      `${ref}/contact/${index}`,
    ),
  );
  const mothers = extensionsOf(patient)
    .filter(({ url }) => typeof url === 'string' && url.endsWith('/patient-mothersMaidenName'))
    .flatMap(({ valueString }) => word(valueString) ?? [])
    .map((text) => personOf({ name: [{ text }] }, 'relative', `${ref}/mother`));
  return [...contacts, ...mothers].filter(isKnown);
}

/** The general practitioners that a Patient refers to, with the name shown beside the reference. */
export function practitionersOf(patient: JsonObject): { ref: string; display?: string }[] {
  return objects(patient.generalPractitioner).flatMap(({ reference, display }) => {
    const ref = /(?:^|\/)(Practitioner\/[A-Za-z0-9.-]{1,64})(?:\/_history\/|$)/.exec(
      word(reference) ?? '',
    )?.[1];
    const shown = word(display);
    if (ref === undefined) return [];
    return [{ ref, ...(shown === undefined ? {} : { display: shown }) }];
  });
}

/** Whether anything is known at all that could be found in a text. */
export function isKnown(person: KnownPerson): boolean {
  const { names, dates: days, phones, emails, addresses, identifiers } = person;
  return [names, days, phones, emails, addresses, identifiers].some((list) => list.length > 0);
}

function nameOf(name: JsonObject): KnownName[] {
  const given = words(name.given);
  const family = words(name.family).join(' '); // of DSTU2, a list
  const text = word(name.text);
  const isInParts = given.length > 0 || family !== '';
  const parts = isInParts ? [{ given, ...(family === '' ? {} : { family }) }] : [];
  if (text === undefined) return parts;
  const around = [...words(name.prefix), ...words(name.suffix)];
  const isTold = isInParts && hasNoMore(text, [...given, family, ...around].join(' '));
  return isTold ? parts : [...parts, { given: [], text }];
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}\p{M}]+/gu) ?? [];

/** A source may know a given name, a former or a called name in the text alone. */
function hasNoMore(text: string, parts: string): boolean {
  const told = new Set(wordsIn(parts));
  return wordsIn(text).every((one) => told.has(one));
}

function addressOf(address: JsonObject): KnownAddress[] {
  const lines = words(address.line);
  const text = word(address.text);
  const parts = {
    city: word(address.city),
    district: word(address.district),
    state: word(address.state),
    postalCode: word(address.postalCode),
  };
  const known = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
  // Where there are no parts, the text is what a letter would carry, line by line.
  const fromText = text === undefined ? [] : text.split(/\s*[\n\r]+\s*/).filter(Boolean);
  const all = lines.length > 0 || Object.keys(known).length > 0 ? lines : fromText;
  return all.length === 0 && Object.keys(known).length === 0 ? [] : [{ lines: all, ...known }];
}

/** Codes of HL7 v2 table 0203 (identifier type), and systems that say it themselves. */
const TYPE_OF_CODE: Readonly<Record<string, string>> = {
  MR: 'mrn',
  PI: 'mrn',
  PT: 'mrn',
  SS: 'ssn',
  DL: 'license',
  PPN: 'passport',
  MB: 'member',
  MC: 'member',
  MA: 'member',
  SN: 'member',
  AN: 'account',
  NPI: 'npi',
  DEA: 'dea',
};
const TYPE_OF_SYSTEM: Readonly<Record<string, string>> = {
  'http://hl7.org/fhir/sid/us-ssn': 'ssn',
  'http://hl7.org/fhir/sid/us-mbi': 'member',
  'http://hl7.org/fhir/sid/us-medicare': 'member',
  'http://hl7.org/fhir/sid/us-npi': 'npi',
  'https://fhir.nhs.uk/Id/nhs-number': 'nhs-number',
  'urn:oid:2.16.840.1.113883.4.1': 'ssn',
  'urn:oid:2.16.840.1.113883.4.6': 'npi',
  'urn:oid:2.16.840.1.113883.4.572': 'member',
  'urn:oid:2.16.840.1.113883.4.927': 'member',
};

function identifierOf(identifier: JsonObject): KnownIdentifier[] {
  const value = word(identifier.value);
  if (value === undefined) return [];
  const codes = isObject(identifier.type) ? objects(identifier.type.coding) : [];
  const named = codes.flatMap(({ code }) => TYPE_OF_CODE[word(code) ?? ''] ?? []);
  const type = named[0] ?? TYPE_OF_SYSTEM[word(identifier.system) ?? ''] ?? 'other';
  return [{ value, type }];
}

/** A logical id is a number or a UUID that notes may quote; a short one would be found everywhere. */
function ownId(resource: JsonObject): KnownIdentifier[] {
  const id = word(resource.id);
  return id !== undefined && id.length >= 8 && /\d/.test(id) ? [{ value: id, type: 'other' }] : [];
}

type Telecom = 'phone' | 'email' | 'other';

const TELECOM_OF_SYSTEM: Readonly<Record<string, Telecom>> = {
  phone: 'phone',
  fax: 'phone',
  pager: 'phone',
  sms: 'phone',
  email: 'email',
  url: 'other',
  other: 'other',
};

function telecom(resource: JsonObject, kind: Telecom): string[] {
  return objects(resource.telecom).flatMap(({ system, value }) => {
    const written = word(value);
    if (written === undefined) return [];
    return (TELECOM_OF_SYSTEM[word(system) ?? ''] ?? lookOf(written)) === kind ? [written] : [];
  });
}

/** Where the source does not say what it is; `see contact` is nothing that could be looked for. */
function lookOf(value: string): Telecom | undefined {
  if (value.includes('@')) return 'email';
  return /(?:\d\D*){7}/.test(value) ? 'phone' : undefined;
}

/** The day of a FHIR date or dateTime. Years and months alone identify nobody. */
function dates(...values: (Json | undefined)[]): string[] {
  const days = values.flatMap(
    (value) => /^\d{4}-\d\d-\d\d(?=T|$)/.exec(word(value) ?? '')?.[0] ?? [],
  );
  return [...new Set(days)];
}

const GENDERS = ['male', 'female', 'other', 'unknown'] as const;

function genderOf(value: Json | undefined): KnownPerson['gender'] {
  return GENDERS.find((gender) => gender === value);
}

function extensionsOf(resource: JsonObject): JsonObject[] {
  return objects(resource.extension);
}

/** One where a list belongs is read as a list of it. */
const listed = (value: Json | undefined): readonly (Json | undefined)[] =>
  Array.isArray(value) ? value : [value];

function objects(value: Json | undefined): JsonObject[] {
  return listed(value).filter(isObject);
}

function words(value: Json | undefined): string[] {
  return listed(value).flatMap((each) => word(each) ?? []);
}

function word(value: Json | undefined): string | undefined {
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? undefined : trimmed;
}
