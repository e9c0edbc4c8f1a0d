/**
 * One sending, from the record of it to the end of its answer. What is sent was decided on and masked
 * for this upstream: see `attempts.ts` for what happens where it fails.
 */
import { asFailure, Failure } from '../core/failures.ts';
import { LIMITS } from '../core/limits.ts';
import type { SurrogatePair } from '../core/phi.ts';
import { encodeSse, SseDecoder, type WireFormat } from '../formats/index.ts';
import { type AnswerTexts, type RequestTrace, statedBy } from '../governance/index.ts';
import { answerInSlices } from './answer-in-slices.ts';
import { type AnswerSource, answerSource } from './answer-source.ts';
import { type Answer, type AnswerOptions, openAnswer } from './answer-steps.ts';
import { apiHeaders } from './api-headers.ts';
import type { Attempt } from './attempts.ts';
import type { Call, Prepared, Reply, Steps } from './exchange.ts';
import { asId, disclosure, type Ending, outcome } from './records.ts';
import { mayMove } from './routing/blame.ts';
import { type ModelPin, modelPin } from './routing/model-pin.ts';
import type { UpstreamRequest } from './upstreams/upstream.ts';

interface Sending {
  readonly call: Call;
  readonly reply: Reply;
  readonly steps: Steps;
  readonly prepared: Prepared;
  readonly attempt: Attempt;
}

interface Turn extends Sending {
  readonly source: AnswerSource;
  readonly answer: Answer;
  /** What the caller gets of it; undefined where it is no text. */
  readonly texts: AnswerTexts | undefined;
  readonly pin: ModelPin;
  readonly sentAt: number;
  firstByteAt?: number;
}

type Ended = Ending & { readonly body?: string };

/**
 * @returns the failure, where nothing of an answer has come and another upstream may be asked
 * @throws Failure of any other kind
 */
export async function send(sending: Sending): Promise<Failure | undefined> {
  const { call, reply, steps, prepared, attempt } = sending;
  const texts = prepared.trace && steps.outputs.listen();
  const answer = openAnswer(answerOptions(prepared, texts, steps));

  const source = answerSource(steps.cache, call, prepared, () => steps.clock.now());

  // Recorded before it is sent: a disclosure the ledger has not accepted does not happen.
  await steps.record(disclosure(call, prepared, attempt, source.isCached, steps.clock.now()));
  await answer.ready;

  const pin = modelPin(pinsOf(sending), answer.seen);
  if (prepared.trace) reply.label(outputLabels(prepared.trace));
  const turn: Turn = { ...sending, source, answer, texts, pin, sentAt: performance.now() };
  const { body, ...ending } = await (prepared.request.stream ? relay(turn) : ask(turn));
  const { failure } = ending;
  if (ending.outcome === 'finished') source.keep();

  // Who waits for a whole answer has it first; who reads a stream has all of it but the end. The record
  // is on its way in the same turn of the event loop, and awaited after: nobody waits for a second sync.
  // A crash in between leaves a disclosure without outcome.
  const counts = prepared.identity.wantsManifest ? countsOf(prepared, answer) : undefined;
  if (body !== undefined) reply.whole(body, counts);
  const recorded = recordEnding(turn, ending);
  try {
    if (failure === undefined) {
      if (body === undefined) await endStream(reply, counts);
      return undefined;
    }
    if (failure.code === 'model_changed') await tellModelChanged(turn);
    if (turn.firstByteAt === undefined && mayMove(failure)) return failure;
    throw failure;
  } finally {
    await recorded;
  }
}

async function endStream(reply: Reply, counts: string | undefined): Promise<void> {
  // An SSE comment after the last event: clients skip it, and who asked for it finds it.
  if (counts !== undefined) await reply.write(`: chaperone-manifest ${counts}\n\n`);
  reply.end();
}

/** What the caller passes on to whoever reads the output: see docs/outputs.md. */
function outputLabels({ state }: RequestTrace): Record<string, string> {
  return { 'chaperone-output-label': 'AIAST', 'chaperone-output-state': state };
}

