/** Of OpenAI's two APIs, which tell alike how much of a prompt the server had in its cache. */
import { isObject, type Json } from '../core/json.ts';
import type { AnswerSeen } from './types.ts';

/** @param details `prompt_tokens_details` or `input_tokens_details` */
export function noteCached(details: Json | undefined, seen: AnswerSeen): void {
  if (isObject(details) && typeof details.cached_tokens === 'number') {
    seen.cachedInputTokens = details.cached_tokens;
  }
}
