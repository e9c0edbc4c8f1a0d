import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../core/failures.ts';
import {
  type BreakGlass,
  type BreakGlassRequest,
  closeBreakGlass,
  isBroken,
  isOpen,
  openBreakGlass,
  overdueReviews,
  parseBreakGlass,
  reviewBreakGlass,
} from '../index.ts';

const NOW = Date.parse('2026-03-02T03:40:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;
const REQUEST: BreakGlassRequest = {
  id: 'bg-1',
  user: 'dr-night',
  useCase: 'summary',
  patient: 'ab'.repeat(32),
  reason: 'unconscious',
  text: 'collapsed in the waiting room',
};

function opened(given: Partial<BreakGlassRequest> = {}, before: BreakGlass[] = [], at = NOW) {
  const result = openBreakGlass({ ...REQUEST, ...given }, before, at);
  if (result instanceof Failure) throw result;
  return result;
}

const code = (result: unknown) => (result instanceof Failure ? result.code : 'done');
const review = { by: 'dr-chief', finding: 'justified', reference: 'M-12' } as const;

test('it holds for an hour, for this person, patient and use case alone', () => {
  const { document } = opened();
  const until = NOW + 60 * MINUTE;
  expect(document.until).toBe(until);
  const { user, useCase, patient } = document;
  const asked = { user, useCase, patient };
  expect(isBroken(document, asked, NOW)).toBe(true);
  expect(isBroken(document, asked, until - 1)).toBe(true);
  expect(isBroken(document, asked, until)).toBe(false);
  expect(isBroken(document, asked, NOW - 1)).toBe(false);
  expect(isBroken(document, { ...asked, user: 'dr-day' }, NOW)).toBe(false);
  expect(isBroken(document, { ...asked, useCase: 'coding' }, NOW)).toBe(false);
  expect(isBroken(document, { ...asked, patient: 'cd'.repeat(32) }, NOW)).toBe(false);
});

test('the document holds the reason as a code, and nothing of what was written', () => {
  const { document } = opened();
  expect(JSON.stringify(document)).not.toContain('waiting room');
  expect(parseBreakGlass(JSON.parse(JSON.stringify(document)))).toEqual(document);
});

test('privacy, security and the owner are told at once, and not about whom', () => {
  const { alerts } = opened();
  expect(alerts.map(({ to }) => to)).toEqual(['privacy', 'security', 'owner']);
  expect(JSON.stringify(alerts)).not.toContain(REQUEST.patient);
});

test('where nobody receives alerts, nobody was told', () => {
  const { document, alerts } = opened({ isHeard: false });
  expect(document.alerted).toEqual([]);
  expect(alerts).toHaveLength(3); // they wait
});

test.each<[string, Partial<BreakGlassRequest>, string]>([
  ['without a word of why', { text: ' ' }, 'break_glass_reason'],
  ['with a whole note', { text: 'x'.repeat(513) }, 'break_glass_reason'],
  ['for more than a day', { minutes: 1441 }, 'break_glass_too_long'],
  ['for no time', { minutes: 0 }, 'break_glass_too_long'],
  ['for a time that is no number', { minutes: Number.NaN }, 'break_glass_too_long'],
  ['about a patient in the clear', { patient: 'Patient/7' }, 'lifecycle_invalid'],
  ['for a day', { minutes: 1440 }, 'done'],
])('%s', (_, given, expected) => {
  expect(code(openBreakGlass({ ...REQUEST, ...given }, [], NOW))).toBe(expected);
});

test('it is closed before its time, once', () => {
  const closed = closeBreakGlass(opened().document, { by: 'dr-night' }, NOW + MINUTE) as BreakGlass;
  expect(isOpen(closed, NOW + MINUTE)).toBe(false);
  expect(code(closeBreakGlass(closed, { by: 'dr-night' }, NOW + 2 * MINUTE))).toBe(
    'break_glass_wrong_state',
  );
});

test('somebody else reviews it, when it is over, once', () => {
  const { document } = opened();
  const over = document.until;
  expect(code(reviewBreakGlass(document, review, over - 1))).toBe('break_glass_wrong_state');
  for (const by of ['dr-night', 'Dr-Night ']) {
    expect(code(reviewBreakGlass(document, { ...review, by }, over))).toBe(
      'break_glass_own_review',
    );
  }
  const reviewed = reviewBreakGlass(document, review, over) as BreakGlass;
  expect(reviewed.review).toEqual({ ...review, at: over });
  expect(code(reviewBreakGlass(reviewed, review, over))).toBe('break_glass_wrong_state');
});

test('reviews that are late are listed, and keep the same person from the next, but for danger to life', () => {
  const { document } = opened();
  const late = document.reviewDueAt;
  expect(late).toBe(document.until + 7 * DAY);
  expect(overdueReviews([document], late - 1)).toEqual([]);
  expect(overdueReviews([document], late)).toEqual([document]);

  const again = { ...REQUEST, id: 'bg-2' };
  expect(openBreakGlass(again, [document], late)).toMatchObject({
    code: 'break_glass_reviews_overdue',
    facts: { overdue: ['bg-1'] },
  });
  expect(code(openBreakGlass({ ...again, user: 'dr-day' }, [document], late))).toBe('done');
  expect(code(openBreakGlass(again, [document], late - 1))).toBe('done');

  const saved = opened({ ...again, reason: 'life_threatening' }, [document], late);
  expect(saved.document.despiteOverdue).toBe(true);
  expect(saved.alerts.map(({ about }) => about)).toContain('break_glass_despite_overdue');

  const reviewed = reviewBreakGlass(document, review, late) as BreakGlass;
  expect(code(openBreakGlass(again, [reviewed], late))).toBe('done');
});

test('it is never open outside its time, whatever is done to it', () => {
  const deed = fc.record({
    does: fc.constantFrom('close', 'review'),
    by: fc.constantFrom('dr-night', 'dr-chief'),
    after: fc.integer({ min: 0, max: 200 }),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1440 }), fc.array(deed), (minutes, deeds) => {
      let { document } = opened({ minutes });
      let at = NOW;
      let wasClosed = false;
      for (const { does, by, after } of deeds) {
        at += after * MINUTE;
        const done =
          does === 'close'
            ? closeBreakGlass(document, { by }, at)
            : reviewBreakGlass(document, { ...review, by }, at);
        if (done instanceof Failure) continue;
        document = done;
        wasClosed ||= does === 'close';
        expect(document.review?.by).not.toBe(document.user);
        expect(isOpen(document, at)).toBe(!wasClosed && at < NOW + minutes * MINUTE);
      }
    }),
  );
});
