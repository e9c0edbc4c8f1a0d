/**
 * Where in the register each text of an applied model card stands. A text has one place, so that a card that is read and
 * written again says the same: a field of the system, one of the 31 source attributes, or else the remainder `card`.
 */
import type { AiSystem } from './ai-system.ts';
import type { AttributeId } from './source-attributes.ts';

/** What the house knows otherwise, where the place itself is empty. */
type Otherwise = (system: AiSystem) => string | undefined;

export type CardPlace =
  | { readonly field: 'model.name' | 'model.version' | 'developer.name' | 'developer.contact' }
  | { readonly attribute: AttributeId; readonly otherwise?: Otherwise }
  | { readonly remainder: true; readonly otherwise?: Otherwise };

const remainder = (otherwise?: Otherwise): CardPlace => ({
  remainder: true,
  ...(otherwise && { otherwise }),
});

const attribute = (id: AttributeId, otherwise?: Otherwise): CardPlace => ({
  attribute: id,
  ...(otherwise && { otherwise }),
});

/** The answered ones of several attributes, one below the other. */
const together =
  (...ids: readonly AttributeId[]): Otherwise =>
  ({ attributes }) => {
    const texts = ids.flatMap((id) => {
      const entry = attributes[id];
      return entry !== undefined && 'value' in entry ? [entry.value] : [];
    });
    return texts.length === 0 ? undefined : texts.join('\n\n');
  };

const metric = (name: string) => ({
  [`KeyMetrics/${name}/MetricGoal`]: remainder(),
  [`KeyMetrics/${name}/Interpretation`]: remainder(),
  [`KeyMetrics/${name}/TestType`]: remainder(),
  [`KeyMetrics/${name}/TestingDataDescription`]: remainder(),
  [`KeyMetrics/${name}/ValidationProcessAndJustification`]: remainder(),
});

export const CARD_PLACES: Readonly<Record<string, CardPlace>> = {
  'BasicInfo/ModelName': { field: 'model.name' },
  'BasicInfo/ModelDeveloper': { field: 'developer.name' },
  'BasicInfo/DeveloperContact': { field: 'developer.contact' },
  'ReleaseInfo/ReleaseStage': remainder(),
  'ReleaseInfo/ReleaseDate': remainder(),
  'ReleaseInfo/ReleaseVersion': { field: 'model.version' },
  'ReleaseInfo/GlobalAvailability': remainder(),
  'ReleaseInfo/RegulatoryApproval': remainder(),
  'ModelSummary/Summary': remainder(({ purpose }) => purpose),
  'UsesAndDirections/IntendedUseAndWorkflow': attribute('5', ({ purpose }) => purpose),
  'UsesAndDirections/PrimaryIntendedUsers': attribute('7', ({ intended }) => intended.users),
  'UsesAndDirections/HowToUse': remainder(),
  'UsesAndDirections/TargetedPatientPopulation': attribute(
    '6',
    ({ intended }) => intended.population,
  ),
  'UsesAndDirections/CautionedOutOfScopeSettings': attribute('9'),
  'Warnings/KnownRisksAndLimitations': attribute('10'),
  'Warnings/KnownBiasesOrEthicalConsiderations': remainder(({ bias }) => bias?.summary),
  'Warnings/ClinicalRiskLevel': remainder(
    ({ risk }) => `${risk.tier}, as this house rates it: ${risk.reasons.join('; ')}`,
  ),
  'TrustIngredients/AISystemFacts/OutcomesAndOutputs': attribute('3'),
  'TrustIngredients/AISystemFacts/ModelType': remainder(),
  'TrustIngredients/AISystemFacts/FoundationModels': remainder(),
  'TrustIngredients/AISystemFacts/InputDataSource': remainder(),
  'TrustIngredients/AISystemFacts/OutputAndInputDataTypes': remainder(together('4', '12')),
  'TrustIngredients/AISystemFacts/DevelopmentDataCharacterization': remainder(
    together('11', '13', '14'),
  ),
  'TrustIngredients/AISystemFacts/BiasMitigationApproaches': attribute('16', together('15')),
  'TrustIngredients/AISystemFacts/OngoingMaintenance': remainder(together('26', '28', '30', '31')),
  'TrustIngredients/AISystemFacts/Security': remainder(),
  'TrustIngredients/AISystemFacts/Transparency': remainder(),
  'TrustIngredients/TransparencyInformation/FundingSource': attribute('2'),
  'TrustIngredients/TransparencyInformation/ThirdPartyInformation': remainder(),
  'TrustIngredients/TransparencyInformation/StakeholdersConsulted': remainder(),
  ...metric('UsefulnessUsabilityEfficacy'),
  ...metric('FairnessEquity'),
  ...metric('SafetyReliability'),
  'Resources/EvaluationReferences': attribute('25'),
  'Resources/ClinicalTrial': remainder(),
  'Resources/PeerReviewedPublications': remainder(),
  'Resources/ReimbursementStatus': remainder(),
  'Resources/PatientConsentOrDisclosure': remainder(),
  Bibliography: remainder(),
};

/** Of the metric groups, how the register calls them. */
export const METRIC_GROUPS = {
  UsefulnessUsabilityEfficacy: 'usefulness',
  FairnessEquity: 'fairness',
  SafetyReliability: 'safety',
} as const;
