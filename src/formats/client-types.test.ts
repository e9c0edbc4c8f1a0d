/** The types of the official clients: of every field and part that they can send it is known here what becomes of it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import type { JsonObject } from '../core/json.ts';
import { anthropicMessages } from './anthropic-messages.ts';
import { openaiChat } from './openai-chat.ts';
import { openaiResponses } from './openai-responses.ts';
import type { WireFormat } from './types.ts';

const declared = (path: string) =>
  readFileSync(new URL(`../../node_modules/${path}.d.ts`, import.meta.url), 'utf8');
const CHAT = declared('openai/resources/chat/completions/completions');
const RESPONSES = declared('openai/resources/responses/responses');
const MESSAGES = declared('@anthropic-ai/sdk/resources/beta/messages/messages');

/** Names of the fields of an interface. */
function fieldsOf(source: string, name: string): string[] {
  const [, body = ''] = new RegExp(`interface ${name} \\{\n([\\s\\S]*?)\n\\}`).exec(source) ?? [];
  return [...body.matchAll(/^ {4}(\w+)\??:/gm)].map(([, field]) => field!);
}

/** What `type` may say in the members of a union, of which some are interfaces in a namespace. */
function typesOf(source: string, union: string): string[] {
  const [, members = ''] = new RegExp(`export type ${union} = ([^;]+);`).exec(source) ?? [];
  return members.split('|').flatMap((member) => {
    const [space, name = space] = member.trim().split('.');
    const from = name === space ? 0 : source.indexOf(`declare namespace ${space} `);
    const at = source.indexOf(`interface ${name} {`, from);
    const body =
      at < 0 ? '' : source.slice(at, source.indexOf(name === space ? '\n}' : '\n    }', at));
    return [...(/^ {4,8}type\??: ('.*');/m.exec(body)?.[1]?.matchAll(/'([^']+)'/g) ?? [])].map(
      ([, type]) => type!,
    );
  });
}

const chat = { model: 'm', messages: [] };
const responses = { model: 'm' };
const messages = { model: 'm', max_tokens: 9, messages: [] };
const said = (content: JsonObject) => ({ messages: [{ role: 'user', content: [content] }] });

test.each<[string, WireFormat, JsonObject, readonly string[], (named: string) => JsonObject]>([
  [
    'fields of chat',
    openaiChat,
    chat,
    fieldsOf(CHAT, 'ChatCompletionCreateParamsBase'),
    (field) => ({ [field]: true }),
  ],
  [
    'fields of responses',
    openaiResponses,
    responses,
    fieldsOf(RESPONSES, 'ResponseCreateParamsBase'),
    (field) => ({ [field]: true }),
  ],
  [
    'items of responses',
    openaiResponses,
    responses,
    typesOf(RESPONSES, 'ResponseInputItem'),
    (type) => ({ input: [{ type }] }),
  ],
  [
    'tools of responses',
    openaiResponses,
    responses,
    typesOf(RESPONSES, 'Tool'),
    (type) => ({ tools: [{ type }] }),
  ],
  [
    'fields of messages',
    anthropicMessages,
    messages,
    fieldsOf(MESSAGES, 'MessageCreateParamsBase'),
    (field) => ({ [field]: true }),
  ],
  [
    'blocks of messages',
    anthropicMessages,
    messages,
    typesOf(MESSAGES, 'BetaContentBlockParam'),
    (type) => said({ type }),
  ],
  [
    'tools of messages',
    anthropicMessages,
    messages,
    typesOf(MESSAGES, 'BetaToolUnion'),
    (type) => ({ tools: [{ type }] }),
  ],
])('%s: walked, or refused with what to do instead', (_, { walk }, body, names, sent) => {
  expect(names.length).toBeGreaterThan(9);
  const unknown = names.filter((name) => {
    try {
      walk({ ...body, ...sent(name) }, { media: false });
    } catch (thrown) {
      const { code, facts } = thrown as Failure;
      return (
        !(thrown instanceof Failure) || (code.startsWith('unknown_') && facts.remedy === undefined)
      );
    }
    return false;
  });
  expect(unknown).toEqual([]);
});

test.each<[WireFormat, JsonObject]>([
  [
    anthropicMessages,
    {
      ...messages,
      thinking: { type: 'adaptive', block_binding: { prefix_mismatch_behavior: 'drop_block' } },
    },
  ],
  [
    anthropicMessages,
    {
      ...messages,
      output_config: { task_budget: { type: 'tokens', total: 20_000, remaining: 9000 } },
    },
  ],
  [
    anthropicMessages,
    {
      ...messages,
      messages: [
        { role: 'system', content: 'x', clear_at: 'never', output_config: { effort: 'low' } },
      ],
    },
  ],
  [
    openaiResponses,
    { access_programs: { cyber: 'standard' }, image: { context_compression: 'auto' } },
  ],
  [openaiResponses, { input: [{ type: 'compaction_trigger' }], service_tier: 'ultrafast' }],
])('settings that say nothing of anybody pass: %#', ({ walk }, more) => {
  const body = { model: 'm', ...more };
  expect(walk(body, { media: false }).apply([], { model: 'm', drop: false })).toEqual(body);
});

test('what a model thought comes back in a chat as it does in a message', () => {
  const thinking_blocks = [
    { type: 'thinking', thinking: 'unsigned' },
    { type: 'thinking', thinking: 'signed', signature: 'c2ln' },
    { type: 'redacted_thinking', data: 'ZGF0YQ==' },
  ];
  const body = { ...chat, messages: [{ role: 'assistant', content: 'x', thinking_blocks }] };
  const { loci, sealed } = openaiChat.walk(body, { media: false });
  expect(loci.map(({ text }) => text)).toEqual(['x', 'unsigned']);
  expect(sealed).toEqual(['c2ln\nsigned', 'ZGF0YQ==']);
});
