/**
 * The people whom a message names: the patient (PID), next of kin (NK1), guarantor (GT1), insured
 * (IN1, IN2), and clinicians (XCN, wherever it stands).
 */
import type { KnownAddress, KnownIdentifier, KnownName, KnownPerson } from '../../core/person.ts';
import type { Treatment } from './datatypes.ts';

interface Collected {
  readonly ref: string;
  readonly role: KnownPerson['role'];
  readonly names: KnownName[];
  readonly dates: string[];
  readonly phones: string[];
  readonly emails: string[];
  readonly addresses: KnownAddress[];
  readonly identifiers: KnownIdentifier[];
}

/** Fields with the day of birth, and those whose name is somebody else's. */
const BIRTH: Readonly<Record<string, number>> = { PID: 7, NK1: 16, GT1: 8, IN1: 18 };
const OTHERS: Readonly<Record<string, readonly number[]>> = {
  PID: [6, 21],
  NK1: [26, 30, 31, 32],
  GT1: [4, 16, 17, 18, 42, 45, 46],
  IN1: [5, 6, 7, 44],
  IN2: [7, 9, 40, 49, 50, 52, 53],
};

export class People {
  readonly #people: Collected[] = [];
  readonly #clinicians = new Map<string, KnownPerson>();
  /** Of each PID, the ids of its PID-3. */
  readonly #patients: PatientId[][] = [];
  #current: Collected | undefined;
  #counts = 0;

  segment(name: string): void {
    this.#current = undefined;
    if (name === 'PID') this.#patients.push([]);
    if (name !== 'PID' && !Object.hasOwn(OTHERS, name)) return;
    this.#counts += 1;
    this.#current = collected(`${name}/${this.#counts}`, name === 'PID' ? 'patient' : 'relative');
    this.#people.push(this.#current);
  }

  /**
   * @param said text of a component, its first subcomponent
   */
  field(
    segment: string,
    number: number,
    datatype: Treatment,
    said: (component: number) => string,
  ): void {
    if (datatype === 'XCN' || datatype === 'PPN') {
      this.#clinician(said);
      return;
    }
    const person = this.#current;
    if (person === undefined) return;
    const isOther = OTHERS[segment]?.includes(number) ?? false;
    const target = isOther ? this.#relative(segment, number) : person;
    if (BIRTH[segment] === number) target.dates.push(...day(said(1)));
    else if (datatype === 'XPN') target.names.push(...nameOf(said, 1));
    else if (datatype === 'XAD') target.addresses.push(...addressOf(said));
    else if (datatype === 'XTN') contact(target, said);
    else if (datatype === 'CX' && segment === 'PID') this.#identifier(target, number, said);
    else if (datatype === 'ssn') target.identifiers.push({ value: said(1), type: 'ssn' });
  }

  /**
   * The one patient, by an id of PID-3: by its value alone, as tables and C-CDA have it, for each of them
   * writes authorities in its own way or not at all. Two authorities are two patients within a message.
   */
  get subject(): string | undefined {
    const named = this.#patients.filter((ids) => ids.length > 0).map(idOf);
    const [patient, ...others] = named;
    const isOne = others.every(
      ({ value, authority }) => value === patient!.value && authority === patient!.authority,
    );
    return patient !== undefined && isOne ? `Patient/${patient.value}` : undefined;
  }

  get persons(): KnownPerson[] {
    const subject = this.subject;
    return [...this.#people, ...this.#clinicians.values()]
      .filter(isKnown)
      .map((person) =>
        person.role === 'patient' && subject !== undefined ? { ...person, ref: subject } : person,
      );
  }

  #identifier(target: Collected, number: number, said: (component: number) => string): void {
    const value = said(1);
    if (value === '' || value === '""') return;
    const code = said(5);
    target.identifiers.push({ value, type: TYPES.get(code) ?? 'other' });
    if (number === 3) this.#patients.at(-1)!.push({ value, type: code, authority: said(4) });
  }

