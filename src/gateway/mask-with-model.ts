/** The step that de-identifies: the model of the site first, where there is one; then all that detection does by itself. */
import { Failure } from '../core/failures.ts';
import { type Masked, type MaskOptions, mask } from '../deid/index.ts';
import { type DetectionModel, indexKnown } from '../detect/index.ts';
import type { Steps } from './exchange.ts';

export interface MaskTools {
  /** Root of all surrogates. */
  readonly secret: Uint8Array;
  readonly site: Pick<MaskOptions, 'custom' | 'operatingPoint' | 'profile'>;
  readonly model: DetectionModel | undefined;
}

/** @throws Failure deid_model_unavailable, deid_blocked, whatever went wrong: then nothing is sent */
export async function maskWithModel(
  { secret, site, model }: MaskTools,
  ...[loci, scope]: Parameters<Steps['mask']>
): Promise<Masked> {
  const { identity, persons, style } = scope;
  const { caller, conversation } = identity;
  try {
    const read = await model?.read(
      loci.map(({ text }) => text),
      loci.map(({ label }) => label),
    );
    return mask(loci, {
      secret,
      ...site,
      ...(read === undefined ? {} : { model: read }),
      scope: {
        patients: persons,
        caller: caller.id,
        ...(conversation === undefined ? {} : { conversation }),
      },
      style,
      ...(persons.length === 0 ? {} : { known: indexKnown(persons) }),
    });
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('deid_blocked', {}, { cause });
  }
}
