/**
 * What names say in FHIR R4: extensions and references what their value is, elements which datatype they
 * have. An auditor reads these tables with those of `datatypes.ts`.
 *
 * Source  HL7 FHIR R4 (4.0.1) datatypes, resources and extensions
 */
import type { PhiCategory } from '../../core/phi.ts';
import type { DatatypeName } from './datatypes.ts';

/** Values of extensions by the last part of their URL, where their datatype is a string. */
export const EXTENSIONS: ReadonlyMap<string, PhiCategory> = new Map([
  ...categories('name', 'patient-mothersMaidenName humanname-own-name humanname-partner-name'),
  ...categories('location', 'patient-birthPlace geolocation latitude longitude'),
  ...categories('organization', 'patient-congregation'),
]);

/** What is displayed for a reference, by the type of what it refers to. */
export const DISPLAYED: ReadonlyMap<string, PhiCategory> = new Map([
  ...categories('name', 'Patient Practitioner PractitionerRole RelatedPerson Person'),
  ...categories('organization', 'Organization'),
  ...categories('location', 'Location'),
]);

/** The same by the element's name, where the reference has no type. */
export const DISPLAYED_IN: ReadonlyMap<string, PhiCategory> = new Map([
  ...categories(
    'name',
    `actor asserter author collector enterer generalPractitioner individual informationSource onBehalfOf
     owner party patient performer practitioner recipient recorder requester sender subject
     verifiedWith who witness`,
  ),
  ...categories(
    'organization',
    `custodian insurer managingOrganization observer organization payor performingOrganization
     providerOrganization serviceProvider`,
  ),
  ...categories('location', 'destination facility location origin'),
]);

function categories(category: PhiCategory, names: string): [string, PhiCategory][] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => [name, category]);
}

/** Datatypes of objects by their name. */
export const OBJECTS: Readonly<Record<string, DatatypeName>> = {
  ...named('HumanName', 'name valueHumanName'),
  ...named('Address', 'address valueAddress locationAddress'),
  ...named('ContactPoint', 'telecom valueContactPoint'),
  ...named(
    'Identifier',
    `identifier valueIdentifier accessionIdentifier additionalIdentifier authorisationReferenceNumber
     cTerminalModificationId crossReference groupIdentifier immediatePackaging masterIdentifier
     nTerminalModificationId organismId outerPackaging parentSubstanceId paymentIdentifier
     preAdmissionIdentifier predecessor requestIdentifier requisition targetIdentifier`,
  ),
  ...named('Extension', 'extension modifierExtension'),
  ...named('Narrative', 'text'),
  ...named('Annotation', 'note valueAnnotation progress'),
  ...named(
    'Attachment',
    `attachment content contentAttachment document form image legallyBindingAttachment photo
     presentedForm sequenceAttachment sourceAttachment valueAttachment`,
  ),
  ...named(
    'Signature',
    'signature valueSignature attestationSignature proxySignature sourceSignature',
  ),
  ...named('Age', 'ageAge onsetAge abatementAge deceasedAge performedAge valueAge timingAge'),
  ...named('AgeRange', 'ageRange onsetRange abatementRange deceasedRange age'),
  ...named('Quantity', 'valueQuantity quantity dose doseQuantity low high'),
  ...named('SampledData', 'valueSampledData'),
  ...named('Coding', 'coding tag security valueCoding class'),
  ...named('Concept', 'code'),
  ...named('Language', 'language'),
  ...named('Meta', 'meta valueMeta'),
  ...named('Request', 'request'),
  ...named('Response', 'response'),
  ...named('Link', 'link'),
  ...named('Udi', 'udiCarrier'),
};

function named(type: DatatypeName, names: string): Record<string, DatatypeName> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, type]),
  );
}
