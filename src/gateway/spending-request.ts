/** What rate limits and budgets are asked about. */
import type { SpendingRequest } from '../governance/index.ts';
import type { Call } from './exchange.ts';
import type { Identity } from './identity.ts';

export function spendingRequest(
  { id, format, body }: Call,
  { caller, user, useCase }: Identity,
): SpendingRequest {
  return { exchange: id, caller, user: { id: user }, useCase, operation: format.id, body };
}
