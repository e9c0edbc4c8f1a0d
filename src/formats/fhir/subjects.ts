/**
 * The patients whom a resource, or each entry of a Bundle, is about. An entry is known by the address of
 * the Bundle (`urn:uuid:…`) and its patient by the id of the resource: both are one.
 */
import type { DocumentPart } from '../document.ts';

export class Subjects {
  /** Ids of patients: of resources, and those that others are about. */
  readonly #all = new Set<string>();
  /** Of the entries that are open, the innermost last. */
  readonly #open: { readonly from: number; readonly patients: Set<string>; parts: number }[] = [];
  /** What an address of a Bundle stands for: the id of the patient there. */
  readonly #addressed = new Map<string, string>();
  readonly #parts: { readonly patient: string; readonly from: number; readonly to: number }[] = [];

  add(patient: string): void {
    this.#all.add(patient);
    this.#open.at(-1)?.patients.add(patient);
  }

  /** @param from index of its first locus */
  openEntry(from: number): void {
    this.#open.push({ from, patients: new Set(), parts: this.#parts.length });
  }

  /**
   * @param to index past its last locus
   * @param address id in its `fullUrl`
   * @param patient id of the Patient resource in it
   */
  closeEntry(to: number, address: string | undefined, patient: string | undefined): void {
    const { from, patients, parts } = this.#open.pop()!;
    if (address !== undefined && patient !== undefined) this.#addressed.set(address, patient);
    const [only, ...others] = patients;
    const isWhole = parts === this.#parts.length; // no Bundle inside has entries of its own
    if (only !== undefined && others.length === 0 && isWhole)
      this.#parts.push({ patient: only, from, to });
  }

  /** The one patient of all. */
  get subject(): string | undefined {
    const [only, ...others] = new Set([...this.#all].map((id) => this.#idOf(id)));
    return only === undefined || others.length > 0 ? undefined : `Patient/${only}`;
  }

  /** Where there are several. */
  get parts(): readonly DocumentPart[] {
    if (this.subject !== undefined) return [];
    return this.#parts.map(({ patient, from, to }) => ({
      subject: `Patient/${this.#idOf(patient)}`,
      from,
      to,
    }));
  }

  #idOf(patient: string): string {
    return this.#addressed.get(patient) ?? patient;
  }
}
