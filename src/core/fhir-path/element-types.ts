/**
 * Datatypes of the elements of FHIR R4, as rules ask for them: by the element's name, and by its path
 * where that name has another type elsewhere. Types that say little (string, code, numbers, elements of a
 * resource's own) are left out, and so are resources that define others and hold nobody's data.
 *
 * Source  HL7 FHIR R4 (4.0.1) StructureDefinitions (CC0)
 */
import { LIMITS } from '../limits.ts';
import { RESOURCE_TYPES } from './resource-types.ts';

export interface ElementType {
  /** As FHIRPath names the element: `value` for the key `valueQuantity`. */
  readonly name: string;
  /** Undefined for what is left out here. */
  readonly type: string | undefined;
}

/** @param path of the element around: a datatype, or a resource with names (`Patient.contact`) */
export function elementType(path: string, key: string): ElementType {
  const place = `${path}.${key}`;
  let found = remembered.get(place);
  if (found === undefined) {
    found = lookUp(place, key);
    // Keys that nobody knows are as many as somebody likes.
    if (remembered.size < LIMITS.fhirPlacesMax) remembered.set(place, found);
  }
  return found;
}

const remembered = new Map<string, ElementType>();

function lookUp(place: string, key: string): ElementType {
  const choice = CHOICE.exec(key);
  if (choice !== null && !BY_NAME.has(key)) {
    const [, name = '', suffix = ''] = choice;
    return { name, type: PRIMITIVES.has(suffix) ? lowerFirst(suffix) : suffix };
  }
  const type = BY_PATH.get(place) ?? BY_NAME.get(key);
  return { name: key, type: type === OTHER ? undefined : type };
}

/** May a rule ask for it? */
export const isKnownType = (type: string): boolean =>
  TYPES.has(type) || RESOURCE_TYPES.has(type) || RESOURCES.has(type);

/** May `as` and `ofType` name it? */
export const isTypeName = (type: string): boolean => isKnownType(type) || CHOSEN.has(type);

/** What every resource is, and nearly every one. */
export const RESOURCES: ReadonlySet<string> = new Set(['Resource', 'DomainResource']);

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const OTHER = '-';

