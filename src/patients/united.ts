/** One person for each reference: what two sources know of somebody is known of one. */
import type { KnownPerson } from '../core/person.ts';

/**
 * A relative of two patients, or a patient who is another's relative, is one person; so is a patient whose
 * demographics the request brings and whom a source knows. Nothing that anybody knows of them is dropped.
 */
export function united(persons: readonly KnownPerson[]): readonly KnownPerson[] {
  const byRef = new Map<string, KnownPerson>();
  for (const person of persons) {
    const known = byRef.get(person.ref);
    byRef.set(person.ref, known === undefined ? person : both(known, person));
  }
  return [...byRef.values()];
}

function both(one: KnownPerson, other: KnownPerson): KnownPerson {
  const gender = one.gender ?? other.gender;
  return {
    ref: one.ref,
    role: other.role === 'patient' ? 'patient' : one.role,
    ...(gender === undefined ? {} : { gender }),
    names: distinct([...one.names, ...other.names]),
    dates: distinct([...one.dates, ...other.dates]),
    phones: distinct([...one.phones, ...other.phones]),
    emails: distinct([...one.emails, ...other.emails]),
    addresses: distinct([...one.addresses, ...other.addresses]),
    identifiers: distinct([...one.identifiers, ...other.identifiers]),
  };
}

const distinct = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];