function answerOptions(
  prepared: Prepared,
  texts: AnswerTexts | undefined,
  { find }: Steps,
): AnswerOptions {
  const { pairs, restorable, treatment, request, documents } = prepared;
  const { guard } = treatment;
  return { pairs, restorable, guard, structured: request.structured, documents, texts, find };
}

/** A whole answer. Never throws: how it ended is what it returns. */
async function ask(turn: Turn): Promise<Ended> {
  const { call, answer } = turn;
  try {
    const body = await turn.source.upstream.ask(upstreamRequest(turn));
    turn.firstByteAt = performance.now();
    // Written here, so that what cannot be written does not go on record as finished.
    const restored = JSON.stringify(await answerInSlices(call.format, body, answer, call.signal));
    if (!turn.pin.isNamed()) throw turn.pin.changed();
    await remember(turn);
    return { outcome: 'finished', body: restored };
  } catch (thrown) {
    return endingOf(thrown);
  }
}

/** A streamed answer, passed on as it comes. Never throws: how it ended is what it returns. */
async function relay(turn: Turn): Promise<Ended> {
  const { call, reply, answer, pin } = turn;
  const decoder = new SseDecoder();
  const stream = call.format.stream(answer);
  reply.numbered(() => stream.next);
  let isRemembered = false;
  let isOurFailure = false;
  let received = 0;
  /** Frames from before the model was named. */
  let held = '';
  const bytesMax = LIMITS.streamBytesMax;
  const over = new AbortController();
  let lingering: NodeJS.Timeout | undefined;

  // All frames of one network chunk leave with one write.
  const pass = (events: ReturnType<SseDecoder['push']>): Promise<void> | undefined => {
    let frames = '';
    try {
      for (const event of events) {
        for (const restored of stream.push(event)) held += encodeSse(restored);
        frames += release();
      }
    } catch (thrown) {
      isOurFailure = true;
      void reply.write(frames); // however the network cut it, the caller reads up to the bad event
      throw thrown;
    }
    return deliver(frames);
  };
  const release = (): string => {
    if (!pin.isNamed()) {
      if (held.length <= LIMITS.unnamedAnswerLengthMax) return '';
      throw pin.changed();
    }
    const released = held;
    held = '';
    return released;
  };
  const deliver = (frames: string): Promise<void> | undefined => {
    if (frames === '') return undefined;
    if (!stream.isComplete || isRemembered) return reply.write(frames);
    isRemembered = true; // before the caller can refer to it
    return remember(turn).then(() => reply.write(frames));
  };

  try {
    const request = upstreamRequest(turn);
    const signal = AbortSignal.any([request.signal, over.signal]);
    await turn.source.upstream.stream({ ...request, signal }, (bytes) => {
      turn.firstByteAt ??= performance.now();
      received += bytes.length;
      if (received > bytesMax) throw new Failure('answer_too_large', { bytesMax });
      const passed = pass(decoder.push(bytes));
      // Most servers end the answer right after its last event, and the connection serves again.
      if (stream.isComplete) lingering ??= setTimeout(() => over.abort(), LIMITS.lingerMsMax);
      return passed;
    });
    await pass(decoder.end());
    held += stream.end().map(encodeSse).join('');
    await deliver(release());
  } catch (thrown) {
    // After the API's own last event nothing that happens to the connection matters.
    const isOver = stream.isComplete && !isOurFailure && !call.signal.aborted;
    if (!isOver) return endingOf(thrown);
  } finally {
    clearTimeout(lingering);
  }
  if (!stream.isComplete) return endingOf(new Failure('upstream_interrupted', { hasBegun: true }));
  if (!pin.isNamed()) return endingOf(pin.changed());
  return { outcome: 'finished' };
}

function upstreamRequest({ call, prepared }: Turn): UpstreamRequest {
  const { headers: ofApi, query } = apiHeaders(call);
  const headers = { ...ofApi, ...noticeHeaders(prepared) };
  const { bytes: body } = prepared;
  const path = query === undefined ? call.format.path : `${call.format.path}?${query}`;
  return { path, body, headers, signal: call.signal };
}

