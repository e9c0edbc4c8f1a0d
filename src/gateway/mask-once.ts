/**
 * The masking of one request for one upstream. Whoever has waited is decided on anew, and what was masked stays as it
 * was where everything is the same that it was made from.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Locus } from '../core/locus.ts';
import type { Masked } from '../deid/index.ts';
import type { MaskScope, Steps } from './exchange.ts';

interface Made {
  readonly loci: readonly Locus[];
  readonly scope: Omit<MaskScope, 'signal'>;
  readonly masked: Masked;
}

export function maskOnce(mask: Steps['mask']): Steps['mask'] {
  let last: Made | undefined;
  return async (loci, { signal, ...scope }) => {
    const isSame = last !== undefined && isDeepStrictEqual([last.loci, last.scope], [loci, scope]);
    if (!isSame) last = { loci, scope, masked: await mask(loci, { ...scope, signal }) };
    return last!.masked;
  };
}
