/**
 * What identifies in FHIR R4: by datatype, by resource, and by name wherever that says it. An auditor
 * reads this table; `places.ts` applies it. A string that no row names is free text; codes and URIs
 * are left alone while they look like ones (`elements.ts` lists them).
 *
 * Source  HL7 FHIR R4 (4.0.1) datatypes and resources; categories by 45 CFR §164.514(b)(2)(i)
 */
import type { PhiCategory } from '../../core/phi.ts';

/** How a string (or number) is treated; a category: it is one as a whole. */
export type Treatment =
  | PhiCategory // 'date' and 'age' in FHIR's notation, 'photo' is media
  | 'text' // free text, its key is evidence
  | 'prose' // free text whose key says nothing
  | 'title' // prose; a form of address is one
  | 'suffix' // a name; a generation, a degree is one
  | 'code' // left alone while it looks like a code or URI
  | 'samples' // left alone while it is digits: SampledData
  | 'instant' // a date whose notation takes no year alone
  | 'street' // locations that profiles may tell apart
  | 'city'
  | 'county'
  | 'state'
  | 'country'
  | 'postal-code'
  | 'id' // of the resource or element
  | 'link' // reference, search or address that may hold ids
  | 'uri' // the same, but for what is published (`published.ts`)
  | 'etag' // a version in quotes
  | 'narrative' // XHTML
  | 'data' // base64 of what a sibling `contentType` says
  | 'media' // base64 of bytes
  | 'size' // of the data beside it
  | 'identifier' // Identifier.value: by type and system
  | 'contact' // ContactPoint.value: by system
  | 'display' // Reference.display: by what is referred to
  | 'label' // a code that is evidence for the values beside it: Extension.url
  | 'question' // prose that is: the text of an item
  | 'concept' // prose that is, one object up: Observation.code
  | 'content-type' // of the data beside it
  | 'type-code' // of an identifier
  | 'age-text' // an age, or prose about one
  | 'unit' // prose; of the number beside it
  | 'term' // prose; a language, a race stays
  | 'coded-display' // prose; what closed vocabularies call a code stays
  | 'diagnosis' // prose that its label tells from a name
  | 'observed-display' // prose that names an observation where its text does not
  | 'observed-code' // of an observation: does its value tell an age?
  | 'observed'; // the value of an observation

export interface Datatype {
  readonly strings?: Readonly<Record<string, Treatment>>;
  readonly numbers?: Readonly<Record<string, Treatment>>;
  /** Datatypes of objects inside, where the name alone does not say it. */
  readonly objects?: Readonly<Record<string, DatatypeName>>;
  /** Of strings and numbers in extensions of this datatype: `ADXP-streetName` is part of an address. */
  readonly inherited?: Treatment;
}

