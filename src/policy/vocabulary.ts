/**
 * What policies may ask about: every fact of a request, once. The Cedar schema is printed from this table, and so is
 * what a request is checked against, what is handed to Cedar, what a decision is remembered under and what an
 * explanation calls things. A fact that is added here is known everywhere.
 */
import { RECEIVER_DUTIES } from '../core/provider.ts';
import { PURPOSES_OF_USE } from '../core/purpose.ts';
import { PRIVACY_LAWS, SENSITIVITIES } from '../core/sensitivity.ts';

/** The actions, one per wire format; `exchange` stands for all of them. */
export const OPERATIONS: readonly string[] = [
  'openai-chat',
  'openai-responses',
  'openai-embeddings',
  'anthropic-messages',
  'anthropic-count-tokens',
];

/** Closed lists: a word outside them is refused when a policy is loaded, and when a request is asked about. */
export const ENUMERATIONS: Readonly<Record<string, readonly string[]>> = {
  Purpose: Object.keys(PURPOSES_OF_USE),
  Hosting: ['local', 'outside'],
  State: [
    'draft',
    'intake',
    'review',
    'testing',
    'live',
    'paused',
    'expired',
    'retired',
    'unregistered',
  ],
  Risk: ['low', 'moderate', 'high'],
  Agreement: ['baa', 'qsoa', 'dua'],
  Duty: RECEIVER_DUTIES,
  Budget: ['within', 'near', 'exhausted'],
  // A law may be the reason of a label, and is asked about like one. HL7 has no code for counselling notes on
  // substance use (42 CFR 2.11): the last is ours.
  Label: [...Object.keys(SENSITIVITIES), ...Object.keys(PRIVACY_LAWS), 'SUDNOTES'],
};

/** Whose fact it is: of the request itself (`context`), or of an entity that it names. */
export type Owner = 'context' | 'User' | 'UseCase' | 'Upstream';

export interface Fact {
  readonly owner: Owner;
  /** Attribute in Cedar, and field of the same name in `AccessRequest`. */
  readonly name: string;
  /** `Bool`, `Long`, `String`, or an entity type; of the elements where it is a set. */
  readonly type: string;
  readonly isSet: boolean;
  readonly isOptional: boolean;
  /** For people: a sentence where the fact is a Bool, else what to call it. */
  readonly words: string;
  /** The opposite sentence of a Bool. */
  readonly denial: string;
}

/** Owner, attribute (`?`: may be absent), Cedar type, words, and of a Bool the opposite words. */
const ROWS: readonly (readonly [Owner, string, string, string, string?])[] = [
  ['context', 'user', 'User', 'the end user'],
  ['context', 'useCase', 'UseCase', 'the use case'],
  ['context', 'purpose', 'Purpose', 'the purpose of use'],
  ['context', 'patients', 'Long', 'the number of patients named'],
  ['context', 'labels', 'Set<Label>', "the content's labels"],
  ['context', 'breakGlass', 'Bool', 'a break-glass is open', 'no break-glass is open'],
  ['context', 'budget', 'Budget', 'the budget'],
  ['User', 'roles', 'Set<String>', "the user's roles"],
  ['User', 'organisation?', 'String', "the user's organisation"],
  [
    'User',
    'hasMfa',
    'Bool',
    'the user signed in with a second factor',
    'the user signed in without a second factor',
  ],
  [
    'User',
    'isTrained',
    'Bool',
    "the user's training is in force",
    "the user's training is missing or has lapsed",
  ],
  [
    'UseCase',
    'isRegistered',
    'Bool',
    'the use case is in the register',
    'the use case is not in the register',
  ],
  ['UseCase', 'isInForce', 'Bool', 'the use case is in force', 'the use case is not in force'],
  ['UseCase', 'state', 'State', 'the state of the use case'],
  ['UseCase', 'riskTier', 'Risk', 'the risk tier of the use case'],
  ['UseCase', 'purposes', 'Set<Purpose>', 'the purposes of the use case'],
  ['UseCase', 'upstreams?', 'Set<Upstream>', 'the upstreams of the use case'],
  ['UseCase', 'callers?', 'Set<Caller>', 'the callers of the use case'],
  ['UseCase', 'groups?', 'Set<Group>', 'the groups of the use case'],
  ['UseCase', 'roles?', 'Set<String>', 'the roles of the use case'],
  [
    'UseCase',
    'needsMfa',
    'Bool',
    'the use case asks for a second factor',
    'the use case asks for no second factor',
  ],
  [
    'UseCase',
    'needsTraining',
    'Bool',
    'the use case asks for training',
    'the use case asks for no training',
  ],
  ['Upstream', 'api', 'String', 'the API of the upstream'],
  ['Upstream', 'hosting', 'Hosting', 'the hosting of the upstream'],
  ['Upstream', 'provider?', 'String', 'the provider of the upstream'],
  ['Upstream', 'agreements', 'Set<Agreement>', 'the agreements in force with the provider'],
  ['Upstream', 'takesOn?', 'Set<Duty>', 'the duties that the provider has taken on'],
  ['Upstream', 'retentionDays?', 'Long', 'the days that the provider keeps requests'],
  [
    'Upstream',
    'trainsOnData?',
    'Bool',
    'the provider trains on what it is sent',
    'the provider does not train on what it is sent',
  ],
  ['Upstream', 'region?', 'String', 'the region of the upstream'],
  ['Upstream', 'subprocessors?', 'Set<String>', 'the subprocessors of the provider'],
  ['Upstream', 'subprocessorRegions?', 'Set<String>', 'the regions of the subprocessors'],
  ['Upstream', 'model', 'String', 'the model'],
];

export const FACTS: readonly Fact[] = ROWS.map(([owner, written, type, words, denial = '']) => {
  const element = /^Set<(\w+)>$/.exec(type)?.[1];
  return {
    owner,
    name: written.replace('?', ''),
    type: element ?? type,
    isSet: element !== undefined,
    isOptional: written.endsWith('?'),
    words,
    denial,
  };
});

const BY_PLACE = new Map(FACTS.map((fact) => [`${fact.owner}.${fact.name}`, fact]));

export const factNamed = (owner: Owner, name: string): Fact | undefined =>
  BY_PLACE.get(`${owner}.${name}`);

export const factsOf = (owner: Owner): readonly Fact[] =>
  FACTS.filter((fact) => fact.owner === owner);
/** Words for codes whose field gives them one: `SUD` is "substance use disorder". */
export function codeWords(type: string, code: string): string | undefined {
  if (type === 'Purpose') return find(PURPOSES_OF_USE, code);
  if (type === 'Agreement') return find(AGREEMENTS, code);
  if (type !== 'Label') return undefined;
  const sensitivity: { display: string } | undefined = find(SENSITIVITIES, code);
  return sensitivity?.display ?? find(PRIVACY_LAWS, code);
}

const AGREEMENTS = {
  baa: 'business associate agreement',
  qsoa: 'qualified service organization agreement',
  dua: 'data use agreement',
};

function find<T>(table: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}
