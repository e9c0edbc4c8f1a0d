/** Failures in the shape of OpenAI's API, as its clients read them. */
import type { Failure } from '../core/failures.ts';
import type { JsonObject } from '../core/json.ts';
import type { SseEvent } from './types.ts';

/**
 * `{"error": {…}}`; `code` is ours and stable, or the model server's where the caller is told what that
 * has said; `param` is the place in the request.
 */
export function openaiFailureBody(failure: Failure, requestId: string): JsonObject {
  const { at } = failure.facts;
  const { code, type } = saidUpstream(failure);
  return {
    error: {
      message: sentence(failure, requestId),
      type: type ?? errorType(failure.status),
      param: typeof at === 'string' && at !== '' ? at : null,
      code: code ?? failure.code,
    },
  };
}

/** Code and type of the model server's own error, where its status is told as well. */
export function saidUpstream({ status, facts }: Failure): { code?: string; type?: string } {
  const { upstreamStatus, upstreamCode: code, upstreamType: type } = facts;
  if (upstreamStatus !== status) return {};
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof type === 'string' && { type }),
  };
}

/** What OpenAI does in the middle of a stream: one event, and no `[DONE]` after it. */
export function openaiFailureEvents(failure: Failure, requestId: string): SseEvent[] {
  return [{ data: JSON.stringify(openaiFailureBody(failure, requestId)) }];
}

/** The failure in words, with its facts (which never hold text of a request or an answer). */
export function sentence(failure: Failure, requestId: string): string {
  const facts = Object.entries(failure.facts).filter(([, value]) => value !== '');
  const told = facts.map(([name, value]) => `${name}: ${shown(value)}`);
  return `${failure.message} (${[...told, `request: ${requestId}`].join('; ')})`;
}

function shown(value: Failure['facts'][string]): string {
  return typeof value === 'object' ? value.join(', ') : String(value);
}

function errorType(status: number): string {
  if (status === 401) return 'authentication_error';
  if (status === 403) return 'permission_error';
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}
