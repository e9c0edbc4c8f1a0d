/**
 * The vocabulary of the policies, as a Cedar schema. Purposes and hosting are enumerated, so that
 * a misspelt code in a policy fails when it is loaded and not when it should have protected.
 */
import { PURPOSES_OF_USE } from '../core/purpose.ts';

/** The actions, one per wire format; `exchange` stands for all of them. */
const OPERATIONS = [
  'openai-chat',
  'openai-responses',
  'openai-embeddings',
  'anthropic-messages',
  'anthropic-count-tokens',
];

const list = (words: readonly string[]) => words.map((word) => JSON.stringify(word)).join(', ');

export const SCHEMA = `
entity Group;
entity Caller in [Group];
entity Purpose enum [${list(Object.keys(PURPOSES_OF_USE))}];
entity Hosting enum ["local", "outside"];

entity Upstream {
  api: String,
  hosting: Hosting,
};

entity UseCase {
  isRegistered: Bool,
  purposes: Set<Purpose>,
  upstreams?: Set<Upstream>,
  callers?: Set<Caller>,
  groups?: Set<Group>,
};

action "exchange";
action ${list(OPERATIONS)} in ["exchange"] appliesTo {
  principal: [Caller],
  resource: [Upstream],
  context: {
    useCase: UseCase,
    purpose: Purpose,
    patients: Long,
    user?: String,
  },
};
`;
