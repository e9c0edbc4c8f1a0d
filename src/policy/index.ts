/** May this happen, and under which obligations. */
export type { AccessRequest } from './access-request.ts';
export {
  type AdminDecision,
  type AdminPolicy,
  type AdminRequest,
  loadAdminPolicy,
} from './admin.ts';
export { ADMIN_ACTIONS, type AdminAction } from './admin-actions.ts';
export { type Decision, loadPolicy } from './decide.ts';
export { readAdminPolicies, readPolicies } from './files.ts';
