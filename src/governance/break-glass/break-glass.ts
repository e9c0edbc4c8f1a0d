/**
 * Break-glass: what a use case may do in an emergency that it may otherwise not (purpose `BTG`; emergency
 * access procedure, 45 CFR 164.312(a)(2)(ii)). One person, one patient, one use case, for some minutes; others are told
 * at once, and somebody else reviews it afterwards.
 *
 * A document of kind `break-glass`. It holds nothing of a patient: the patient is a keyed lookup, as in the ledger, and
 * the reason is a code. What the person wrote stands sealed beside the ledger's record of it (`reason.ts`), where it can
 * be erased; documents and their old revisions cannot.
 */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { isSamePerson } from '../../core/same-person.ts';
import { instant, list, record, word } from '../use-cases/fields.ts';

export const BREAK_GLASS_REASONS = {
  life_threatening: 'immediate danger to life or limb',
  unconscious: 'the patient cannot be asked',
  no_usual_access: 'whoever usually has access cannot be reached',
  system_outage: 'the usual way to the record does not work',
  public_health: 'an outbreak or a disaster',
} as const;
export type BreakGlassReason = keyof typeof BREAK_GLASS_REASONS;

/** The one that is never blocked: paperwork that is late must not cost a life. */
const ALWAYS_OPENS: BreakGlassReason = 'life_threatening';

const REASONS = Object.keys(BREAK_GLASS_REASONS) as [BreakGlassReason, ...BreakGlassReason[]];

export const breakGlassSchema = record({
  id: word(),
  user: word(),
  useCase: word(),
  /** Keyed lookup of the patient's reference, in hexadecimal. */
  patient: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.enum(REASONS),
  openedAt: instant(),
  /** Exclusive. */
  until: instant(),
  /** The person had reviews overdue, and the emergency went before them. */
  despiteOverdue: z.boolean(),
  closed: record({ by: word(), at: instant() }).exactOptional(),
  reviewDueAt: instant(),
  review: record({
    by: word(),
    at: instant(),
    finding: z.enum(['justified', 'not_justified', 'incident']),
    /** Of the minutes, or of the incident. */
    reference: word().exactOptional(),
  }).exactOptional(),
  /** None where nobody receives notices. */
  alerted: list(z.enum(['privacy', 'security', 'owner'])),
});
export type BreakGlass = z.output<typeof breakGlassSchema>;

/** A message to send: value-free. */
export interface Alert {
  readonly to: 'privacy' | 'security' | 'owner';
  readonly about: 'break_glass_opened' | 'break_glass_despite_overdue';
  readonly breakGlass: string;
  readonly useCase: string;
  readonly user: string;
}

export interface BreakGlassSettings {
  readonly minutesDefault: number;
  readonly minutesMax: number;
  readonly reviewDays: number;
}

const BREAK_GLASS_SETTINGS: BreakGlassSettings = {
  minutesDefault: 60,
  minutesMax: LIMITS.breakGlassMinutesMax,
  reviewDays: 7,
};

/** @throws Failure lifecycle_invalid naming the place */
export function parseBreakGlass(body: unknown): BreakGlass {
  const parsed = breakGlassSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const at = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new Failure('lifecycle_invalid', { at: at.slice(0, LIMITS.tokenLengthMax) });
}

export interface BreakGlassRequest {
  readonly id: string;
  readonly user: string;
  readonly useCase: string;
  readonly patient: string;
  readonly reason: BreakGlassReason;
  /** In the person's own words; kept apart. */
  readonly text: string;
  readonly minutes?: number;
  /** False where alerts reach nobody; then nobody counts as told. */
  readonly isHeard?: boolean;
}

export interface Opened {
  readonly document: BreakGlass;
  readonly alerts: readonly Alert[];
}

/** @param before all break-glass documents of the register */
export function openBreakGlass(
  { text, minutes, isHeard = true, ...request }: BreakGlassRequest,
  before: readonly BreakGlass[],
  at: number,
  settings: BreakGlassSettings = BREAK_GLASS_SETTINGS,
): Opened | Failure {
  const { user, useCase, id } = request;
  const lasts = minutes ?? settings.minutesDefault;
  if (text.trim() === '' || text.length > LIMITS.ledgerStringLengthMax) {
    return new Failure('break_glass_reason', { lengthMax: LIMITS.ledgerStringLengthMax });
  }
  if (!(lasts > 0 && lasts <= settings.minutesMax)) {
    return new Failure('break_glass_too_long', { minutesMax: settings.minutesMax });
  }
  const overdue = overdueReviews(before, at).filter((one) => isSamePerson(one.user, user));
  if (overdue.length > 0 && request.reason !== ALWAYS_OPENS) {
    return new Failure('break_glass_reviews_overdue', { overdue: overdue.map((one) => one.id) });
  }

  const despiteOverdue = overdue.length > 0;
  const concerned = ['privacy', 'security', 'owner'] as const;
  const until = at + Math.ceil(lasts * 60_000);
  const document = breakGlassSchema.safeParse({
    ...request,
    openedAt: at,
    until,
    despiteOverdue,
    reviewDueAt: until + settings.reviewDays * 86_400_000,
    alerted: isHeard ? concerned : [],
  });
  if (!document.success)
    return new Failure('lifecycle_invalid', { at: String(document.error.issues[0]?.path[0]) });
  const about = despiteOverdue ? 'break_glass_despite_overdue' : 'break_glass_opened';
  return {
    document: document.data,
    alerts: concerned.map((to) => ({ to, about, breakGlass: id, useCase, user })),
  };
}

/** Does it hold for this request, at this instant? For nobody else, no other patient and no other use case. */
export function isBroken(
  document: BreakGlass,
  request: Pick<BreakGlass, 'user' | 'useCase' | 'patient'>,
  at: number,
): boolean {
  return (
    isOpen(document, at) &&
    isSamePerson(document.user, request.user) &&
    document.useCase === request.useCase &&
    document.patient === request.patient
  );
}

export function isOpen({ openedAt, until, closed }: BreakGlass, at: number): boolean {
  return closed === undefined && openedAt <= at && at < until;
}

/** Before its time is up, by whoever opened it or anybody else. */
export function closeBreakGlass(
  document: BreakGlass,
  { by }: { readonly by: string },
  at: number,
): BreakGlass | Failure {
  if (!isOpen(document, at)) return wrongState(document, at);
  return { ...document, closed: { by, at } };
}

/** Once it is over, by somebody other than who opened it. Late is better than never. */
export function reviewBreakGlass(
  document: BreakGlass,
  given: Omit<NonNullable<BreakGlass['review']>, 'at'>,
  at: number,
): BreakGlass | Failure {
  if (document.review !== undefined || isOpen(document, at)) return wrongState(document, at);
  if (isSamePerson(given.by, document.user)) return new Failure('break_glass_own_review');
  const reviewed = breakGlassSchema.safeParse({ ...document, review: { ...given, at } });
  return reviewed.success ? reviewed.data : new Failure('lifecycle_invalid', { at: 'review' });
}

/** Those whose after-review is late, the longest overdue first. */
export function overdueReviews(documents: readonly BreakGlass[], at: number): BreakGlass[] {
  return documents
    .filter(({ review, reviewDueAt }) => review === undefined && reviewDueAt <= at)
    .sort((a, b) => a.reviewDueAt - b.reviewDueAt);
}

function wrongState(document: BreakGlass, at: number): Failure {
  return new Failure('break_glass_wrong_state', {
    isOpen: isOpen(document, at),
    isReviewed: document.review !== undefined,
  });
}
