/**
 * Evidence from codes, however a record spells them: what they are about, and what the record says of
 * itself.
 */
import {
  CONFIDENTIALITIES,
  type Confidentiality,
  isPrivacyLaw,
  isSensitivityCode,
  type PrivacyLaw,
  REFRAINS_OF_RECEIVER,
  SENDERS_MARKS,
  type SensitivityLabel,
} from '../core/sensitivity.ts';
import { systemKey, topicOfKey } from './codes/lookup.ts';
import { labelFor, labelsOf, mergeLabels, type TopicEvidence } from './labels.ts';

export interface CodedReading {
  readonly labels: readonly SensitivityLabel[];
  /** What the record says of itself (v3 Confidentiality); undefined where it says nothing. */
  readonly confidentiality: Confidentiality | undefined;
  /** What it asks of whoever receives it (`NORDSCLCD`). */
  readonly refrains: readonly string[];
  /** Text beside the codes, for `labelsOfText`. Patient text: neither logged nor shown. */
  readonly texts: readonly string[];
}

/** v3 ActCode and v3 ActUSPrivacyLaw, v3 Confidentiality: by today's names, older ones and OIDs. */
const ACT_CODES = keys(
  'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  'http://terminology.hl7.org/CodeSystem/v3-ActUSPrivacyLaw',
  'http://hl7.org/fhir/v3/ActCode',
  'http://hl7.org/fhir/v3/ActUSPrivacyLaw',
  '2.16.840.1.113883.5.4',
);
const CONFIDENTIALITY = keys(
  'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  'http://hl7.org/fhir/v3/Confidentiality',
  '2.16.840.1.113883.5.25',
);
/** Source of Payment Typology, 81: self-pay; and FHIR's own code for it. */
const PAYMENT_TYPOLOGY = keys('https://nahdo.org/sopt', '2.16.840.1.113883.3.221.5');
const SELF_PAY = keys('http://terminology.hl7.org/CodeSystem/coverage-selfpay');

/** A relative's condition, and what the patient must not be given: possible, as in narrative. */
const LESSER = 0.27;

interface CodingPlace {
  /**
   * May it be a label that somebody set? Where nothing is said, one whose system is told: no other has
   * codes of this kind. `true`: it stands among labels, its system told or not.
   */
  readonly isSecurity?: boolean;
  /** Would what it is about say little of the patient? */
  readonly isLesser?: (topic: string) => boolean;
}

export class CodedEvidence {
  /** Text beside the codes. */
  readonly texts: string[] = [];
  readonly #evidence: TopicEvidence[] = [];
  readonly #stated: SensitivityLabel[] = [];
  readonly #laws: PrivacyLaw[] = [];
  readonly #refrains = new Set<string>();
  #confidentiality: Confidentiality | undefined;

  /** @param system '' where it is not told */
  coding(system: string, code: string, { isSecurity, isLesser }: CodingPlace = {}): void {
    const key = systemKey(system);
    if (isSecurity ?? key !== '') this.#state(key, code);
    if (isSelfPay(key, code)) {
      const evidence = { topic: 'restriction', score: 1, source: 'code' } as const;
      this.#evidence.push({ ...evidence, rules: ['coverage/self-pay'] });
    }
    const hit = topicOfKey(key, code);
    if (hit === undefined) return;
    const score = isLesser?.(hit.topic) === true ? LESSER : 1;
    this.#evidence.push({ topic: hit.topic, score, rules: [hit.rule], source: 'code' });
  }

  reading(): CodedReading {
    return {
      labels: mergeLabels([labelsOf(this.#evidence), this.#lawful()]),
      confidentiality: this.#confidentiality,
      refrains: [...this.#refrains],
      texts: this.texts,
    };
  }

  /**
   * A label that somebody set already: it stands, whatever else is found. `SUDNOTES`, counselling notes on substance use
   * (42 CFR 2.11), is ours, as HL7 has no code: whatever system carries it.
   */
  #state(key: string, code: string): void {
    if (code === 'SUDNOTES') {
      this.#stated.push(labelFor('PSYTHPN', ['42CFRPart2'], 1, ['security/SUDNOTES'], 'code'));
      return;
    }
    if (key === '' || CONFIDENTIALITY.has(key)) this.#setConfidentiality(code);
    if (key !== '' && !ACT_CODES.has(key)) return;
    if (isSensitivityCode(code)) {
      this.#stated.push(labelFor(code, [], 1, [`security/${code}`], 'code'));
    }
    if (isPrivacyLaw(code)) this.#laws.push(code);
    if (REFRAINS_OF_RECEIVER.has(code)) this.#refrains.add(code);
    if (SENDERS_MARKS.has(code)) {
      this.#stated.push(labelFor('SPI', [], 1, [`security/${code}`], 'code'));
    }
  }

  #setConfidentiality(code: string): void {
    const level = CONFIDENTIALITIES.indexOf(code as Confidentiality);
    const before = this.#confidentiality;
    const isHigher = before === undefined || level > CONFIDENTIALITIES.indexOf(before);
    if (level >= 0 && isHigher) this.#confidentiality = code as Confidentiality;
  }

  /** Laws that are named: on the labels that stand there, or on what each law is about. */
  #lawful(): SensitivityLabel[] {
    const laws = this.#laws;
    if (laws.length === 0) return this.#stated;
    const own = laws.flatMap((law) => {
      const code = CODE_OF_LAW[law];
      return code === undefined ? [] : [labelFor(code, [law], 1, [`security/${law}`], 'code')];
    });
    const bound = this.#stated.map((label) => ({
      ...label,
      laws: [...new Set([...label.laws, ...laws])],
    }));
    return [...bound, ...own];
  }
}

const CODE_OF_LAW: Partial<Record<PrivacyLaw, 'SUD' | 'PSYTHPN' | 'PRS' | 'SPI'>> = {
  '42CFRPart2': 'SUD',
  HIPAAPsyNotes: 'PSYTHPN',
  HIPAASelfPay: 'PRS',
  Title38Section7332: 'SPI',
};

function isSelfPay(key: string, code: string): boolean {
  return (
    (SELF_PAY.has(key) && code === 'pay') || (PAYMENT_TYPOLOGY.has(key) && code.startsWith('81'))
  );
}

function keys(...systems: string[]): ReadonlySet<string> {
  return new Set(systems.map(systemKey));
}
