/**
 * What a wire format offers the gateway, and what the gateway hands it for the way back. A format
 * knows where text stands and how a stream is put together; it knows nothing of patients.
 */
import type { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import type { Locus } from '../core/locus.ts';
import type { Instructions } from './instructions.ts';
import type { RecordCut } from './records/record-cut.ts';

export interface WireFormat {
  readonly id:
    | 'openai-chat'
    | 'openai-responses'
    | 'openai-embeddings'
    | 'anthropic-messages'
    | 'anthropic-count-tokens';
  readonly api: 'openai' | 'anthropic';
  /** Of callers and of upstreams: `/v1/chat/completions`. */
  readonly path: string;
  /**
   * Every place of a request that can carry text. Never mutates `body`.
   *
   * @throws Failure unknown_field, unknown_part, media_refused, invalid_value, too_deep,
   *   too_many_texts or number_not_exact, with `at`: the path of the place.
   */
  walk(body: Json, permits: Permits): Walked;
  /**
   * Texts of the documents in a body that is sent, in the order by which answers cite them; undefined
   * for one that is no text. Absent where answers cite none by offsets.
   */
  documents?(body: Json): readonly (string | undefined)[];
  /** Absent where a model is told nothing: embeddings. */
  instructions?(body: Json): Instructions;
  /**
   * A whole (not streamed) answer, restored. Never mutates `body`.
   *
   * @throws Failure upstream_malformed with `at`, or restore_failed.
   */
  answer(body: Json, steps: AnswerSteps): Json;
  /** One per streamed answer. */
  stream(steps: AnswerSteps): AnswerStream;
  /** The failure in the API's own shape. */
  failureBody(failure: Failure, requestId: string): Json;
  /** The failure inside a stream that has begun: its last events. `next`: see `AnswerStream`. */
  failureEvents(failure: Failure, requestId: string, next?: number): SseEvent[];
}

export interface Permits {
  /** Images, audio and files may go to this upstream as they are. */
  readonly media: boolean;
  /** Cuts records to what is needed, before anything is walked; undefined: all of them are. */
  readonly cut?: RecordCut | undefined;
}

/** A request, searched for places that can carry text. */
export interface Walked {
  readonly loci: readonly Locus[];
  /** Objects and arrays in which loci stand, parsed: free-form values, and JSON that is all of a string. */
  readonly json: readonly Json[];
  readonly model: string;
  readonly stream: boolean;
  /** The answer's text is asked to be JSON, so originals must be escaped when they are put back. */
  readonly structured: boolean;
  /** Server-side state that the request refers to: ids of earlier answers and of their items. */
  readonly continuations: readonly string[];
  /** Signed or encrypted blocks, passed unedited: to be sent only to the upstream that made them. */
  readonly sealed: readonly string[];
  /** Where each of these two stands: `input[2].id`. */
  readonly places: ReadonlyMap<string, string>;
  /** Places of images, audio and files. Only where `Permits.media` let them pass. */
  readonly media: readonly string[];
  /** Keys `chaperone_*` of metadata: for the gateway, and not in the body that `apply` returns. */
  readonly ownMetadata: Readonly<Record<string, string>>;
  /**
   * The body to send. `replaced[i]` stands in for `loci[i]`; undefined leaves it as it is. `drop`
   * also leaves out the fields that a model does not need (user, metadata, safety_identifier).
   */
  apply(replaced: readonly (string | undefined)[], options: ApplyOptions): Json;
}

export interface ApplyOptions {
  readonly model: string;
  readonly drop: boolean;
}

/** How text of an answer is restored (and guarded): handed in by the gateway. */
export interface AnswerSteps {
  /** One per text that arrives in pieces: choice × content, tool call, content block … */
  channel(mode: TextMode): Channel;
  /** A complete text. */
  whole(text: string, mode: TextMode): string;
  /** An id-like word: restored when the whole of it is a surrogate. */
  token(text: string): string;
  /** A number of a structured tool input. */
  number(value: number): number;
  /** May texts change on their way? Then log probabilities of their tokens are left out. */
  readonly issued: boolean;
  /** `Walked.structured` of the request. */
  readonly structured?: boolean;
  /**
   * Where an offset into a document of the request, as it was sent, lies in the document as the caller
   * has it. `document` counts as `WireFormat.documents` does.
   */
  documentOffset?(document: number, sent: number): number;
  /** What the format learns as it goes. */
  readonly seen: AnswerSeen;
}

/** `json`: the text is JSON source, possibly cut anywhere. */
export type TextMode = 'text' | 'json';

export interface Channel {
  push(piece: string): string;
  end(): string;
  /** Offset in the restored text of an offset in the masked text pushed so far. */
  restoredOffset(masked: number): number;
}

/** Mutable: filled by the format. */
export interface AnswerSeen {
  ids: string[];
  sealed: string[];
  model?: string;
  inputTokens?: number;
  /** Part of `inputTokens`, which the upstream had in its cache. */
  cachedInputTokens?: number;
  outputTokens?: number;
  finish?: string;
  droppedFields: number;
}

export interface SseEvent {
  readonly event?: string;
  readonly data: string;
}

export interface AnswerStream {
  /** An event that nothing was changed in comes back as the same object. */
  push(event: SseEvent): SseEvent[];
  end(): SseEvent[];
  /** The API's terminal event was seen. */
  readonly isComplete: boolean;
  /** Of an API that numbers its events: the number of the next one. */
  readonly next?: number;
}