/** Notices that a disclosure must carry, of 42 CFR 2.32 for one: beside the body, which is the model's to read. */
function noticeHeaders({ consented, identity }: Prepared): Record<string, string> {
  if (consented.notices.length === 0) return {};
  const scope = `purpose of use ${identity.purpose}, as the patient's written consent permits`;
  return {
    'redisclosure-notice': consented.notices.map(({ text }) => text).join(' '),
    ...(consented.consents.length > 0 && { 'consent-scope': scope }),
  };
}

/** Formats whose requests can refer to an earlier answer by its id. */
const KEEPS_STATE: ReadonlySet<WireFormat['id']> = new Set<WireFormat['id']>(['openai-responses']);

/** Without this a later request that refers to the answer is refused, so the answer still goes out. */
async function remember({ call, steps, prepared, answer }: Turn): Promise<void> {
  const ids = KEEPS_STATE.has(call.format.id) ? answer.seen.ids : [];
  const { sealed } = answer.seen;
  if (ids.length === 0 && sealed.length === 0) return;
  const { identity, upstream, labels } = prepared;
  const about = {
    patients: identity.patientRefs,
    described: prepared.patients.filter((ref) => !identity.patientRefs.includes(ref)),
    labels: labels.found,
    stated: statedBy(labels),
    useCases: prepared.useCases,
  };
  const entry = {
    ...{ caller: identity.caller.id, ids, sealedBlocks: sealed, about },
    pairs: pairsKept(prepared),
  };
  try {
    await steps.vault.remember({ ...entry, upstream: upstream.name });
  } catch (thrown) {
    steps.incomplete(call.id, thrown);
  }
}

/**
 * Of what this reader is not given back, nothing that leads back: whoever goes on with it, under whatever use
 * case and policy, gets it back no more than this one. The surrogate stands for itself then.
 */
function pairsKept({ pairs, restorable }: Prepared): readonly SurrogatePair[] {
  const isRestored = new Set(restorable);
  return pairs.map((pair) => {
    const { surrogate, category } = pair;
    return isRestored.has(pair) ? pair : { surrogate, original: surrogate, category };
  });
}

/** A count of tokens names no model, and holds nothing that one has written. */
function pinsOf({ call, prepared }: Sending): readonly string[] {
  return call.format.id === 'anthropic-count-tokens' ? [] : prepared.pins;
}

/** Before the caller learns of it, so that what is stopped by it is stopped. */
async function tellModelChanged({ call, steps, prepared, answer }: Turn): Promise<void> {
  const { upstream, identity } = prepared;
  const { model } = answer.seen;
  const reported = model ? asId(model) : undefined;
  try {
    await steps.modelChanged({ upstream: upstream.name, useCase: identity.useCase, reported });
  } catch (thrown) {
    steps.incomplete(call.id, thrown);
  }
}

function endingOf(thrown: unknown): Ending {
  const failure = asFailure(thrown);
  switch (failure.code) {
    case 'client_disconnected':
    case 'shutting_down':
      return { outcome: 'aborted', failure };
    case 'guard_stopped':
      return { outcome: 'guarded', failure };
    default:
      return { outcome: 'failed', failure };
  }
}

/**
 * One outcome for each disclosure. Never throws: what the caller has already cannot be taken back, so
 * a gap is made known.
 */
async function recordEnding(turn: Turn, ending: Ending): Promise<void> {
  const { call, steps, prepared, attempt, answer, texts, sentAt, firstByteAt } = turn;
  const endedAt = performance.now();
  const firstByteMs = firstByteAt === undefined ? undefined : firstByteAt - sentAt;
  const times = { upstreamMs: endedAt - sentAt, firstByteMs };
  try {
    // Of a whole answer that failed in the end the caller gets nothing.
    const isGiven = prepared.request.stream || ending.failure === undefined;
    const trace = texts && steps.outputs.ofAnswer(isGiven ? texts : undefined);
    const at = steps.clock.now();
    await steps.record(outcome(call, ending, answer, attempt, { at, ...times }, trace));
  } catch (thrown) {
    steps.incomplete(call.id, thrown);
  } finally {
    const durationMs = endedAt - call.receivedAt;
    steps.observe({ call, prepared, attempt, ending, answer, durationMs, ...times });
  }
}

function countsOf({ masked }: Prepared, { drift, guarded }: Answer): string {
  return JSON.stringify({ ...masked?.manifest, drift, guarded });
}
