/**
 * What the law asks before some content is used or disclosed, whatever else the patient signed. The
 * rules are a table with its date; the checks they name are the functions below it.
 */

import { purposeCovers } from '../../core/purpose.ts';
import { isRecipient, partyTruth } from './actors.ts';
import { authorizationFaults } from './authorization.ts';
import { isLawAmong, labelCovers } from './codes.ts';
import type { ConsentReason, ReasonCode } from './evaluate.ts';
import { isWithin } from './instants.ts';
import type { Facet } from './match.ts';
import type { Consent, Provision } from './read.ts';

/** A consent that permits, and the provisions by which it does. */
export interface Grant {
  readonly consent: Consent;
  readonly chain: readonly Provision[];
}

/** A text that must travel with a disclosure, and the consents whose scope it explains. */
export interface Notice {
  readonly code: 'part2_redisclosure';
  readonly text: string;
  readonly citation: string;
  /** 42 CFR 2.32(b): a copy of the consent, or an explanation of its scope, goes along. */
  readonly consents: readonly string[];
}

export interface Verdict {
  readonly denied: readonly ConsentReason[];
  readonly obligations: readonly string[];
  readonly refrains: readonly string[];
  readonly notices: readonly Notice[];
}

interface Rule {
  /** Requirement id. */
  readonly id: string;
  readonly citation: string;
  /** Content of this label, or of one below it. */
  readonly label: string;
  readonly refusal: ReasonCode;
  /** Purposes of use that it is about; absent: all. */
  readonly purposes?: readonly string[];
  /** It asks for nothing while the glass is broken. */
  readonly exceptBrokenGlass?: true;
  /** What lifts it; absent: nothing that a patient could sign. */
  readonly liftedBy?: (grant: Grant, facet: Facet) => boolean;
  readonly obligations?: readonly string[];
  readonly refrains?: readonly string[];
  readonly notice?: Omit<Notice, 'consents'>;
}

export const LAW: {
  readonly asOf: string;
  readonly reviewBy: string;
  readonly sources: readonly string[];
  readonly rules: readonly Rule[];
} = {
  asOf: '2026-11-01',
  reviewBy: '2027-05-01',
  sources: [
    '42 CFR Part 2 as amended by 89 FR 12472 (16 Feb 2024, compliance since 16 Feb 2026)',
    '45 CFR Part 164 Subpart E',
  ],
  rules: [
    {
      id: 'P2-3',
      citation: '42 CFR 2.12(d)',
      label: 'SUD',
      purposes: ['HLEGAL'],
      refusal: 'part2_proceedings',
    },
    {
      id: 'P2-4',
      citation: '42 CFR 2.11, 2.31(b)',
      label: 'SUDNOTES',
      refusal: 'part2_counselling_notes',
      liftedBy: (grant, facet) =>
        isPart2Consent(grant, facet) && isAboutNothingBut('SUDNOTES', grant),
    },
    {
      id: 'P2-1',
      citation: '42 CFR 2.31, 2.33',
      label: 'SUD',
      // 2.51: a medical emergency in which prior consent cannot be obtained; who says so answers for it
      exceptBrokenGlass: true,
      refusal: 'part2_consent_missing',
      liftedBy: isPart2Consent,
      // 2.25 accounting also of disclosures with consent; 2.12(d) and 2.33(b) redisclosure
      obligations: ['AOD', 'PERSISTLABEL'],
      refrains: ['NORDSCLCD'],
      notice: {
        code: 'part2_redisclosure',
        citation: '42 CFR 2.32(a)(2)',
        text: '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
      },
    },
    {
      id: 'PSY-1',
      citation: '45 CFR 164.508(a)(2)',
      label: 'PSYTHPN',
      refusal: 'psychotherapy_notes',
      // (b)(3)(ii): only to be combined with another authorization for psychotherapy notes
      liftedBy: (grant, { question }) =>
        authorizationFaults(grant.consent, grant.chain, question.at).length === 0 &&
        isAboutNothingBut('PSYTHPN', grant),
    },
    {
      id: 'RES-1',
      citation: '45 CFR 164.522(a)(1)(vi)',
      label: 'HIPAASelfPay',
      purposes: ['HPAYMT'],
      refusal: 'self_pay_restriction',
    },
  ],
};

