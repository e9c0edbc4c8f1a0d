import { expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import { readPolicyPlaces } from '../policy/index.ts';
import { openPolicyInForce } from './policy-in-force.ts';
import type { Document } from './register/register-store.ts';
import { Snapshot } from './register/snapshot.ts';

const { sources } = readPolicyPlaces(['builtin']);
const clock = { now: () => Date.parse('2026-11-27T08:00:00Z') };
const rule = (id: string) => `@id("${id}") @title("x") forbid (principal, action, resource)
  when { context.purpose == Purpose::"HOPERAT" };`;

/** A register into which others write, and what was told of its policies. */
function opened() {
  let snapshot = Snapshot.EMPTY;
  let look: (snapshot: Snapshot) => void = () => undefined;
  const told: Failure[] = [];
  const register = {
    known: () => undefined,
    onLook: (listener: typeof look) => {
      look = listener;
    },
  };
  const policies = openPolicyInForce(register, sources, clock, (why) => told.push(why));
  const write = (...bodies: [id: string, cedar: string][]) => {
    const documents = bodies.map(([id, cedar], at) => ({
      ...{ kind: 'policy', id, revision: snapshot.revision + at + 1 },
      body: { cedar, cases: 'cases: []' },
    }));
    const { length } = documents;
    snapshot = snapshot.with(documents as unknown as Document[], snapshot.revision + length);
    look(snapshot);
  };
  return { policies, write, told };
}

const failureOf = (run: () => unknown): Failure | undefined => {
  try {
    run();
  } catch (thrown) {
    return thrown as Failure;
  }
  return undefined;
};

test('two documents that clash decide nothing, are told by their ids, and either can be emptied', () => {
  const { policies, write, told } = opened();
  for (const id of ['one', 'two'])
    policies.check(id, { cedar: rule('nights'), cases: 'cases: []' });
  write(['one', rule('nights')], ['two', rule('nights')]);

  const failure = failureOf(() => policies.policy());
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({ code: 'policy_unavailable' });
  expect(JSON.stringify(failure!.facts)).toMatch(/nights/);
  expect(JSON.stringify(failure!.facts)).toMatch(/register:(?:one|two)/);
  expect(told).toEqual([failure]);

  policies.check('two', { cedar: '', cases: 'cases: []' });
  write(['two', '']);
  expect(policies.rules().map(({ id }) => id)).toContain('nights');
  expect(told).toHaveLength(1);
});