const NAMES: Readonly<Record<string, string>> = {
  Address: 'address',
  Annotation: 'note progress',
  Attachment: 'attachment form image photo presentedForm',
  CodeableConcept: `
    achievementStatus additionalCharacteristic additionalClassification additionalInstruction additiveType
    adjustmentReason admitSource appliesTo appointmentType assessment authorizationSupporting
    baseFormulaType bodySite bodysite businessStatus canPushUpdates cancelationReason category
    classification clinicalStatus code communication communicationMethod complication conclusionCode
    contentDerivative contraindicatedVaccineCode courseOfTherapyType dataAbsentReason decision
    decisionMode dietPreference dischargeDisposition doseStatus doseStatusReason emptyReason event
    excludeFoodModifier expirationType exposureRoute facilityType failureAction flag fluidConsistencyType
    followUp foodPreferenceModifier foodType forecastReason forecastStatus formCode function fundingSource
    fundsReserve fundsReserveRequested improvementNotation interpretation keyword languageCode legalState
    locationQualifier manifestation maritalStatus measure medium method modifier morphology need
    onAdmission orderDetail orderedBy outcomeCode outcomeCodeableConcept packageCode participantType
    payeeType payloadType paymentStatus performerRole performerType periodType phase physicalType
    policyRule practiceSetting primaryPurposeType product productOrService prognosisCodeableConcept
    program programCode programEligibility purposeOfEvent purposeOfUse pushTypeAvailable qualification
    qualitativeRisk reAdmission reason reasonCode reasonStopped referralMethod relationship reportOrigin
    revenue role route routeofAdministration safety scope seriousness serviceCategory serviceProvisionCode
    serviceType sex site specialArrangement specialCourtesy specialty statusReason subSite subType
    subpotentReason substance systemType targetDisease term topic type vaccineCode validationProcess
    validationStatus validationType verificationStatus view`,
  Coding: `
    class coding connectionType control format laterality lifecycle media modality security securityLabel
    sopClass subtype tag`,
  ContactPoint: 'contact telecom',
  Duration: 'dispenseInterval expectedSupplyDuration length',
  Extension: 'extension modifierExtension',
  Identifier: `
    accessionIdentifier additionalIdentifier groupIdentifier identifier masterIdentifier paymentIdentifier
    preAdmissionIdentifier predecessor requestIdentifier requisition`,
  Meta: 'meta',
  Money: 'adjustment amount net paymentAmount priceOverride totalGross totalNet unitPrice',
  Narrative: 'text',
  Period: `
    applies benefitPeriod billablePeriod dataPeriod during executionPeriod period planningHorizon
    preAuthPeriod preAuthRefPeriod requestedPeriod servicePeriod usePeriod validityPeriod`,
  Quantity: `
    caloricDensity capacity dailyAmount daysSupply denominator dose high low maxDosePerAdministration
    maxDosePerLifetime maxVolumeToDeliver measureScore numerator quantity specimenQuantity`,
  Range: 'age',
  Ratio: 'maxDosePerPeriod strength',
  Reference: `
    about account actor additive addresses allergyIntolerance appointment asserter assessor assigner
    authenticator author authority authorizingPrescription basedOn beneficiary candidate careManager claim
    claimResponse collector communicationRequest complicationDetail consent content context contract
    contributor costCenter coverage coverageArea custodian deliverFrom deliverTo derivedFrom destination
    details detectedIssue device domain encounter endpoint enrollment enterer episodeOfCare
    evaluatedResource evaluationMessage eventHistory expressedBy facility focus for generalPractitioner
    goal hasMember healthcareService imagingStudy immunizationEvent implicated inResponseTo individual
    information informationSource insurer interpreter location managingEntity managingOrganization
    manipulated manufacturer member observer onBehalfOf operator orderer organization origin
    originalPrescription other outcomeReference outputParameters owner parent parentDevice partOf
    participatingOrganization party patient paymentIssuer payor performer performingOrganization
    policyHolder practitioner prescriber prescription previous principalInvestigator priorPrescription
    priorRequest problem prognosisReference providedBy provider reasonReference receiver recipient
    recorder ref reference referenceDocument referencedItem referral referralRequest referrer
    relevantHistory replaces report reporter request requestProvider requester requestingOrganization
    requestor responsible responsibleParty result resultingCondition resultsInterpreter securityContext
    sender service serviceProvider slot source sourcePatientInfo specimen sponsor study subject
    subjectMedicalHistory subjectResults submitter subscriber supplier supportingImmunization
    supportingInfo supportingInformation supportingPatientInformation target team typeReference udi
    verifiedWith what who`,
  Signature: 'attestationSignature proxySignature signature',
  base64Binary: 'carrierAIDC data hash query',
  date: 'approvalDate birthDate lastReviewDate nextScheduled paymentDate statusDate',
  dateTime: `
    authored authoredOn created creation date dateAsserted dateWritten detected enteredDate expirationDate
    expiry lastOccurrence lastPerformed lastUpdated manufactureDate onset presentationDate publicationDate
    received receivedTime recordedDate recordedOn sent started time validTo validationDate
    verificationDate whenHandedOver whenPrepared`,
  id: 'actionId uid versionId',
  instant: 'end ifModifiedSince issued lastModified recorded start timestamp when',
  markdown: 'copyright extraDetails paymentTerms',
  uri: `
    authorizationUrl definition fullUrl implicitRules instantiates instantiatesUri issuer jurisdiction
    onlineInformation policy protocol system uri url`,
};

