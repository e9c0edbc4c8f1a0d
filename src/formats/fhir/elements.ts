/**
 * The names of the elements of FHIR R4 by what their values are.
 *
 * Source  HL7 FHIR R4 (4.0.1), element definitions of all resources and datatypes (hl7.org/fhir/R4),
 *         which HL7 publishes under Creative Commons Zero (CC0)
 *
 * A name that is not here is nobody's element: its key is searched like its value. A name that stands
 * for text in one resource and for a code in another is text. What identifies is in `datatypes.ts`.
 */

/** Codes and URIs (code, uri, canonical, url, oid, uuid, id, time) wherever the name stands for a primitive. */
export const CODES = words(`
  accept action actionId actuality aggregation answerTime answerValueSet assurance authority
  authorizationUrl availableEndTime availableStartTime base baseDefinition capabilities
  cardinalityBehavior category closingTime codeSearch comparator compartment conditionalDelete
  conditionalRead confidentiality content contentReference contentType context contextType
  criticality currency dayOfWeek daysOfWeek definitionCanonical definitionId definitionUri
  derivation derivedFrom derivedFromUri direction docStatus durationUnit enableBehavior endpoint
  entryType equivalence eventId eventUri exampleCanonical exposureState extends eye fhirVersion
  format fullUrl gender generation goalId graph groupingBehavior groupingId hierarchyMeaning id
  identifier identity implementationGuide implicitRules import imports inputProfile instantiates
  instantiatesCanonical instantiatesUri intent issuer jurisdiction key kind library license
  lifecycleStatus link listMode listRuleId meaning measure method mode modifier moduleCanonical
  moduleUri nameUrl onlineInformation op openingTime operationalStatus operator orientation
  outcome outputProfile packageId parent partOf participantEffectiveGroupMeasure
  participantStatus patchFormat payload payloadMimeType periodUnit permittedDataType policy
  precheckBehavior preference priority productCategory profile property protocol
  publicationStatus questionnaire referencePolicy relationship relationtype relativePath
  rendering replaces requestId requestMethod required requiredBehavior resource resourceType
  response responseId responseRequired result role rule rules scale searchType selectionBehavior
  severity sigFormat sourceCanonical sourceUri strand strength studyEffectiveGroupMeasure
  subjectType supplements supportedProfile system target targetCanonical targetFormat targetId
  targetProfile targetUri timeOfDay topic transform typeMode uid uri use validateProfileId
  valueCanonical valueCode valueId valueOid valueSet valueTime valueUri valueUrl valueUuid
  variableType versioning workflow xpathUsage
`);

/** Dates and times (date, dateTime, instant). */
export const DATES = words(`
  abatementDateTime answerDate answerDateTime approvalDate authored authoredOn birthDate bornDate
  collectedDateTime created createdDateTime creation date dateAsserted dateDateTime
  dateOfFirstAuthorization dateTime dateWritten deceasedDate deceasedDateTime detected dueDate
  effectiveDate effectiveDateTime effectiveInstant effectiveTime end enteredDate event
  eventDateTime expirationDate expiry identifiedDateTime ifModifiedSince internationalBirthDate
  issued lastModified lastOccurrence lastPerformed lastReviewDate lastUpdated lockedDate
  manufactureDate nextScheduled occurredDateTime occurrenceDateTime onset onsetDateTime
  participantEffectiveDateTime paymentDate performedDateTime presentationDate publicationDate
  received receivedTime recorded recordedDate recordedOn releaseDate restoreDate sent
  servicedDate startDate started statusDate studyEffectiveDateTime time timeDateTime timestamp
  timingDate timingDateTime validTo validationDate valueDate valueDateTime valueInstant
  verificationDate whenHandedOver whenPrepared
`);

