import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../core/json.ts';
import { recordedFacts, requestOfRecord } from './recorded-facts.ts';
import { anyRequest, REQUEST } from './request.test-support.ts';

const recordOf = (request: typeof REQUEST): JsonObject => ({
  caller: request.caller.id,
  useCase: request.useCase.id,
  purpose: request.purpose,
  format: request.operation,
  // As the ledger gives it back.
  facts: JSON.parse(JSON.stringify(recordedFacts(request))),
});

test('what is recorded gives the request again', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      expect(requestOfRecord(recordOf(request), request.user.id)).toEqual(request);
    }),
  );
});

test('who asked is not recorded', () => {
  const user = { ...REQUEST.user, id: 'Achterberg' };
  expect(JSON.stringify(recordedFacts({ ...REQUEST, user }))).not.toContain('Achterberg');
});

test('a list without room is left out, said so, and not guessed at', () => {
  const groups = Array.from({ length: 256 }, (_, n) => `group-${n}`.padEnd(500, 'x'));
  const request = { ...REQUEST, caller: { id: 'scribe', groups } };
  const facts = recordedFacts(request);
  expect(facts).toMatchObject({ groups: [], leftOut: ['groups'] });
  expect(JSON.stringify(facts).length).toBeLessThan(2000);
  expect(requestOfRecord(recordOf(request), 'u')).toBeUndefined();
});

test('a record from before, or of another vocabulary, tells nothing', () => {
  const { facts, ...older } = recordOf(REQUEST);
  expect(requestOfRecord(older, 'u')).toBeUndefined();
  const changed = { ...(facts as JsonObject), budget: 'plenty' };
  expect(requestOfRecord({ ...older, facts: changed }, 'u')).toBeUndefined();
});
