/**
 * A pack's question in the shape of each API that the gateway speaks, and the answer out of it. Each API has
 * one way to hold a model to a schema: OpenAI's `response_format`, and a tool that Anthropic's must call.
 */
import { isObject, type JsonObject } from '../../core/json.ts';
import type { Question } from '../../packs/index.ts';

export interface AskShape {
  readonly path: string;
  /** How the gateway tells which API a list of models is for. */
  readonly headers: Readonly<Record<string, string>>;
  /** @param demographics of the patient, for the gateway alone */
  body(question: Question, model: string, demographics: string | undefined): JsonObject;
  /** The answer as JSON source; undefined where the model wrote none, or several. */
  text(answer: JsonObject, question: Question): string | undefined;
}

const openai: AskShape = {
  path: '/v1/chat/completions',
  headers: {},
  body: ({ messages, name, schema }, model, demographics) => ({
    model,
    messages: messages.map((message) => ({ ...message })),
    temperature: 0,
    response_format: { type: 'json_schema', json_schema: { name, schema, strict: true } },
    ...metadata(demographics),
  }),
  text({ choices }) {
    const [choice] = Array.isArray(choices) ? choices : [];
    const message = isObject(choice) ? choice.message : undefined;
    const content = isObject(message) ? message.content : undefined;
    return typeof content === 'string' ? content : undefined;
  },
};

/** The API wants a bound: the lists of a long record stay below it. */
const ANSWER_TOKENS_MAX = 8192;

const anthropic: AskShape = {
  path: '/v1/messages',
  headers: { 'anthropic-version': '2023-06-01' },
  body: ({ messages, name, schema }, model, demographics) => ({
    model,
    max_tokens: ANSWER_TOKENS_MAX,
    temperature: 0,
    system: messages
      .flatMap(({ role, content }) => (role === 'system' ? [content] : []))
      .join('\n'),
    messages: messages.filter(({ role }) => role === 'user').map((message) => ({ ...message })),
    tools: [{ name, description: 'Takes the answer.', input_schema: schema }],
    tool_choice: { type: 'tool', name, disable_parallel_tool_use: true },
    ...metadata(demographics),
  }),
  text({ content }, { name }) {
    const blocks = Array.isArray(content) ? content.filter(isObject) : [];
    const called = blocks.filter(({ type }) => type === 'tool_use');
    const [one] = called;
    // Of several, or of a tool that nobody offered, none is the answer.
    if (one !== undefined) {
      return called.length === 1 && one.name === name ? JSON.stringify(one.input) : undefined;
    }
    const said = blocks.flatMap(({ type, text }) => (type === 'text' ? [String(text)] : []));
    return said.length === 0 ? undefined : said.join('');
  },
};

function metadata(demographics: string | undefined): JsonObject {
  return demographics === undefined ? {} : { metadata: { chaperone_patient: demographics } };
}

/** In the order in which a model is looked for. */
export const ASK_SHAPES: readonly AskShape[] = [openai, anthropic];
