/** What a sending holds, for the agreement gate: is it health data, and of which kind. */
import type { SurrogatePair } from '../core/phi.ts';
import type { InForce, Payload } from '../governance/index.ts';
import type { Prepared } from './exchange.ts';

/**
 * Masked text counts as health data: it leads back, and no detector finds everything. Only a use case
 * that is registered as free of it sends none, and then only where nothing speaks against it.
 */
export function payloadOf({
  inForce,
  patients,
  labels,
  masked,
  earlier,
}: Pick<Prepared, 'patients' | 'labels' | 'masked'> & {
  readonly inForce: InForce;
  readonly earlier: { readonly pairs: readonly SurrogatePair[] };
}): Payload {
  const isFree =
    inForce.phi === 'none' &&
    patients.length === 0 &&
    masked?.manifest.findings === 0 &&
    earlier.pairs.length === 0 &&
    labels.found.length === 0;
  return { isPhi: !isFree, isLimitedDataSet: false, isPart2: !isFree && labels.isPart2 };
}