/** Types by path; `-` for one that is left out. */
const PATHS: Readonly<Record<string, string>> = {
  Attachment: 'Media.content',
  CodeableConcept: `
    AdverseEvent.outcome AdverseEvent.severity BodyStructure.location Claim.priority
    ClaimResponse.processNote.language Condition.severity Condition.stage.summary Consent.provision.action
    Contract.term.action.intent Contract.term.action.status Contract.term.asset.subtype
    CoverageEligibilityRequest.priority CoverageEligibilityResponse.form
    CoverageEligibilityResponse.insurance.item.network CoverageEligibilityResponse.insurance.item.unit
    DetectedIssue.mitigation.action DeviceDefinition.capability.description DeviceMetric.unit
    DocumentReference.securityLabel Encounter.diagnosis.use Encounter.priority
    ExplanationOfBenefit.benefitBalance.network ExplanationOfBenefit.benefitBalance.unit
    ExplanationOfBenefit.priority ExplanationOfBenefit.processNote.language
    FamilyMemberHistory.condition.outcome Goal.description Goal.priority HealthcareService.characteristic
    MeasureReport.group.stratifier.stratum.component.value MeasureReport.group.stratifier.stratum.value
    Media.modality Medication.form MetadataResource.jurisdiction OperationOutcome.issue.details
    Organization.contact.purpose Patient.communication.language Procedure.focalDevice.action
    Procedure.outcome Provenance.activity Questionnaire.jurisdiction RelatedPerson.communication.language
    ResearchStudy.condition ResearchStudy.focus ResearchStudy.location RiskAssessment.prediction.outcome
    Specimen.condition Specimen.processing.procedure`,
  Coding: `
    AuditEvent.entity.role AuditEvent.entity.type AuditEvent.source.type AuditEvent.type
    Consent.provision.purpose Contract.signer.type Contract.term.asset.relationship
    Contract.term.securityLabel.category Contract.term.securityLabel.classification
    ExplanationOfBenefit.supportingInfo.reason ImagingStudy.series.bodySite Location.operationalStatus
    Questionnaire.code Questionnaire.item.code Signature.type`,
  ContactDetail: 'MetadataResource.contact Questionnaire.contact ResearchStudy.contact',
  Duration: 'MedicationRequest.dispenseRequest.initialFill.duration Specimen.collection.duration',
  Expression: 'RequestGroup.action.condition.expression',
  HumanName: `
    Organization.contact.name Patient.contact.name Patient.name Person.name Practitioner.name
    RelatedPerson.name`,
  Identifier: `
    Claim.related.reference Device.version.component ExplanationOfBenefit.related.reference`,
  Money: 'Claim.total',
  Quantity: `
    NutritionOrder.oralDiet.nutrient.amount SampledData.origin
    VisionPrescription.lensSpecification.duration`,
  Ratio: 'Medication.amount Substance.ingredient.quantity',
  Reference: `
    AdverseEvent.suspectEntity.instance CarePlan.careTeam CatalogEntry.relatedEntry.item
    ClinicalImpression.investigation.item Composition.event.detail Composition.section.entry
    Condition.evidence.detail Condition.stage.assessment Contract.contentDefinition.publisher
    Contract.instantiatesCanonical Contract.site Contract.term.offer.topic
    CoverageEligibilityRequest.item.detail DetectedIssue.evidence.detail Device.definition
    DeviceRequest.insurance DiagnosticReport.media.link DocumentReference.context.related
    Encounter.diagnosis.condition EpisodeOfCare.diagnosis.condition Group.member.entity
    Immunization.reaction.detail Invoice.issuer Linkage.item.resource List.entry.item
    MedicationRequest.insurance OrganizationAffiliation.network PaymentNotice.payee PaymentNotice.payment
    PaymentNotice.response PaymentReconciliation.detail.payee PaymentReconciliation.detail.response
    Practitioner.qualification.issuer RequestGroup.action.participant RequestGroup.action.resource
    ResearchStudy.protocol ResearchStudy.site RiskAssessment.basis RiskAssessment.condition
    ServiceRequest.insurance Slot.schedule Task.insurance`,
  'System.Boolean': 'boolean.value',
  'System.Date': 'date.value',
  'System.DateTime': 'dateTime.value instant.value',
  'System.Decimal': 'decimal.value',
  'System.Integer': 'integer.value',
  'System.Time': 'time.value',
  date: `
    Basic.created Claim.accident.date ClaimResponse.payment.date ExplanationOfBenefit.accident.date
    ExplanationOfBenefit.payment.date Immunization.expirationDate PaymentReconciliation.detail.date
    VerificationResult.attestation.date`,
  dateTime: `
    Contract.issued Contract.term.asset.valuedItem.paymentDate Contract.term.issued Immunization.recorded
    ImmunizationRecommendation.recommendation.dateCriterion.value Period.end Period.start
    Task.lastModified Timing.event VerificationResult.statusDate`,
  id: 'Expression.name MessageHeader.response.identifier',
  instant: 'DeviceMetric.calibration.time DocumentReference.date Meta.lastUpdated',
  markdown: `
    Annotation.text HealthcareService.eligibility.comment MetadataResource.description
    Questionnaire.description Questionnaire.purpose ResearchStudy.description`,
  uri: `
    Bundle.entry.response.location Consent.policy.authority DetectedIssue.reference
    DocumentManifest.source Expression.reference Immunization.education.reference Meta.source
    Reference.type`,
  url: `
    Attachment.url Endpoint.address MessageHeader.destination.endpoint MessageHeader.source.endpoint
    Subscription.channel.endpoint`,
  '-': `
    Account.coverage Address.text Address.type Age.code AllergyIntolerance.category
    AllergyIntolerance.type AuditEvent.agent.network.address AuditEvent.agent.network.type
    AuditEvent.agent.requestor AuditEvent.entity.detail.type AuditEvent.source AuditEvent.source.site
    Bundle.entry.request Bundle.entry.request.method Bundle.type ChargeItem.performer
    Claim.careTeam.responsible Claim.supportingInfo ClaimResponse.processNote.text
    ClaimResponse.processNote.type CodeableConcept.text Coding.code Composition.event
    Composition.relatesTo.code Consent.policy Consent.provision.actor Consent.provision.data
    Consent.provision.type ContactPoint.system Contract.term Contract.term.action.reason
    Contract.term.action.subject Contract.term.asset.context Contract.term.asset.context.text
    Contract.term.asset.text Contract.term.offer.party Contract.term.offer.text
    Contract.term.securityLabel Contract.term.text Count.code Coverage.class
    CoverageEligibilityRequest.supportingInfo Device.deviceName.type Device.manufacturer
    DeviceDefinition.deviceName.type DeviceDefinition.specialization.systemType
    DeviceMetric.calibration.type DeviceMetric.category DiagnosticReport.media Distance.code
    DocumentReference.content DocumentReference.context DocumentReference.relatesTo.code Dosage.text
    Duration.code Encounter.location ExplanationOfBenefit.careTeam.responsible
    ExplanationOfBenefit.processNote.text ExplanationOfBenefit.processNote.type
    ExplanationOfBenefit.supportingInfo Extension.url Goal.statusReason Goal.target Group.member
    Group.quantity Group.type HumanName.text ImagingStudy.series.performer Immunization.performer
    Invoice.lineItem.priceComponent.type Linkage.item.type MeasureReport.measure MeasureReport.type
    MedicationAdministration.dosage.text MedicationAdministration.performer MedicationDispense.performer
    MessageHeader.definition MessageHeader.destination MessageHeader.response.code MessageHeader.source
    Observation.referenceRange.text OperationOutcome.issue.code OperationOutcome.issue.location
    Organization.contact Patient.communication Patient.contact Patient.link.type
    PaymentReconciliation.processNote.text PaymentReconciliation.processNote.type
    Practitioner.qualification Procedure.performer Provenance.entity.role Quantity.code
    Questionnaire.derivedFrom Questionnaire.item.enableWhen.operator Questionnaire.item.text
    Questionnaire.item.type QuestionnaireResponse.item.text Reference.reference
    RelatedPerson.communication RequestGroup.action.relatedAction.relationship SampledData.data
    SampledData.period Subscription.channel.type Subscription.reason Timing.repeat.period
    Timing.repeat.when VisionPrescription.lensSpecification.prism.amount`,
};

