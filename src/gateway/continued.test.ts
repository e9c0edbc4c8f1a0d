/** A refusal of what a request refers to says where it stands, and what to do instead. */
import { expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import type { Walked } from '../formats/index.ts';
import type { Vault } from '../vault/index.ts';
import { continued } from './continued.ts';
import type { Identity } from './identity.ts';
import type { Upstream } from './upstreams/upstream.ts';

const unknown = async () => {
  throw new Failure('continuation_unknown', { index: 1 });
};
const vault = { issuerOf: unknown, recall: unknown } as unknown as Vault;
const identity = { caller: { id: 'c' } } as Identity;
const upstream = { name: 'a' } as Upstream;

test.each([
  ['sealed', /^leave this block out/],
  ['continuations', /^send the history/],
] as const)('%s', async (what, remedy) => {
  const places = new Map([
    ['x', 'input[0]'],
    ['y', 'input[1]'],
  ]);
  const request = { sealed: [], continuations: [], places, [what]: ['x', 'y'] };
  await expect(
    continued(identity, request as unknown as Walked, upstream, vault),
  ).rejects.toMatchObject({
    code: 'continuation_unknown',
    facts: { at: 'input[1]', remedy: expect.stringMatching(remedy) },
  });
});
