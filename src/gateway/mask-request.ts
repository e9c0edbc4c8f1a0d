/**
 * The masking of one request. What it takes is plain data, so that a thread does exactly what the event
 * loop does.
 */
import { Failure } from '../core/failures.ts';
import type { Locus } from '../core/locus.ts';
import { type Masked, type MaskOptions, mask } from '../deid/index.ts';
import {
  compileRecognizers,
  findingsOf,
  type ModelReading,
  type Recognizer,
  type Recognizers,
} from '../detect/index.ts';

/** What is the same for all requests of a gateway. */
export interface MaskSite extends Pick<MaskOptions, 'operatingPoint' | 'profile'> {
  /** Root of all surrogates. */
  readonly secret: Uint8Array;
  /** As `compileRecognizers` has read them. */
  readonly recognizers: readonly Recognizer[];
}

export interface MaskRequest extends Pick<MaskOptions, 'scope' | 'style'> {
  readonly loci: readonly Locus[];
  /** What the site's model found, where it has one. */
  readonly reading?: ModelReading;
}

export type MaskOne = (request: MaskRequest) => Masked;

/** What it returns throws Failure deid_blocked, whatever went wrong. */
export function maskerOf(
  { recognizers, ...site }: MaskSite,
  custom: Recognizers = compileRecognizers(recognizers),
): MaskOne {
  return ({ loci, reading, ...options }) => {
    const model = reading && { model: findingsOf(reading) };
    try {
      return mask(loci, { ...site, custom, ...options, ...model });
    } catch (cause) {
      if (cause instanceof Failure) throw cause;
      throw new Failure('deid_blocked', {}, { cause });
    }
  };
}
