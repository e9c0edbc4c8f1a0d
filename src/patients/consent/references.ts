/** References of FHIR R4 (§2.3.0): do two of them mean the same resource? */
import type { Truth } from './instants.ts';
import type { Consent } from './read.ts';

/** Who else belongs to one of these, the reference does not say. */
const COLLECTIVE = new Set(['Group', 'CareTeam', 'PractitionerRole', 'HealthcareService']);

export function referenceTruth(written: string | undefined, parties: readonly string[]): Truth {
  if (written === undefined) return 'unknown';
  if (parties.includes(written)) return 'yes';
  const tail = tailOf(written);
  const tails = parties.map(tailOf);
  // Contained (#…), logical (urn:…), or the same id at what may be another server.
  if (tail === undefined || tails.some((each) => each?.whole === tail.whole)) {
    return isElsewhere(written, parties) ? 'no' : 'unknown';
  }
  if (COLLECTIVE.has(tail.type)) return 'unknown';
  return tails.some((each) => each?.type === tail.type) ? 'no' : 'unknown';
}

/** Only ids of one server can be told apart: another server may know the same party by another id. */
export function isOfSameServer(written: string, party: string): boolean {
  const [one, other] = [tailOf(written), tailOf(party)];
  return one?.server === other?.server && one?.type === other?.type;
}

/** Certainly, and not only in another way of writing the patient. */
export function isOfAnother({ patient }: Pick<Consent, 'patient'>, ref: string): boolean {
  return referenceTruth(patient, [ref]) === 'no';
}

/** Two absolute references of one type and different servers are two resources. */
function isElsewhere(written: string, parties: readonly string[]): boolean {
  const tail = tailOf(written);
  if (tail === undefined || COLLECTIVE.has(tail.type) || !/^https?:/.test(written)) return false;
  const alike = parties.filter((each) => tailOf(each)?.whole === tail.whole);
  return alike.length > 0 && alike.every((each) => /^https?:/.test(each));
}

interface Tail {
  readonly type: string;
  /** With its id. */
  readonly whole: string;
  /** Base URL; empty for a relative one. */
  readonly server: string;
}

function tailOf(reference: string): Tail | undefined {
  const [, server, whole, type] =
    /^(?:(.*)\/)?(([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64})$/.exec(reference) ?? [];
  return whole === undefined || type === undefined
    ? undefined
    : { type, whole, server: server ?? '' };
}
