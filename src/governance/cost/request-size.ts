/** The most that a request may use, before anything of it was looked at: what is reserved for it. */
import { isObject, type Json } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import type { BilledTokens } from './prices.ts';
import { TokenEstimate } from './token-estimate.ts';

/** Operations that answer without tokens of their own. */
const ANSWERS_NOTHING: ReadonlySet<string> = new Set([
  'openai-embeddings',
  'anthropic-count-tokens',
]);

/** Fields in which the three APIs take the length of an answer, the newest first. */
const LENGTH_FIELDS = ['max_completion_tokens', 'max_output_tokens', 'max_tokens'];

/** @param operation id of the wire format */
export function mostTokens(body: Json, operation: string): BilledTokens {
  const estimate = new TokenEstimate();
  addTexts(body, estimate, 0);
  const output = ANSWERS_NOTHING.has(operation) ? 0 : mostOutput(body);
  return { input: estimate.tokens, cachedInput: 0, output };
}

function mostOutput(body: Json): number {
  if (!isObject(body)) return 0;
  const asked = LENGTH_FIELDS.map((field) => body[field]).find(isCount);
  const choices = isCount(body.n) ? body.n : 1;
  return choices * (asked ?? LIMITS.outputTokensAssumed);
}

function addTexts(value: Json, estimate: TokenEstimate, depth: number): void {
  if (typeof value === 'string') {
    if (!isEncoded(value)) estimate.push(`${value} `);
  } else if (typeof value === 'object' && value !== null && depth < LIMITS.jsonDepthMax) {
    for (const inner of Object.values(value)) addTexts(inner, estimate, depth + 1);
  }
}

const ENCODED_LENGTH_MIN = 4096;

/** An image or file in Base64, of which a count of letters would be far off: it is not estimated. */
function isEncoded(text: string): boolean {
  return text.length >= ENCODED_LENGTH_MIN && !/\s/.test(text.slice(0, ENCODED_LENGTH_MIN));
}

const isCount = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
