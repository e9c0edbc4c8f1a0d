/**
 * A budget: what may be spent in a day or a month of the site, by all, by one use case, department, user
 * or model, or by each of them. At the soft limit people are told; at the hard one policy denies, until
 * the period ends.
 */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import type { Json } from '../../core/json.ts';
import { USAGE_SCOPES } from './usage-store.ts';

export interface Budget {
  readonly id: string;
  readonly scope: (typeof USAGE_SCOPES)[number];
  /** Id of the use case, name of the model, …; absent: a limit of this size for each of them. */
  readonly of?: string;
  readonly period: 'day' | 'month';
  /** `tokens`, or the currency (ISO 4217): only what was billed in it counts. */
  readonly unit: string;
  /** Units of the currency, or tokens. */
  readonly soft?: number;
  readonly hard?: number;
  /** No longer in force: documents of the register are never deleted. */
  readonly isWithdrawn?: boolean;
}

const limit = z.number().nonnegative().max(1e12);

export const budgetSchema = z
  .strictObject({
    title: z.string().max(256).exactOptional(),
    scope: z.enum(USAGE_SCOPES),
    of: z.string().min(1).max(256).exactOptional(),
    period: z.enum(['day', 'month']),
    unit: z.string().regex(/^(?:tokens|[A-Z]{3})$/),
    soft: limit.exactOptional(),
    hard: limit.exactOptional(),
    isWithdrawn: z.boolean().exactOptional(),
  })
  .superRefine((budget, context) => {
    const fault = budgetFault(budget);
    if (fault !== undefined) context.addIssue({ code: 'custom', ...fault });
  });

/**
 * A document of kind `budget`.
 *
 * @throws Failure invalid_value naming the field
 */
export function parseBudget(id: string, document: Json): Budget {
  const parsed = budgetSchema.safeParse(document);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new Failure('invalid_value', { at: `budget ${id}${at && `: ${at}`}` });
  }
  return { id, ...parsed.data };
}

/** What is wrong between the fields of a budget, and what to write. */
function budgetFault({
  scope,
  of,
  soft,
  hard,
}: Pick<Budget, 'scope' | 'of' | 'soft' | 'hard'>):
  | { readonly path: string[]; readonly message: string }
  | undefined {
  if (scope === 'all' && of !== undefined) {
    return { path: ['of'], message: 'a budget of all has no `of`' };
  }
  if (soft === undefined && hard === undefined) {
    return { path: ['hard'], message: 'give a soft limit, a hard one, or both' };
  }
  if (soft !== undefined && hard !== undefined && soft > hard) {
    return { path: ['soft'], message: 'the soft limit is above the hard one' };
  }
  return undefined;
}
