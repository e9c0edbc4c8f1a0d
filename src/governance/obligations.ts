/**
 * The enforcement point's side of a permit: which step of the exchange discharges which obligation or
 * refrain (HL7 v3 ActCode). What has no step here, or cannot be done for this receiver, cannot be
 * promised, and then nothing is sent.
 */
import { Failure } from '../core/failures.ts';
import type { AccessRequest } from '../policy/index.ts';
import { WRITING_FORMATS } from './outputs/projection.ts';

/** What the obligations of one exchange ask of its steps. */
export interface Duties {
  /** Replace what identifies by surrogates or placeholders. */
  readonly deidentify: boolean;
  /** Placeholders, whatever style the use case has. */
  readonly placeholders: boolean;
  /** Nothing leads back: no original is put into the answer, or kept for a later one. */
  readonly irreversible: boolean;
  /** Send only what the model needs: 45 CFR §164.502(b). */
  readonly minimumNecessary: boolean;
  /** The answer is a draft until a person has verified it. */
  readonly approval: boolean;
  /** The answer is not kept to be given again. */
  readonly deleteAfterUse: boolean;
  /** Duties of the receiver, which it has taken on. */
  readonly takenOn: readonly string[];
}

/** What is known of who receives before anything is sent. */
export interface Receiver {
  readonly hosting: 'local' | 'outside';
  /** Of its provider, where that is known. */
  readonly takesOn?: readonly string[];
  readonly retentionDays?: number;
  /** The operation makes text, which a person can verify. */
  readonly isWriting: boolean;
}

export function receiverOf({
  upstream: { hosting, takesOn, retentionDays },
  operation,
}: Pick<AccessRequest, 'upstream' | 'operation'>): Receiver {
  return {
    hosting,
    ...(takesOn !== undefined && { takesOn }),
    ...(retentionDays !== undefined && { retentionDays }),
    isWriting: WRITING_FORMATS.has(operation),
  };
}

type Step = Exclude<keyof Duties, 'takenOn'> | 'ledger' | 'receiver';

const STEPS_OF: Readonly<Record<string, readonly Step[]>> = {
  DEID: ['deidentify'],
  PSEUD: ['deidentify'], // surrogates are stable per patient, which is what a pseudonym is
  MASK: ['deidentify', 'placeholders'],
  REDACT: ['deidentify', 'placeholders', 'irreversible'],
  MINEC: ['minimumNecessary'],
  HUAPRV: ['approval'],
  // Every exchange is recorded before it is sent and after it ended, asked for or not.
  AUDIT: ['ledger'],
  AUDTR: ['ledger'],
  AOD: ['ledger'],
  DELAU: ['deleteAfterUse'],
  NORDSCLCD: ['receiver'],
  NORDSCLW: ['receiver'],
  NORELINK: ['receiver'],
  NOREUSE: ['receiver'],
  NOPERSISTP: ['receiver'],
  NOINTEGRATE: ['receiver'],
  PERSISTLABEL: ['receiver'],
  ENCRYPTR: ['receiver'],
};

const stepsOf = (code: string): readonly Step[] =>
  Object.hasOwn(STEPS_OF, code) ? STEPS_OF[code]! : [];

/** @throws Failure obligation_undischargeable naming the codes, for instance ENCRYPT, and what is lacking */
export function dutiesOf(obligations: readonly string[], receiver: Receiver): Duties {
  assertDischargeable(obligations, receiver);
  const steps = new Set(obligations.flatMap(stepsOf));
  return {
    deidentify: steps.has('deidentify'),
    placeholders: steps.has('placeholders'),
    irreversible: steps.has('irreversible'),
    minimumNecessary: steps.has('minimumNecessary'),
    approval: steps.has('approval'),
    deleteAfterUse: steps.has('deleteAfterUse'),
    takenOn:
      receiver.hosting === 'local'
        ? []
        : obligations.filter((code) => stepsOf(code).includes('receiver')),
  };
}

/** @throws Failure obligation_undischargeable */
export function assertDischargeable(obligations: readonly string[], receiver: Receiver): void {
  const { open, remedy } = undischarged(obligations, receiver);
  if (remedy !== undefined) {
    throw new Failure('obligation_undischargeable', { obligations: open, remedy });
  }
}

/** The codes that cannot be discharged for this receiver, and in words what would change that. */
export function undischarged(
  obligations: readonly string[],
  receiver: Receiver,
): { readonly open: string[]; readonly remedy?: string } {
  const codes = [...new Set(obligations)].sort();
  const open = codes.filter((code) => lackingFor(code, receiver) !== undefined);
  if (open.length === 0) return { open };
  const lacking = new Set(open.map((code) => lackingFor(code, receiver)));
  return { open, remedy: `it would be permitted if ${[...lacking].join(', and ')}` };
}

/** What would have to be so for this code to be discharged; undefined where it is. */
export function lackingFor(
  code: string,
  { hosting, takesOn = [], retentionDays, isWriting }: Receiver,
): string | undefined {
  const steps = stepsOf(code);
  if (steps.length === 0) return `no rule asked for ${code}, which no step of this gateway does`;
  if (steps.includes('approval') && !isWriting) {
    return 'the operation made text, which a person can accept';
  }
  // Within the house nobody else receives anything.
  if (hosting === 'local') return undefined;
  if (steps.includes('deleteAfterUse') && retentionDays !== 0) {
    return 'the provider kept nothing (retentionDays: 0)';
  }
  if (steps.includes('receiver') && !takesOn.includes(code)) {
    return `the provider had taken on ${code} (takesOn)`;
  }
  return undefined;
}