export const DATATYPES: Readonly<Record<DatatypeName, Datatype>> = {
  Element: {},
  HumanName: {
    strings: { text: 'name', family: 'name', given: 'name', suffix: 'suffix', prefix: 'title' },
    inherited: 'name',
  },
  Address: {
    strings: {
      text: 'location',
      line: 'street',
      city: 'city',
      district: 'county',
      state: 'state',
      country: 'country',
      postalCode: 'postal-code',
    },
    inherited: 'location',
  },
  /** Location.position, and the geolocation extension through `Address`. */
  Position: {
    numbers: { latitude: 'location', longitude: 'location', altitude: 'location' },
    inherited: 'location',
  },
  ContactPoint: { strings: { value: 'contact' }, inherited: 'other_unique_id' },
  Identifier: {
    strings: { value: 'identifier' },
    objects: { type: 'IdentifierType' },
    inherited: 'other_unique_id',
  },
  IdentifierType: { objects: { coding: 'IdentifierCoding' } },
  IdentifierCoding: { strings: { code: 'type-code', display: 'prose' } },
  Concept: { strings: { text: 'concept' } },
  /** An observation or a component of one. */
  Observed: {
    objects: {
      code: 'ObservedConcept',
      valueQuantity: 'ObservedQuantity',
      valueRange: 'ObservedRange',
    },
    numbers: { valueInteger: 'text' },
  },
  ObservedConcept: { strings: { text: 'concept' }, objects: { coding: 'ObservedCoding' } },
  ObservedCoding: { strings: { code: 'observed-code', display: 'observed-display' } },
  ObservedQuantity: { numbers: { value: 'observed' }, strings: { unit: 'unit' } },
  ObservedRange: { objects: { low: 'ObservedQuantity', high: 'ObservedQuantity' } },
  Coding: { strings: { code: 'code', version: 'code', display: 'coded-display' } },
  Language: { strings: { text: 'term' }, objects: { coding: 'LanguageCoding' } },
  LanguageCoding: { strings: { display: 'term' } },
  Diagnosis: { strings: { text: 'diagnosis' }, objects: { coding: 'DiagnosisCoding' } },
  DiagnosisCoding: { strings: { display: 'diagnosis' } },
  RelativeCondition: { objects: { code: 'Diagnosis' } },
  Extension: {
    strings: { url: 'label' },
    numbers: { valueInteger: 'text', valueDecimal: 'text', valuePositiveInt: 'text' },
  },
  /** A quantity of years, months, days. */
  Age: { numbers: { value: 'age' }, strings: { unit: 'unit' } },
  AgeRange: { objects: { low: 'Age', high: 'Age' } },
  Quantity: { strings: { unit: 'prose' } },
  SampledData: { strings: { data: 'samples' } },
  Narrative: { strings: { div: 'narrative' } },
  Annotation: { strings: { text: 'prose', authorString: 'name' } },
  Attachment: {
    strings: { data: 'data', hash: 'media', url: 'link', title: 'prose' },
    numbers: { size: 'size' },
  },
  Photo: { strings: { data: 'media', hash: 'media', url: 'link', title: 'prose' } },
  Signature: { strings: { data: 'media', when: 'instant' } },
  Meta: { strings: { versionId: 'id', source: 'link', lastUpdated: 'instant' } },
  Item: {
    strings: { text: 'question', prefix: 'prose', definition: 'code' },
    objects: { answer: 'Answer' },
  },
  Answer: {
    numbers: { valueInteger: 'text', valueDecimal: 'text' },
    objects: { item: 'Item', valueQuantity: 'ObservedQuantity' },
  },
  Parameter: { strings: { name: 'label' } },
  Link: { strings: { url: 'link', relation: 'code' } },
  Request: {
    strings: { url: 'link', ifNoneExist: 'link', ifMatch: 'etag', ifNoneMatch: 'etag' },
  },
  Response: { strings: { location: 'link', status: 'prose', etag: 'etag', identifier: 'id' } },
  Udi: {
    strings: {
      deviceIdentifier: 'device_identifier',
      carrierHRF: 'device_identifier',
      carrierAIDC: 'media',
      issuer: 'uri',
      jurisdiction: 'uri',
    },
  },
  CoverageClass: {
    strings: { value: 'health_plan_beneficiary_number', name: 'text' },
  },
  Network: { strings: { address: 'ip_address' } },
  Agent: {
    strings: { name: 'name', altId: 'other_unique_id' },
    objects: { network: 'Network' },
  },
  AuditSource: { strings: { site: 'location' } },
  RelatedClaim: { objects: { reference: 'Identifier' } },
  MessageSource: { objects: { contact: 'ContactPoint' } },
  Versions: { strings: { value: 'prose' } },
};

export type DatatypeName =
  | 'Element'
  | 'HumanName'
  | 'Address'
  | 'Position'
  | 'ContactPoint'
  | 'Identifier'
  | 'IdentifierType'
  | 'IdentifierCoding'
  | 'Concept'
  | 'Observed'
  | 'ObservedConcept'
  | 'ObservedCoding'
  | 'ObservedQuantity'
  | 'ObservedRange'
  | 'Coding'
  | 'Language'
  | 'LanguageCoding'
  | 'Diagnosis'
  | 'DiagnosisCoding'
  | 'RelativeCondition'
  | 'Extension'
  | 'Age'
  | 'AgeRange'
  | 'Quantity'
  | 'SampledData'
  | 'Narrative'
  | 'Annotation'
  | 'Attachment'
  | 'Photo'
  | 'Signature'
  | 'Meta'
  | 'Item'
  | 'Answer'
  | 'Parameter'
  | 'Link'
  | 'Request'
  | 'Response'
  | 'Udi'
  | 'CoverageClass'
  | 'Network'
  | 'Agent'
  | 'AuditSource'
  | 'RelatedClaim'
  | 'MessageSource'
  | 'Versions';

