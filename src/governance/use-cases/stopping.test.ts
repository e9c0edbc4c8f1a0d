import { describe, expect, test } from 'vitest';
import {
  change,
  expectedModel,
  goLive,
  inForce,
  modelChanged,
  nextExpiry,
  pause,
  recordAcceptance,
  resume,
  retire,
  submitForReview,
  type UseCase,
} from '../index.ts';
import {
  answers,
  approve,
  approvedByAll,
  CONTENT,
  code,
  HASH,
  LARGE,
  live,
  NOW,
  ok,
  SMALL,
  submitted,
  tested,
} from './lifecycle.test-support.ts';

const LATER = NOW + 60_000;
const safety = { by: 'nurse', reason: 'safety', note: 'wrong doses in three letters' } as const;

describe('a pause', () => {
  test('stops at once, and says why', () => {
    const paused = ok(pause(live(), safety, NOW));
    expect(inForce(paused, NOW)).toEqual({
      isInForce: false,
      state: 'paused',
      why: ['stop:safety'],
    });
    expect(nextExpiry(paused, NOW)).toBeUndefined();
  });

  test('is taken from anybody, an author too, however often', () => {
    const twice = ok(pause(ok(pause(live(), safety, NOW)), { ...safety, by: 'author' }, NOW));
    expect(twice.stops).toHaveLength(2);
  });

  test('of what was never live is a mistake', () => {
    expect(code(pause(submitted(), safety, NOW))).toBe('lifecycle_wrong_state');
  });

  test.each([
    ['an author', 'author', LARGE, 'lifecycle_author'],
    ['an author of a small site', 'author', SMALL, 'lifecycle_author'],
    ['who paused', 'nurse', LARGE, 'lifecycle_own_pause'],
    ['who paused, of a small site', 'nurse', SMALL, 'done'],
    ['somebody else', 'dr-owner', LARGE, 'done'],
  ])('is lifted by %s', (_, by, site, expected) => {
    const result = resume(ok(pause(live(), safety, NOW)), { by }, site, LATER);
    expect(code(result)).toBe(expected);
    if (expected === 'done') expect(inForce(ok(result), LATER).isInForce).toBe(true);
  });

  test('of what is not paused cannot be lifted', () => {
    expect(code(resume(live(), { by: 'dr-owner' }, LARGE, NOW))).toBe('lifecycle_wrong_state');
  });

  test('outlives a new version', () => {
    const paused = ok(pause(live(), safety, NOW));
    const content = { ...CONTENT, outputSchema: HASH };
    const changed = ok(change(paused, { content, by: 'author' }, NOW));
    const inReview = ok(submitForReview(changed, { by: 'author' }, NOW));
    const approved = tested(approve(inReview, 'clinical'));
    const second = ok(goLive(approved, { by: 'dr-owner' }, NOW));
    expect(second.live?.number).toBe(2);
    expect(inForce(second, NOW).state).toBe('paused');
  });
});

