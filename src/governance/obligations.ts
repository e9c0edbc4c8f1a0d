/**
 * The enforcement point's side of a permit: which step of the exchange discharges which
 * obligation. A code without a step here cannot be promised, and then nothing is sent.
 */
import { Failure } from '../core/failures.ts';

/** The steps of the exchange that obligations can switch on. */
export interface Duties {
  /** Replace what identifies by surrogates or placeholders. */
  readonly deidentify: boolean;
  /** Send only what the model needs: 45 CFR §164.502(b). */
  readonly minimumNecessary: boolean;
}

type Step = keyof Duties | 'ledger';

const STEP_OF: Readonly<Record<string, Step>> = {
  DEID: 'deidentify',
  PSEUD: 'deidentify', // surrogates are stable per patient, which is what a pseudonym is
  MINEC: 'minimumNecessary',
  // Every exchange is recorded before it is sent and after it ended, asked for or not.
  AUDIT: 'ledger',
  AUDTR: 'ledger',
  AOD: 'ledger',
};

/** @throws Failure obligation_undischargeable naming the codes, for instance HUAPRV */
export function dutiesOf(obligations: readonly string[]): Duties {
  const beyondUs = obligations.filter((code) => !Object.hasOwn(STEP_OF, code));
  if (beyondUs.length > 0)
    throw new Failure('obligation_undischargeable', { obligations: beyondUs });

  const steps = new Set(obligations.map((code) => STEP_OF[code]));
  return {
    deidentify: steps.has('deidentify'),
    minimumNecessary: steps.has('minimumNecessary'),
  };
}
