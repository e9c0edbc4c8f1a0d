/** May this happen, and under which obligations. */
export {
  type AccessRequest,
  type Decision,
  loadPolicy,
  type UseCaseFacts,
} from './decide.ts';
export { readPolicies } from './files.ts';
