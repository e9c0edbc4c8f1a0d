/** An administrator as the policy sees one. */
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
