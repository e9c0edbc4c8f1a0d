/**
 * The actors of a provision: as what they take part, and whether they are the parties of the question.
 * Actors of one part are alternatives, the parts belong together: "hospital H (CST) to clinic C (PRCP)".
 */
import { PARTS, type Part, SYSTEM } from './codes.ts';
import type { Truth } from './instants.ts';
import type { ConsentQuestion } from './match.ts';
import type { Actor, Coding, Provision } from './read.ts';
import { isOfSameServer, referenceTruth } from './references.ts';
import { anyOf, combined, oneOf } from './truths.ts';

export function actorsTruth({ actors }: Provision, question: ConsentQuestion): Truth {
  const byPart = new Map<Part | undefined, Truth[]>();
  for (const actor of actors) {
    const part = partOf(actor.role);
    const truth = part === undefined ? 'unknown' : actorTruth(part, actor, question);
    byPart.set(part, [...(byPart.get(part) ?? []), truth]);
  }
  const parts = [...byPart].map(([part, truths]) => ({ part, truth: anyOf(truths, (one) => one) }));
  // That the data are this patient's is no condition.
  return combined(
    parts.filter(({ part, truth }) => part !== 'subject' || truth !== 'yes').map((p) => p.truth),
  );
}

export const isRecipient = ({ role }: Actor): boolean => partOf(role) === 'recipient';

function partOf(role: readonly Coding[]): Part | undefined {
  const known = role.filter(
    ({ system, code }) =>
      (system === SYSTEM.participation || system === SYSTEM.securityRole) &&
      Object.hasOwn(PARTS, code),
  );
  return oneOf(known.map(({ code }) => PARTS[code]!));
}

function actorTruth(
  part: Part,
  actor: Actor,
  { recipient, user, custodian, author = [], patient }: ConsentQuestion,
): Truth {
  if (part === 'recipient') {
    if (partyTruth(actor, recipient) === 'yes') return 'yes';
    // Named is the end user, but it is not they alone who receive.
    return partyTruth(actor, [...recipient, ...user]) === 'no' ? 'no' : 'unknown';
  }
  const parties = { custodian, author, user, subject: patient }[part];
  return partyTruth(actor, parties);
}

/**
 * Is the actor this party? By reference and by identifier, where both are written: when they contradict
 * each other, nobody can tell.
 *
 * @param names of the party: references, and identifiers as `system|value`
 */
export function partyTruth({ reference, identifier }: Actor, names: readonly string[]): Truth {
  const identifiers = names.filter((name) => name.includes('|'));
  const references = names.filter((name) => !name.includes('|'));
  const truths = [byReference(reference, references), byIdentifier(identifier, identifiers)].filter(
    (truth) => truth !== 'unknown',
  );
  return oneOf(truths) ?? 'unknown';
}

function byReference(written: string | undefined, references: readonly string[]): Truth {
  const truth = referenceTruth(written, references);
  if (truth !== 'no') return truth;
  return references.some((party) => isOfSameServer(written!, party)) ? 'no' : 'unknown';
}

/** Values of one system can be told apart, those of two cannot. */
function byIdentifier(written: string | undefined, identifiers: readonly string[]): Truth {
  if (written === undefined) return 'unknown';
  if (identifiers.includes(written)) return 'yes';
  const system = written.slice(0, written.indexOf('|') + 1);
  return identifiers.some((each) => each.startsWith(system)) ? 'no' : 'unknown';
}
