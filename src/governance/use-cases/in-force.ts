/**
 * May traffic of a use case flow at this instant? A pure function of the document and the clock, so every gateway answers
 * alike, and what runs out stops everywhere at the same time. What cannot be told is not in force.
 */
import type { PhiCategory } from '../../core/phi.ts';
import type { PurposeOfUse } from '../../core/purpose.ts';
import { approvalEnd, hasPassedTests, reviewStandings, tierOf } from './approvals.ts';
import type { Tier } from './questionnaire.ts';
import type { UseCase, Version } from './use-case.ts';

export type UseCaseState =
  | 'draft'
  | 'intake'
  | 'review'
  | 'testing'
  | 'live'
  | 'paused'
  | 'expired'
  | 'retired';

export interface InForce {
  readonly isInForce: boolean;
  readonly state: UseCaseState;
  /** Codes such as `review:privacy:expired`, `tests:missing`, `stop:safety`. Empty while in force. */
  readonly why: readonly string[];
}

export function inForce(useCase: UseCase, at: number): InForce {
  const { live, next, retired, stops } = useCase;
  const not = (state: UseCaseState, why: readonly string[]) => ({ isInForce: false, state, why });

  if (retired !== undefined) return not('retired', ['retired']);
  if (live === undefined) {
    const state = next === undefined ? 'draft' : stageOf(useCase, next, at);
    return not(state, [`stage:${state}`]);
  }
  const stopped = stops.map((stop) => `stop:${stop.kind === 'paused' ? stop.reason : stop.kind}`);
  const lacking = lackingOf(useCase, live, at);
  if (stopped.length > 0) return not('paused', [...stopped, ...lacking]);
  if (lacking.length > 0) return not('expired', lacking);
  return { isInForce: true, state: 'live', why: [] };
}

/** What a version lacks to be in force. */
export function lackingOf(useCase: UseCase, version: Version, at: number): string[] {
  if (useCase.approvedBy === 'configuration') {
    return (useCase.expires ?? Infinity) <= at ? ['configuration:expired'] : [];
  }
  const reviews = reviewStandings(useCase, version, at)
    .filter(({ standing }) => standing !== 'approved')
    .map(({ role, standing }) => `review:${role}:${standing}`);
  return hasPassedTests(version, useCase.acceptances) ? reviews : [...reviews, 'tests:missing'];
}

/** How far the version that is being worked on has come. */
export function stageOf(
  useCase: UseCase,
  next: Version,
  at: number,
): 'draft' | 'intake' | 'review' | 'testing' {
  if (next.intake === undefined) return 'draft';
  if (next.submitted === undefined) return 'intake';
  const standings = reviewStandings(useCase, next, at);
  return standings.every(({ standing }) => standing === 'approved') ? 'testing' : 'review';
}

/** When it stops by itself, milliseconds since 1970. Undefined where it is not in force, or never ends by itself. */
export function nextExpiry(useCase: UseCase, at: number): number | undefined {
  if (!inForce(useCase, at).isInForce) return undefined;
  const required = reviewStandings(useCase, useCase.live!, at);
  const ends =
    useCase.approvedBy === 'configuration'
      ? [useCase.expires ?? Infinity]
      : required.map(({ review }) => approvalEnd(review!));
  const first = Math.min(...ends);
  return first === Infinity ? undefined : first;
}

/** What policies may ask about a use case. */
export interface UseCaseFacts {
  readonly id: string;
  readonly isRegistered: boolean;
  readonly isInForce: boolean;
  readonly state: UseCaseState | 'unregistered';
  readonly riskTier: Tier;
  readonly purposes: readonly PurposeOfUse[];
  readonly upstreams?: readonly string[];
  readonly callers?: readonly string[];
  readonly groups?: readonly string[];
  readonly roles?: readonly string[];
  readonly needsMfa: boolean;
  readonly needsTraining: boolean;
}

export function factsOf(useCase: UseCase, at: number): UseCaseFacts {
  const { isInForce, state } = inForce(useCase, at);
  const version = useCase.live ?? useCase.next;
  const about = { id: useCase.id, isRegistered: true, isInForce, state };
  if (version === undefined) {
    return { ...about, riskTier: 'high', purposes: [], needsMfa: true, needsTraining: true };
  }
  const { purposes, upstreams, callers, groups, roles, needsMfa, needsTraining } = version.content;
  return {
    ...about,
    riskTier: tierOf(version).tier,
    purposes,
    // A configured one that names none may use all.
    ...(upstreams.length > 0 && { upstreams }),
    ...(callers && { callers }),
    ...(groups && { groups }),
    ...(roles && { roles }),
    needsMfa,
    needsTraining,
  };
}

/** Of one that no register knows. */
export function unregistered(id: string): UseCaseFacts {
  return {
    id,
    isRegistered: false,
    isInForce: false,
    state: 'unregistered',
    riskTier: 'high',
    purposes: [],
    needsMfa: true,
    needsTraining: true,
  };
}

type Style = 'surrogate' | 'placeholder';
type Guard = 'off' | 'count' | 'mask' | 'stop';

/** How an exchange of a use case is treated, as far as the use case has a say. */
export interface Treatment {
  readonly style: Style;
  readonly guard: Guard;
  /** Whether answers get any originals back; the policy must permit it, too. Which ones: `mayRestore`. */
  readonly restore: boolean;
}

/** @param otherwise what holds where the use case does not say */
export function treatmentOf(
  { live }: UseCase,
  otherwise: { readonly style: Style; readonly guard: Guard },
): Treatment {
  const { style = otherwise.style, guard = otherwise.guard, restore = [] } = live?.content ?? {};
  return { style, guard, restore: restore.length > 0 };
}

/** May this reader see originals of this category? What no rule of the use case names, nobody sees. */
export function mayRestore(
  { live }: UseCase,
  reader: { readonly caller: string; readonly roles: readonly string[] },
  category: PhiCategory,
): boolean {
  return (live?.content.restore ?? []).some(({ to, categories }) => {
    const isMeant =
      to === 'everyone' ||
      ('caller' in to ? to.caller === reader.caller : reader.roles.includes(to.role));
    return isMeant && (categories === 'all' || categories.includes(category));
  });
}
