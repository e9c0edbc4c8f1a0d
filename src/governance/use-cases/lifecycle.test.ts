import { describe, expect, test } from 'vitest';
import {
  change,
  goLive,
  handOver,
  inForce,
  lackingOf,
  meetCondition,
  nextExpiry,
  parseUseCase,
  raiseTier,
  recordAcceptance,
  retire,
  review,
  reviewStandings,
  submitForReview,
  submitIntake,
  tierOf,
  type UseCase,
} from '../index.ts';
import {
  answers,
  approve,
  approvedByAll,
  CONTENT,
  code,
  DAY,
  drafted,
  HASH,
  HIGH,
  LARGE,
  live,
  NOW,
  OTHER_HASH,
  ok,
  SMALL,
  submitted,
  tested,
} from './lifecycle.test-support.ts';

const state = (useCase: UseCase, at = NOW) => inForce(useCase, at).state;
const rule = {
  version: 1,
  role: 'privacy',
  by: 'pia',
  minutes: 'M-7',
  decision: 'approve',
} as const;

test('from draft to live', () => {
  const draft = drafted();
  expect(state(draft)).toBe('draft');
  const intake = ok(submitIntake(draft, { by: 'author', answers: answers() }, NOW));
  expect(state(intake)).toBe('intake');
  const inReview = ok(submitForReview(intake, { by: 'author' }, NOW));
  expect(state(inReview)).toBe('review');
  const approved = approvedByAll(inReview);
  expect(state(approved)).toBe('testing');
  expect(code(goLive(approved, { by: 'dr-owner' }, NOW))).toBe('lifecycle_not_approved');
  const isLive = ok(goLive(tested(approved), { by: 'dr-owner' }, NOW));
  expect(inForce(isLive, NOW)).toEqual({ isInForce: true, state: 'live', why: [] });
  expect(isLive.history.map(({ action }) => action)).toEqual([
    'draft',
    'intake',
    'submit',
    'review.clinical.approve',
    'review.privacy.approve',
    'tests.passed',
    'live',
  ]);
});

test('a document survives being stored, whatever its state', () => {
  for (const useCase of [drafted(), submitted(), live()]) {
    expect(parseUseCase(JSON.parse(JSON.stringify(useCase)))).toEqual(useCase);
  }
});

test.each([
  ['a field that nobody described', { ...live(), approvedBy: 'configuration' }, ''],
  ['no upstream', drafted({ ...CONTENT, upstreams: ['x'] }), 'next.content.upstreams'],
])('a document with %s is refused', (_, written, at) => {
  const body = JSON.parse(JSON.stringify(written).replace('"upstreams":["x"]', '"upstreams":[]'));
  expect(() => parseUseCase(body)).toThrow(
    expect.objectContaining({ code: 'lifecycle_invalid', facts: { at } }),
  );
});

test.each([
  [
    'reviewed before it is submitted',
    () => review(drafted(), { ...rule, expiresAt: NOW + DAY }, LARGE, NOW),
  ],
  ['submitted without intake', () => submitForReview(drafted(), { by: 'author' }, NOW)],
  ['submitted twice', () => submitForReview(submitted(), { by: 'author' }, NOW)],
  ['live without anything to put live', () => goLive(live(), { by: 'x' }, NOW)],
  [
    'reviewed in a version that is not there',
    () => review(submitted(), { ...rule, version: 9, expiresAt: NOW + DAY }, LARGE, NOW),
  ],
  [
    'changed after its end',
    () =>
      change(
        ok(retire(live(), { by: 'x', reason: 'done' }, NOW)),
        { content: CONTENT, by: 'x' },
        NOW,
      ),
  ],
  [
    'tested after its end',
    () =>
      recordAcceptance(
        ok(retire(live(), { by: 'x', reason: 'done' }, NOW)),
        { version: 1, report: HASH, passed: true, by: 'x', models: {} },
        NOW,
      ),
  ],
  [
    'retired twice',
    () =>
      retire(
        ok(retire(live(), { by: 'x', reason: 'done' }, NOW)),
        { by: 'x', reason: 'done' },
        NOW,
      ),
  ],
])('it cannot be %s', (_, step) => {
  expect(code(step())).toBe('lifecycle_wrong_state');
});

