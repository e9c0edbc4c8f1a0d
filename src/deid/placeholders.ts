/**
 * `[PATIENT-1]`, `[DATE-2]`: the other style. Numbered in order of first appearance, one placeholder
 * for each distinct text, so that it restores to exactly what stood there. A person has one number:
 * `[PATIENT-1]` in full, `[PATIENT-1-FAMILY]`, `[PATIENT-1-GIVEN]`, and `[PATIENT-1-FULL-2]` for another
 * way of writing it. Where someone typed the like of a placeholder, that number is never issued, and what
 * they typed stays theirs.
 */
import type { Finding, PhiCategory } from '../core/phi.ts';
import type { Issued } from './issued.ts';
import { type NameForm, PlaceholderPeople, type PlaceholderPerson } from './placeholder-people.ts';
import type { Scopes } from './scopes.ts';
import type { Issuer, Occurrence } from './surrogates.ts';

const LABELS: Readonly<Partial<Record<PhiCategory, string>>> = {
  medical_record_number: 'MRN',
  health_plan_beneficiary_number: 'PLAN-ID',
  account_number: 'ACCOUNT',
  certificate_or_license_number: 'LICENSE',
  vehicle_identifier: 'VEHICLE',
  device_identifier: 'DEVICE',
  ip_address: 'IP',
  other_unique_id: 'ID',
};

export class Placeholders implements Issuer {
  readonly #issued: Issued;
  readonly #people: PlaceholderPeople;
  /** Tokens and JSON numbers cannot hold brackets. */
  readonly #surrogates: Issuer;
  readonly #made = new Map<string, string>();
  readonly #last = new Map<string, number>();

  constructor(issued: Issued, scopes: Scopes, surrogates: Issuer) {
    this.#issued = issued;
    this.#people = new PlaceholderPeople(scopes);
    this.#surrogates = surrogates;
  }

  text({ text, finding }: Occurrence): string {
    const { category } = finding;
    const surrogate =
      category === 'name' ? this.#name(text, finding.person) : this.#value(text, category);
    this.#issued.add({ surrogate, original: text, category });
    return surrogate;
  }

  /** `Ambrose` beside `Quillfeather` is one mention, of nobody whom only one of the words names. */
  mentions(text: string, findings: readonly Finding[]): readonly Finding[] {
    const joined: Finding[] = [];
    for (const finding of findings) {
      const last = joined.at(-1);
      if (last !== undefined && isOneName(text, last, finding)) {
        const { person, ...rest } = last;
        const isTheirs = person !== undefined && person === finding.person;
        joined[joined.length - 1] = { ...rest, end: finding.end, ...(isTheirs && { person }) };
      } else joined.push(finding);
    }
    return joined;
  }

  token(text: string, category: PhiCategory): string {
    return this.#surrogates.token(text, category);
  }

  number(text: string, finding: Occurrence['finding']): string {
    return this.#surrogates.number(text, finding);
  }

  #name(text: string, attributed: number | undefined): string {
    const { person, form } = this.#people.of(text, attributed);
    const made = person.placeholders.get(text) ?? this.#part(person, form);
    person.placeholders.set(text, made);
    return made;
  }

  #part(person: PlaceholderPerson, form: NameForm): string {
    person.base ??= this.#next(person.label);
    const count = person.count(form);
    if (count > 1) return `[${person.base}-${form}-${count}]`;
    return form === 'FULL' ? `[${person.base}]` : `[${person.base}-${form}]`;
  }

  #value(text: string, category: PhiCategory): string {
    const key = `${category}\0${text}`;
    const made =
      this.#made.get(key) ??
      `[${this.#next(LABELS[category] ?? category.toUpperCase().replaceAll('_', '-'))}]`;
    this.#made.set(key, made);
    return made;
  }

  #next(label: string): string {
    let number = this.#last.get(label) ?? 0;
    do number += 1;
    while (this.#issued.isInExchange(`${label}-${number}`));
    this.#last.set(label, number);
    return `${label}-${number}`;
  }
}

/** Two lone words with a blank between, as a given and a family name stand. */
function isOneName(text: string, left: Finding, right: Finding): boolean {
  if (left.category !== 'name' || right.category !== 'name') return false;
  if (text.slice(left.end, right.start) !== ' ') return false;
  return [left, right].every(({ start, end }) =>
    /^\p{L}[\p{L}\p{M}'’-]*$/u.test(text.slice(start, end)),
  );
}
