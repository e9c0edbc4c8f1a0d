/** One use case of an invented hospital, and the steps by which it goes live. */
import { Failure } from '../../core/failures.ts';
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
  type Site,
  submitForReview,
  submitIntake,
  tierOf,
  type UseCase,
} from '../index.ts';

export const DAY = 86_400_000;
export const NOW = Date.parse('2026-03-02T08:00:00Z');
export const LARGE: Site = { isSmall: false };
export const SMALL: Site = { isSmall: true, because: 'four physicians in all' };
export const HASH = `sha256:${'a'.repeat(64)}`;
export const OTHER_HASH = `sha256:${'b'.repeat(64)}`;

export const CONTENT: Content = {
  purposes: ['TREAT'],
  prompts: [{ id: 'summary', hash: HASH }],
  upstreams: ['house'],
  expectedModels: { house: 'llama-3.3-70b' },
  inputs: [{ format: 'fhir', element: 'Condition.code' }],
  sensitivity: [],
  phi: 'none',
  retention: 'not kept',
  requiresAcceptance: true,
  needsMfa: false,
  needsTraining: true,
  restore: [
    { to: { role: 'physician' }, categories: 'all' },
    { to: { caller: 'letters' }, categories: ['name', 'date'] },
  ],
};

/** The harmless choice of every question, but for those that are named. */
export function answers(given: Readonly<Record<string, string>> = {}): IntakeAnswers['answers'] {
  const harmless = Object.entries(QUESTIONNAIRE).map(([id, { choices }]) => {
    const [choice] = Object.entries(choices).find(([, { tier }]) => tier === 'low')!;
    return [id, choice];
  });
  return { ...Object.fromEntries(harmless), ...given };
}

export const HIGH = answers({ decision: 'treatment' });

/** @throws the Failure, where the step was refused */
export function ok<T>(result: T | Failure): T {
  if (result instanceof Failure) throw result;
  return result;
}

export function drafted(content: Content = CONTENT, by = 'author'): UseCase {
  const about = { id: 'discharge-summary', title: 'Discharge summaries', department: 'Medicine' };
  return ok(draft({ ...about, owner: 'dr-owner', content, by }, NOW));
}

export function submitted(given = answers(), content: Content = CONTENT): UseCase {
  const asked = ok(submitIntake(drafted(content), { by: 'author', answers: given }, NOW));
  return ok(submitForReview(asked, { by: 'author' }, NOW));
}

/** Approved by `reviewer-<role>`. */
export function approve(
  useCase: UseCase,
  role: ReviewRole,
  { at = NOW, days = 90, by = `reviewer-${role}` } = {},
): UseCase {
  const { number: version } = (useCase.next ?? useCase.live)!;
  const given = { version, role, by, decision: 'approve' as const, minutes: 'M-1' };
  return ok(review(useCase, { ...given, expiresAt: at + days * DAY }, LARGE, at));
}

export function approvedByAll(useCase: UseCase, at = NOW): UseCase {
  const version = (useCase.next ?? useCase.live)!;
  return REQUIRED[tierOf(version).tier].roles.reduce(
    (before, role) => approve(before, role, { at }),
    useCase,
  );
}

/** Passed on every upstream, with the model that the content expects there, or `model`. */
export function tested(useCase: UseCase, at = NOW, model = 'llama-3.3-70b'): UseCase {
  const { number: version, content } = (useCase.next ?? useCase.live)!;
  const models = Object.fromEntries(
    content.upstreams.map((upstream) => [upstream, content.expectedModels[upstream] ?? model]),
  );
  const given = { version, report: HASH, passed: true, by: 'tester', models };
  return ok(recordAcceptance(useCase, given, at));
}

export function live(given = answers(), content: Content = CONTENT): UseCase {
  return ok(goLive(tested(approvedByAll(submitted(given, content))), { by: 'dr-owner' }, NOW));
}

/** The code of the refusal. */
export function code(result: unknown): string {
  return result instanceof Failure ? result.code : 'done';
}
