/** An administrator as the policy sees one, and what takes a person whatever the policy says. */
import { Failure } from '../core/failures.ts';
import type { AdminRequest } from '../policy/index.ts';
import type { Administrator } from './administrator.ts';

export function administratorOf({
  id,
  isProgram,
  facts,
}: Administrator): AdminRequest['administrator'] {
  const { roles, organisation, hasMfa } = facts;
  return { id, isProgram, roles, hasMfa, ...(organisation === undefined ? {} : { organisation }) };
}

/**
 * By which somebody writes, judges or answers for what goes to patients: whoever has a key could be anybody, an author or
 * reviewer included.
 *
 * @throws Failure lifecycle_person
 */
export function assertPerson({ by }: { readonly by: Administrator }): void {
  if (by.isProgram) throw new Failure('lifecycle_person', { because: 'program' });
  if (!by.facts.hasMfa) throw new Failure('lifecycle_person', { because: 'second_factor' });
}
