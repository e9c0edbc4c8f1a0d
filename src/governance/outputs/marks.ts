/**
 * What outputs are found by without their text being kept: HMACs under the key of the patient lookups, so
 * that nobody without the key can try texts out, and two sites' marks of one text are not the same.
 */
import { HmacSha256 } from '../../core/hash.ts';
import { isObject, type Json } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';

/**
 * The mark of an answer's text, hexadecimal: HMAC-SHA256(index key, `content` ‖ 0x00 ‖ text), the text in
 * composition form C, runs of white space as one space, none at the ends. So a text that was copied into a
 * note, and wrapped anew there, is found; one in which a word was changed is not.
 *
 * @returns undefined for a text so short that it says nothing ("Yes.")
 */
export function contentMark(text: string, indexKey: Uint8Array): string | undefined {
  const composed = text.normalize('NFC').trim();
  const normal = UNEVEN.test(composed) ? composed.replace(/\s+/g, ' ') : composed;
  if (normal.length < LIMITS.markedTextLengthMin) return undefined;
  return new HmacSha256(indexKey).digest('content\0', normal).toString('hex');
}

/** White space that is no single blank: answers mostly have none, or a little. */
const UNEVEN = /[^\S ]| {2}/;

/**
 * The mark of the system prompt of a body, as it is sent: HMAC-SHA256(index key, `prompt` ‖ 0x00 ‖ JSON of its
 * parts in their order). One character more is another prompt. A prompt with data of a patient in it is another
 * one for each patient; callers with such prompts name the version in a header.
 *
 * @returns hexadecimal; undefined where the body has no system prompt
 */
export function promptMark(body: Json, indexKey: Uint8Array): string | undefined {
  const parts = systemPrompt(body);
  if (parts.length === 0) return undefined;
  return new HmacSha256(indexKey).digest('prompt\0', JSON.stringify(parts)).toString('hex');
}

/** `instructions` (OpenAI Responses), `system` (Anthropic), and messages of those who set the rules. */
function systemPrompt(body: Json): Json[] {
  if (!isObject(body)) return [];
  const { instructions, system, messages, input } = body;
  const said = [messages, input].flatMap((list) => (Array.isArray(list) ? list : []));
  const ruling = said
    .filter(isObject)
    .filter(({ role }) => role === 'system' || role === 'developer');
  const parts = [instructions, system, ...ruling.map(({ content }) => content)];
  return parts.filter((part) => part !== undefined && part !== null);
}

/** Settings of the model by the names that the APIs have for them. Numbers out of these bounds say something else. */
const PARAMETERS: Readonly<Record<string, readonly [name: string, max: number]>> = {
  temperature: ['temperature', 2],
  top_p: ['topP', 1],
  top_k: ['topK', LIMITS.vocabularySizeMax],
  frequency_penalty: ['frequencyPenalty', 2],
  presence_penalty: ['presencePenalty', 2],
  max_tokens: ['maxTokens', LIMITS.settingTokensMax],
  max_completion_tokens: ['maxTokens', LIMITS.settingTokensMax],
  max_output_tokens: ['maxTokens', LIMITS.settingTokensMax],
};

/** The settings of a body as it is sent. Not the seed: callers make it from record numbers. */
export function parametersOf(body: Json): Record<string, number> {
  if (!isObject(body)) return {};
  return Object.fromEntries(
    Object.entries(PARAMETERS).flatMap(([field, [name, max]]) => {
      const value = body[field];
      return typeof value === 'number' && Math.abs(value) <= max ? [[name, value]] : [];
    }),
  );
}

/** The seed of a body as it is sent, to be kept where it can be erased. */
export function seedOf(body: Json): number | undefined {
  const seed = isObject(body) ? (body.seed ?? body.random_seed) : undefined;
  return typeof seed === 'number' ? seed : undefined;
}
