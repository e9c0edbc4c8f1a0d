/**
 * No health data to an upstream outside without a valid agreement, whatever a rule says (requirements
 * BA-1, LDS-3, P2-6). The last question before something is recorded and sent, asked when it is known
 * what is in it; no policy, consent or emergency goes around it.
 */
import { Failure } from '../core/failures.ts';
import { type Agreement, type AgreementKind, isInForce, type Provider } from '../core/provider.ts';
import { type PurposeOfUse, purposeCovers } from '../core/purpose.ts';

/** What is about to be sent. */
export interface Payload {
  /**
   * Protected health information, or perhaps so. De-identified text counts as such: it is transformed
   * under a profile that leads back, and no detector finds everything.
   */
  readonly isPhi: boolean;
  /** A limited data set under 45 CFR 164.514(e), and nothing that identifies more. */
  readonly isLimitedDataSet: boolean;
  /** Records on substance use, found or to be presumed: 42 CFR Part 2. */
  readonly isPart2: boolean;
}

export interface Sending {
  readonly provider: Provider | undefined;
  readonly hosting: 'local' | 'outside';
  readonly upstream: string;
  readonly useCase: string;
  readonly purpose: PurposeOfUse;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What was agreed for one purpose of one use case with one upstream, at one time. */
export function agreementsFor({ provider, upstream, useCase, purpose, at }: Sending): Agreement[] {
  return (provider?.agreements ?? []).filter(
    (agreement) =>
      isInForce(agreement, at) &&
      (agreement.upstreams?.includes(upstream) ?? true) &&
      (agreement.useCases?.includes(useCase) ?? true) &&
      (agreement.purposes?.some((above) => purposeCovers(above, purpose)) ?? true),
  );
}

/** Purposes for which a limited data set may be disclosed: 45 CFR 164.514(e)(3)(i). */
const LIMITED_DATA_SET_PURPOSES: readonly PurposeOfUse[] = ['HRESCH', 'PUBHLTH', 'HOPERAT'];

/**
 * @returns ids of the agreements that it goes under; none where nothing is disclosed
 * @throws Failure agreement_missing; `lacking` names the kinds
 */
export function assertAgreed(sending: Sending, payload: Payload): string[] {
  // Nobody else receives it.
  if (sending.hosting === 'local' || !(payload.isPhi || payload.isPart2)) return [];

  const agreements = agreementsFor(sending);
  const has = (kind: AgreementKind) => agreements.some((agreement) => agreement.kind === kind);
  const mayUseDua =
    payload.isLimitedDataSet &&
    LIMITED_DATA_SET_PURPOSES.some((above) => purposeCovers(above, sending.purpose));

  const lacking: string[] = [];
  if (!has('baa') && !(mayUseDua && has('dua'))) lacking.push(mayUseDua ? 'baa or dua' : 'baa');
  if (payload.isPart2 && !has('qsoa')) lacking.push('qsoa');
  // A business associate binds its subcontractors in turn, 164.502(e)(1)(ii), 164.504(e)(5).
  if (sending.provider?.subprocessors.some(({ hasAgreement }) => !hasAgreement)) {
    lacking.push('agreements of subprocessors');
  }
  if (lacking.length > 0) {
    throw new Failure('agreement_missing', {
      upstream: sending.upstream,
      provider: sending.provider?.id ?? 'unknown',
      lacking,
    });
  }
  return agreements.map(({ id }) => id);
}
