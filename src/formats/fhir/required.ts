/**
 * Elements of FHIR R4 that must be there (minimum 1) and that a profile can take out: references,
 * names, identifiers, addresses, dates, media. Codes, numbers and prose always leave something. What
 * stands for one that is gone says so: a data-absent-reason of `masked`.
 *
 * Source  HL7 FHIR R4 (4.0.1), cardinalities of all resources; StructureDefinition/data-absent-reason
 *
 * By the path of what holds them, or by datatype. `value[x]` is any type of value.
 */
const REQUIRED: Readonly<Record<string, string>> = {
  'Account.coverage': 'coverage',
  'Account.guarantor': 'party',
  AdverseEvent: 'subject',
  'AdverseEvent.suspectEntity': 'instance',
  AllergyIntolerance: 'patient',
  Appointment: 'participant',
  AppointmentResponse: 'appointment',
  AuditEvent: 'recorded agent source',
  'AuditEvent.source': 'observer',
  'AuditEvent.entity.detail': 'type value[x]',
  BodyStructure: 'patient',
  'Bundle.link': 'url',
  'Bundle.entry.link': 'url',
  'Bundle.entry.request': 'url',
  CarePlan: 'subject',
  ChargeItem: 'subject',
  'ChargeItem.performer': 'actor',
  Claim: 'patient created provider insurance',
  'Claim.careTeam': 'provider',
  'Claim.diagnosis': 'diagnosis[x]',
  'Claim.procedure': 'procedure[x]',
  'Claim.insurance': 'coverage',
  'Claim.accident': 'date',
  ClaimResponse: 'patient created insurer',
  'ClaimResponse.insurance': 'coverage',
  ClinicalImpression: 'subject',
  'Communication.payload': 'content[x]',
  'CommunicationRequest.payload': 'content[x]',
  Composition: 'date author title',
  'Composition.relatesTo': 'target[x]',
  Condition: 'subject',
  'Consent.provision.actor': 'reference',
  'Consent.provision.data': 'reference',
  'Contract.signer': 'party signature',
  'Contract.friendly': 'content[x]',
  'Contract.legal': 'content[x]',
  'Contract.rule': 'content[x]',
  Coverage: 'beneficiary payor',
  'Coverage.class': 'value',
  'Coverage.costToBeneficiary': 'value[x]',
  CoverageEligibilityRequest: 'patient created insurer',
  'CoverageEligibilityRequest.insurance': 'coverage',
  CoverageEligibilityResponse: 'patient created request insurer',
  'CoverageEligibilityResponse.insurance': 'coverage',
  'Device.deviceName': 'name',
  'Device.version': 'value',
  DeviceRequest: 'code[x] subject',
  DeviceUseStatement: 'subject device',
  'DiagnosticReport.media': 'link',
  DocumentManifest: 'content',
  DocumentReference: 'content',
  'DocumentReference.content': 'attachment',
  'DocumentReference.relatesTo': 'target',
  'Encounter.statusHistory': 'period',
  'Encounter.classHistory': 'period',
  'Encounter.diagnosis': 'condition',
  'Encounter.location': 'location',
  Endpoint: 'address',
  EpisodeOfCare: 'patient',
  'EpisodeOfCare.statusHistory': 'period',
  'EpisodeOfCare.diagnosis': 'condition',
  ExplanationOfBenefit: 'patient created insurer provider insurance',
  'ExplanationOfBenefit.careTeam': 'provider',
  'ExplanationOfBenefit.diagnosis': 'diagnosis[x]',
  'ExplanationOfBenefit.procedure': 'procedure[x]',
  'ExplanationOfBenefit.insurance': 'coverage',
  FamilyMemberHistory: 'patient',
  Flag: 'subject',
  Goal: 'subject',
  'Group.characteristic': 'value[x]',
  'Group.member': 'entity',
  GuidanceResponse: 'module[x]',
  'HealthcareService.notAvailable': 'description',
  ImagingStudy: 'subject',
  'ImagingStudy.series': 'uid',
  'ImagingStudy.series.performer': 'actor',
  'ImagingStudy.series.instance': 'uid',
  Immunization: 'patient occurrence[x]',
  'Immunization.performer': 'actor',
  ImmunizationEvaluation: 'patient immunizationEvent',
  ImmunizationRecommendation: 'patient date',
  'ImmunizationRecommendation.recommendation.dateCriterion': 'value',
  'Invoice.participant': 'actor',
  'Invoice.lineItem': 'chargeItem[x]',
  Linkage: 'item',
  'Linkage.item': 'resource',
  'List.entry': 'item',
  'Location.position': 'longitude latitude',
  MeasureReport: 'measure period',
  Media: 'content',
  'Medication.ingredient': 'item[x]',
  MedicationAdministration: 'medication[x] subject effective[x]',
  'MedicationAdministration.performer': 'actor',
  MedicationDispense: 'medication[x]',
  'MedicationDispense.performer': 'actor',
  MedicationRequest: 'medication[x] subject',
  MedicationStatement: 'medication[x] subject',
  MessageHeader: 'event[x] source',
  'MessageHeader.source': 'endpoint',
  'MessageHeader.destination': 'endpoint',
  'MessageHeader.response': 'identifier',
  NutritionOrder: 'patient dateTime',
  'Patient.link': 'other',
  PaymentNotice: 'created payment recipient',
  PaymentReconciliation: 'created paymentDate',
  'Person.link': 'target',
  'PractitionerRole.notAvailable': 'description',
  Procedure: 'subject',
  'Procedure.performer': 'actor',
  'Procedure.focalDevice': 'manipulated',
  Provenance: 'target recorded agent',
  'Provenance.agent': 'who',
  'Provenance.entity': 'what',
  RelatedPerson: 'patient',
  ResearchSubject: 'study individual',
  RiskAssessment: 'subject',
  Schedule: 'actor',
  ServiceRequest: 'subject',
  Slot: 'schedule start end',
  Subscription: 'reason criteria channel',
  'Substance.ingredient': 'substance[x]',
  SupplyRequest: 'item[x]',
  'Task.input': 'value[x]',
  'Task.output': 'value[x]',
  VisionPrescription: 'created patient dateWritten prescriber lensSpecification',
  Signature: 'when who',
};

interface Names {
  readonly names: ReadonlySet<string>;
  /** Beginnings of names that have a type after them. */
  readonly choices: readonly string[];
}

const BY_HOLDER: ReadonlyMap<string, Names> = new Map(
  Object.entries(REQUIRED).map(([holder, written]) => {
    const all = written.split(' ');
    const isChoice = (name: string) => name.endsWith('[x]');
    return [
      holder,
      {
        names: new Set(all.filter((name) => !isChoice(name))),
        choices: all.filter(isChoice).map((name) => name.slice(0, -'[x]'.length)),
      },
    ];
  }),
);

/** @param holder path of what holds the element, or its datatype */
export function isRequired(holder: string, name: string): boolean {
  const required = BY_HOLDER.get(holder);
  if (required === undefined) return false;
  return (
    required.names.has(name) ||
    required.choices.some(
      (choice) => name.startsWith(choice) && /^[A-Z]/.test(name.slice(choice.length)),
    )
  );
}

const ABSENT =
  '{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"masked"}]}';

/** The member that stands for one that is gone, by how its value begins: `{`, `[{`, `["`, `"`. */
export function absentMember(key: string, value: string): string {
  const isList = value.startsWith('[');
  const isObject = /^(?:\[\s*)?\{/.test(value);
  return `"${isObject ? '' : '_'}${key}":${isList ? `[${ABSENT}]` : ABSENT}`;
}