/** Elements of which the key tells the type: `value` and `Quantity`. */
const CHOICES = `
  abatement additive age allowed amount answer asNeeded author born bounds characteristic chargeItem code
  collected content created date deceased defaultValue definingSubstance definition detail diagnosis dose
  doseNumber due effective entity event example fastingStatus fixed identified indication item
  legallyBinding location manufacturer maxValue medication minValue minimumVolume module multipleBirth
  name occurred occurrence offset onset participantEffective pattern performed probability procedure
  product quantity rate reported scheduled seriesDoses serviced source start statusReason studyEffective
  subject substance target time timing topic used value when`;

const SUFFIXES = `
  Address Age Annotation Attachment Base64Binary Boolean Canonical Code CodeableConcept Coding
  ContactDetail ContactPoint Contributor Count DataRequirement Date DateTime Decimal Distance Dosage
  Duration Expression HumanName Id Identifier Instant Integer Markdown Meta Money Oid ParameterDefinition
  Period PositiveInt Quantity Range Ratio Reference RelatedArtifact SampledData Signature String Time
  Timing TriggerDefinition UnsignedInt Uri Url UsageContext Uuid`;

const words = (list: string): string[] => list.trim().split(/\s+/);

const byWord = (lists: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(lists).flatMap(([type, list]) => words(list).map((word) => [word, type])));

const BY_NAME = byWord(NAMES);
const BY_PATH = byWord(PATHS);
const CHOICE = new RegExp(`^(${words(CHOICES).join('|')})(${words(SUFFIXES).join('|')})$`);

const PRIMITIVES: ReadonlySet<string> = new Set(
  words(`Base64Binary Boolean Canonical Code Date DateTime Decimal Id Instant Integer Markdown Oid
    PositiveInt String Time UnsignedInt Uri Url Uuid`),
);

/** Age and SampledData stand in choices alone. */
const TYPES: ReadonlySet<string> = new Set([
  ...Object.keys(NAMES),
  ...Object.keys(PATHS).filter((type) => type !== OTHER),
  'Age',
  'SampledData',
]);

/** Types that a choice may have. */
const CHOSEN: ReadonlySet<string> = new Set(
  words(SUFFIXES).map((suffix) => (PRIMITIVES.has(suffix) ? lowerFirst(suffix) : suffix)),
);
