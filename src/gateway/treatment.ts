/** How the texts of an exchange are treated: what the use case has, within what policy and obligations ask for. */
import type { Duties, Treatment } from '../governance/index.ts';
import type { Upstream } from './upstreams/upstream.ts';

/** Restoring takes two who want it, the use case and the policy, and no obligation against it. */
export function treatmentOf(
  { style, restore, ...usual }: Treatment,
  { restore: isPermitted }: { readonly restore: boolean },
  { placeholders, irreversible }: Duties,
): Treatment {
  return {
    ...usual,
    style: placeholders ? 'placeholder' : style,
    restore: restore && isPermitted && !irreversible,
  };
}

/**
 * A policy may leave an upstream of the house without de-identification; one outside never gets
 * originals, so that an obligation forgotten in a hospital's own policy does not disclose anything.
 */
export function mustMask({ deidentify }: Duties, { hosting }: Pick<Upstream, 'hosting'>): boolean {
  return deidentify || hosting === 'outside';
}