describe('intake', () => {
  test('names the questions that are not answered', () => {
    const { urgency: _, ...rest } = answers({ phi: 'perhaps' });
    const result = submitIntake(
      drafted(),
      { by: 'author', answers: { ...rest, colour: 'x' } },
      NOW,
    );
    expect(result).toMatchObject({
      code: 'lifecycle_intake_incomplete',
      facts: { questions: ['colour', 'phi', 'urgency'] },
    });
  });

  test('utilisation review asks for a recorded decision of a person', () => {
    const given = { by: 'author', answers: answers({ utilisationReview: 'yes' }) };
    const content = { ...CONTENT, requiresAcceptance: false };
    const asked = ok(submitIntake(drafted(content), given, NOW));
    expect(code(submitForReview(asked, { by: 'author' }, NOW))).toBe('lifecycle_human_decision');
    const mended = ok(change(asked, { content: CONTENT, by: 'author' }, NOW));
    const inReview = ok(submitForReview(mended, { by: 'author' }, NOW));
    // Nor can it be taken out again while it is reviewed.
    expect(code(change(inReview, { content, by: 'author' }, NOW))).toBe('lifecycle_human_decision');
  });

  test('answers given anew re-open the reviews of the purpose', () => {
    const approved = approvedByAll(submitted(HIGH));
    const given = { by: 'author', answers: { ...HIGH, urgency: 'at_once' } };
    const after = ok(submitIntake(approved, given, NOW));
    expect(after.reviews.map(({ role }) => role)).toEqual(['clinical', 'security', 'operations']);
  });
});

describe('a tier that the committee raised', () => {
  const raised = { tier: 'high', because: 'a first of its kind', by: 'pia' } as const;
  const tierNow = (useCase: UseCase) => tierOf((useCase.next ?? useCase.live)!);

  test('stays so across later intakes and changes, and is on record', () => {
    const high = ok(raiseTier(submitted(), raised, NOW));
    expect(high.history.at(-1)).toEqual({ at: NOW, by: 'pia', action: 'tier.high', version: 2 });
    const again = { by: 'author', answers: answers() };
    const filled = ok(submitIntake(high, again, NOW + 1));
    expect(tierNow(filled)).toEqual({
      tier: 'high',
      reasons: [{ from: 'committee', tier: 'high', because: 'a first of its kind' }],
    });
    const lower = { tier: 'moderate', because: 'it is not so bad' } as const;
    const lowered = ok(submitIntake(filled, { ...again, raised: lower }, NOW + 2));
    expect(lowered.next!.intake!.raised).toMatchObject({ ...raised, at: NOW });
    const content = { ...CONTENT, retention: 'a day' };
    expect(tierNow(ok(change(lowered, { content, by: 'author' }, NOW + 3))).tier).toBe('high');
  });

  test('cuts short what was approved for longer than it allows', () => {
    const lasting = approve(submitted(), 'clinical', { days: 700 });
    const high = ok(raiseTier(lasting, raised, NOW + DAY));
    const clinicalOn = (day: number) =>
      reviewStandings(high, high.next!, NOW + day * DAY).find(({ role }) => role === 'clinical');
    expect(clinicalOn(183)).toMatchObject({
      standing: 'approved',
      review: { expiresAt: NOW + 184 * DAY },
    });
    expect(clinicalOn(184)).toMatchObject({ standing: 'expired' });
  });

  test('asks for the reviews of that tier, by whoever did not write it: raising writes nothing', () => {
    const high = ok(raiseTier(approvedByAll(submitted()), raised, NOW));
    expect(high.next!.authors).toEqual(['author']);
    const lacking = lackingOf(high, high.next!, NOW);
    expect(lacking).toContain('review:ethics:missing');
    expect(lacking).toContain('review:privacy:missing'); // the answers are what it has reviewed
    expect(lacking).not.toContain('review:clinical:missing');
  });

  test('of a live version is that of the next one, which its authors submit', () => {
    const after = ok(raiseTier(live(), raised, NOW));
    expect(inForce(after, NOW).isInForce).toBe(true);
    expect(after.next).toMatchObject({ number: 2, intake: { raised: { tier: 'high' } } });
    expect(after.next!.submitted).toBeUndefined();
    const asked = ok(submitForReview(after, { by: 'author' }, NOW));
    expect(state({ ...asked, live: undefined } as never)).toBe('review');
  });

  test.each([
    ['to what it is', submitted(), 'low'],
    ['below', ok(raiseTier(submitted(), raised, NOW)), 'moderate'],
  ] as const)('is raised, never set: %s', (_, useCase, tier) => {
    expect(code(raiseTier(useCase, { ...raised, tier }, NOW))).toBe('lifecycle_tier');
  });

  test('is the highest already where no intake was filled in', () => {
    expect(code(raiseTier(drafted(), raised, NOW))).toBe('lifecycle_wrong_state');
  });
});