/** Numbers (decimal, integer, positiveInt, unsignedInt). */
export const NUMBERS = words(`
  actualNumber add allowedUnsignedInt altitude amount answerDecimal answerInteger axis backCurve
  careTeamSequence conversionFactor coordinateSystem count countMax cylinder decimalPrecision
  denominatorCount destination detailInteger detailSequence diagnosisSequence diameter dimensions
  doseNumberPositiveInt duration durationMax end fMeasure fScore factor factorOverride frames
  frequency frequencyMax from groupSize gtFP height index informationSequence itemSequence
  latitude length level limit longitude lowerLimit maxLength min minutesDuration
  multipleBirthInteger noteNumber numFN numFP numTP number numberOfInstances numberOfParticipants
  numberOfRepeatsAllowed numberOfSeries numberOfStudies numberOfSubunits numberOfUnits
  numeratorCount offset order origin period periodMax points power precedence precision priority
  probabilityDecimal procedureSequence quantity queryFP queryTP rank readCoverage recall
  relativeRisk reliableCache repetitions score securityLabelNumber sensitivity sequence
  seriesDosesPositiveInt size sphere start subDetailSequence subdetailSequence subunit
  supportingInfoSequence targetNumber temperature threshold to total truthFN truthTP upperLimit
  usedUnsignedInt value valueDecimal valueInteger valuePositiveInt valueUnsignedInt width
  windowEnd windowStart
`);

