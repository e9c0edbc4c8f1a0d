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
  /** The model that its answers must name: an id, or the beginning of one and `*`. */
  readonly expectModel?: string;
  /** What stands before it. Absent: it is always there, for any number at once. */
  readonly gate?: Gate;

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

  /**
   * Is the server there? Nothing of anybody is sent. Does not throw.
   *
   * @param path on the server; default: its list of models
   */
  probe?(path: string | undefined, signal: AbortSignal): Promise<boolean>;

  close(): Promise<void>;
}

/** Passed by every exchange before it is recorded and sent. */
export interface Gate {
  /** @throws Failure upstream_unavailable while it is left alone after failures */
  assertPassable(): void;
  /**
   * Takes a place, which `leave` gives back; where none is free, waits for one.
   *
   * @throws Failure upstream_unavailable, upstream_busy; what `signal` was aborted with
   */
  enter(caller: string, signal: AbortSignal): Promise<void> | void;
  leave(): void;
  /** It has asked to be left alone for a while: others come first. */
  isResting(): boolean;
}

export interface UpstreamRequest {
  /** Of the wire format, with its query where it has one: `/v1/chat/completions`. */
  readonly path: string;
  /** Exactly these bytes are sent. */
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export type Take = (bytes: Uint8Array) => Promise<void> | undefined;
