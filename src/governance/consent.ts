/**
 * What the patients whom a request names have agreed to and refused, and what the law asks of its content
 * (42 CFR Part 2; 45 CFR 164.508(a)(2), 164.522(a)(1)(vi)), asked anew for every exchange.
 */
import { Failure } from '../core/failures.ts';
import type { Provider } from '../core/provider.ts';
import type { PurposeOfUse } from '../core/purpose.ts';
import { evaluateConsent, type PatientSource } from '../patients/index.ts';
import { assertDischargeable, type Duties } from './obligations.ts';
import type { ContentLabels } from './sensitivity.ts';

export interface ConsentCheck {
  /** References of the patients whom it is about; of those that no source can know, no consent. */
  readonly patients: readonly string[];
  readonly purpose: PurposeOfUse;
  /** The user has broken the glass for all of these patients. */
  readonly isGlassBroken: boolean;
  readonly hosting: 'local' | 'outside';
  /** Who would receive it. */
  readonly provider: Provider | undefined;
  readonly labels: ContentLabels;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What consents and law ask for beyond a plain yes. */
export interface Consented {
  /** HL7 v3-ActCode: they add to those of the policy. */
  readonly obligations: readonly string[];
  /** Duties of the receiver that it has taken on by agreement. */
  readonly takenOn: readonly string[];
  /** Texts that go along with the send. */
  readonly notices: readonly Notice[];
  /** Ids of the consents that the notices rest on. */
  readonly consents: readonly string[];
}

export interface Notice {
  readonly code: string;
  readonly text: string;
}

/** Who is asked, and in whose name. */
export interface ConsentSide {
  readonly source: Pick<PatientSource, 'consents'>;
  /** By what names consents know this house: see `site.organization`. */
  readonly house: readonly string[];
}

/** Goes along where a policy, and no consent, forbids the receiver to disclose further. */
const NO_REDISCLOSURE: Notice = {
  code: 'no_redisclosure',
  text: 'Redisclosure of these records without the consent of the patient is prohibited.',
};

/** With the duties of the receiver that the policy asks for. */
export function withDuties(consented: Consented, { takenOn }: Pick<Duties, 'takenOn'>): Consented {
  if (takenOn.length === 0) return consented;
  const isTold = consented.notices.length > 0 || !takenOn.includes('NORDSCLCD');
  return {
    ...consented,
    takenOn: [...new Set([...consented.takenOn, ...takenOn])].sort(),
    notices: isTold ? consented.notices : [NO_REDISCLOSURE],
  };
}

/** A request that names no patient. */
const NOBODY = '';

const NOTHING: Consented = { obligations: [], takenOn: [], notices: [], consents: [] };

/**
 * @throws Failure consent_denied, consent_source_unavailable; obligation_undischargeable for duties that
 *   the receiver would have, and has not taken on
 */
export async function consentOf(
  { source, house }: ConsentSide,
  { patients, purpose, isGlassBroken, hosting, provider, labels, at }: ConsentCheck,
): Promise<Consented> {
  // What the law asks a consent for leaves the house for nobody's sake but a patient's who gave one.
  const isNamed = patients.length > 0;
  if (!isNamed && hosting === 'local') return NOTHING;
  const obligations = new Set<string>();
  const takenOn = new Set<string>();
  const consents = new Set<string>();
  const notices = new Map<string, Notice>();
  for (const patient of isNamed ? patients : [NOBODY]) {
    const isKnown = patient.startsWith('Patient/');
    const { records, consents: given } = isKnown
      ? await source.consents(patient)
      : { records: [patient], consents: [] };
    const decision = evaluateConsent(given, {
      patient: records,
      // By no name: then whatever names somebody may be about them.
      recipient: hosting === 'local' ? house : (provider?.references ?? []),
      user: [],
      custodian: house,
      purpose,
      isGlassBroken,
      action: hosting === 'outside' ? 'disclose' : 'use',
      labels: [...labels.found, labels.confidentiality],
      // What was missed stays within the house.
      presumed: hosting === 'outside' ? labels.presumed : [],
      at,
    });
    if (decision.effect === 'deny') {
      const codes = decision.why.map(({ code }) => code);
      const because = [...new Set([...codes, ...(isNamed ? [] : ['patient_not_named'])])];
      throw new Failure('consent_denied', { because: because.join(', ') });
    }
    for (const code of decision.obligations) {
      // That a label stays on the content is for whoever receives it.
      (code === 'PERSISTLABEL' ? takenOn : obligations).add(code);
    }
    for (const code of decision.refrains) takenOn.add(code);
    for (const { code, text, consents: basis } of decision.notices) {
      notices.set(code, { code, text });
      for (const id of basis) consents.add(id);
    }
  }
  // Within the house nobody receives anything.
  if (hosting === 'local') return { ...NOTHING, obligations: [...obligations].sort() };
  const { takesOn = [], retentionDays } = provider ?? {};
  assertDischargeable([...takenOn], {
    ...{ hosting, takesOn, isWriting: true },
    ...(retentionDays !== undefined && { retentionDays }),
  });
  return {
    obligations: [...obligations].sort(),
    takenOn: [...takenOn].sort(),
    notices: [...notices.values()],
    consents: [...consents].sort(),
  };
}
