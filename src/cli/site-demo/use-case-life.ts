/**
 * How a use case of the demonstration came to be what it is: a list of steps in time, each one a transition that the
 * committee of a real hospital would take through the same functions.
 */

import type { Failure } from '../../core/failures.ts';
import { sha256 } from '../../core/hash.ts';
import {
  type Content,
  draft,
  goLive,
  type IntakeAnswers,
  QUESTIONNAIRE,
  REQUIRED,
  type ReviewRole,
  recordAcceptance,
  review,
  riskOf,
  submitForReview,
  submitIntake,
  type UseCase,
} from '../../governance/index.ts';
import { seated } from './staff.ts';

export interface LifeStep {
  /** Before the end of the story. */
  readonly daysAgo: number;
  readonly by: string;
  readonly action: string;
  readonly take: (useCase: UseCase, at: number) => UseCase | Failure;
}

export interface Beginning {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly department: string;
  readonly author: string;
  readonly content: Content;
  /** Choices that are not the harmless one. */
  readonly answers: Readonly<Record<string, string>>;
}

export interface Life {
  readonly id: string;
  readonly begins: { readonly daysAgo: number; readonly with: Beginning };
  readonly steps: readonly LifeStep[];
}

export const digestOf = (text: string): string => `sha256:${sha256(text).toString('hex')}`;

const DAY_MS = 86_400_000;

export function begun({ author, answers: _, ...about }: Beginning, at: number): UseCase | Failure {
  return draft({ ...about, by: author }, at);
}

export function answersOf(given: Readonly<Record<string, string>>): IntakeAnswers['answers'] {
  const harmless = Object.entries(QUESTIONNAIRE).map(([id, { choices }]) => {
    const choice = Object.entries(choices).find(([, { tier }]) => tier === 'low');
    return [id, choice?.[0] ?? ''];
  });
  return { ...Object.fromEntries(harmless), ...given };
}

export const intake = (daysAgo: number, { author, answers }: Beginning): LifeStep => ({
  daysAgo,
  by: author,
  action: 'intake',
  take: (useCase, at) => submitIntake(useCase, { by: author, answers: answersOf(answers) }, at),
});

export const submit = (daysAgo: number, { author }: Beginning): LifeStep => ({
  daysAgo,
  by: author,
  action: 'submit',
  take: (useCase, at) => submitForReview(useCase, { by: author }, at),
});

export interface ReviewGiven {
  readonly role: ReviewRole;
  /** Days from the review on. */
  readonly holdsDays: number;
  readonly condition?: string;
  readonly rejects?: string;
}

/** By whoever has the seat, of the version that is being worked on, or of the live one. */
export function reviewed(
  daysAgo: number,
  { role, holdsDays, condition, rejects }: ReviewGiven,
): LifeStep {
  const by = seated(role);
  const decision = rejects ? 'reject' : condition ? 'conditions' : 'approve';
  return {
    daysAgo,
    by,
    action: `review.${role}`,
    take: (useCase, at) =>
      review(
        useCase,
        {
          version: (useCase.next ?? useCase.live)?.number ?? 0,
          role,
          by,
          decision,
          ...(condition && { conditions: [{ text: condition }] }),
          minutes: rejects ?? `AI committee, minutes of ${new Date(at).toISOString().slice(0, 10)}`,
          expiresAt: at + holdsDays * DAY_MS,
        },
        { isSmall: false },
        at,
      ),
  };
}

export const tested = (daysAgo: number, upstreams: readonly string[], passed = true): LifeStep => ({
  daysAgo,
  by: 'f.haddad',
  action: passed ? 'tests.passed' : 'tests.failed',
  take: (useCase, at) =>
    recordAcceptance(
      useCase,
      {
        version: (useCase.next ?? useCase.live)?.number ?? 0,
        report: digestOf(`${useCase.id} ${at}`),
        passed,
        by: 'f.haddad',
        models: Object.fromEntries(upstreams.map((upstream) => [upstream, upstream])),
      },
      at,
    ),
});

const putLive = (daysAgo: number, by: string): LifeStep => ({
  daysAgo,
  by,
  action: 'live',
  take: (useCase, at) => goLive(useCase, { by }, at),
});

/** The whole way, in two weeks: every seat that the tier requires approves for so many days. */
export function wayToLive(from: number, beginning: Beginning, holdsDays: number): LifeStep[] {
  const { content, answers, owner } = beginning;
  const { tier } = riskOf(content, { edition: 1, answers: answersOf(answers) });
  const reviews = REQUIRED[tier].roles.map((role, index) =>
    reviewed(from - 4 - index, { role, holdsDays }),
  );
  return [
    intake(from - 1, beginning),
    submit(from - 2, beginning),
    ...reviews,
    tested(from - 12, content.upstreams),
    putLive(from - 14, owner),
  ];
}