describe('a rejection stands until its seat has looked again', () => {
  const ethics = { ...rule, role: 'ethics', by: 'eve', expiresAt: NOW + DAY } as const;
  const rejected = ok(
    review(approve(submitted(HIGH), 'clinical'), { ...ethics, decision: 'reject' }, LARGE, NOW),
  );
  const lower = { by: 'author', answers: answers() };
  const content = { ...CONTENT, prompts: [{ id: 'summary', hash: OTHER_HASH }] };
  const changed = (useCase: UseCase) => ok(change(useCase, { content, by: 'author' }, NOW));

  test.each<[string, UseCase]>([
    ['answers of a lower tier', ok(submitIntake(rejected, lower, NOW))],
    ['twice', ok(submitIntake(ok(submitIntake(rejected, lower, NOW)), lower, NOW))],
    ['other content', changed(rejected)],
    ['both', ok(submitIntake(changed(rejected), lower, NOW))],
    [
      'a higher tier',
      ok(
        raiseTier(
          ok(submitIntake(rejected, lower, NOW)),
          { tier: 'moderate', because: 'x', by: 'pia' },
          NOW,
        ),
      ),
    ],
  ])('%s', (_, mended) => {
    const next = mended.next!;
    expect(next.number).toBeGreaterThan(1);
    expect(lackingOf(mended, next, NOW)).toContain('review:ethics:missing');
    expect(code(review(mended, { ...ethics, version: 1 }, LARGE, NOW))).toBe(
      'lifecycle_wrong_state',
    );
    const others = reviewStandings(mended, next, NOW)
      .filter(({ role, standing }) => role !== 'ethics' && standing === 'missing')
      .reduce((before, { role }) => approve(before, role), mended);
    expect(code(goLive(tested(others), { by: 'dr-owner' }, NOW))).toBe('lifecycle_not_approved');
    const looked = ok(review(others, { ...ethics, version: next.number }, LARGE, NOW));
    expect(lackingOf(looked, next, NOW)).toEqual(['tests:missing']);
    const isLive = ok(goLive(tested(looked), { by: 'dr-owner' }, NOW));
    expect(inForce(isLive, NOW).isInForce).toBe(true);
  });

  test('where nothing that it covers has changed, as it was', () => {
    const after = ok(
      change(rejected, { content: { ...CONTENT, retention: 'a day' }, by: 'author' }, NOW),
    );
    expect(lackingOf(after, after.next!, NOW)).toContain('review:ethics:rejected');
  });

  test('and what is live is judged by its own', () => {
    const next = ok(submitForReview(changed(live()), { by: 'author' }, NOW));
    const high = ok(raiseTier(next, { tier: 'high', because: 'x', by: 'pia' }, NOW));
    const no = { ...ethics, version: high.next!.number, decision: 'reject' } as const;
    const refused = ok(review(high, no, LARGE, NOW));
    expect(inForce(refused, NOW).isInForce).toBe(true);
    const renewed = { ...rule, expiresAt: NOW + DAY };
    expect(inForce(ok(review(refused, renewed, LARGE, NOW)), NOW).isInForce).toBe(true);

    const stopped = ok(review(live(), { ...renewed, decision: 'reject' }, LARGE, NOW));
    const restricted = ok(
      change(stopped, { content: { ...CONTENT, callers: ['letters'] }, by: 'author' }, NOW),
    );
    const asked = ok(submitForReview(restricted, { by: 'author' }, NOW));
    const better = approve(asked, 'privacy');
    expect(lackingOf(better, better.next!, NOW)).toEqual([]);
    expect(inForce(better, NOW).why).toEqual(['review:privacy:rejected']);
    const second = ok(goLive(better, { by: 'dr-owner' }, NOW));
    expect(inForce(second, NOW).isInForce).toBe(true);
  });
});

