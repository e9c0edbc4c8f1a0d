/** Elements whose datatype is told by no name of their own: FHIR R4 (4.0.1), all resources. */
import { expect, test } from 'vitest';
import { seen } from './fhir.test-support.ts';

/** A resource with the value at the end of the path. */
function at(path: string, value: unknown): object {
  const [resourceType, ...names] = path.split('.');
  const inside = names.reduceRight<unknown>((inner, name) => ({ [name]: [inner] }), value);
  return { resourceType, ...(inside as object) };
}

test.each(
  `
  Appointment.identifier
  CatalogEntry.additionalIdentifier
  Claim.related.reference
  Claim.insurance.identifier
  CommunicationRequest.groupIdentifier
  Contract.term.offer.identifier
  DocumentManifest.masterIdentifier
  DocumentManifest.related.identifier
  Encounter.hospitalization.preAdmissionIdentifier
  ExplanationOfBenefit.related.reference
  GuidanceResponse.requestIdentifier
  MedicinalProduct.crossReference
  MedicinalProduct.manufacturingBusinessOperation.authorisationReferenceNumber
  MedicinalProductPackaged.batchIdentifier.immediatePackaging
  MedicinalProductPackaged.batchIdentifier.outerPackaging
  Observation.subject.identifier
  PaymentReconciliation.detail.predecessor
  PaymentReconciliation.paymentIdentifier
  Practitioner.qualification.identifier
  ServiceRequest.requisition
  Specimen.accessionIdentifier
  Specimen.container.identifier
  SubstanceProtein.subunit.cTerminalModificationId
  SubstanceProtein.subunit.nTerminalModificationId
  SubstanceSourceMaterial.organismId
  SubstanceSourceMaterial.parentSubstanceId
  Task.input.valueIdentifier
  `
    .trim()
    .split(/\s+/),
)('%s is an identifier', (path) => {
  expect(seen(at(path, { value: 'A-77-Q' }))).toEqual([
    expect.stringMatching(/^value \w+ A-77-Q \(value\)$/),
  ]);
});

test.each(
  `
  CareTeam.telecom
  Device.contact
  DeviceDefinition.contact
  Endpoint.contact
  HealthcareService.telecom
  Location.telecom
  MessageHeader.source.contact
  Organization.contact.telecom
  ResearchStudy.contact.telecom
  Subscription.contact
  `
    .trim()
    .split(/\s+/),
)('%s is a contact', (path) => {
  expect(seen(at(path, { system: 'phone', value: '12' }))).toEqual(['value phone 12 (value)']);
});

test.each(
  `
  Claim.accident.locationAddress
  ClaimResponse.addItem.locationAddress
  ExplanationOfBenefit.item.locationAddress
  InsurancePlan.contact.address
  Location.address
  Patient.contact.address
  Task.input.valueAddress
  `
    .trim()
    .split(/\s+/),
)('%s is an address', (path) => {
  expect(seen(at(path, { line: ['Elm'] }))).toEqual(['value location Elm (line)']);
});

test.each(
  `
  InsurancePlan.contact.name
  Organization.contact.name
  Patient.contact.name
  Person.name
  Task.input.valueHumanName
  `
    .trim()
    .split(/\s+/),
)('%s is a name', (path) => {
  expect(seen(at(path, { family: 'Elm' }))).toEqual(['value name Elm (family)']);
});

test.each(['Bundle.signature', 'VerificationResult.attestation.sourceSignature'])(
  '%s is a signature',
  (path) => {
    expect(seen(at(path, { data: 'QWRh' }))).toEqual(['media QWRh (data)']);
  },
);
