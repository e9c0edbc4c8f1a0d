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
    phones: telecom(resource, ['phone', 'fax', 'pager', 'sms']),
    emails: telecom(resource, ['email']),
    addresses: [
      ...objects(resource.address),
      ...extensions.map((extension) => extension.valueAddress).filter(isObject),
    ].flatMap(addressOf),
    identifiers: [
      ...objects(resource.identifier).flatMap(identifierOf),
      ...telecom(resource, ['url', 'other']).map((value) => ({ value, type: 'other' })),
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
  const family = word(name.family);
  const text = word(name.text);
  if (given.length > 0 || family !== undefined) {
    return [{ given, ...(family === undefined ? {} : { family }) }];
  }
  return text === undefined ? [] : [{ given: [], text }];
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

function telecom(resource: JsonObject, systems: readonly string[]): string[] {
  return objects(resource.telecom)
    .filter(({ system }) => typeof system === 'string' && systems.includes(system))
    .flatMap(({ value }) => word(value) ?? []);
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

function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function words(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.flatMap((each) => word(each) ?? []) : [];
}

function word(value: Json | undefined): string | undefined {
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? undefined : trimmed;
}
