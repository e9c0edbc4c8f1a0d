/**
 * From an idea to what reviewers get: draft, intake questionnaire, submission, and every later change. Total functions:
 * the new document, or the Failure that says why not. Nothing here writes; who calls them writes the result into the
 * register.
 */
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { isAmong, isSamePerson } from '../../core/same-person.ts';
import { tierOf, withoutVoid } from './approvals.ts';
import type { Content } from './content.ts';
import { changesBetween } from './facets.ts';
import { stageOf } from './in-force.ts';
import {
  type IntakeAnswers,
  isHigher,
  needsHumanDecision,
  QUESTIONNAIRE_EDITION,
  type Tier,
  unanswered,
} from './questionnaire.ts';
import {
  faultIn,
  type Intake,
  invalidAt,
  type UseCase,
  useCaseSchema,
  type Version,
} from './use-case.ts';

export interface NewUseCase {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly department: string;
  readonly content: Content;
  readonly by: string;
}

/** @param at milliseconds since 1970, here and below */
export function draft({ by, content, ...about }: NewUseCase, at: number): UseCase | Failure {
  const next = { number: 1, authors: [by], content };
  const made: UseCase = { ...about, next, reviews: [], acceptances: [], stops: [], history: [] };
  return valid(step(made, { by, action: 'draft', version: 1 }, at));
}

/**
 * New content of the version that is being worked on, or of the live one, which stays in force meanwhile. Reviews of
 * facets that did not change stay; whoever changed something is an author from now on and reviews it no more.
 */
export function change(
  useCase: UseCase,
  { content, by }: { readonly content: Content; readonly by: string },
  at: number,
): UseCase | Failure {
  const base = useCase.next ?? useCase.live;
  if (useCase.retired || base === undefined) return wrongState(useCase, at);
  if (changesBetween(base, { ...base, content }).length === 0) {
    return new Failure('lifecycle_unchanged');
  }
  const { submitted, accepted: _, ...rest } = base;
  const next: Version = {
    ...rest,
    number: base.number + 1,
    authors: withAuthor(base, by),
    content,
    // What was submitted goes on being reviewed; a change of what is live is submitted anew.
    ...(useCase.next && submitted && { submitted }),
  };
  if (submitted && lacksHumanDecision(next)) return new Failure('lifecycle_human_decision');
  return valid(
    step(withoutVoid({ ...useCase, next }), { by, action: 'change', version: next.number }, at),
  );
}

/** What was submitted may have been reviewed by its number, which stays that of what the reviewer saw. */
const numberAfter = ({ number, submitted }: Version): number => (submitted ? number + 1 : number);

/**
 * Answers of the questionnaire. Filled in again, they re-open the reviews that cover them (facet `purpose`), and what the
 * committee raised stays raised: who fills it in does not lower it.
 */
export function submitIntake(
  useCase: UseCase,
  { by, ...given }: Omit<IntakeAnswers, 'edition'> & { readonly by: string },
  at: number,
): UseCase | Failure {
  const base = useCase.next;
  if (useCase.retired || base === undefined) return wrongState(useCase, at);
  const { answers } = given;
  const raised = higherOf(base.intake?.raised, given.raised && { ...given.raised, by, at });
  const intake = {
    edition: QUESTIONNAIRE_EDITION,
    answers,
    ...(raised && { raised }),
    by,
    at,
  };
  const questions = unanswered(intake);
  if (questions.length > 0) return new Failure('lifecycle_intake_incomplete', { questions });

  const number = numberAfter(base);
  const next = { ...base, number, authors: withAuthor(base, by), intake };
  if (next.submitted && lacksHumanDecision(next)) return new Failure('lifecycle_human_decision');
  return valid(
    step(withoutVoid({ ...useCase, next }), { by, action: 'intake', version: number }, at),
  );
}

function higherOf(one: Intake['raised'], other: Intake['raised']): Intake['raised'] {
  if (one === undefined || other === undefined) return one ?? other;
  return isHigher(other.tier, one.tier) ? other : one;
}

/**
 * A seat of the committee holds the risk higher than answers and content do. Of a live version the next one is made, which its
 * authors submit; whoever wants traffic to stop meanwhile pauses the use case.
 */
