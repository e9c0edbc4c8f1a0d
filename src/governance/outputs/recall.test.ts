import { expect, test } from 'vitest';
import { Failure } from '../../core/failures.ts';
import type { NewNotice } from './notices.ts';
import { parseRecall, type Recall } from './recall.ts';
import { actOnRecall } from './recall-actions.ts';

test.each([
  [{ model: 'big', version: '2026-01', from: '2026-03-01', to: '2026-03-02T10:00:00Z' }, undefined],
  [{ prompt: 'letters-7', listPatients: true, count: 0 }, undefined],
  [{}, 'model'],
  [{ version: '2026-01' }, 'model'],
  [{ prompt: 'v7', version: '2026-01' }, 'version'],
  [{ model: 'Rosalind Achterberg' }, 'model'],
  [{ model: 'big', from: 'yesterday' }, 'from'],
  [{ model: 'big', count: 501 }, 'count'],
  [{ model: 'big', reason: 'why' }, 'body'],
])('asked with %j: %s', (body, at) => {
  if (at === undefined) {
    expect(Object.keys(parseRecall(body))).toEqual(Object.keys(body));
    return;
  }
  expect(() => parseRecall(body)).toThrow(
    expect.objectContaining({ code: 'invalid_value', facts: { at } }),
  );
});

test('days are those of UTC', () => {
  const { from, to } = parseRecall({
    model: 'm',
    from: '2026-03-01',
    to: '2026-03-01T02:00:00+02:00',
  });
  expect(from).toBe(Date.UTC(2026, 2, 1));
  expect(to).toBe(from);
});

const RECALL: Recall = {
  id: 'r1',
  outputs: 5,
  verified: { accepted: 1, edited: 1, rejected: 1, none: 2 },
  useCases: { letters: 3, coding: 2 },
  users: ['dr-a', 'dr-b'],
  verifiers: ['dr-c'],
  patients: { count: 4, lookups: ['aa'], references: ['Patient/ros'] },
  page: { outputs: [] },
};

test('one use case that cannot be paused does not keep the others going, and somebody is told', async () => {
  const notices: NewNotice[] = [];
  const effects = await actOnRecall(
    RECALL,
    { model: 'big' },
    {
      pause: async (useCase) => {
        if (useCase === 'letters') throw new Failure('ledger_unavailable');
      },
      notify: async (notice) => {
        notices.push(notice);
        return true;
      },
    },
  );
  expect(effects).toEqual({
    paused: ['coding'],
    notPaused: { letters: 'ledger_unavailable' },
    isNotified: true,
  });
  expect(notices).toEqual([
    {
      kind: 'outputs_recalled',
      facts: {
        recall: 'r1',
        model: 'big',
        outputs: 5,
        verified: RECALL.verified,
        useCases: { letters: 3, coding: 2 },
        users: 2,
        patients: 4,
        paused: ['coding'],
        notPaused: ['letters'],
      },
    },
  ]);
  expect(JSON.stringify(notices)).not.toMatch(/dr-|Patient/);
});

test('a notice that nobody receives has told nobody', async () => {
  const effects = await actOnRecall(RECALL, { model: 'big' }, { notify: async () => false });
  expect(effects).toMatchObject({ isNotified: false, notNotified: 'no_receiver' });
});

test('without actions nothing happens', async () => {
  const effects = { paused: [], notPaused: {}, isNotified: false };
  expect(await actOnRecall(RECALL, { prompt: 'v7' }, {})).toEqual(effects);
});
