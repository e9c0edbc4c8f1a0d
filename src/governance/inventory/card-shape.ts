/**
 * The CHAI applied model card as the writer, the reader and the validator know it: one table of elements, in order, with how
 * often each may stand. Facts of the Coalition for Health AI's schema v0.2 (namespace https://mc.chai.org/v0.2/schema.xsd),
 * written down as rows of our own; every text is an xs:string, in which Markdown may stand.
 */

export const CARD_NAMESPACE = 'https://mc.chai.org/v0.2/schema.xsd';
/** XML Signature, W3C. */
const SIGNATURE_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';

export interface CardElement {
  readonly name: string;
  readonly namespace: string;
  readonly isRequired: boolean;
  readonly isRepeated: boolean;
  /** Elements inside it, in this order; `text` where it holds characters; `foreign` where another standard says. */
  readonly content: readonly CardElement[] | 'text' | 'foreign';
}

const element = (name: string, content: CardElement['content']): CardElement => ({
  name,
  namespace: CARD_NAMESPACE,
  isRequired: true,
  isRepeated: false,
  content,
});
const text = (name: string) => element(name, 'text');
const group = (name: string, ...content: readonly CardElement[]) => element(name, content);
const optional = (one: CardElement): CardElement => ({ ...one, isRequired: false });
const repeated = (one: CardElement): CardElement => ({ ...one, isRepeated: true });

const metric = (name: string) =>
  group(
    name,
    text('MetricGoal'),
    group('Results', repeated(group('MetricResult', text('Label'), text('ValueJson')))),
    text('Interpretation'),
    text('TestType'),
    text('TestingDataDescription'),
    text('ValidationProcessAndJustification'),
  );

export const CARD: CardElement = group(
  'AppliedModelCard',
  group('BasicInfo', text('ModelName'), text('ModelDeveloper'), text('DeveloperContact')),
  group(
    'ReleaseInfo',
    text('ReleaseStage'),
    text('ReleaseDate'),
    text('ReleaseVersion'),
    text('GlobalAvailability'),
    optional(group('EHRCompatibility', optional(repeated(text('EHR'))))),
    optional(text('RegulatoryApproval')),
  ),
  group('ModelSummary', text('Summary'), group('Keywords', optional(repeated(text('Keyword'))))),
  group(
    'UsesAndDirections',
    text('IntendedUseAndWorkflow'),
    text('PrimaryIntendedUsers'),
    text('HowToUse'),
    text('TargetedPatientPopulation'),
    text('CautionedOutOfScopeSettings'),
  ),
  group(
    'Warnings',
    text('KnownRisksAndLimitations'),
    text('KnownBiasesOrEthicalConsiderations'),
    text('ClinicalRiskLevel'),
  ),
  group(
    'TrustIngredients',
    group(
      'AISystemFacts',
      text('OutcomesAndOutputs'),
      text('ModelType'),
      optional(text('FoundationModels')),
      text('InputDataSource'),
      text('OutputAndInputDataTypes'),
      text('DevelopmentDataCharacterization'),
      text('BiasMitigationApproaches'),
      text('OngoingMaintenance'),
      optional(text('Security')),
      optional(text('Transparency')),
    ),
    group(
      'TransparencyInformation',
      text('FundingSource'),
      optional(text('ThirdPartyInformation')),
      text('StakeholdersConsulted'),
    ),
  ),
  group(
    'KeyMetrics',
    metric('UsefulnessUsabilityEfficacy'),
    metric('FairnessEquity'),
    metric('SafetyReliability'),
  ),
  group(
    'Resources',
    optional(text('EvaluationReferences')),
    optional(text('ClinicalTrial')),
    text('PeerReviewedPublications'),
    optional(text('ReimbursementStatus')),
    text('PatientConsentOrDisclosure'),
  ),
  text('Bibliography'),
  optional({ ...element('Signature', 'foreign'), namespace: SIGNATURE_NAMESPACE }),
);