export function raiseTier(
  useCase: UseCase,
  raised: { readonly tier: Tier; readonly because: string; readonly by: string },
  at: number,
): UseCase | Failure {
  const base = useCase.next ?? useCase.live;
  // Without intake it is judged as the highest already.
  if (useCase.retired || base?.intake === undefined) return wrongState(useCase, at);
  const { tier } = tierOf(base);
  if (!isHigher(raised.tier, tier)) return new Failure('lifecycle_tier', { tier });
  const { submitted, accepted: _, ...rest } = base;
  const next: Version = {
    ...rest,
    number: numberAfter(base),
    intake: { ...base.intake, raised: { ...raised, at } },
    ...(useCase.next && submitted && { submitted }),
  };
  const action = `tier.${raised.tier}`;
  return valid(
    step(withoutVoid({ ...useCase, next }), { by: raised.by, action, version: next.number }, at),
  );
}

/**
 * What it is called, who answers for it, and where: no reviewed content. Whoever answers for it does not name the next one, and
 * fills no seat of these versions afterwards, either.
 */
export function handOver(
  useCase: UseCase,
  { by, ...about }: Pick<NewUseCase, 'title' | 'owner' | 'department' | 'by'>,
  at: number,
): UseCase | Failure {
  if (useCase.retired) return wrongState(useCase, at);
  const { title, owner, department } = useCase;
  const isSame = title === about.title && owner === about.owner && department === about.department;
  if (isSame) return new Failure('lifecycle_unchanged');
  const isHandedOver = !isSamePerson(owner, about.owner);
  if (isHandedOver && isSamePerson(by, owner)) return new Failure('lifecycle_owner');
  const version = (useCase.live ?? useCase.next)?.number ?? 0;
  const after = isHandedOver ? withFormerOwner(useCase) : useCase;
  return valid(step({ ...after, ...about }, { by, action: 'about', version }, at));
}

function withFormerOwner(useCase: UseCase): UseCase {
  const { owner, live, next } = useCase;
  const left = (version: Version): Version => {
    const { formerOwners = [] } = version;
    if (isAmong(owner, formerOwners)) return version;
    return { ...version, formerOwners: [...formerOwners, owner] };
  };
  return { ...useCase, ...(live && { live: left(live) }), ...(next && { next: left(next) }) };
}

/** Asks for the reviews that the tier requires. */
export function submitForReview(
  useCase: UseCase,
  { by }: { readonly by: string },
  at: number,
): UseCase | Failure {
  const { next } = useCase;
  if (useCase.retired || next === undefined || stageOf(useCase, next, at) !== 'intake') {
    return wrongState(useCase, at);
  }
  if (lacksHumanDecision(next)) return new Failure('lifecycle_human_decision');
  const submitted = { ...next, submitted: { by, at } };
  return valid(
    step({ ...useCase, next: submitted }, { by, action: 'submit', version: next.number }, at),
  );
}

/** SB 1120 and its kin: the answers say that a person decides, so the content must make somebody do so. */
function lacksHumanDecision({ intake, content }: Version): boolean {
  return intake !== undefined && needsHumanDecision(intake) && !content.requiresAcceptance;
}

function withAuthor({ authors }: Version, by: string): string[] {
  return isAmong(by, authors) ? [...authors] : [...authors, by];
}

/** The state as a fact: a refusal says what the use case is, so that the reader knows what to do first. */
export function wrongState(useCase: UseCase, at: number): Failure {
  const { live, next, retired } = useCase;
  return new Failure('lifecycle_wrong_state', {
    useCase: useCase.id,
    live: live !== undefined && retired === undefined,
    next: next === undefined ? 'none' : stageOf(useCase, next, at),
    isRetired: retired !== undefined,
  });
}

/** The document with one more line of history. */
export function step(
  useCase: UseCase,
  { by, action, version }: { by: string; action: string; version: number },
  at: number,
): UseCase {
  const history = [...useCase.history, { at, by, action, version }];
  return { ...useCase, history: history.slice(-LIMITS.useCaseHistoryMax) };
}

/** What a caller of these functions handed in must fit the document, too. */
export function valid(useCase: UseCase): UseCase | Failure {
  const { approvedBy, expires, ...document } = useCase;
  const parsed = useCaseSchema.safeParse(document);
  return parsed.success ? (faultIn(useCase) ?? useCase) : invalidAt(parsed.error);
}
