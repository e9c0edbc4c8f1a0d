/**
 * Where an answer comes from: the upstream, or the memory of exactly the same request, where a permit
 * says so. What is kept is what the upstream sent, so an answer that is given again is guarded and
 * restored like any other; and it is kept only once the exchange has finished.
 */
import { LIMITS } from '../core/limits.ts';
import type { ResponseCache } from '../governance/index.ts';
import { apiHeaders } from './api-headers.ts';
import type { Call, Prepared } from './exchange.ts';
import type { Upstream } from './upstreams/upstream.ts';

export interface AnswerSource {
  readonly upstream: Pick<Upstream, 'ask' | 'stream'>;
  /** Nothing is sent. */
  readonly isCached: boolean;
  /** The exchange has finished: the same request may have this answer again. */
  keep(): void;
}

/** @param cache undefined where the site keeps none */
export function answerSource(
  cache: ResponseCache | undefined,
  call: Call,
  prepared: Prepared,
  now: () => number,
): AnswerSource {
  const { upstream } = prepared;
  if (cache === undefined || !mayCache(call, prepared)) {
    return { upstream, isCached: false, keep: () => undefined };
  }
  const key = cache.keyOf(scopeOf(call, prepared));
  const known = cache.get(key, now());
  if (known !== undefined) {
    return { upstream: replayed(known), isCached: true, keep: () => undefined };
  }
  const { taken, recording } = recorded(upstream);
  return {
    upstream: recording,
    isCached: false,
    keep() {
      const answer = taken();
      if (answer !== undefined) cache.put(key, answer, now());
    },
  };
}

/** Not where the answer is part of a conversation that the upstream keeps, or that is signed by it. */
function mayCache({ format }: Call, { decision, duties, request }: Prepared): boolean {
  return (
    decision.cache &&
    !duties.deleteAfterUse &&
    format.id !== 'openai-responses' &&
    request.continuations.length === 0 &&
    request.sealed.length === 0
  );
}

function scopeOf(call: Call, prepared: Prepared): Parameters<ResponseCache['keyOf']>[0] {
  const { identity, decision, upstream, persons, bytes } = prepared;
  return {
    caller: identity.caller.id,
    useCase: identity.useCase,
    policyVersion: decision.policyVersion,
    upstream: upstream.name,
    model: upstream.model,
    operation: call.format.id,
    patients: persons.filter(({ role }) => role === 'patient').map(({ ref }) => ref),
    request: JSON.stringify([call.body, apiHeaders(call)]),
    bytes,
  };
}

function replayed(answer: Uint8Array): AnswerSource['upstream'] {
  return {
    ask: async () => JSON.parse(Buffer.from(answer).toString('utf8')),
    stream: async (_, take) => {
      await take(answer);
    },
  };
}

/** The upstream, and what it sent: undefined where that is too much to keep. */
function recorded(upstream: Upstream): {
  readonly recording: AnswerSource['upstream'];
  readonly taken: () => Uint8Array | undefined;
} {
  let pieces: Uint8Array[] | undefined = [];
  let length = 0;
  const take = (bytes: Uint8Array): void => {
    length += bytes.length;
    if (length > LIMITS.responseCacheEntryBytesMax) pieces = undefined;
    else pieces?.push(new Uint8Array(bytes)); // its own copy: the socket may use its buffer again
  };
  return {
    taken: () => pieces && Buffer.concat(pieces),
    recording: {
      async ask(request) {
        const answer = await upstream.ask(request);
        take(Buffer.from(JSON.stringify(answer)));
        return answer;
      },
      stream: (request, pass) =>
        upstream.stream(request, (bytes) => {
          take(bytes);
          return pass(bytes);
        }),
    },
  };
}
