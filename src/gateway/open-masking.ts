/**
 * The step that de-identifies: the model of the site first, where there is one; then all that detection
 * does by itself, on the event loop or, where that would hold it, in a thread.
 */
import { Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import type { Locus } from '../core/locus.ts';
import type { DetectionModel, ModelReading, Recognizers } from '../detect/index.ts';
import type { MaskScope, Steps } from './exchange.ts';
import { type MaskRequest, type MaskSite, maskerOf } from './mask-request.ts';
import { openMaskThread } from './open-mask-thread.ts';

export interface MaskingOptions extends Omit<MaskSite, 'recognizers'> {
  readonly custom: Recognizers;
  readonly model: DetectionModel | undefined;
}

export interface Masking {
  /** Whatever goes wrong is a Failure, and nothing is sent then. */
  readonly mask: Steps['mask'];
  close(): Promise<void>;
}

export function openMasking({ custom, model, ...options }: MaskingOptions): Masking {
  const site: MaskSite = { ...options, recognizers: custom.list };
  const maskOne = maskerOf(site, custom);
  const thread = openMaskThread(site);
  return {
    async mask(loci, scope) {
      try {
        const reading = model && (await readBy(model, loci));
        const request = requestOf(loci, scope, reading);
        if (sizeOf(loci) <= LIMITS.maskInlineLengthMax) return maskOne(request);
        return await thread.mask(request, scope.identity.caller.id, scope.signal);
      } catch (cause) {
        if (cause instanceof Failure) throw cause;
        throw new Failure('deid_blocked', {}, { cause });
      }
    },
    close: () => thread.close(),
  };
}

async function readBy(model: DetectionModel, loci: readonly Locus[]): Promise<ModelReading> {
  const { serial, sha256, found } = await model.read(
    loci.map(({ text }) => text),
    loci.map(({ label }) => label),
  );
  return { serial, sha256, found };
}

function requestOf(
  loci: readonly Locus[],
  { identity: { caller, conversation }, persons, style }: MaskScope,
  reading: ModelReading | undefined,
): MaskRequest {
  const whose = conversation === undefined ? {} : { conversation };
  const scope = { patients: persons, caller: caller.id, ...whose };
  return { loci, scope, style, ...(reading && { reading }) };
}

const sizeOf = (loci: readonly Locus[]): number =>
  loci.reduce((sum, { text }) => sum + text.length + LIMITS.maskTextLengthExtra, 0);
