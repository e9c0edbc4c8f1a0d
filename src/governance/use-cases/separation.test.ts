/**
 * The law of the lifecycle: whatever people do, in whatever order, nothing is in force that the required roles have not
 * approved on exactly this content, each by another person who did not write it, and not run out. The judge below keeps
 * its own log of what was done and never reads reviews, hashes or states of the document.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../core/failures.ts';
import {
  type Content,
  change,
  FACET_OF,
  goLive,
  inForce,
  pause,
  type ReviewRole,
  ROLES_OF,
  recordAcceptance,
  resume,
  review,
  submitForReview,
  submitIntake,
  type UseCase,
} from '../index.ts';
import {
  answers,
  CONTENT,
  DAY,
  drafted,
  HASH,
  LARGE,
  NOW,
  OTHER_HASH,
} from './lifecycle.test-support.ts';

const PEOPLE = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'];

/** Two fields vary: one that clinical and ethics review, and one that privacy, security and operations do. */
const CONTENTS = [HASH, OTHER_HASH].flatMap((hash) =>
  ([undefined, ['letters']] as const).map(
    (callers): Content => ({
      ...CONTENT,
      prompts: [{ id: 'summary', hash }],
      ...(callers && { callers: [...callers] }),
    }),
  ),
);
const INTAKES = [answers(), answers({ urgency: 'hours' })];
/** By hand, not from the tables: what the judge asks for. */
const ROLES_REQUIRED: readonly (readonly ReviewRole[])[] = [
  ['clinical', 'privacy'],
  ['clinical', 'privacy', 'security', 'operations'],
];

