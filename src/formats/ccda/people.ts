/** The people whom a C-CDA document names in its structured parts. */
import type { KnownAddress, KnownName, KnownPerson } from '../../core/person.ts';

const ROLES: Readonly<Record<string, KnownPerson['role']>> = {
  patientRole: 'patient',
  guardian: 'relative',
  associatedEntity: 'relative',
  relatedEntity: 'relative',
  relatedSubject: 'relative',
  assignedAuthor: 'practitioner',
  assignedEntity: 'practitioner',
  intendedRecipient: 'practitioner',
};

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface Collected {
  readonly element: string;
  readonly role: KnownPerson['role'];
  readonly ref: string;
  readonly names: { given: string[]; families: string[]; text?: string }[];
  readonly dates: string[];
  readonly phones: string[];
  readonly emails: string[];
  readonly addresses: (Writable<KnownAddress> & { lines: string[] })[];
  readonly identifiers: { value: string; type: string }[];
}

export class People {
  readonly #all: Collected[] = [];
  readonly #open: Collected[] = [];
  readonly #patients = new Set<string>();
  /** Elements of organisations that are open: what is in them is nobody's own. */
  #organizations = 0;

  open(element: string): void {
    if (element.endsWith('Organization')) this.#organizations += 1;
    const role = Object.hasOwn(ROLES, element) ? ROLES[element] : undefined;
    if (role !== undefined) {
      const ref = `${element}/${this.#all.length}`;
      const person: Collected = {
        element,
        role,
        ref,
        names: [],
        dates: [],
        phones: [],
        emails: [],
        addresses: [],
        identifiers: [],
      };
      this.#all.push(person);
      this.#open.push(person);
    }
    if (element === 'name') this.#person?.names.push({ given: [], families: [] });
    if (element === 'addr') this.#person?.addresses.push({ lines: [] });
  }

  close(element: string): void {
    if (element.endsWith('Organization')) this.#organizations -= 1;
    if (this.#open[this.#open.length - 1]?.element === element) this.#open.pop();
  }

  text(element: string, written: string): void {
    const person = this.#person;
    const text = written.trim();
    if (person === undefined || text === '') return;
    const name = person.names[person.names.length - 1];
    const address = person.addresses[person.addresses.length - 1];
    if (element === 'given') name?.given.push(text);
    else if (element === 'family') name?.families.push(text);
    else if (element === 'name' && name !== undefined) name.text = text;
    else if (address === undefined) return;
    else if (element === 'streetAddressLine' || element === 'addr') address.lines.push(text);
    else if (element === 'city') address.city = text;
    else if (element === 'county') address.district = text;
    else if (element === 'state') address.state = text;
    else if (element === 'postalCode') address.postalCode = text;
  }

  birth(value: string): void {
    const found = /^(\d{4})(\d\d)(\d\d)/.exec(value);
    if (found !== null) this.#person?.dates.push(`${found[1]}-${found[2]}-${found[3]}`);
  }

  telecom(category: string, text: string): void {
    if (category === 'phone' || category === 'fax') this.#person?.phones.push(text);
    if (category === 'email') this.#person?.emails.push(text);
  }

  identifier(category: string, value: string, around: string): void {
    const person = this.#person;
    if (person === undefined || person.element !== around) return;
    const type =
      category === 'medical_record_number' ? 'mrn' : category === 'ssn' ? 'ssn' : 'other';
    const isFirst = person.role === 'patient' && person.identifiers.length === 0;
    person.identifiers.push({ value, type });
    if (isFirst) this.#patients.add(value);
  }

  /** The one patient, by the first id. */
  get subject(): string | undefined {
    const [patient, ...others] = this.#patients;
    return patient === undefined || others.length > 0 ? undefined : `Patient/${patient}`;
  }

  get persons(): KnownPerson[] {
    const { subject } = this;
    return this.#all.flatMap(({ element: _, names, ...person }) => {
      const known = names.flatMap(knownNames);
      if (known.length === 0 && person.identifiers.length === 0) return [];
      const isSubject = person.role === 'patient' && subject !== undefined;
      return [{ ...person, names: known, ...(isSubject ? { ref: subject } : {}) }];
    });
  }

  get #person(): Collected | undefined {
    return this.#organizations > 0 ? undefined : this.#open[this.#open.length - 1];
  }
}

/** A family name at birth is one beside the other, as a repetition in HL7 v2 is. */
function knownNames({ given, families, text }: Collected['names'][number]): KnownName[] {
  if (families.length > 0) return families.map((family) => ({ given, family }));
  if (given.length > 0) return [{ given }];
  return text === undefined ? [] : [{ given, text }];
}
