/**
 * Betas of Anthropic's API that may be asked for here (header `anthropic-beta`): those of which the
 * tables in this folder have every field, block and event, and those that change how an answer is made
 * and not what it holds. Any other is refused by name: a beta that were silently off would answer
 * something else than was asked, and one that were on could bring what nobody looks at.
 *
 * Source  https://platform.claude.com/docs/en/api/beta-headers, and the list in Anthropic's client
 */
export const ANTHROPIC_BETAS: ReadonlySet<string> = new Set([
  // How an answer is made: limits, caches, order of events
  'claude-code-20250219', // says which client asks
  'context-1m-2025-08-07',
  'extended-cache-ttl-2025-04-11',
  'fine-grained-tool-streaming-2025-05-14',
  'interleaved-thinking-2025-05-14',
  'model-context-window-exceeded-2025-08-26',
  'output-128k-2025-02-19',
  'output-300k-2026-03-24',
  'prompt-caching-2024-07-31',
  'prompt-caching-scope-2026-01-05', // cache_control.scope, which is not sent
  'redact-thinking-2026-02-12', // thinking comes encrypted, without a summary
  'token-counting-2024-11-01',
  'token-efficient-tools-2025-02-19',
  // Fields and blocks that stand in the tables
  'advanced-tool-use-2025-11-20', // allowed_callers, input_examples, defer_loading, tool_reference
  'cache-diagnosis-2026-04-07', // diagnostics
  'computer-use-2024-10-22', // tools[].type: computer_20241022
  'computer-use-2025-01-24',
  'computer-use-2025-11-24',
  'context-management-2025-06-27', // context_management: clearing tool uses and thinking
  'effort-2025-11-24', // output_config.effort
  'mid-conversation-output-config-2026-07-01', // messages[].output_config
  'mid-conversation-system-clear-at-2026-08-21', // messages[].clear_at
  'task-budgets-2026-03-13', // output_config.task_budget
  'thinking-binding-controls-2026-08-01', // thinking.block_binding
  'thinking-display-updates-2026-08-18', // thinking.display
  'fast-mode-2026-02-01', // speed
  'files-api-2025-04-14', // source.file_id: media, so refused unless a policy lets it pass
  'mid-conversation-system-2026-04-07', // messages[].role: system
  'pdfs-2024-09-25', // document: media
  'search-results-2025-06-09', // search_result
  'structured-outputs-2025-11-13', // output_format, output_config.format, tools[].strict
  'structured-outputs-2025-12-15',
  'thinking-token-count-2026-05-13', // thinking_delta.estimated_tokens
  'tool-examples-2025-10-29', // tools[].input_examples
  'tool-search-tool-2025-10-19', // tool_search_tool_*
]);
