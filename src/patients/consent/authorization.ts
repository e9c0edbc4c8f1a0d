/**
 * AUTH-1: is a consent a valid HIPAA authorization? Each core element of 45 CFR 164.508(c)(1) has its
 * place in FHIR R4 `Consent`; one that is missing makes it defective (164.508(b)(2)(ii)), as do an
 * expiry that has passed, (b)(2)(i), and a revocation, (b)(2)(iii). The statements of (c)(2) stand in
 * the signed form, which has to be attached or referred to.
 */
import { purposeCovers } from '../../core/purpose.ts';
import { isWithin } from './instants.ts';
import type { Consent, Provision } from './read.ts';

export type AuthorizationFault =
  | 'not_an_authorization'
  | 'revoked_or_not_active'
  | 'expired_or_not_begun'
  | 'no_description'
  | 'no_discloser'
  | 'no_recipient'
  | 'no_purpose'
  | 'no_expiry'
  | 'no_signature'
  | 'no_date';

/**
 * @param chain the provisions on which a permission rests, from the root; elements may stand in any
 * @returns what is wrong with it; empty: valid
 */
export function authorizationFaults(
  consent: Consent,
  chain: readonly Provision[],
  at: number,
): AuthorizationFault[] {
  const has = (isThere: (rule: Provision) => boolean) => chain.some(isThere);
  const isResearch = has(({ purposes }) =>
    purposes.some(({ code }) => purposeCovers('HRESCH', code)),
  );
  const faults: [AuthorizationFault, boolean][] = [
    ['not_an_authorization', !consent.forms.has('authorization')],
    ['revoked_or_not_active', consent.status !== 'active'],
    ['expired_or_not_begun', chain.some(({ period = {} }) => isWithin(period, at) !== 'yes')],
    // (c)(1)(i) "in a specific and meaningful fashion"
    ['no_description', !has(describes)],
    // (c)(1)(ii) who is authorized to make the disclosure
    ['no_discloser', consent.organizations.length === 0 && !has((rule) => names(rule, 'CST'))],
    // (c)(1)(iii) to whom
    ['no_recipient', !has((rule) => names(rule, 'PRCP', 'IRCP', 'TRC', 'dataprocessor'))],
    // (c)(1)(iv)
    ['no_purpose', !has(({ purposes }) => purposes.length > 0)],
    // (c)(1)(v); for research "none" is an expiry, too
    ['no_expiry', !isResearch && !has(({ period }) => period?.end !== undefined)],
    // (c)(1)(vi)
    ['no_signature', consent.performers.length === 0 || !consent.hasSource],
    ['no_date', consent.dateTime === undefined],
  ];
  return faults.filter(([, isFault]) => isFault).map(([fault]) => fault);
}

const describes = ({ labels, classes, codes, data }: Provision) =>
  [labels, classes, codes, data].some((list) => list.length > 0);

const names = ({ actors }: Provision, ...roles: string[]) =>
  actors.some(
    ({ role, reference, identifier }) =>
      (reference ?? identifier) !== undefined && role.some(({ code }) => roles.includes(code)),
  );