describe('a model that changed', () => {
  const seen = { upstream: 'house', reported: 'llama-4', by: 'gateway' };

  test('stops the use case, once', () => {
    const stopped = ok(modelChanged(live(), seen, NOW));
    expect(inForce(stopped, NOW)).toMatchObject({ state: 'paused', why: ['stop:model_changed'] });
    expect(modelChanged(stopped, seen, LATER)).toBe(stopped);
  });

  test('is none where it is the expected one, or the upstream is not its own', () => {
    const isLive = live();
    expect(modelChanged(isLive, { ...seen, reported: 'llama-3.3-70b' }, NOW)).toBe(isLive);
    expect(modelChanged(isLive, { ...seen, upstream: 'other' }, NOW)).toBe(isLive);
  });

  test('is told from what the tests met, where the content names none', () => {
    const isLive = live(answers(), { ...CONTENT, expectedModels: {} });
    expect(expectedModel(isLive, 'house')).toBe('llama-3.3-70b');
    expect(ok(modelChanged(isLive, seen, NOW)).stops).toHaveLength(1);
  });

  test('that was put back is resumed after the tests passed again', () => {
    const stopped = ok(modelChanged(live(), seen, NOW));
    expect(code(resume(stopped, { by: 'dr-owner' }, LARGE, LATER))).toBe('lifecycle_not_approved');
    const again = ok(resume(tested(stopped, LATER), { by: 'dr-owner' }, LARGE, LATER));
    expect(inForce(again, LATER).isInForce).toBe(true);
  });

  describe('that stays is approved by no test alone, where the content names none either', () => {
    const unnamed = { ...CONTENT, expectedModels: {} };
    const isLive = live(answers(), unnamed);
    const given = { version: 1, report: HASH, passed: true, by: 'bench' };
    const retest = (useCase: UseCase, house: string, more: object = {}) =>
      recordAcceptance(useCase, { ...given, models: { house }, ...more }, LATER);
    const stopped = ok(modelChanged(isLive, seen, NOW));
    const anew = (content: object) =>
      ok(change(isLive, { content: { ...unnamed, ...content }, by: 'author' }, NOW));

    test.each<[string, UseCase, object]>([
      ['live', isLive, {}],
      ['stopped', stopped, {}],
      ['after tests that failed with it', ok(retest(isLive, 'llama-4', { passed: false })), {}],
      ['after tests that met none', ok(retest(isLive, 'x', { models: {} })), {}],
      ['in a version with the same tests', anew({ callers: ['letters'] }), { version: 2 }],
      ['in a version with others', anew({ outputSchema: HASH }), { version: 2 }],
    ])('%s', (_, useCase, version) => {
      expect(retest(useCase, 'llama-4', version)).toMatchObject({
        code: 'lifecycle_other_model',
        facts: { upstream: 'house' },
      });
      expect(expectedModel(useCase, 'house')).toBe('llama-3.3-70b');
      expect(code(retest(useCase, 'llama-3.3-70b', version))).toBe('done');
    });

    test('and flows again as it was', () => {
      const again = ok(retest(stopped, 'llama-3.3-70b'));
      const resumed = ok(resume(again, { by: 'dr-owner' }, LARGE, LATER));
      expect(inForce(resumed, LATER).isInForce).toBe(true);
    });
  });

  test('that stays is a new version, reviewed where the model counts, and tested', () => {
    const stopped = ok(modelChanged(live(), seen, NOW));
    const content = { ...CONTENT, expectedModels: { house: 'llama-4' } };
    const changed = ok(change(stopped, { content, by: 'author' }, NOW));
    const inReview = ok(submitForReview(changed, { by: 'author' }, NOW));
    const approved = approve(inReview, 'clinical');
    expect(code(goLive(approved, { by: 'dr-owner' }, NOW))).toBe('lifecycle_not_approved');
    const given = { version: 2, report: HASH, passed: true, by: 'bench' };
    const result = { ...given, models: { house: 'llama-4' } };
    const accepted = ok(recordAcceptance(approved, result, NOW));
    expect(inForce(ok(goLive(accepted, { by: 'dr-owner' }, NOW)), NOW).isInForce).toBe(true);
  });

  // Two were reported before all gateways had stopped.
  const latest = { ...seen, reported: 'llama-4.1' };
  const stopped = ok(modelChanged(ok(modelChanged(live(), seen, NOW)), latest, NOW));
  test.each<[string, object, string[]]>([
    ['expects the latest', { expectedModels: { house: 'llama-4.1' } }, []],
    ['expects one that nobody reported', { expectedModels: { house: 'llama-5' } }, []],
    ['goes elsewhere', { upstreams: ['other'], expectedModels: {} }, []],
    ['expects what it did', { outputSchema: HASH }, ['stop:model_changed', 'stop:model_changed']],
    [
      'names none, after tests with what it did',
      { expectedModels: {} },
      ['stop:model_changed', 'stop:model_changed'],
    ],
  ])('is settled or not by a new version that %s', (_, content, why) => {
    const changed = ok(change(stopped, { content: { ...CONTENT, ...content }, by: 'author' }, NOW));
    const inReview = ok(submitForReview(changed, { by: 'author' }, NOW));
    const second = ok(goLive(tested(approvedByAll(inReview)), { by: 'dr-owner' }, NOW));
    expect(inForce(second, NOW).why).toEqual(why);
  });
});

test('what is retired stays so', () => {
  const retired = ok(retire(live(), { by: 'dr-owner', reason: 'replaced' }, NOW));
  expect(inForce(retired, NOW)).toEqual({ isInForce: false, state: 'retired', why: ['retired'] });
  for (const step of [
    pause(retired, safety, NOW),
    resume(retired, { by: 'x' }, LARGE, NOW),
    modelChanged(retired, { upstream: 'house', reported: 'y', by: 'gateway' }, NOW),
    goLive(retired, { by: 'x' }, NOW),
  ]) {
    expect(code(step)).toBe('lifecycle_wrong_state');
  }
});
