/**
 * Demographics that come with the request itself, for callers without a FHIR server: a FHIR Patient
 * as JSON, or the simple form below. Strict, because a field that is misread is a value that is not
 * protected; and never quoted in an error, because it is all PHI.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Failure } from '../core/failures.ts';
import { isKnown, personOf } from '../core/fhir-person.ts';
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import type { KnownName, KnownPerson } from '../core/person.ts';
import { patientReference } from './reference.ts';

const PLACE = 'metadata.chaperone_patient';

const text = z.string().trim().min(1).max(512);
const someTexts = z.union([text, z.array(text).max(32)]);
const day = z.iso.date();

const SIMPLE = z.strictObject({
  id: text.optional(),
  name: z
    .union([
      text,
      z.strictObject({
        given: someTexts.optional(),
        family: text.optional(),
        text: text.optional(),
      }),
    ])
    .optional(),
  given: someTexts.optional(),
  family: text.optional(),
  birthDate: day.optional(),
  deathDate: day.optional(),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
  mrn: someTexts.optional(),
  ssn: text.optional(),
  phone: someTexts.optional(),
  email: someTexts.optional(),
  address: z
    .union([
      text,
      z.strictObject({
        line: someTexts.optional(),
        city: text.optional(),
        district: text.optional(),
        state: text.optional(),
        postalCode: text.optional(),
      }),
    ])
    .optional(),
  identifiers: z
    .array(z.union([text, z.strictObject({ value: text, type: text.optional() })]))
    .max(32)
    .optional(),
});
type Simple = z.output<typeof SIMPLE>;

/**
 * @param readReference of the source of patients, whose consents are asked for by an id
 * @throws Failure invalid_value at metadata.chaperone_patient
 */
export function personFromDemographics(
  json: string,
  readReference: (written: string) => string | undefined = patientReference,
): KnownPerson {
  const parsed = parse(json);
  const isFhir = parsed.resourceType !== undefined || isPatientElements(parsed);
  const person = isFhir ? fromFhir(parsed) : fromSimple(parsed);
  if (!isKnown(person)) throw invalid('nothing in it can be looked for in a text');
  return { ...person, ref: refOf(parsed, person, readReference) };
}

function parse(json: string): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(json);
  } catch {
    throw invalid('write JSON');
  }
  if (!isObject(value)) throw invalid('write one JSON object');
  return value;
}

function fromFhir(resource: JsonObject): KnownPerson {
  const { resourceType = 'Patient' } = resource;
  if (resourceType !== 'Patient') throw invalid('the resource must be a Patient');
  return personOf(resource, 'patient');
}

/** Elements of a FHIR R4 Patient that the simple form does not have, or has as no list of objects. */
const LISTS = ['name', 'address', 'telecom', 'identifier'];
const ELEMENTS: ReadonlySet<string> = new Set([
  ...LISTS,
  ...['id', 'meta', 'text', 'extension', 'active', 'gender', 'birthDate', 'photo', 'link'],
  ...['deceasedBoolean', 'deceasedDateTime', 'maritalStatus', 'multipleBirthBoolean'],
  ...['multipleBirthInteger', 'contact', 'communication', 'generalPractitioner'],
  'managingOrganization',
]);

/** A Patient of which somebody has left `resourceType` out: nothing in it would be misread as one. */
function isPatientElements(written: JsonObject): boolean {
  const isList = (field: string) => {
    const value = written[field];
    return Array.isArray(value) && value.every(isObject);
  };
  return LISTS.some(isList) && Object.keys(written).every((field) => ELEMENTS.has(field));
}

function fromSimple(written: JsonObject): KnownPerson {
  const checked = SIMPLE.safeParse(written);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const isUnknown = issue?.code === 'unrecognized_keys';
    throw invalid(
      isUnknown
        ? `fields: ${Object.keys(SIMPLE.shape).join(', ')}`
        : `check the field ${issue?.path.join('.')}, or write a whole FHIR Patient, with "resourceType": "Patient"`,
    );
  }
  const simple = checked.data;
  return {
    ref: '',
    role: 'patient',
    ...(simple.gender === undefined ? {} : { gender: simple.gender }),
    names: namesOf(simple),
    dates: [simple.birthDate, simple.deathDate].filter((date) => date !== undefined),
    phones: listed(simple.phone),
    emails: listed(simple.email),
    addresses: addressesOf(simple),
    identifiers: [
      ...listed(simple.mrn).map((value) => ({ value, type: 'mrn' })),
      ...listed(simple.ssn).map((value) => ({ value, type: 'ssn' })),
      ...(simple.identifiers ?? []).map((each) =>
        typeof each === 'string'
          ? { value: each, type: 'other' }
          : { value: each.value, type: each.type ?? 'other' },
      ),
    ],
  };
}

function namesOf({ name, given, family }: Simple): KnownName[] {
  const written = [
    ...(typeof name === 'string' ? [{ text: name }] : name === undefined ? [] : [name]),
    { given, family },
  ];
  return written.flatMap((each): KnownName[] => {
    const parts: { text?: string; given?: string | string[]; family?: string } = each as object;
    const givens = listed(parts.given);
    if (givens.length > 0 || parts.family !== undefined) {
      return [{ given: givens, ...(parts.family === undefined ? {} : { family: parts.family }) }];
    }
    return parts.text === undefined ? [] : [{ given: [], text: parts.text }];
  });
}

function addressesOf({ address }: Simple): KnownPerson['addresses'] {
  if (address === undefined) return [];
  if (typeof address === 'string') return [{ lines: address.split(/\s*[\n\r]+\s*/) }];
  const { line, ...parts } = address;
  const known = Object.entries(parts).filter(([, part]) => part !== undefined);
  return [{ lines: listed(line), ...Object.fromEntries(known) }];
}

function listed(value: string | readonly string[] | undefined): string[] {
  return value === undefined ? [] : [value].flat();
}

/**
 * The same patient must get the same surrogates next time: the caller's id where there is one, then
 * a record number, then what is there. A digest, because the reference keys and never shows.
 */
function refOf(
  { id }: JsonObject,
  person: KnownPerson,
  readReference: (written: string) => string | undefined,
): string {
  if (id !== undefined) {
    const ref = typeof id === 'string' ? readReference(id) : undefined;
    if (ref === undefined) throw invalid('write a FHIR id as id, or leave it out');
    return ref;
  }
  const record = person.identifiers.find(({ type }) => type === 'mrn') ?? person.identifiers[0];
  const basis = record ?? [person.names, person.dates];
  const digest = createHash('sha256').update(JSON.stringify(basis)).digest('base64url');
  return `Patient?${digest}`;
}

function invalid(remedy: string): Failure {
  return new Failure('invalid_value', { at: PLACE, remedy });
}
