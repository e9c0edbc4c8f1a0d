/** What a request refers to of earlier answers: state that an upstream keeps, and blocks that it has signed. */
import { asFailure, Failure } from '../core/failures.ts';
import type { KnownPerson } from '../core/person.ts';
import type { Walked } from '../formats/index.ts';
import type { About, Recalled, Vault } from '../vault/index.ts';
import type { Identity } from './identity.ts';
import type { Upstream } from './upstreams/upstream.ts';

/** What is known of the exchanges that a request continues. */
export type Earlier = Omit<Recalled, 'upstream'>;

const NOTHING_EARLIER: Earlier = {
  pairs: [],
  about: { patients: [], described: [], labels: [], stated: [], useCases: [] },
};

/**
 * Both go back to the upstream that they came from, and no other.
 *
 * @returns what belongs to the exchanges that this one continues
 * @throws Failure continuation_unknown with its place, vault_unavailable
 */
export async function continued(
  { caller }: Identity,
  request: Walked,
  upstream: Upstream,
  vault: Vault,
): Promise<Earlier> {
  const { sealed, continuations } = request;
  if (sealed.length > 0) {
    const asked = vault.issuerOf(caller.id, sealed);
    const issuer = await asked.catch((thrown) => refusedAt(thrown, sealed, request));
    if (issuer !== upstream.name) throw unknownAt(sealed[0], request);
  }
  if (continuations.length === 0) return NOTHING_EARLIER;
  const asked = vault.recall(caller.id, continuations);
  const earlier = await asked.catch((thrown) => refusedAt(thrown, continuations, request));
  if (earlier.upstream !== upstream.name) throw unknownAt(continuations[0], request);
  return earlier;
}

/** Whom a conversation is about does not change by naming nobody. */
export function aboutAll(identity: Identity, { patients }: About): Identity {
  if (patients.length === 0) return identity;
  return { ...identity, patientRefs: [...new Set([...identity.patientRefs, ...patients])] };
}

/** References of the patients whom it is about. */
export function patientsOf(
  persons: readonly KnownPerson[],
  { described }: About,
): readonly string[] {
  const own = persons.filter(({ role }) => role === 'patient').map(({ ref }) => ref);
  return [...new Set([...own, ...described])];
}

/** The vault knows which one it does not know, and the walk where that stands. */
function refusedAt(thrown: unknown, references: readonly string[], request: Walked): never {
  const { code, facts } = asFailure(thrown);
  if (code !== 'continuation_unknown') throw thrown;
  throw unknownAt(references[Number(facts.index ?? 0)], request);
}

function unknownAt(reference: string | undefined, { places, sealed }: Walked): Failure {
  const at = places.get(reference ?? '');
  const isSealed = reference !== undefined && sealed.includes(reference);
  return new Failure('continuation_unknown', {
    ...(at !== undefined && { at }),
    remedy: isSealed
      ? 'leave this block out: signed reasoning goes back only as it came, and only to the model server that made it'
      : 'send the history instead',
  });
}
