/** Who works at the demonstration hospital, and the programs that call for them. Everybody is invented. */
import type { ReviewRole } from '../../governance/index.ts';

export const HOSPITAL = 'Harrow Falls Community Hospital';

export interface Employee {
  readonly id: string;
  readonly department: string;
  /** Roles in the tokens of the hospital's identity provider. */
  readonly roles: readonly string[];
  /** Days before the end of the story. Above 365 a training has run out. */
  readonly trainedDaysAgo: number;
  readonly hasMfa: boolean;
  /** The seat on the committee. */
  readonly seat?: ReviewRole;
}

const person = (
  id: string,
  department: string,
  roles: readonly string[],
  more: Partial<Employee> = {},
): Employee => ({ id, department, roles, trainedDaysAgo: 90, hasMfa: true, ...more });

export const STAFF: readonly Employee[] = [
  person('m.oyelaran', 'Medicine', ['physician', 'cmio']),
  person('s.lindqvist', 'Medicine', ['physician'], { trainedDaysAgo: 200 }),
  person('j.castellanos', 'Medicine', ['physician']),
  person('p.varga', 'Medicine', ['physician'], { trainedDaysAgo: 420 }),
  person('t.abernathy', 'Medicine', ['nurse']),
  person('r.okonjo', 'Medicine', ['nurse'], { trainedDaysAgo: 310 }),
  person('k.thorvald', 'Emergency', ['physician', 'emergency']),
  person('d.mbeki', 'Emergency', ['physician', 'emergency']),
  person('l.fitzwilliam', 'Emergency', ['nurse', 'emergency'], { hasMfa: false }),
  person('a.solberg', 'Oncology', ['physician']),
  person('y.tanaka', 'Oncology', ['nurse']),
  person('c.marchetti', 'Behavioral Health', ['physician', 'psychiatry']),
  person('b.nowak', 'Behavioral Health', ['social_worker']),
  person('h.delacroix', 'Revenue Cycle', ['coder']),
  person('g.pemberton', 'Revenue Cycle', ['coder'], { trainedDaysAgo: 380 }),
  person('n.achterberg', 'Revenue Cycle', ['coder', 'lead']),
  person('i.kowalczyk', 'Care Management', ['case_manager']),
  person('o.bergstrom', 'Care Management', ['case_manager']),
  person('e.whitlock', 'Research', ['researcher']),
  person('v.amadi', 'Research', ['researcher', 'lead']),
  person('f.haddad', 'Quality', ['physician', 'quality'], { seat: 'clinical' }),
  person('w.stromberg', 'Privacy Office', ['privacy_officer'], { seat: 'privacy' }),
  person('q.ferreira', 'Information Security', ['security_officer'], { seat: 'security' }),
  person('u.castellan', 'Ethics', ['ethicist'], { seat: 'ethics' }),
  person('x.delgado', 'Patient Council', ['patient_advocate'], {
    seat: 'patient_representative',
  }),
  person('z.hartmann', 'Information Technology', ['operations'], { seat: 'operations' }),
];

/** @throws where the story names somebody who does not work here: a slip of its author */
export function employee(id: string): Employee {
  const found = STAFF.find((one) => one.id === id);
  if (found === undefined) throw new Error(`nobody here is called ${id}`);
  return found;
}

export function seated(seat: ReviewRole): string {
  const found = STAFF.find((one) => one.seat === seat);
  if (found === undefined) throw new Error(`nobody sits for ${seat}`);
  return found.id;
}

/** Programs, and the groups that use cases and policies name. */
export const CALLERS = [
  { id: 'ehr-documents', groups: ['clinical'] },
  { id: 'inbox-assistant', groups: ['clinical'] },
  { id: 'coding-workbench', groups: ['revenue'] },
  { id: 'care-desk', groups: ['care-management'] },
  { id: 'research-portal', groups: ['research'] },
] as const;
export type CallerId = (typeof CALLERS)[number]['id'];
