/**
 * The 31 source attributes of a predictive decision support intervention, 45 CFR 170.315(b)(11)(iv)(B)
 * (HTI-1, 89 FR 1192), each said in our own words: what a developer has told about a model, or why it is not known.
 *
 * The duty is a certified record developer's. A house asks for the same of every vendor, so the list is a contract of the
 * register, whatever becomes of the rule (HTI-5, proposed 29 December 2025, would delete it; not final as of 26 September 2026).
 */
import * as z from 'zod';
import { day, line, text } from './words.ts';

export interface SourceAttribute {
  readonly id: AttributeId;
  readonly group: AttributeGroup;
  readonly name: string;
}

const GROUPS = {
  'details-and-output': 'Details and output of the intervention',
  purpose: 'Purpose of the intervention',
  'out-of-scope-use': 'Cautioned out-of-scope use',
  development: 'Development details and input features',
  'fairness-process': 'Process to ensure fairness in development',
  'external-validation': 'External validation process',
  performance: 'Quantitative measures of performance',
  maintenance: 'Ongoing maintenance and monitoring',
  updates: 'Update and continued validation or fairness assessment schedule',
} as const;

export type AttributeGroup = keyof typeof GROUPS;

/** In the order of the paragraph, (1) to (9). */
export const ATTRIBUTE_GROUPS: Readonly<Record<AttributeGroup, string>> = GROUPS;

const ROWS = [
  ['1', 'details-and-output', 'Name and contact of the developer'],
  ['2', 'details-and-output', 'Funding source of the technical implementation'],
  ['3', 'details-and-output', 'Value that is produced as output'],
  [
    '4',
    'details-and-output',
    'Type of output: prediction, classification, recommendation, evaluation, analysis or other',
  ],
  ['5', 'purpose', 'Intended use'],
  ['6', 'purpose', 'Intended patient population'],
  ['7', 'purpose', 'Intended users'],
  ['8', 'purpose', 'Intended role in decisions: informs, augments or replaces clinical management'],
  ['9', 'out-of-scope-use', 'Tasks, situations and populations that are cautioned against'],
  ['10', 'out-of-scope-use', 'Known risks, inappropriate settings and uses, limitations'],
  ['11', 'development', 'Inclusion and exclusion criteria of the training data'],
  [
    '12',
    'development',
    'Use as inputs of race, ethnicity, language, sexual orientation, gender identity, sex, date of birth, social determinants, health status',
  ],
  ['13', 'development', 'Demographic representativeness of the training data'],
  ['14', 'development', 'Relevance of the training data to the setting of use'],
  ['15', 'fairness-process', 'Approach to fair output in development'],
  ['16', 'fairness-process', 'Approaches to manage, reduce or eliminate bias'],
  ['17', 'external-validation', 'Source and setting of the external data'],
  ['18', 'external-validation', 'Party that did the external testing'],
  ['19', 'external-validation', 'Demographic representativeness of the external data'],
  ['20', 'external-validation', 'Process of the external validation'],
  ['21', 'performance', 'Validity in test data from the source of the training data'],
  ['22', 'performance', 'Fairness in test data from the source of the training data'],
  ['23', 'performance', 'Validity in external data'],
  ['24', 'performance', 'Fairness in external data'],
  ['25', 'performance', 'References to evaluations of outcomes'],
  ['26', 'maintenance', 'Process and frequency of monitoring validity over time'],
  ['27', 'maintenance', 'Validity in local data'],
  ['28', 'maintenance', 'Process and frequency of monitoring fairness over time'],
  ['29', 'maintenance', 'Fairness in local data'],
  ['30', 'updates', 'Process and frequency of updates'],
  ['31', 'updates', 'Frequency of correction when risks of validity or fairness are found'],
] as const satisfies readonly (readonly [string, AttributeGroup, string])[];

export type AttributeId = (typeof ROWS)[number][0];

export const SOURCE_ATTRIBUTES: readonly SourceAttribute[] = ROWS.map(([id, group, name]) => ({
  id,
  group,
  name,
}));

export const ATTRIBUTE_IDS = ROWS.map(([id]) => id);

/** No vendor can know them: they are computed from the house's own evaluations, `local-evaluation.ts`. */
export const LOCAL_ATTRIBUTES: readonly AttributeId[] = ['27', '29'];

const said = { author: line, date: day } as const;

/** What is known of one attribute, or why it is not; who wrote it down, and when. */
export const attributeEntry = z.union([
  z.strictObject({ value: text(), ...said }),
  z.strictObject({ notAvailable: text(), ...said }),
]);

export type AttributeEntry = z.infer<typeof attributeEntry>;

export const attributes = z.partialRecord(z.enum(ATTRIBUTE_IDS), attributeEntry);

export type Attributes = z.infer<typeof attributes>;

export interface Completeness {
  readonly answered: readonly AttributeId[];
  readonly notAvailable: readonly AttributeId[];
  /** Nobody has asked, or nobody has answered. */
  readonly missing: readonly AttributeId[];
  readonly groups: readonly {
    readonly group: AttributeGroup;
    readonly answered: number;
    readonly of: number;
  }[];
}

/** How much of the 31 is known. A reason why something is not available is no answer. */
export function completenessOf(known: Attributes): Completeness {
  const ids = (isOne: (entry: AttributeEntry | undefined) => boolean) =>
    ATTRIBUTE_IDS.filter((id) => isOne(known[id]));
  const answered = ids((entry) => entry !== undefined && 'value' in entry);
  const groups = (Object.keys(GROUPS) as AttributeGroup[]).map((group) => {
    const inGroup = SOURCE_ATTRIBUTES.filter((one) => one.group === group).map(({ id }) => id);
    return {
      group,
      answered: inGroup.filter((id) => answered.includes(id)).length,
      of: inGroup.length,
    };
  });
  return {
    answered,
    notAvailable: ids((entry) => entry !== undefined && 'notAvailable' in entry),
    missing: ids((entry) => entry === undefined),
    groups,
  };
}
