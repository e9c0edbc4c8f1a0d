/**
 * The patients whom a resource, or each entry of a Bundle, is about. An entry is known by the address of
 * the Bundle (`urn:uuid:…`) and its patient by the id of the resource: both are one.
 *
 * A resource is about whom its `subject`, `patient` or `beneficiary` names. Many name the patient
 * otherwise (`Appointment.participant.actor`, `Task.for`, `Schedule.actor`, `Person.link.target`): one that
 * has none of these and refers to one patient alone is about that one.
 *
 * Source  HL7 FHIR R4 (4.0.1), CompartmentDefinition/patient
 */
import type { DocumentPart } from '../document.ts';

export class Subjects {
  /** What an address of a Bundle stands for: the id of the patient there. */
  readonly #addressed = new Map<string, string>();
  /** What stands in no entry. */
  readonly #outside = new Named(0);
  /** Entries that are open, the innermost last. */
  readonly #open: Named[] = [];
  readonly #closed: Named[] = [];

  /** Of a Patient resource, or of an element that says whom a resource is about. */
  add(patient: string): void {
    this.#here.subjects.add(patient);
  }

  /** Of any other reference. @param isPatient it says so itself; else the Bundle may */
  mention(id: string, isPatient: boolean): void {
    (isPatient ? this.#here.patients : this.#here.addresses).add(id);
  }

  /** @param from index of its first locus */
  openEntry(from: number): void {
    this.#open.push(new Named(from));
  }

  /**
   * @param to index past its last locus
   * @param address id in its `fullUrl`
   * @param patient id of the Patient resource in it
   */
  closeEntry(to: number, address: string | undefined, patient: string | undefined): void {
    const entry = this.#open.pop()!;
    if (address !== undefined && patient !== undefined) this.#addressed.set(address, patient);
    entry.to = to;
    this.#closed.push(entry);
  }

  /** The one patient of all. */
  get subject(): string | undefined {
    const all = [this.#outside, ...this.#closed].flatMap((named) => this.#patientsOf(named));
    return onlyOne(all);
  }

  /** Where there are several. */
  get parts(): readonly DocumentPart[] {
    if (this.subject !== undefined) return [];
    const parts: DocumentPart[] = [];
    for (const named of this.#closed) {
      const subject = onlyOne(this.#patientsOf(named));
      const isWhole = (parts.at(-1)?.from ?? -1) < named.from; // no Bundle inside has entries of its own
      if (subject !== undefined && isWhole) parts.push({ subject, from: named.from, to: named.to });
    }
    return parts;
  }

  get #here(): Named {
    return this.#open.at(-1) ?? this.#outside;
  }

  #patientsOf({ subjects, patients, addresses }: Named): string[] {
    if (subjects.size > 0) return [...subjects].map((id) => this.#addressed.get(id) ?? id);
    const addressed = [...addresses].map((id) => this.#addressed.get(id));
    return [...patients, ...addressed.filter((id) => id !== undefined)];
  }
}

/** Ids that one entry names. */
class Named {
  readonly subjects = new Set<string>();
  readonly patients = new Set<string>();
  readonly addresses = new Set<string>();
  readonly from: number;
  to = 0;

  constructor(from: number) {
    this.from = from;
  }
}

function onlyOne(patients: readonly string[]): string | undefined {
  const [only, ...others] = new Set(patients);
  return only === undefined || others.length > 0 ? undefined : `Patient/${only}`;
}
