/**
 * The intake questionnaire, and the risk tier that follows from its answers: the highest that any answer, or the content
 * itself, gives cause for. The committee may raise it, and nobody can lower it. Sources stand beside the questions.
 */
import type { Content } from './content.ts';

export const TIERS = ['low', 'moderate', 'high'] as const;
export type Tier = (typeof TIERS)[number];

/** One cause for a tier, in a sentence that reviewers read. */
export interface TierReason {
  /** Id of the question, or `content.` and the field. */
  readonly from: string;
  readonly tier: Tier;
  readonly because: string;
}

interface Choice {
  readonly says: string;
  readonly tier: Tier;
  /** A person must decide, and that is recorded: `requiresAcceptance`. */
  readonly needsHumanDecision?: boolean;
  /** The model is the organisation's own: nothing goes to an upstream of somebody else. */
  readonly isInHouse?: boolean;
}

interface Question {
  readonly asks: string;
  /** Edition of the questionnaire that asked it first: older intakes are not judged by it until they are filled in anew. */
  readonly since: number;
  readonly choices: Readonly<Record<string, Choice>>;
}

/** Goes up when a question is added. */
export const QUESTIONNAIRE_EDITION = 1;

export const QUESTIONNAIRE: Readonly<Record<string, Question>> = {
  patientFacing: {
    asks: 'Does a patient read or hear what the model writes?',
    since: 1,
    choices: {
      no: { says: 'no', tier: 'low' },
      after_review: { says: 'after a member of staff has read it', tier: 'moderate' },
      directly: { says: 'directly', tier: 'high' },
    },
  },
  autonomy: {
    asks: 'What happens before an answer has an effect?',
    since: 1,
    choices: {
      person_decides: { says: 'a person reads it and decides, every time', tier: 'low' },
      person_may_stop: { says: 'it takes effect unless a person stops it', tier: 'moderate' },
      acts_alone: { says: 'nothing: it takes effect by itself', tier: 'high' },
    },
  },
  decision: {
    asks: 'Which decision does it help with?',
    since: 1,
    choices: {
      none: { says: 'none', tier: 'low' },
      administrative: { says: 'an administrative one', tier: 'low' },
      documentation: { says: 'what stands in the record', tier: 'moderate' },
      treatment: { says: 'diagnosis or treatment', tier: 'high' },
      coverage: { says: 'whether care is covered', tier: 'high' },
    },
  },
  // Cal. Health & Safety Code §1367.01(k) and Cal. Ins. Code §10123.135(j) (SB 1120, 2024): no denial, delay or
  // modification on medical necessity without a licensed person's decision.
  utilisationReview: {
    asks: 'Is it used to approve, change, delay or deny care that was asked for (utilisation review)?',
    since: 1,
    choices: {
      no: { says: 'no', tier: 'low' },
      yes: {
        says: 'yes: a licensed person decides on record',
        tier: 'high',
        needsHumanDecision: true,
      },
    },
  },
  population: {
    asks: 'Are children, pregnant or psychiatric patients, prisoners or people who cannot decide for themselves concerned?',
    since: 1,
    choices: {
      no: { says: 'no', tier: 'low' },
      among_others: { says: 'among others, as everywhere in a hospital', tier: 'moderate' },
      mainly: { says: 'mainly', tier: 'high' },
    },
  },
  // 45 CFR 92.210(b), (c).
  traits: {
    asks: 'Does it read race, colour, national origin, sex, age or disability, or something close to them?',
    since: 1,
    choices: {
      no: { says: 'no', tier: 'low' },
      yes: { says: 'yes', tier: 'moderate' },
    },
  },
  phi: {
    asks: 'What does it read of patients?',
    since: 1,
    choices: {
      nothing: { says: 'nothing', tier: 'low' },
      deidentified: { says: 'records that are de-identified before they leave', tier: 'low' },
      identifiable: { says: 'records with identifiers', tier: 'moderate' },
      // 42 CFR Part 2; 45 CFR 164.508(a)(2).
      specially_protected: {
        says: 'specially protected ones: substance use, psychotherapy, HIV, reproductive, genetic',
        tier: 'high',
      },
    },
  },
  provider: {
    asks: 'Who runs the model?',
    since: 1,
    choices: {
      house: { says: 'the organisation', tier: 'low', isInHouse: true },
      outside_no_phi: { says: 'a provider, who gets nothing of patients', tier: 'low' },
      // 45 CFR 164.502(e), 164.504(e).
      outside_agreement: { says: 'a provider with an agreement', tier: 'moderate' },
      outside_none: { says: 'a provider without an agreement', tier: 'high' },
    },
  },
  urgency: {
    asks: 'How soon does somebody act upon an answer?',
    since: 1,
    choices: {
      days: { says: 'within days', tier: 'low' },
      hours: { says: 'within hours', tier: 'moderate' },
      at_once: { says: 'at once', tier: 'high' },
    },
  },
  mistakes: {
    asks: 'How is a wrong answer noticed?',
    since: 1,
    choices: {
      by_reader: { says: 'by whoever reads it, at once', tier: 'low' },
      later: { says: 'later', tier: 'moderate' },
      perhaps_never: { says: 'perhaps never', tier: 'high' },
    },
  },
};

