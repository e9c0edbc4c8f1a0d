/**
 * What can be done through the admin API, as the actions of its policies. `read` and `write` stand for
 * all of their kind; who reviews a use case in which seat is an action of its own, so that a policy can
 * give each seat to another role.
 */
export const ADMIN_ACTIONS = {
  'key.read': 'read',
  'key.write': 'write',
  'session.read': 'read',
  'session.write': 'write',
  'ledger.read': 'read',
  // Who looks for a patient learns that the patient was here: recorded like a write.
  'ledger.search': 'write',
  // Beside the tree: who asked, and whom entries concern.
  'ledger.erase': 'write',
  // That a decision on record was never in force.
  'ledger.settle': 'write',
  'model.read': 'read',
  'policy.read': 'read',
  'policy.write': 'write',
  'use-case.read': 'read',
  'use-case.write': 'write',
  'use-case.submit': 'write',
  'use-case.review.clinical': 'write',
  'use-case.review.privacy': 'write',
  'use-case.review.security': 'write',
  'use-case.review.ethics': 'write',
  'use-case.review.patient_representative': 'write',
  'use-case.review.operations': 'write',
  'use-case.accept': 'write',
  'use-case.raise': 'write',
  'use-case.assign': 'write',
  'use-case.pause': 'write',
  'use-case.resume': 'write',
  'use-case.retire': 'write',
  'provider.read': 'read',
  'provider.write': 'write',
  'budget.read': 'read',
  'budget.write': 'write',
  'ai-system.read': 'read',
  'ai-system.write': 'write',
  'break-glass.read': 'read',
  'break-glass.open': 'write',
  'break-glass.close': 'write',
  'break-glass.review': 'write',
  'output.read': 'read',
  'output.verify': 'write',
  'output.recall': 'write',
  // As `ledger.search`: all about a patient, or the patients of a recall by name.
  'output.search': 'write',
  'cost.read': 'read',
} as const satisfies Readonly<Record<string, 'read' | 'write'>>;

export type AdminAction = keyof typeof ADMIN_ACTIONS;

const actions = Object.entries(ADMIN_ACTIONS);

/**
 * The vocabulary of the policies in `policies/admin/`. A program (a caller with an API key) has no
 * second factor to show, a person who logged in has.
 */
export const ADMIN_SCHEMA = `
entity Role;
entity Organisation;
entity Administrator in [Role, Organisation] {
  isProgram: Bool,
  hasMfa: Bool,
};
entity Subject {
  kind: String,
};

action "read";
action "write";
action "use-case.review" in ["write"];
${actions
  .map(([name, kind]) => {
    const group = name.startsWith('use-case.review.') ? 'use-case.review' : kind;
    return `action "${name}" in ["${group}"] appliesTo {
  principal: [Administrator],
  resource: [Subject],
};`;
  })
  .join('\n')}
`;
