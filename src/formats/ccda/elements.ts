/**
 * What the elements and attributes of C-CDA hold. What no row names is free text; codes are left
 * alone while they look like ones.
 *
 * Source  HL7 CDA R2, C-CDA R2.1 (templates of the header and of entries); HL7 v3 datatypes R1
 */
import type { PhiCategory } from '../../core/phi.ts';
import type { DocumentRole } from '../document.ts';
import { isTitle, suffixOf } from '../titles.ts';

export interface Held {
  readonly role: DocumentRole;
  readonly category?: PhiCategory;
  /** Of locations that profiles may tell apart. */
  readonly type?: string;
}

const NAME: Held = { role: 'value', category: 'name' };
const PLACE: Held = { role: 'value', category: 'location' };
const STREET: Held = { ...PLACE, type: 'street' };
const ORGANIZATION: Held = { role: 'value', category: 'organization' };
const TEXT: Held = { role: 'text' };
const TITLE: Held = { ...NAME, type: 'title' };
const SUFFIX: Held = { ...NAME, type: 'suffix' };

/** Elements of a name and of an address (datatypes PN and AD). */
const PARTS: Readonly<Record<string, Held>> = {
  given: NAME,
  family: NAME,
  suffix: NAME,
  prefix: TEXT,
  ...Object.fromEntries(
    `streetAddressLine streetName streetNameBase streetNameType houseNumber houseNumberNumeric
     direction additionalLocator unitID unitType careOf censusTract precinct
     deliveryAddressLine deliveryInstallationArea deliveryInstallationType deliveryMode
     deliveryModeIdentifier buildingNumberSuffix postBox`
      .split(/\s+/)
      .map((name) => [name, STREET]),
  ),
  city: { ...PLACE, type: 'city' },
  county: { ...PLACE, type: 'county' },
  state: { role: 'state' },
  country: { role: 'country' },
  postalCode: { role: 'postal-code' },
};

/** Whose name it is, by the element around; a person's where none of these is nearest. */
const NAMED: readonly [around: RegExp, held: Held][] = [
  [/Organization$/, ORGANIZATION],
  [/^(?:location|healthCareFacility|place|birthplace)$/, PLACE],
  [/^(?:manufacturedMaterial|manufacturedLabeledDrug|playingDevice|device)$/, TEXT],
  [/^(?:playingEntity|scopingEntity|specimenPlayingEntity)$/, TEXT],
];

/** What text inside an element is. `stack` holds the local names from the root to it. */
export function heldText(stack: readonly string[], said: string): Held {
  const element = stack[stack.length - 1] ?? '';
  if (element === 'prefix' && isTitle(said)) return TITLE;
  if (element === 'suffix' && suffixOf(said) !== undefined) return SUFFIX;
  if (Object.hasOwn(PARTS, element)) return PARTS[element]!;
  if (element === 'name') {
    const around = stack[stack.length - 2] ?? '';
    return NAMED.find(([pattern]) => pattern.test(around))?.[1] ?? NAME;
  }
  return element === 'addr' ? PLACE : TEXT;
}

/** Elements whose `value` is a time: TS, and the bounds of IVL_TS. */
const TIMES = /^(?:[a-z]+Time|time|phase)$/;
const BOUNDS = /^(?:low|high|center)$/;

/** @param around the element that it stands in: what has bounds may be a quantity */
export function isTime(element: string, around: string): boolean {
  return TIMES.test(BOUNDS.test(element) ? around : element);
}

/** Elements whose `root` and `extension` name a template, not a thing. */
export function isTemplate(element: string): boolean {
  return element === 'templateId' || element === 'typeId';
}

/** Attributes that hold codes. */
const CODES: ReadonlySet<string> = new Set(
  `code codeSystem codeSystemName codeSystemVersion classCode typeCode moodCode contextControlCode
   contextConductionInd determinerCode styleCode nullFlavor xsi:type use unit qualifier inversionInd
   negationInd operator institutionSpecified representation mediaType compression integrityCheckAlgorithm
   listType partType independentInd separatableInd seperatableInd language
   inclusive border width align valign colspan rowspan cellpadding cellspacing rules frame scope
   xml:lang xml:space`.split(/\s+/),
);

export function isCodeAttribute(name: string): boolean {
  return CODES.has(name) || name === 'xmlns' || name.startsWith('xmlns:');
}

/** What one part of the narrative is called by, and others call it by: vendors put record numbers and names into it. */
export const isIdAttribute = (name: string, text: string): boolean =>
  IDS.has(name) || (LINKS.has(name) && /^#[!-~]+$/.test(text));

const IDS: ReadonlySet<string> = new Set(['ID', 'IDREF', 'referencedObject', 'headers']);
/** `reference value="#p1"`, `linkHtml href="#p1"`. */
const LINKS: ReadonlySet<string> = new Set(['value', 'href']);

const BY_ROOT: Readonly<Record<string, PhiCategory>> = {
  '2.16.840.1.113883.4.1': 'ssn',
  '2.16.840.1.113883.4.6': 'certificate_or_license_number', // NPI
  '2.16.840.1.113883.4.814': 'certificate_or_license_number', // DEA
  '2.16.840.1.113883.4.572': 'health_plan_beneficiary_number', // Medicare
  '2.16.840.1.113883.3.3719': 'device_identifier', // UDI
};

const BY_ELEMENT: Readonly<Record<string, PhiCategory>> = {
  patientRole: 'medical_record_number',
  patient: 'medical_record_number',
  assignedEntity: 'certificate_or_license_number',
  assignedAuthor: 'certificate_or_license_number',
  assignedAuthoringDevice: 'device_identifier',
};

/** What `id extension` is: by its root, then by the element that has it. */
export function identifierOf(root: string | undefined, around: string): PhiCategory {
  if (root !== undefined && Object.hasOwn(BY_ROOT, root)) return BY_ROOT[root]!;
  return Object.hasOwn(BY_ELEMENT, around) ? BY_ELEMENT[around]! : 'other_unique_id';
}

/** Of a telecom, by the scheme of its URL. */
export function telecomCategory(scheme: string | undefined, rest: string): PhiCategory {
  const name = scheme?.toLowerCase();
  if (name === 'mailto:' || (name === undefined && rest.includes('@'))) return 'email';
  if (name === 'fax:' || name === 'x-text-fax:') return 'fax';
  if (name === 'tel:' || name === 'sms:' || (name === undefined && /\d{3}/.test(rest)))
    return 'phone';
  return name === undefined ? 'other_unique_id' : 'url';
}
