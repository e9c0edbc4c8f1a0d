/** May this happen, and under which obligations. */
export { type AccessRequest, requestFromJson } from './access-request.ts';
export {
  type AdminDecision,
  type AdminPolicy,
  type AdminRequest,
  loadAdminPolicy,
} from './admin.ts';
export { ADMIN_ACTIONS, type AdminAction } from './admin-actions.ts';
export { bundlePublicKey, writeBundle } from './bundle.ts';
export { admitBundle } from './bundle-versions.ts';
export { parseCases, runCase } from './cases.ts';
export { type Decision, loadPolicy, type Policy } from './decide.ts';
export type { ExplainedRule } from './explain.ts';
export {
  type PolicyPlace,
  readAdminPolicies,
  readPolicies,
  readPolicyPlaces,
} from './files.ts';
export { recordedFacts, requestOfRecord } from './recorded-facts.ts';
export { parseRules, type Rule } from './rules.ts';
