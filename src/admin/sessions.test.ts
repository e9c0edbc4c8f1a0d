/** When a session is over, by a clock that may be put back. */
import { expect, test } from 'vitest';
import { openSessions, type Session, type SessionStore } from './sessions.ts';

const MINUTE_MS = 60_000;
const BEGUN = Date.parse('2026-03-01T10:00:00Z');

function memoryStore(): SessionStore {
  let kept: Session | undefined;
  return {
    async begin(session) {
      kept = session;
    },
    findByDigest: async () => kept,
    async touch(_, seenAt) {
      kept = kept && { ...kept, seenAt };
    },
    async end() {
      kept = undefined;
      return true;
    },
    list: async () => (kept ? [kept] : []),
  };
}

test.each([
  ['used again', [5], 'in force'],
  ['not used for too long', [15], 'over'],
  ['used all the time, for too long', [10, 20, 30, 40, 50, 60], 'over'],
  ['by a clock that was set by some seconds', [-1], 'in force'],
  ['after the clock was put back', [5, -60], 'over'],
  ['when the clock is right again', [5, -60, 10], 'over'],
])('%s', async (_, minutes, expected) => {
  let now = BEGUN;
  const store = memoryStore();
  const about = { idleMinutes: 15, hoursMax: 1, pepper: new Uint8Array(32) };
  const sessions = openSessions({ ...about, store, clock: { now: () => now } });
  const claimed = { roles: [], hasMfa: true, isTrained: false };
  const token = await sessions.begin({ user: 'ada', subject: 'ada', claimed, amr: [] });
  let found = '';
  for (const minute of minutes) {
    now = BEGUN + minute * MINUTE_MS;
    found = await sessions.use(token).then(
      () => 'in force',
      () => 'over',
    );
  }
  expect(found).toBe(expected);
});
