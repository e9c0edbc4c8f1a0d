/** What will be known of the output of a request, before it is sent. */
import type { Json } from '../core/json.ts';
import {
  type InForce,
  type OutputTraces,
  type RequestTrace,
  WRITING_FORMATS,
} from '../governance/index.ts';
import type { Call, Prepared } from './exchange.ts';

/** @param body as it is sent. @returns undefined for operations that make no text */
export function traceOutput(
  { id, format }: Call,
  {
    identity: { useCase, promptVersion },
    persons,
    duties: { approval },
    inForce: { version, requiresAcceptance },
  }: Pick<Prepared, 'identity' | 'persons' | 'duties'> & { readonly inForce: InForce },
  body: Json,
  outputs: OutputTraces,
): RequestTrace | undefined {
  if (!WRITING_FORMATS.has(format.id)) return undefined;
  const patients = persons.filter(({ role }) => role === 'patient').map(({ ref }) => ref);
  const made = {
    exchange: id,
    useCase,
    version,
    requiresAcceptance: requiresAcceptance || approval,
    body,
  };
  return outputs.ofRequest({ ...made, promptVersion, patients });
}