test('title, owner and department change on record, and nothing that was reviewed', () => {
  const about = { title: 'Letters', owner: 'dr-next', department: 'Surgery' };
  const after = ok(handOver(live(), { ...about, by: 'running' }, NOW + 1));
  expect(after).toMatchObject(about);
  expect(after.history.at(-1)).toMatchObject({ action: 'about', by: 'running' });
  expect(inForce(after, NOW + 1).isInForce).toBe(true);
  expect(code(handOver(after, { ...about, by: 'running' }, NOW))).toBe('lifecycle_unchanged');
  expect(code(handOver(after, { ...about, owner: '', by: 'running' }, NOW))).toBe(
    'lifecycle_invalid',
  );
});

describe('whoever answers for a version fills no seat of it', () => {
  const about = { title: 'Letters', owner: 'dr-next', department: 'Surgery', by: 'running' };
  const answered = ok(submitIntake(drafted(), { by: 'author', answers: answers() }, NOW));
  const byOwner = { ...rule, by: 'Dr-Owner', expiresAt: NOW + DAY };
  const changed = (useCase: UseCase) =>
    ok(change(useCase, { content: { ...CONTENT, callers: ['letters'] }, by: 'author' }, NOW));

  test.each<[string, UseCase]>([
    ['in review', ok(handOver(submitted(), about, NOW))],
    ['drafted', ok(submitForReview(ok(handOver(answered, about, NOW)), { by: 'author' }, NOW))],
    ['live', ok(handOver(live(), about, NOW))],
    ['changed since', changed(ok(handOver(submitted(), about, NOW)))],
    [
      'handed on once more',
      ok(handOver(ok(handOver(submitted(), about, NOW)), { ...about, owner: 'dr-third' }, NOW)),
    ],
  ])('handed over: %s', (_, useCase) => {
    const version = (useCase.next ?? useCase.live)!.number;
    expect(code(review(useCase, { ...byOwner, version }, LARGE, NOW))).toBe('lifecycle_owner');
  });

  test('and a review of theirs does not come to count by it', () => {
    const back = { ...about, owner: 'dr-owner' };
    const owned = ok(handOver(live(), { ...about, owner: 'Reviewer-privacy' }, NOW));
    expect(inForce(ok(handOver(owned, back, NOW)), NOW).why).toEqual(['review:privacy:owner']);
  });

  test('nor do they name who answers next, though what it is called', () => {
    const by = 'DR-OWNER';
    expect(code(handOver(live(), { ...about, by }, NOW))).toBe('lifecycle_owner');
    expect(code(handOver(live(), { ...about, owner: 'dr-owner', by }, NOW))).toBe('done');
  });
});