export function lawOn(facet: Facet, grants: readonly Grant[]): Verdict {
  const { question, label } = facet;
  const isAbout = (rule: Rule) =>
    label !== undefined &&
    (labelCovers(rule.label, label) || isLawAmong(rule.label, question.labels)) &&
    (rule.purposes?.some((purpose) => purposeCovers(purpose, question.purpose)) ?? true);
  const isFree = ({ exceptBrokenGlass }: Rule) =>
    exceptBrokenGlass === true && question.isGlassBroken === true;

  // What a refusal names is not what was consented to, where an exception to it permits.
  const permits = grants.map(({ consent, chain }) => ({
    consent,
    chain: chain.filter(({ type }) => type !== 'deny'),
  }));
  const rules = LAW.rules.filter(isAbout).map((rule) => {
    const lifting = permits.filter((grant) => rule.liftedBy?.(grant, facet) ?? false);
    return { rule, lifting, isDenied: !isFree(rule) && lifting.length === 0 };
  });
  const lifted = rules.filter(({ isDenied }) => !isDenied);
  return {
    denied: rules
      .filter(({ isDenied }) => isDenied)
      .map(({ rule }) => ({ code: rule.refusal, citation: rule.citation })),
    obligations: lifted.flatMap(({ rule }) => rule.obligations ?? []),
    refrains: lifted.flatMap(({ rule }) => rule.refrains ?? []),
    notices: lifted.flatMap(({ rule, lifting }) =>
      rule.notice === undefined || lifting.length === 0
        ? []
        : [{ ...rule.notice, consents: lifting.map(({ consent }) => consent.ref) }],
    ),
  };
}

/** The purposes that one consent for all future treatment, payment and operations names: 2.33(a)(1). */
const TPO = ['TREAT', 'HPAYMT', 'HOPERAT'];

/**
 * A written consent under 42 CFR 2.31(a): it says that it is one, is signed and dated, (8) and (9);
 * names who discloses, (2); the purpose, (5); an end, (7), which for TPO may be "none"; and the
 * recipient, (4), which for TPO may be a class of persons and so no actor.
 */
function isPart2Consent({ consent, chain }: Grant, { question }: Facet): boolean {
  const { purpose, recipient, at } = question;
  const purposes = chain.flatMap((rule) => rule.purposes.map(({ code }) => code));
  const isTpo =
    TPO.every((each) => purposes.includes(each)) &&
    TPO.some((each) => purposeCovers(each, purpose));
  const recipients = chain.flatMap((rule) => rule.actors.filter(isRecipient));
  const isRecipientNamed = recipients.some((actor) => partyTruth(actor, recipient) === 'yes');
  const isSigned =
    consent.performers.length > 0 && consent.hasSource && consent.dateTime !== undefined;
  return (
    consent.forms.has('part2') &&
    isSigned &&
    consent.organizations.length > 0 &&
    chain.every(({ period = {} }) => isWithin(period, at) === 'yes') &&
    purposes.some((each) => purposeCovers(each, purpose)) &&
    (isTpo || chain.some(({ period }) => period?.end !== undefined)) &&
    (isRecipientNamed || (isTpo && recipients.length === 0))
  );
}

/** It permits this content, and no other along with it. */
function isAboutNothingBut(label: string, { consent }: Grant): boolean {
  const isOf = (code: string) => labelCovers(label, code);
  const permits = consent.root === undefined ? [] : permitsIn(consent.root);
  return (
    consent.base !== 'permit' &&
    permits.length > 0 &&
    permits.every(({ labels }) => labels.length > 0 && labels.every(({ code }) => isOf(code)))
  );
}

function permitsIn(rule: Provision): Provision[] {
  return [...(rule.type === 'permit' ? [rule] : []), ...rule.nested.flatMap(permitsIn)];
}
