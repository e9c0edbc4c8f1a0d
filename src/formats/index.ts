/** The wire formats. What is not in this list is refused, never forwarded. */
import { anthropicCountTokens, anthropicMessages } from './anthropic-messages.ts';
import { openaiChat } from './openai-chat.ts';
import { openaiEmbeddings } from './openai-embeddings.ts';
import { openaiResponses } from './openai-responses.ts';
import type { WireFormat } from './types.ts';

export const FORMATS: readonly WireFormat[] = [
  openaiChat,
  openaiResponses,
  openaiEmbeddings,
  anthropicMessages,
  anthropicCountTokens,
];

export type { DocumentFormat, DocumentLocus, DocumentRole, WalkedDocument } from './document.ts';
export { type JsonLiteral, literalsOf } from './json-literals.ts';
export { encodeSse, SseDecoder } from './sse.ts';
export type {
  AnswerSteps,
  Channel,
  TextMode,
  Walked,
  WireFormat,
} from './types.ts';