describe('reviews', () => {
  const give = (given: object, site = LARGE, at = NOW) =>
    review(submitted(HIGH), { ...rule, expiresAt: at + DAY, ...given }, site, at);

  test.each<[string, object, string]>([
    ['by an author', { by: 'author' }, 'lifecycle_author'],
    ['by an author, spelt otherwise', { by: 'Author' }, 'lifecycle_author'],
    ['by whoever answers for it', { by: 'dr-owner' }, 'lifecycle_owner'],
    ['by the same, spelt otherwise', { by: 'Dr-Owner' }, 'lifecycle_owner'],
    ['that ends when it begins', { expiresAt: NOW }, 'lifecycle_expiry'],
    ['for longer than the tier allows', { expiresAt: NOW + 185 * DAY }, 'lifecycle_expiry'],
    ['with conditions, without any', { decision: 'conditions' }, 'lifecycle_conditions'],
    ['approved, with conditions', { conditions: [{ text: 'x' }] }, 'lifecycle_conditions'],
    ['without minutes', { minutes: '' }, 'lifecycle_invalid'],
    ['by nobody', { by: '' }, 'lifecycle_invalid'],
    ['by somebody else', {}, 'done'],
  ])('%s', (_, given, expected) => {
    expect(code(give(given))).toBe(expected);
  });

  test('a role that the tier does not require gives none', () => {
    const given = { ...rule, role: 'ethics', expiresAt: NOW + DAY } as const;
    expect(code(review(submitted(), given, LARGE, NOW))).toBe('lifecycle_role_not_required');
  });

  test('one person fills one role, unless the site is small, and then it says why', () => {
    const once = ok(give({}));
    const again = { ...rule, role: 'security', expiresAt: NOW + DAY } as const;
    expect(code(review(once, again, LARGE, NOW))).toBe('lifecycle_role_taken');
    const twice = ok(review(once, again, SMALL, NOW));
    expect(twice.reviews.map(({ severalRoles }) => severalRoles)).toEqual([
      undefined,
      'four physicians in all',
    ]);
    expect(lackingOf(twice, twice.next!, NOW)).not.toContain('review:security:role_taken');
  });

  test('one person is one, however the id is spelt', () => {
    const once = ok(give({ by: 'pia@x.example' }));
    const again = { ...rule, role: 'security', by: 'Pia@X.example', expiresAt: NOW + DAY } as const;
    expect(code(review(once, again, LARGE, NOW))).toBe('lifecycle_role_taken');
    const isLive = live();
    const names = ['pia', 'PIA'];
    const reviews = isLive.reviews.map((one, at) => ({ ...one, reviewer: names[at % 2]! }));
    expect(inForce({ ...isLive, reviews }, NOW).why).toEqual(['review:privacy:role_taken']);
  });

  test('an author neither records tests nor takes it live, and what an author recorded does not count', () => {
    const approved = approvedByAll(submitted());
    const given = { version: 1, report: HASH, passed: true, models: CONTENT.expectedModels };
    for (const by of ['author', 'AUTHOR']) {
      expect(code(recordAcceptance(approved, { ...given, by }, NOW))).toBe('lifecycle_author');
      expect(code(goLive(tested(approved), { by }, NOW))).toBe('lifecycle_author');
    }
    const isLive = live();
    const acceptances = isLive.acceptances.map((one) => ({ ...one, by: 'Author' }));
    expect(inForce({ ...isLive, acceptances }, NOW).why).toEqual(['tests:missing']);
  });

  test('whoever comes to answer for it has not reviewed it', () => {
    const isLive = { ...live(), owner: 'Reviewer-privacy' };
    expect(inForce(isLive, NOW).why).toEqual(['review:privacy:owner']);
  });

  test('a document in which one person fills two roles for no reason is not in force', () => {
    const isLive = live();
    const reviews = isLive.reviews.map((one) => ({ ...one, reviewer: 'pia' }));
    expect(inForce({ ...isLive, reviews }, NOW)).toMatchObject({
      isInForce: false,
      why: ['review:privacy:role_taken'],
    });
  });

  test('one that rejects holds until the same role says otherwise', () => {
    const approved = approvedByAll(submitted());
    const no = { ...rule, decision: 'reject', expiresAt: NOW + DAY } as const;
    const rejected = ok(review(approved, no, LARGE, NOW));
    expect(lackingOf(rejected, rejected.next!, NOW)).toContain('review:privacy:rejected');
    const better = approve(rejected, 'privacy');
    expect(lackingOf(better, better.next!, NOW)).toEqual(['tests:missing']);
  });

  test('whoever changes something afterwards has not reviewed it', () => {
    const approved = approvedByAll(submitted());
    const content = { ...CONTENT, prompts: [{ id: 'summary', hash: OTHER_HASH }] };
    const after = ok(change(approved, { content, by: 'reviewer-privacy' }, NOW));
    expect(lackingOf(after, after.next!, NOW)).toContain('review:privacy:author');
  });

  test('a condition that nobody met in time ends the approval', () => {
    const until = NOW + 5 * DAY;
    const given = {
      ...rule,
      decision: 'conditions',
      conditions: [{ text: 'the ward is told', until }, { text: 'twice a year a sample is read' }],
      expiresAt: NOW + 60 * DAY,
    } as const;
    const past = { ...given, conditions: [{ text: 'the ward is told', until: NOW }] };
    expect(review(approvedByAll(submitted()), past, LARGE, NOW)).toMatchObject({
      code: 'lifecycle_conditions',
      facts: { condition: 0 },
    });
    const conditional = ok(review(approvedByAll(submitted()), given, LARGE, NOW));
    const isLive = ok(goLive(tested(conditional), { by: 'dr-owner' }, NOW));
    expect(inForce(isLive, until - 1).isInForce).toBe(true);
    expect(inForce(isLive, until)).toMatchObject({
      state: 'expired',
      why: ['review:privacy:condition_overdue'],
    });
    expect(nextExpiry(isLive, NOW)).toBe(until);

    const which = { version: 1, role: 'privacy', condition: 0 } as const;
    expect(code(meetCondition(isLive, { ...which, by: 'author' }, NOW))).toBe('lifecycle_author');
    expect(meetCondition(isLive, { ...which, by: 'pia' }, until)).toMatchObject({
      code: 'lifecycle_not_approved',
      facts: { missing: ['review:privacy:condition_overdue'] },
    });
    const met = ok(meetCondition(isLive, { ...which, by: 'pia' }, until - 1));
    expect(inForce(met, until).isInForce).toBe(true);
    expect(code(meetCondition(met, { ...which, by: 'pia' }, NOW))).toBe('lifecycle_wrong_state');
    expect(nextExpiry(met, NOW)).toBe(NOW + 60 * DAY);
  });
});