/** What differs in one resource; the rest is as the names say. */
export const RESOURCES: Readonly<Record<string, Datatype>> = {
  Account: { strings: { name: 'name' } },
  Appointment: { strings: { start: 'instant', end: 'instant' } },
  AppointmentResponse: { strings: { start: 'instant', end: 'instant' } },
  AuditEvent: {
    strings: { recorded: 'instant' },
    objects: { agent: 'Agent', source: 'AuditSource' },
  },
  Binary: { strings: { data: 'data' } },
  Bundle: { strings: { timestamp: 'instant' }, objects: { link: 'Link' } },
  Claim: { objects: { related: 'RelatedClaim' } },
  Condition: { objects: { code: 'Diagnosis' } },
  Coverage: {
    strings: {
      subscriberId: 'health_plan_beneficiary_number',
      dependent: 'health_plan_beneficiary_number',
    },
    objects: { class: 'CoverageClass' },
  },
  Device: {
    strings: {
      serialNumber: 'device_identifier',
      lotNumber: 'device_identifier',
      distinctIdentifier: 'device_identifier',
      url: 'url',
    },
    objects: { contact: 'ContactPoint', version: 'Versions' },
  },
  DeviceDefinition: { objects: { contact: 'ContactPoint' } },
  DocumentReference: { strings: { date: 'instant' } },
  ExplanationOfBenefit: { objects: { related: 'RelatedClaim' } },
  FamilyMemberHistory: { objects: { condition: 'RelativeCondition' } },
  Endpoint: { strings: { address: 'url' }, objects: { contact: 'ContactPoint' } },
  Location: {
    strings: { name: 'location', alias: 'location' },
    objects: { position: 'Position' },
  },
  MessageHeader: { objects: { source: 'MessageSource' } },
  Observation: {
    objects: {
      code: 'ObservedConcept',
      valueQuantity: 'ObservedQuantity',
      valueRange: 'ObservedRange',
      component: 'Observed',
    },
    numbers: { valueInteger: 'text' },
  },
  Organization: { strings: { name: 'organization', alias: 'organization' } },
  Parameters: { objects: { parameter: 'Parameter' } },
  Patient: { objects: { photo: 'Photo' } },
  Person: { objects: { photo: 'Photo' } },
  Practitioner: { objects: { photo: 'Photo' } },
  RelatedPerson: { objects: { photo: 'Photo' } },
  Slot: { strings: { start: 'instant', end: 'instant' } },
  Provenance: { strings: { recorded: 'instant' } },
  Subscription: { objects: { contact: 'ContactPoint' } },
  Questionnaire: { objects: { item: 'Item' } },
  QuestionnaireResponse: { objects: { item: 'Item' } },
};

/** Strings by name, in any datatype that has no row for them. */
export const STRINGS: Readonly<Record<string, Treatment>> = {
  issued: 'instant',
  valueInstant: 'instant',
  effectiveInstant: 'instant',
  ifModifiedSince: 'instant',
  lastModified: 'instant',
  id: 'id',
  reference: 'link',
  fullUrl: 'link',
  url: 'uri',
  ...treated(
    'uri',
    `authorizationUrl definitionUri derivedFromUri eventUri implicitRules instantiatesUri moduleUri
     nameUrl onlineInformation policy sourceUri targetUri uri valueUri`,
  ),
  publisher: 'organization',
  endpoint: 'url',
  header: 'other_unique_id',
  sessionKey: 'other_unique_id', // R5, of a meeting
  criteria: 'link',
  valueOid: 'link',
  contentType: 'content-type',
  status: 'code',
  language: 'code',
  type: 'code',
  code: 'code',
  linkId: 'code',
  text: 'prose',
  display: 'display',
  description: 'prose',
  comment: 'prose',
  title: 'prose',
  conclusion: 'prose',
  patientInstruction: 'prose',
  unit: 'prose',
  div: 'narrative',
  hash: 'media',
  data: 'text',
  uid: 'other_unique_id',
  valueUuid: 'id',
  valueId: 'id',
  valueUrl: 'url',
  sourceUrl: 'url',
  valueBase64Binary: 'media',
  query: 'media',
  preAuthRef: 'other_unique_id',
  altId: 'other_unique_id',
  authorString: 'name',
  bornString: 'date',
  ...treated('age-text', 'ageString deceasedString onsetString abatementString'),
};

function treated(as: Treatment, names: string): Record<string, Treatment> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, as]),
  );
}