/** As one directory or another writes them: the judge knows the people. */
const person = fc.constantFrom(...PEOPLE);
const spelt = (by: string, at: number): string => (at % 2 === 0 ? by : by.toUpperCase());
const which = fc.constantFrom(0, 1, 2, 3);
const deed = fc.oneof(
  { weight: 1, arbitrary: fc.record({ does: fc.constant('change' as const), by: person, which }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('intake' as const), by: person, which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('submit' as const), by: person, which }) },
  {
    weight: 16,
    arbitrary: fc.record({
      does: fc.constant('review' as const),
      by: person,
      which,
      role: fc.constantFrom<ReviewRole>('clinical', 'privacy', 'security', 'operations', 'ethics'),
      isLive: fc.boolean(),
      isRejected: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
      days: fc.integer({ min: 1, max: 60 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('test' as const),
      by: person,
      which,
      isPassed: fc.integer({ min: 0, max: 5 }).map((one) => one > 0),
    }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('live' as const), by: person, which }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('pause' as const), by: person, which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('resume' as const), by: person, which }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('wait' as const), by: person, which }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

/** The way to go live, from which the deeds of a run start: whole, or with steps left out. */
const REVIEWED = { does: 'review', which: 0, isLive: false, isRejected: false, days: 30 } as const;
const WAY: readonly Deed[] = [
  { does: 'intake', by: 'p0', which: 0 },
  { does: 'submit', by: 'p0', which: 0 },
  { ...REVIEWED, by: 'p1', role: 'clinical' },
  { ...REVIEWED, by: 'p2', role: 'privacy' },
  { does: 'test', by: 'p3', which: 0, isPassed: true },
  { does: 'live', by: 'p3', which: 0 },
];
const deeds = fc
  .tuple(
    fc.oneof(fc.constant(WAY), fc.subarray([...WAY])),
    fc.array(deed, { minLength: 20, maxLength: 80 }),
  )
  .map(([way, more]) => [...way, ...more]);

/** What the judge knows of a version: what it says, and who wrote it. */
interface Known {
  readonly content: Content;
  readonly intake: number;
  readonly authors: ReadonlySet<string>;
}

interface Approval {
  readonly role: ReviewRole;
  readonly by: string;
  readonly of: Known;
  readonly isApproved: boolean;
  readonly until: number;
}

class Judge {
  next: Known | undefined = { content: CONTENTS[0]!, intake: 0, authors: new Set(['p0']) };
  live: Known | undefined;
  isPaused = false;
  pausedBy = new Set<string>();
  readonly approvals: Approval[] = [];
  readonly tests: { readonly of: Known; readonly by: string; readonly isPassed: boolean }[] = [];

  allows(at: number): boolean {
    const { live } = this;
    if (live === undefined || this.isPaused) return false;
    const test = this.tests.findLast(({ of }) => isSame(of, live, ['prompts']));
    const latest = ROLES_REQUIRED[live.intake]!.map((role) =>
      this.approvals.findLast((one) => one.role === role && isSameFor(role, one.of, live)),
    );
    const people = new Set(latest.map((one) => one?.by));
    return (
      test?.isPassed === true &&
      !live.authors.has(test.by) &&
      people.size === latest.length &&
      latest.every((one) => one?.isApproved === true && one.until > at && !live.authors.has(one.by))
    );
  }
}

function isSameFor(role: ReviewRole, a: Known, b: Known): boolean {
  const fields = (Object.keys(FACET_OF) as (keyof Content)[]).filter((field) =>
    ROLES_OF[FACET_OF[field]].includes(role),
  );
  return isSame(a, b, fields) && (!ROLES_OF.purpose.includes(role) || a.intake === b.intake);
}

function isSame(a: Known, b: Known, fields: readonly (keyof Content)[]): boolean {
  return fields.every(
    (field) => JSON.stringify(a.content[field]) === JSON.stringify(b.content[field]),
  );
}

/** Does it, and tells the judge where it was taken. */
function perform(useCase: UseCase, one: Deed, judge: Judge, at: number): UseCase {
  const { by } = one;
  const as = spelt(by, at / 1000);
  const intake = one.which % INTAKES.length;
  const content = CONTENTS[one.which]!;
  const taken = (result: UseCase | Failure, tell: () => void): UseCase => {
    if (result instanceof Failure) return useCase;
    tell();
    return result;
  };
  const written = (change: Partial<Known>) => {
    const base = (judge.next ?? judge.live)!;
    judge.next = { ...base, ...change, authors: new Set([...base.authors, by]) };
  };
  switch (one.does) {
    case 'change':
      return taken(change(useCase, { content, by: as }, at), () => written({ content }));
    case 'intake':
      return taken(submitIntake(useCase, { by: as, answers: INTAKES[intake]! }, at), () =>
        written({ intake }),
      );
    case 'submit':
      return taken(submitForReview(useCase, { by: as }, at), () => undefined);
    case 'review': {
      const version = (one.isLive ? useCase.live : useCase.next)?.number ?? 0;
      const of = (one.isLive ? judge.live : judge.next)!;
      const { role } = one;
      const expiresAt = at + one.days * DAY;
      const decision = one.isRejected ? 'reject' : 'approve';
      const given = { version, role, by: as, decision, minutes: 'M', expiresAt } as const;
      return taken(review(useCase, given, LARGE, at), () => {
        judge.approvals.push({ role, by, of, isApproved: !one.isRejected, until: expiresAt });
      });
    }
    case 'test': {
      const version = useCase.next?.number ?? useCase.live?.number ?? 0;
      const given = { version, report: HASH, by: as, models: CONTENT.expectedModels };
      return taken(recordAcceptance(useCase, { ...given, passed: one.isPassed }, at), () => {
        const of = (judge.next ?? judge.live)!;
        expect(of.authors.has(by)).toBe(false);
        judge.tests.push({ of, by, isPassed: one.isPassed });
      });
    }
    case 'live':
      return taken(goLive(useCase, { by: as }, at), () => {
        expect(judge.next!.authors.has(by)).toBe(false);
        judge.live = judge.next;
        judge.next = undefined;
      });
    case 'pause':
      return taken(pause(useCase, { by: as, reason: 'quality' }, at), () => {
        judge.isPaused = true;
        judge.pausedBy.add(by);
      });
    case 'resume':
      return taken(resume(useCase, { by: as }, LARGE, at), () => {
        expect(judge.pausedBy.has(by) || judge.live!.authors.has(by)).toBe(false);
        judge.isPaused = false;
        judge.pausedBy.clear();
      });
    case 'wait':
      return useCase;
  }
}

test('nothing is in force that was not approved by all, apart, on exactly this content', () => {
  let timesInForce = 0;
  let timesRefused = 0;
  fc.assert(
    fc.property(deeds, (run) => {
      const judge = new Judge();
      let useCase = drafted(CONTENTS[0], 'p0');
      let at = NOW;
      for (const one of run) {
        at += one.does === 'wait' ? 9 * DAY : 1000;
        useCase = perform(useCase, one, judge, at);
        if (inForce(useCase, at).isInForce) {
          timesInForce += 1;
          expect(judge.allows(at)).toBe(true);
        } else if (judge.live !== undefined) {
          timesRefused += 1;
        }
      }
    }),
    { numRuns: 300 },
  );
  // The law says nothing where nothing ever goes live, or nothing that is live ever stops.
  expect(timesInForce).toBeGreaterThan(1000);
  expect(timesRefused).toBeGreaterThan(1000);
});