describe('expiry', () => {
  test('the first approval that runs out stops the use case, to the millisecond', () => {
    const isLive = live();
    const end = NOW + 90 * DAY;
    expect(nextExpiry(isLive, NOW)).toBe(end);
    expect(inForce(isLive, end - 1).isInForce).toBe(true);
    expect(inForce(isLive, end)).toEqual({
      isInForce: false,
      state: 'expired',
      why: ['review:clinical:expired', 'review:privacy:expired'],
    });
    expect(nextExpiry(isLive, end)).toBeUndefined();
  });

  test('approvals are renewed while it is live', () => {
    const at = NOW + 80 * DAY;
    const renewed = approve(approve(live(), 'clinical', { at }), 'privacy', { at });
    expect(inForce(renewed, NOW + 100 * DAY).isInForce).toBe(true);
    expect(renewed.reviews).toHaveLength(2);
  });
});

describe('changes of what is live', () => {
  const content = { ...CONTENT, prompts: [{ id: 'summary', hash: OTHER_HASH }] };

  test('the approved version stays in force until the next one is', () => {
    const isLive = live();
    const changed = ok(change(isLive, { content, by: 'second-author' }, NOW));
    expect(inForce(changed, NOW).isInForce).toBe(true);
    expect(changed.next).toMatchObject({ number: 2, authors: ['author', 'second-author'] });
    expect(lackingOf(changed, changed.next!, NOW)).toEqual([
      'review:clinical:missing',
      'tests:missing',
    ]);
    const inReview = ok(submitForReview(changed, { by: 'second-author' }, NOW));
    const second = ok(goLive(tested(approve(inReview, 'clinical')), { by: 'dr-owner' }, NOW));
    expect(second.live).toMatchObject({ number: 2, content, accepted: CONTENT.expectedModels });
    expect(second.next).toBeUndefined();
    expect(inForce(second, NOW).isInForce).toBe(true);
    // The reviews of the version before are gone: it would be reviewed again.
    expect(second.reviews).toHaveLength(2);
  });

  test('the same content is no change', () => {
    expect(code(change(live(), { content: CONTENT, by: 'x' }, NOW))).toBe('lifecycle_unchanged');
  });

  test('content that comes back is reviewed again', () => {
    const approved = approvedByAll(submitted());
    const there = ok(change(approved, { content, by: 'author' }, NOW));
    const back = ok(change(there, { content: CONTENT, by: 'author' }, NOW));
    expect(lackingOf(back, back.next!, NOW)).toContain('review:clinical:missing');
  });
});

describe('tests', () => {
  const given = { version: 1, report: HASH, by: 'bench', models: { house: 'llama-3.3-70b' } };

  test.each([
    ['that failed', { passed: false }],
    ['that failed with another model', { passed: false, models: { house: 'llama-4' } }],
    ['without one of the upstreams', { passed: true, models: {} }],
  ])('%s do not count, even after some that passed', (_, result) => {
    const worse = ok(recordAcceptance(live(), { ...given, ...result }, NOW));
    expect(inForce(worse, NOW)).toMatchObject({ isInForce: false, why: ['tests:missing'] });
  });
});
