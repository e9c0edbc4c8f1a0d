/**
 * The vocabulary of the policies, as a Cedar schema. Whatever has a closed list is an enumerated entity, so that a
 * misspelt code in a policy fails when it is loaded and not when it should have protected.
 */
import { ENUMERATIONS, factsOf, OPERATIONS, type Owner } from './vocabulary.ts';

const list = (words: readonly string[]) => words.map((word) => JSON.stringify(word)).join(', ');

const attributes = (owner: Owner) =>
  factsOf(owner)
    .map(({ name, type, isSet, isOptional }) => {
      return `  ${name}${isOptional ? '?' : ''}: ${isSet ? `Set<${type}>` : type},`;
    })
    .join('\n');

export const SCHEMA = `
entity Group;
entity Caller in [Group];
${Object.entries(ENUMERATIONS)
  .map(([name, words]) => `entity ${name} enum [${list(words)}];`)
  .join('\n')}

entity User {
${attributes('User')}
};

entity UseCase {
${attributes('UseCase')}
};

entity Upstream {
${attributes('Upstream')}
};

action "exchange";
action ${list(OPERATIONS)} in ["exchange"] appliesTo {
  principal: [Caller],
  resource: [Upstream],
  context: {
${attributes('context')}
  },
};
`;
