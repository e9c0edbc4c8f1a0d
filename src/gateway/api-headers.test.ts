import { expect, test } from 'vitest';
import { Failure } from '../core/failures.ts';
import { FORMATS } from '../formats/index.ts';
import { apiHeaders } from './api-headers.ts';
import type { Headers } from './caller.ts';

const anthropic = FORMATS.find(({ id }) => id === 'anthropic-messages')!;
const openai = FORMATS.find(({ id }) => id === 'openai-chat')!;

const VERSION = { 'anthropic-version': '2023-06-01' };

const CLAUDE_CODE = [
  'claude-code-20250219',
  'interleaved-thinking-2025-05-14',
  'redact-thinking-2026-02-12',
  'thinking-token-count-2026-05-13',
  'context-management-2025-06-27',
  'prompt-caching-scope-2026-01-05',
  'mid-conversation-system-2026-04-07',
  'effort-2025-11-24',
];

test.each<[string, Headers, string | undefined, object]>([
  ['nothing', {}, undefined, { headers: VERSION, betas: [] }],
  [
    'a version of its own',
    { 'anthropic-version': '2026-10-21' },
    '',
    { headers: { 'anthropic-version': '2026-10-21' }, betas: [] },
  ],
  [
    'betas, some of them twice',
    { 'anthropic-beta': 'context-1m-2025-08-07, effort-2025-11-24,,context-1m-2025-08-07' },
    'beta=true',
    {
      headers: { ...VERSION, 'anthropic-beta': 'context-1m-2025-08-07,effort-2025-11-24' },
      query: 'beta=true',
      betas: ['context-1m-2025-08-07', 'effort-2025-11-24'],
    },
  ],
  [
    'what Claude Code asks a gateway for',
    { 'anthropic-beta': CLAUDE_CODE.join(',') },
    'beta=true',
    {
      headers: { ...VERSION, 'anthropic-beta': CLAUDE_CODE.join(',') },
      query: 'beta=true',
      betas: CLAUDE_CODE,
    },
  ],
  [
    'the mark of the beta namespace, and nothing else of a query',
    {},
    'patient=Achterberg&beta=true',
    { headers: VERSION, query: 'beta=true', betas: [] },
  ],
  ['another mark', {}, 'beta=Achterberg', { headers: VERSION, betas: [] }],
  [
    'what says who asks and on whose account',
    {
      'anthropic-user-profile-id': 'u',
      'anthropic-workspace-id': 'w',
      'x-stainless-os': 'Linux',
      'user-agent': 'x',
      'idempotency-key': 'k',
    },
    undefined,
    { headers: VERSION, betas: [] },
  ],
])("to Anthropic's API: %s", (_what, headers, query, expected) => {
  const asked = { format: anthropic, headers, ...(query !== undefined && { query }) };
  expect(apiHeaders(asked)).toEqual(expected);
});

test.each<Headers>([
  {},
  { 'openai-organization': 'org', 'openai-project': 'p', 'x-client-request-id': 'r' },
  { 'openai-beta': 'assistants=v2' }, // of other endpoints
  { 'anthropic-version': '2023-06-01', 'anthropic-beta': 'skills-2025-10-02' },
])("to OpenAI's API goes nothing of %j", (headers) => {
  expect(apiHeaders({ format: openai, headers, query: 'beta=true' })).toEqual({
    headers: {},
    betas: [],
  });
});

test.each([
  [anthropic, { 'anthropic-beta': 'context-1m-2025-08-07,skills-2025-10-02' }, 'skills-2025-10-02'],
  [anthropic, { 'anthropic-beta': 'context-1m-2031-01-01' }, 'context-1m-2031-01-01'],
  [anthropic, { 'anthropic-beta': 'Achterberg, Rosalind' }, 'unprintable'],
  [openai, { 'openai-beta': 'agents=v1' }, 'unprintable'],
])(
  'a beta that is not known is refused, and named where it is no text',
  (format, headers, beta) => {
    const [header] = Object.keys(headers);
    expect(() => apiHeaders({ format, headers })).toThrow(
      expect.objectContaining({ code: 'unknown_beta', facts: { header, beta } }),
    );
  },
);

test('a version that is no date is refused, and not repeated', () => {
  const headers = { 'anthropic-version': 'Achterberg' };
  expect(() => apiHeaders({ format: anthropic, headers })).toThrow(
    new Failure('invalid_header', { header: 'anthropic-version', expected: 'YYYY-MM-DD' }),
  );
});
