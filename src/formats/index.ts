/** The wire formats. What is not in this list is refused, never forwarded. */
import { openaiChat } from './openai-chat.ts';
import { openaiEmbeddings } from './openai-embeddings.ts';
import type { WireFormat } from './types.ts';

export const FORMATS: readonly WireFormat[] = [openaiChat, openaiEmbeddings];

export { encodeSse, SseDecoder } from './sse.ts';
export type {
  AnswerSeen,
  AnswerSteps,
  AnswerStream,
  ApplyOptions,
  Channel,
  Permits,
  SseEvent,
  TextMode,
  Walked,
  WireFormat,
} from './types.ts';
