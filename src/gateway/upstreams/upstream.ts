/** The model side as the exchange sees it. */
import type { Json } from '../../core/json.ts';

/** What an upstream can do; each is one wire format. */
export type Operation = 'chat' | 'responses' | 'embeddings' | 'messages' | 'count_tokens';

export interface Upstream {
  /** What callers write as `model`. */
  readonly name: string;
  readonly api: string;
  readonly hosting: 'local' | 'outside';
  /** Id of who runs it, where it is outside. */
  readonly provider?: string;
  /** Model name that the server itself knows. */
  readonly model: string;
  readonly operations: readonly Operation[];

  /**
   * Asks for a whole answer: the parsed body of a 2xx reply.
   *
   * @throws Failure upstream_* or answer_too_large; client_disconnected or whatever Failure the
   *   signal was aborted with
   */
  ask(request: UpstreamRequest): Promise<Json>;

  /**
   * Asks for a streamed answer and hands its bytes to `take` as they arrive. While a promise that
   * `take` returned is pending, no more is read from the server. What `take` throws ends the call.
   *
   * @throws Failure as `ask`; `upstream_interrupted` when the server breaks off
   */
  stream(request: UpstreamRequest, take: Take): Promise<void>;

  close(): Promise<void>;
}

export interface UpstreamRequest {
  /** Of the wire format: `/v1/chat/completions`. */
  readonly path: string;
  /** Exactly these bytes are sent. */
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export type Take = (bytes: Uint8Array) => Promise<void> | undefined;