/** Everything else: strings, markdown, booleans, and elements that hold others. */
export const OTHERS = words(`
  abatementAge abatementPeriod abatementRange abatementString abnormalCodedValueSet about
  abstract accessionIdentifier accident account achievementStatus active activity actor actorId
  actual actualArm actualGroup addItem additionalCharacteristic additionalClassification
  additionalIdentifier additionalInstruction additionalMonitoringIndicator additive
  additiveCodeableConcept additiveProductName additiveReference additiveType address addresses
  adjudication adjustment adjustmentReason administeredBy administrableDoseForm administration
  administrationGuidelines administrationInstruction admitSource affectsState age ageAge
  ageCodeableConcept ageRange ageString agent alias allDay allergenicIndicator allergyIntolerance
  allowed allowedBoolean allowedCodeableConcept allowedMoney allowedResponse allowedString altId
  alternate alternateMaterial alternative amount amountQuantity amountRange amountRatio
  amountRatioLowLimit amountString amountText amountType anchor answer answerBoolean answerCoding
  answerOption answerQuantity answerReference answerString applicability application applies
  appliesTo appliesToAll appointment appointmentRequired appointmentType areaOfHybridisation
  areaUnderCurve arm asNeededBoolean asNeededCodeableConcept assert asserter assessment assessor
  asset assignedArm assigner associatedMedication associatedParty attachedDocument attachment
  attestation attestationSignature attester authenticator author authorDescription
  authorReference authorString authorType authorisationReferenceNumber authorizationRequired
  authorizationSupporting authorizingPrescription autocreate autodelete availabilityExceptions
  availableTime averageMolecularFormula baseFormulaProductName baseFormulaType basedOn basis
  batch batchIdentifier beneficiary benefit benefitBalance benefitPeriod billablePeriod binding
  bodySite bodysite bornPeriod bornString boundsDuration boundsPeriod boundsRange brand
  businessArrangement businessStatus cTerminalModification cTerminalModificationId calibration
  caloricDensity canPushUpdates cancelationReason cancelledReason candidate cap capability
  capacity careManager careTeam carrierAIDC carrierHRF caseSensitive causality certainty
  certaintySubcomponent chain channel characteristic characteristicCodeableConcept
  characteristicQuantity characteristics chargeItemCodeableConcept chargeItemReference check
  chromosome cigar citation city claim claimResponse class classHistory classification classifier
  clinicalRecommendationStatement clinicalStatus clinicalTrial closure code codeCodeableConcept
  codeFilter codeReference codeSystem coding collectedPeriod collection collector color
  combinedPharmaceuticalDoseForm comment communication communicationMethod communicationRequest
  comorbidity compareToSourceExpression compareToSourceId compareToSourcePath comparisonGroup
  complication complicationDetail component compose compositeScoring compositional concentration
  concentrationLowLimit concept conclusion conclusionCode condition conditionalCreate
  conditionalUpdate confidentialityIndicator connectionType connectivity consent constraint
  contact contained containedInstance container contains contentAttachment contentDefinition
  contentDerivative contentString contextInvariant contextLinkId contract
  contraindicatedVaccineCode contraindication contributedToDeath contributor control
  copolymerConnectivity copyright cors cost costCenter costToBeneficiary country countryLanguage
  countryOfOrigin courseOfTherapyType coverage coverageArea createdPeriod criteria
  criticalCodedValueSet crossReference custodian customaryUnit dailyAmount data dataAbsentReason
  dataExclusivityPeriod dataPeriod dataRequirement datasetId dateCriterion dateFilter datePeriod
  dateRange daysSupply deceasedAge deceasedBoolean deceasedRange deceasedString decision
  decisionMode defaultValue definingSubstanceCodeableConcept definingSubstanceReference
  definition definitionByCombination definitionByTypeAndValue definitionCodeableConcept
  definitionDataRequirement definitionExpression definitionReference degree
  degreeOfPolymerisation deleted deliverFrom deliverTo denominator dependent dependsOn depth
  description descriptionSummary designation destination detail detailBoolean
  detailCodeableConcept detailQuantity detailRange detailRatio detailString details detectedIssue
  developmentStage device deviceIdentifier deviceName diagnosis diagnosisCodeableConcept
  diagnosisReference diagnostics dietPreference differential dischargeDisposition disclaimer
  discriminator disease diseaseStatus diseaseSymptomProcedure dispenseInterval dispenseRequest
  display disposition distinctIdentifier district disulfideLinkage div doNotPerform document
  documentType documentation domain dosage dosageInstruction dose doseAndRate doseForm
  doseNumberString doseQuantity doseRange doseStatus doseStatusReason drugCharacteristic due
  dueDuration duration durationQuantity durationRange during dynamicValue editor education effect
  effectEstimate effectivePeriod effectiveTiming element eligibility emptyReason enableWhen
  encodeRequestUrl encounter endorser enrollment enteralFormula enterer entity
  entityCodeableConcept entityReference entry episodeOfCare error estimatedAge etag
  evaluatedResource evaluationMessage eventCodeableConcept eventCoding eventHistory
  eventReference evidence exact example exampleBoolean exception exclude excludeFoodModifier
  excluded executionPeriod expansion expectedSupplyDuration experimental expirationType exposure
  exposureAlternative exposureBackground exposureRoute exposureVariant expressedBy expression
  extension externalDiameter extraDetails facility facilityType failureAction family
  fastingStatusCodeableConcept fastingStatusDuration field filter financial finding firstDose
  fivePrime fixture flag fluidConsistencyType focal focalDevice focus followUp
  foodPreferenceModifier foodType for forecastReason forecastStatus form formCode fraction
  fractionDescription frequency frequencyOfOccurrence friendly function fundingSource
  fundsReserve fundsReserveRequested gene geneElement geneSequenceOrigin generalCost
  generalPractitioner genomeBuild genus geographicalLocation geometry gestationalAge given global
  goal group groupIdentifier grouping guarantor guidance halfLife halfLifePeriod handling
  hasMember hash header headerField healthcareService height hierarchical high highLimit hint
  holder hospitalization hoursOfOperation human hybrid hybridType identifiedPeriod
  identityCertificate ifMatch ifNoneExist ifNoneMatch image imagingStudy immediatePackaging
  immunizationEvent immutable implementation implicated imprint improvementNotation inResponseTo
  inactive incidence include incomplete indicationCodeableConcept indicationReference individual
  inforce information informationSource ingredient initial initialFill initialSelected initiator
  initiatorActive inner input instance instancesQuantity instancesRange instruction insurance
  insurer intendedEffect intendedExposure intendedRoute intendedUse interactant interaction
  interpretation interpreter intraspecificDescription intraspecificType investigation isActive
  isDefault isDefining isDerived isModifier isModifierReason isSubpotent isSummary isotope issue
  item itemCodeableConcept itemReference jurisdictionalAuthorization justification keyword
  kinetics kingdom label language languageCode laterality legal legalBasis legalState
  legalStatusOfSupply legallyBindingAttachment legallyBindingReference length lensSpecification
  lethalDose50 lifecycle limit line lineItem linkId linkage location locationAddress locationCode
  locationCodeableConcept locationQualifier locationReference logMessage lotNumber low lowLimit
  management managingEntity managingOrganization manifest manifestation manipulated manipulation
  manufacturedDoseForm manufacturedItem manufacturer manufacturerReference manufacturerString
  manufacturingBusinessOperation map mapping maritalStatus marketingAuthorization marketingStatus
  masterFile masterIdentifier material materialType maternalOrganismId maternalOrganismName max
  maxDispense maxDosePerAdministration maxDosePerDay maxDosePerLifetime maxDosePerPeriod
  maxDosePerTreatmentPeriod maxDuration maxSingleDose maxTreatmentPeriod maxVolumeToDeliver
  meaningWhenMissing measureScore measurementPeriod measurementPoint media
  medicationCodeableConcept medicationReference medicineClassification medium member message
  messaging meta metadata minimumId minimumVolumeQuantity minimumVolumeString mitigation modality
  modelNumber modification modifierExtension moduleCodeableConcept moiety molecularFormula
  molecularFormulaByMoiety molecularWeight monitoringProgram monograph monomerSet morphology
  multipleAnd multipleBirthBoolean multipleOr multipleResultsAllowed mustSupport
  nTerminalModification nTerminalModificationId name namePart nameReference navigationLinks need
  needsMap net network nominalVolume normalCodedValueSet notAvailable note nucleicAcid number
  numerator nutrient objective observationRequirement observationResultRequirement observedAllele
  observedGroup observedSeq observer occurredPeriod occurrencePeriod occurrenceString
  occurrenceTiming offer offeredIn official offset offsetDuration offsetRange oligoNucleotideType
  onAdmission onBehalfOf onHold onsetAge onsetPeriod onsetRange onsetString operation
  operationType opticalActivity oralDiet order orderDetail orderMeaning orderable ordered
  orderedBy orderer organism organismGeneral organismId organismName organismType organization
  orientationOfPolymerisation origin originalPrescription other otherCharacteristics otherTherapy
  outcomeCode outcomeCodeableConcept outcomeDesc outcomeMeasure outcomeReference outer
  outerPackaging output outputParameters overbooked overload overrideReason ownedBy owner
  packageCode packageItem packagedMedicinalProduct packaging paediatricUseIndicator page paging
  param parameter parameterName parameters params parentDevice parentSubstanceId
  parentSubstanceName part partDescription partLocation partNumber participant
  participantEffectiveDescription participantEffectiveDuration participantEffectivePeriod
  participantEffectiveTimeFromStart participantEffectiveTiming participantType
  participatingOrganization party paternalOrganismId paternalOrganismName path patient
  patientCharacteristics patientInstruction patientPreparation pause payee payeeType payloadType
  payment paymentAmount paymentIdentifier paymentIssuer paymentStatus paymentTerms payor
  performedAge performedPeriod performedRange performedString performer performerLinkId
  performerRole performerType performingOrganization period periodType pharmaceuticalProduct
  phase photo phylum physicalCharacteristics physicalType physiologicalCondition plan
  planningHorizon pointer policyHolder policyRule polymer population position postConditions
  postalCode practiceSetting practitioner preAdmissionIdentifier preAuthPeriod preAuthRef
  preAuthRefPeriod preConditions precisionEstimate predecessor prediction preferred
  preferredReportName prefix preparation preparationInstruction prescriber prescription
  presentation presentationLowLimit presentedForm previous priceComponent priceOverride
  primaryPurposeType primarySource principalInvestigator priorPrescription priorRequest prism
  probabilityRange problem procedure procedureCode procedureCodeableConcept procedureReference
  process processNote processing product productClassification productCode productCodeableConcept
  productName productOrService productReference productRelatedness productType
  prognosisCodeableConcept prognosisReference program programCode programEligibility progress
  progressStatus propertyGroup protein protocolApplied providedBy provider provision
  proxyIdentityCertificate proxySignature publisher purpose purposeOfEvent purposeOfUse
  pushTypeAvailable qualification qualifiedInterval qualifiers qualitativeRisk quality
  quantitativeDetails quantity quantityQuantity quantityRange quantityRatio query question race
  range rateAggregation rateQuantity rateRange rateRatio rating ratioType rationale reAdmission
  reaction readHistory readOnly readsetId reason reasonCode reasonLinkId reasonReference
  reasonStopped receiver receiverActive recipient recommendation recorder recruitment ref
  reference referenceAllele referenceDocument referenceInformation referenceRange referenceSeq
  referenceSeqId referenceSeqPointer referenceSeqString referenceStrength referencedFrom
  referencedItem referral referralMethod referralRequest referrer region regulator regulatory
  regulatoryAuthority rejectionCriterion related relatedAction relatedArtifact relatedEntry
  relatedMedicationKnowledge relatesTo relation relevantHistory repeat repeatUnit
  repeatUnitAmountType repeats report reportOrigin reported reportedBoolean reportedReference
  reporter repository representation request requestHeader requestIdentifier requestProvider
  requestURL requestedPeriod requester requesterLinkId requestingOrganization requestor
  requirement requirements requisition residueSite resourceId responseCode responsible
  responsibleParty rest restriction resultingCondition resultsByExposure resultsInterpreter
  retentionTime revenue reviewer riskAdjustment riskEstimate riskEvidenceSynthesis roc route
  routeOfAdministration routeofAdministration safety sampleSize schedule scheduledPeriod
  scheduledString scheduledTiming scope score scoring search searchInclude searchParam
  searchRevInclude section security securityContext securityLabel sender sequence
  sequenceAttachment sequenceType serialNumber series seriesDosesString seriousness service
  serviceCategory servicePeriod serviceProvider serviceProvisionCode serviceType servicedPeriod
  setup sex shape shelfLifeStorage short shortTitle signature signer site situation
  sliceIsConstraining sliceName slicing slot snapshot software sopClass sort source
  sourceAttachment sourceId sourceIdentityCertificate sourceMaterial sourceMaterialClass
  sourceMaterialState sourceMaterialType sourcePatientInfo sourceReference sourceSignature
  sourceVersion specialArrangement specialCourtesy specialDesignation specialMeasures
  specialPrecautionsForStorage specialization specialty species specificCost specifiedSubstance
  specimen specimenQuantity specimenRequirement sponsor stage standardSequence start
  startCodeableConcept startingMaterial state status statusHistory statusReason
  statusReasonCodeableConcept statusReasonReference step stereochemistry storage stratifier
  stratum strengthLowLimit structuralRepresentation structure structureVariant study studyDesign
  studyEffectiveDescription studyEffectiveDuration studyEffectivePeriod
  studyEffectiveTimeFromStart studyEffectiveTiming studyType subDetail subSite subType subject
  subjectCodeableConcept subjectMedicalHistory subjectReference subjectResults submitter
  subpotentReason subrogation subscriber subscriberId substance substanceCodeableConcept
  substanceReference substitution subsumption subtitle subtype subunit suffix sugar summary
  supplement supplementalData suppliedItem supplier supportedMessage supportingImmunization
  supportingInfo supportingInformation supportingPatientInformation suspectEntity
  symptomConditionEffect synonym synthesisType systemType tag targetDisease targetIdentifier
  targetLocation targetReference targetSpecies targetVersion team teardown telecom
  temperatureQualifier temperatureRange template term test testScript tester text textEquivalent
  textFilter texture therapeuticIndication therapyRelationshipType threePrime timeAspect
  timeFromEvent timePeriod timing timingAge timingDuration timingPeriod timingRange
  timingReference timingTiming tissue title topicCodeableConcept topicReference total totalGross
  totalNet totalPriceComponent translation translations trigger type typeCollected typeReference
  typeTested udi udiCarrier udiDeviceIdentifier undesirableEffect uniqueId unit unitOfMeasure
  unitOfPresentation unitPrice unmapped updateCreate url usage usageContext useContext usePeriod
  usedCode usedMoney usedReference usedString userSelected vaccineCode validCodedValueSet
  validateCode validated validationProcess validationStatus validationType validator
  validityPeriod value valueAddress valueAge valueAnnotation valueAttachment valueBase64Binary
  valueBoolean valueCodeableConcept valueCoding valueContactDetail valueContactPoint
  valueContributor valueCount valueDataRequirement valueDistance valueDosage valueDuration
  valueExpression valueHumanName valueIdentifier valueMarkdown valueMeta valueMoney
  valueParameterDefinition valuePeriod valueQuantity valueRange valueRatio valueReference
  valueRelatedArtifact valueSampledData valueSignature valueString valueTiming
  valueTriggerDefinition valueUsageContext valuedItem variable variant variantPointer
  variantState variantType variantsetId verification verificationStatus verified verifiedWith
  version versionId versionNeeded view warningOnly wasSubstituted weight what when whenPeriod
  whenRange who whyStopped width withdrawalPeriod xpath
`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