  /** Somebody else whom the segment names: a mother, an employer. */
  #relative(segment: string, number: number): Collected {
    const ref = `${segment}/${this.#counts}/${number}`;
    const there = this.#people.find((person) => person.ref === ref);
    if (there !== undefined) return there;
    const relative = collected(ref, 'relative');
    this.#people.push(relative);
    return relative;
  }

  #clinician(said: (component: number) => string): void {
    const names = nameOf(said, 2);
    const id = said(1);
    if (names.length === 0) return;
    const ref = `Practitioner/${id === '' ? JSON.stringify(names) : id}`;
    this.#clinicians.set(ref, { ...collected(ref, 'practitioner'), names });
  }
}

/** A repetition of PID-3. */
interface PatientId {
  readonly value: string;
  /** CX-5, table 0203. */
  readonly type: string;
  /** CX-4. */
  readonly authority: string;
}

/** Types by which a patient is known, the best first: record numbers, one of no type, then the others. */
const BY_TYPE = ['MR', 'PI', 'PT', '', 'SS', 'DL', 'MC', 'MA', 'MB'];

/** Which of its ids names a patient. Senders order them as they like: their places say nothing. */
function idOf(ids: readonly PatientId[]): PatientId {
  const rank = ({ type }: PatientId) =>
    BY_TYPE.includes(type) ? BY_TYPE.indexOf(type) : BY_TYPE.length;
  const spelled = ({ type, authority, value }: PatientId) =>
    JSON.stringify([type, authority, value]);
  return ids.reduce((best, id) => {
    const further = rank(id) - rank(best);
    return further < 0 || (further === 0 && spelled(id) < spelled(best)) ? id : best;
  });
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['MR', 'mrn'],
  ['PI', 'mrn'],
  ['PT', 'mrn'],
  ['SS', 'ssn'],
  ['DL', 'license'],
  ['MB', 'member'],
  ['MC', 'member'],
  ['MA', 'member'],
  ['AN', 'account'],
]);

function collected(ref: string, role: KnownPerson['role']): Collected {
  return {
    ref,
    role,
    names: [],
    dates: [],
    phones: [],
    emails: [],
    addresses: [],
    identifiers: [],
  };
}

function nameOf(said: (component: number) => string, first: number): KnownName[] {
  const family = said(first);
  const given = [said(first + 1), said(first + 2)].filter(isThere);
  if (!isThere(family) && given.length === 0) return [];
  return [{ given, ...(isThere(family) ? { family } : {}) }];
}

function addressOf(said: (component: number) => string): KnownAddress[] {
  const lines = [said(1), said(2)].filter(isThere);
  const parts = { city: said(3), state: said(4), postalCode: said(5), district: said(9) };
  const known = Object.fromEntries(Object.entries(parts).filter(([, part]) => isThere(part)));
  return lines.length + Object.keys(known).length === 0 ? [] : [{ lines, ...known }];
}

function contact(person: Collected, said: (component: number) => string): void {
  const [written, mail, area, local, whole] = [said(1), said(4), said(6), said(7), said(12)];
  for (const phone of [written, whole, area === '' ? local : `${area}-${local}`]) {
    if (/\d{3}/.test(phone) && !phone.includes('@')) person.phones.push(phone);
  }
  for (const one of [written, mail]) if (one.includes('@')) person.emails.push(one);
}

function day(text: string): string[] {
  const found = /^(\d{4})(\d\d)(\d\d)/.exec(text);
  return found === null ? [] : [`${found[1]}-${found[2]}-${found[3]}`];
}

function isThere(text: string): boolean {
  return text !== '' && text !== '""';
}

function isKnown({ names, dates, phones, emails, addresses, identifiers }: KnownPerson): boolean {
  return [names, dates, phones, emails, addresses, identifiers].some((list) => list.length > 0);
}