export interface IntakeAnswers {
  readonly edition: number;
  /** Question → choice. */
  readonly answers: Readonly<Record<string, string>>;
  /** Where the committee holds the risk higher than the answers do. */
  readonly raised?: { readonly tier: Tier; readonly because: string } | undefined;
}

/** Questions of its edition without an answer that the questionnaire knows, and answers to no question. */
export function unanswered({ edition, answers }: IntakeAnswers): string[] {
  const isAnswered = (id: string) =>
    Object.hasOwn(answers, id) &&
    Object.hasOwn(QUESTIONNAIRE[id]?.choices ?? {}, answers[id] ?? '');
  const asked = Object.keys(QUESTIONNAIRE).filter((id) => QUESTIONNAIRE[id]!.since <= edition);
  const ids = new Set([...asked, ...Object.keys(answers)]);
  return [...ids].filter((id) => !isAnswered(id) || !asked.includes(id)).sort();
}

/** What the content gives cause for, whatever was answered. */
const CONTENT_CAUSES: readonly (TierReason & { readonly holds: (content: Content) => boolean })[] =
  [
    {
      from: 'content.sensitivity',
      tier: 'high',
      because: 'specially protected classes are expected',
      holds: ({ sensitivity }) => sensitivity.length > 0,
    },
    {
      from: 'content.phi',
      tier: 'moderate',
      because: 'it reads what is about patients',
      holds: ({ phi }) => phi === 'expected',
    },
    {
      from: 'content.purposes',
      tier: 'moderate',
      because: 'it serves emergencies, in which rules are relaxed',
      holds: ({ purposes }) => purposes.includes('ETREAT') || purposes.includes('BTG'),
    },
    // 45 CFR 164.512(i), 45 CFR 46.
    {
      from: 'content.purposes',
      tier: 'moderate',
      because: 'it serves research',
      holds: ({ purposes }) => purposes.includes('HRESCH') || purposes.includes('CLINTRCH'),
    },
  ];

/**
 * The tier, and every cause for it above `low`. An answer that the questionnaire does not know counts as the highest
 * tier: what cannot be judged is not taken for harmless.
 */
export function riskOf(
  content: Content,
  intake: IntakeAnswers,
): { readonly tier: Tier; readonly reasons: readonly TierReason[] } {
  const unknown = unanswered(intake).map(
    (from): TierReason => ({ from, tier: 'high', because: 'not answered' }),
  );
  const answered = Object.entries(intake.answers).flatMap(([from, answer]): TierReason[] => {
    const { asks, choices } = QUESTIONNAIRE[from] ?? {};
    const choice = choices && Object.hasOwn(choices, answer) ? choices[answer] : undefined;
    return choice === undefined
      ? []
      : [{ from, tier: choice.tier, because: `${asks} ${choice.says}` }];
  });
  const caused = CONTENT_CAUSES.filter(({ holds }) => holds(content)).map(
    ({ from, tier, because }) => ({ from, tier, because }),
  );
  const { raised: above } = intake;
  const raised = above ? [{ from: 'committee', tier: above.tier, because: above.because }] : [];

  const reasons = [...unknown, ...answered, ...caused, ...raised].filter(
    ({ tier }) => tier !== 'low',
  );
  return { tier: highest(reasons.map(({ tier }) => tier)), reasons };
}

/** Whether an answer makes a person's recorded decision a duty of the law. */
export const needsHumanDecision = (intake: IntakeAnswers): boolean =>
  isSaid(intake, 'needsHumanDecision');

/** Whether an answer says that nobody else runs the model. */
export const runsInHouse = (intake: IntakeAnswers): boolean => isSaid(intake, 'isInHouse');

function isSaid({ answers }: IntakeAnswers, what: 'needsHumanDecision' | 'isInHouse'): boolean {
  return Object.entries(answers).some(
    ([id, answer]) => QUESTIONNAIRE[id]?.choices[answer]?.[what] === true,
  );
}

/** Whether a tier asks for more than another. */
export function isHigher(tier: Tier, than: Tier): boolean {
  return TIERS.indexOf(tier) > TIERS.indexOf(than);
}

function highest(tiers: readonly Tier[]): Tier {
  return TIERS[Math.max(0, ...tiers.map((tier) => TIERS.indexOf(tier)))]!;
}
