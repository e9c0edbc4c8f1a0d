/** The most that a request may use, before anything of it was looked at: what is reserved for it. */
import { Failure } from '../../core/failures.ts';
import { isObject, type Json } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import { FORMATS } from '../../formats/index.ts';
import type { BilledTokens } from './prices.ts';
import { TokenEstimate } from './token-estimate.ts';

/** Operations that answer without tokens of their own. */
const ANSWERS_NOTHING: ReadonlySet<string> = new Set([
  'openai-embeddings',
  'anthropic-count-tokens',
]);

/** Fields in which the three APIs take the length of an answer. */
const LENGTH_FIELDS = ['max_completion_tokens', 'max_output_tokens', 'max_tokens'];

/** @param operation id of the wire format */
export function mostTokens(body: Json, operation: string): BilledTokens {
  const estimate = new TokenEstimate();
  addTexts(body, { estimate, media: mediaIn(body, operation), at: '', depth: 0 });
  const output = ANSWERS_NOTHING.has(operation) ? 0 : mostOutput(body);
  return { input: estimate.tokens, cachedInput: 0, output };
}

function mostOutput(body: Json): number {
  if (!isObject(body)) return 0;
  // All of them are sent, and which one holds is the upstream's to say.
  const asked = LENGTH_FIELDS.map((field) => body[field]).filter(isCount);
  const choices = isCount(body.n) ? body.n : 1;
  return choices * (asked.length > 0 ? Math.max(...asked) : LIMITS.outputTokensAssumed);
}

/**
 * Places of images, audio and files, of which a count of letters would be far off: the format says which they are, for
 * any text can look like Base64. None in a body that the format refuses: there all of it is estimated.
 */
function mediaIn(body: Json, operation: string): ReadonlySet<string> {
  if (!mayHoldMedia(body, 0)) return new Set();
  const format = FORMATS.find(({ id }) => id === operation);
  try {
    return new Set(format?.walk(body, { media: true }).media);
  } catch (thrown) {
    if (thrown instanceof Failure) return new Set();
    throw thrown;
  }
}

const MEDIA_LENGTH_MIN = 4096;

/** Nearly no request has a text so long without a blank in it, and is read by its format for this. */
function mayHoldMedia(value: Json, depth: number): boolean {
  if (typeof value === 'string') {
    return value.length >= MEDIA_LENGTH_MIN && !/\s/.test(value.slice(0, MEDIA_LENGTH_MIN));
  }
  if (typeof value !== 'object' || value === null || depth >= LIMITS.jsonDepthMax) return false;
  return Object.values(value).some((inner) => mayHoldMedia(inner, depth + 1));
}

interface Adding {
  readonly estimate: TokenEstimate;
  readonly media: ReadonlySet<string>;
  /** Path of the value, as formats write them: `messages[2].content`. */
  readonly at: string;
  readonly depth: number;
}

function addTexts(value: Json, { estimate, media, at, depth }: Adding): void {
  if (typeof value === 'string') estimate.push(`${value} `);
  if (typeof value !== 'object' || value === null || depth >= LIMITS.jsonDepthMax) return;
  for (const [key, inner] of Object.entries(value)) {
    const step = Array.isArray(value) ? `[${key}]` : `${at === '' ? '' : '.'}${key}`;
    const place = at + step;
    if (!media.has(place)) addTexts(inner, { estimate, media, at: place, depth: depth + 1 });
  }
}

const isCount = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
