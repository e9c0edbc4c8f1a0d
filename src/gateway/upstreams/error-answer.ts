/**
 * What is kept of an answer that is an error: its status, its codes where they are words of OpenAI's,
 * Anthropic's or another known server's API, and how long to wait. Never its message, because servers
 * quote the request in it, and no code that is not listed, because it could be anything.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { type Facts, Failure } from '../../core/failures.ts';
import { isObject, type Json } from '../../core/json.ts';

export interface ErrorAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The beginning of its body. */
  readonly body: readonly Buffer[];
}

export function refused({ status, headers, body }: ErrorAnswer): Failure {
  const facts = { upstreamStatus: status, ...codesIn(Buffer.concat(body)), ...waitIn(headers) };
  return new Failure(status === 429 ? 'upstream_rate_limited' : 'upstream_refused', facts);
}

function codesIn(body: Buffer): Facts {
  try {
    const parsed: Json = JSON.parse(body.toString('utf8'));
    const error = isObject(parsed) && isObject(parsed.error) ? parsed.error : parsed;
    if (!isObject(error)) return {};
    return {
      ...(CODES.has(error.code) && { upstreamCode: error.code as string }),
      ...(TYPES.has(error.type) && { upstreamType: error.type as string }),
    };
  } catch {
    return {};
  }
}

/** Seconds to wait: said in digits, or as the time until which, RFC 9110 §10.2.3. */
function waitIn(headers: IncomingHttpHeaders): Facts {
  const written = headers['retry-after'] ?? '';
  if (/^\d{1,6}$/.test(written)) return { retryAfter: Number(written) };
  if (!HTTP_DATE.test(written)) return {};
  // By the server's own clock, where it says what that shows.
  const { date = '' } = headers;
  const now = HTTP_DATE.test(date) ? Date.parse(date) : Date.now();
  const seconds = Math.ceil((Date.parse(written) - now) / 1000);
  return seconds <= RETRY_AFTER_MAX ? { retryAfter: Math.max(0, seconds) } : {};
}

/** IMF-fixdate, RFC 9110 §5.6.7. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RETRY_AFTER_MAX = 999_999;

const CODES: ReadonlySet<unknown> = new Set([
  // The request is too large, or asks for too much
  'array_above_max_length',
  'context_length_exceeded',
  'integer_above_max_value',
  'integer_below_min_value',
  'max_tokens_exceeded',
  'request_too_large',
  'string_above_max_length',
  // A field is wrong
  'decimal_above_max_value',
  'decimal_below_min_value',
  'empty_array',
  'empty_string',
  'invalid_function_parameters',
  'invalid_json_schema',
  'invalid_prompt',
  'invalid_request_error',
  'invalid_type',
  'invalid_value',
  'json_validate_failed',
  'missing_required_parameter',
  'previous_response_not_found',
  'tool_use_failed',
  'unknown_parameter',
  'unsupported_parameter',
  'unsupported_value',
  // What it is about
  'content_filter',
  'content_policy_violation',
  // The model
  'DeploymentNotFound',
  'model_decommissioned',
  'model_not_found',
  'OperationNotSupported',
  // The account and the moment
  'billing_hard_limit_reached',
  'engine_overloaded',
  'insufficient_quota',
  'invalid_api_key',
  'rate_limit_exceeded',
  'server_error',
  'slow_down',
]);

const TYPES: ReadonlySet<unknown> = new Set([
  'api_error',
  'authentication_error',
  'billing_error',
  'exceed_context_size_error', // llama.cpp
  'insufficient_quota',
  'invalid_request_error',
  'not_found_error',
  'not_supported_error',
  'overloaded_error',
  'permission_error',
  'rate_limit_error',
  'request_too_large',
  'requests', // OpenAI's rate limits, by what there are too many of
  'server_error',
  'timeout_error',
  'tokens',
  'unavailable_error', // llama.cpp, while it loads
]);
