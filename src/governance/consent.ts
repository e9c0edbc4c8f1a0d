/**
 * What the patients whom a request names have agreed to and refused, and what the law asks of its content
 * (42 CFR Part 2; 45 CFR 164.508(a)(2), 164.522(a)(1)(vi)), asked anew for every exchange.
 *
 * The content is labelled from the texts of the request as they would stand without de-identification: a consent is about
 * the record, and what stands in for a name does not change what is told about somebody.
 */
import { Failure } from '../core/failures.ts';
import type { PurposeOfUse } from '../core/purpose.ts';
import { assess } from '../labels/index.ts';
import { type ConsentQuestion, evaluateConsent, type PatientSource } from '../patients/index.ts';

export interface ConsentCheck {
  /** References of the patients, as the source of patients knows them. */
  readonly patients: readonly string[];
  readonly purpose: PurposeOfUse;
  readonly hosting: 'local' | 'outside';
  readonly texts: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * @returns obligations (HL7 v3-ActCode) that consents and law add to those of the policy
 * @throws Failure consent_denied, consent_source_unavailable; obligation_undischargeable for what would have
 *   to travel with the content (refrains, the notice of 42 CFR 2.32), which no upstream is known to honour
 */
export async function consentObligations(
  source: Pick<PatientSource, 'consents'>,
  { patients, purpose, hosting, texts, at }: ConsentCheck,
): Promise<string[]> {
  if (patients.length === 0) return [];
  const labels = labelsFor(texts);
  const obligations = new Set<string>();
  for (const patient of patients) {
    const decision = evaluateConsent(await source.consents(patient), {
      patient,
      // Nobody has told yet which organisation an upstream, a caller or a user is: what names one holds.
      recipient: [],
      user: [],
      custodian: [],
      purpose,
      action: hosting === 'outside' ? 'disclose' : 'use',
      labels,
      at,
    });
    if (decision.effect === 'deny') {
      const because = [...new Set(decision.why.map(({ code }) => code))].join(', ');
      throw new Failure('consent_denied', { because });
    }
    const travelling = [...decision.refrains, ...decision.notices.map(({ code }) => code)];
    if (travelling.length > 0) {
      throw new Failure('obligation_undischargeable', { obligations: travelling });
    }
    for (const code of decision.obligations) obligations.add(code);
  }
  return [...obligations].sort();
}

/** Codes of sensitivity, law and confidentiality, as consents and `law.ts` speak of them. */
function labelsFor(texts: readonly string[]): ConsentQuestion['labels'] {
  const { labels, confidentiality } = assess({ texts });
  const codes = labels.flatMap(({ code, laws }) => {
    // HL7 has no code for counselling notes on substance use, 42 CFR 2.11; `SUDNOTES` is ours.
    const isCounselling = code === 'PSYTHPN' && laws.includes('42CFRPart2');
    return isCounselling ? [code, ...laws, 'SUDNOTES'] : [code, ...laws];
  });
  return [...new Set([...codes, confidentiality])];
}
