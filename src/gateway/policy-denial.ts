/**
 * A refusal by the policy, with what was asked: the record of it holds the facts, so that a change of the policies can
 * be tried on it. The caller is shown code and facts of the failure alone, like those of any other.
 */
import { Failure } from '../core/failures.ts';
import type { AccessRequest, Decision } from '../policy/index.ts';

export class PolicyDenial extends Failure {
  readonly asked: AccessRequest;

  /** @param remedy what would be permitted, in the words of the rules */
  constructor(
    asked: AccessRequest,
    { because, determining, policyVersion }: Extract<Decision, { effect: 'deny' }>,
    remedy: string,
  ) {
    super('policy_denied', { because, rules: determining, policyVersion, remedy });
    this.asked = asked;
  }
}
