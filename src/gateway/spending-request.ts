/** What rate limits and budgets are asked about. */
import type { SpendingRequest } from '../governance/index.ts';
import type { Call } from './exchange.ts';
import type { Identity } from './identity.ts';

export function spendingRequest(
  { id, format, body }: Call,
  { caller, user, userFacts: { organisation }, useCase }: Identity,
): SpendingRequest {
  const who = { id: user, ...(organisation !== undefined && { organisation }) };
  return { exchange: id, caller, user: who, useCase, operation: format.id, body };
}
