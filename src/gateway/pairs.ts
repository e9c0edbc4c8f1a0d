/** Surrogates and what they stand for, in one exchange: which there are, and which its caller may read. */
import type { SurrogatePair } from '../core/phi.ts';
import type { InForce } from '../governance/index.ts';
import type { Identity } from './identity.ts';

/** Those of this request and of the earlier ones that it continues, each once. */
export function merged(
  own: readonly SurrogatePair[],
  earlier: readonly SurrogatePair[],
): readonly SurrogatePair[] {
  if (earlier.length === 0) return own;
  const isKnown = new Set(
    own.map(({ surrogate, original }) => JSON.stringify([surrogate, original])),
  );
  const added = earlier.filter(
    ({ surrogate, original }) => !isKnown.has(JSON.stringify([surrogate, original])),
  );
  return [...own, ...added];
}

/**
 * A surrogate that stands for something withheld as well is not restored at all.
 *
 * @param rules of every use case that the conversation went through: to go on under another widens nothing
 */
export function restorableOf(
  pairs: readonly SurrogatePair[],
  rules: readonly Pick<InForce, 'mayRestore'>[],
  { caller, userFacts }: Identity,
): readonly SurrogatePair[] {
  const reader = { caller: caller.id, roles: userFacts.roles };
  const isForReader = ({ category }: SurrogatePair) =>
    rules.every(({ mayRestore }) => mayRestore(reader, category));
  const withheld = new Set(
    pairs.filter((pair) => !isForReader(pair)).map(({ surrogate }) => surrogate),
  );
  return withheld.size === 0 ? pairs : pairs.filter(({ surrogate }) => !withheld.has(surrogate));
}
