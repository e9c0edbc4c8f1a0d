/**
 * One exchange: a caller's request in, an answer out. Read `exchange` and `prepare` and you have
 * read the gateway: one line is one step, and each step lives in the folder that carries its name.
 */
import type { Clock } from '../core/clock.ts';
import { asFailure, Failure } from '../core/failures.ts';
import { isObject, type Json } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import type { Locus } from '../core/locus.ts';
import type { KnownPerson } from '../core/person.ts';
import type { Finding, SurrogatePair } from '../core/phi.ts';
import type { Masked } from '../deid/index.ts';
import { encodeSse, SseDecoder, type Walked, type WireFormat } from '../formats/index.ts';
import {
  assertAgreed,
  type BudgetState,
  type ConsentCheck,
  type Consented,
  type ContentLabels,
  cutToInputs,
  type Duties,
  dutiesOf,
  estimateTokens,
  type InForce,
  type MinimumNecessary,
  type Payload,
  type ResponseCache,
  type Spending,
  type SpendingRequest,
  type Treatment,
} from '../governance/index.ts';
import type { AccessRequest, Decision } from '../policy/index.ts';
import type { Vault } from '../vault/index.ts';
import { type AnswerSource, answerSource } from './answer-source.ts';
import { type Answer, type AnswerOptions, openAnswer } from './answer-steps.ts';
import type { Headers, Principal } from './caller.ts';
import { type Identity, identify } from './identity.ts';
import { denial, disclosure, type Ending, type Entry, outcome } from './records.ts';
import type { Upstream, UpstreamRequest } from './upstreams/upstream.ts';

/** A request of a caller whose credentials hold. */
export interface Call {
  readonly id: string;
  readonly principal: Principal;
  readonly format: WireFormat;
  readonly headers: Headers;
  readonly body: Json;
  /** Aborted, with a Failure as its reason, when the caller goes away or the gateway must stop. */
  readonly signal: AbortSignal;
}

/** The way back to the caller. Sockets live behind it, in `server.ts`. */
export interface Reply {
  /**
   * @param json the body
   * @param counts value-free JSON for who asked for it
   */
  whole(json: string, counts?: string): void;
  /** Frames of a stream. While the promise is pending the caller has enough to read. */
  write(frames: string): Promise<void> | undefined;
  end(): void;
}

/** Everything outside this file that an exchange needs, handed in by `app.ts`. */
export interface Steps {
  readonly clock: Clock;
  /** @throws Failure patient_not_found, patient_source_unavailable, invalid_value */
  persons(identity: Identity): Promise<readonly KnownPerson[]>;
  /** @throws Failure model_not_found */
  route(model: string, format: WireFormat): Upstream;
  /** Rate limits and budgets: see `Spending`. */
  readonly spending: Pick<Spending, 'limit' | 'admit'>;
  /** Answers that may be given again; undefined where the site keeps none. */
  readonly cache?: ResponseCache | undefined;
  /** What is approved and agreed at this moment. @throws Failure governance_unavailable */
  inForce(useCase: string, upstream: Upstream): Promise<InForce>;
  /** Aborts as soon as the use case is in force no more; what it returns ends the watch. */
  watch(useCase: string, abort: AbortController): () => void;
  labels(texts: readonly string[]): ContentLabels;
  /** @throws Failure policy_unavailable */
  decide(request: AccessRequest): Decision;
  /**
   * What the named patients' consents, or the law, add.
   *
   * @throws Failure consent_denied, consent_source_unavailable, obligation_undischargeable
   */
  consent(check: Omit<ConsentCheck, 'at'>): Promise<Consented>;
  /** A registered one: any other name is whatever the caller wrote. */
  isUseCase(id: string): boolean;
  /** @throws Failure deid_blocked, deid_model_unavailable */
  mask(loci: readonly Locus[], scope: MaskScope): Masked | Promise<Masked>;
  /** For the output guard: structured identifiers. */
  find(text: string): readonly Finding[];
  readonly vault: Vault;
  /** Durable when resolved. @throws Failure ledger_unavailable */
  record(entry: Entry): Promise<unknown>;
  /** An exchange of which the end could not be recorded, or the answer not be remembered. */
  incomplete(exchange: string, thrown: unknown): void;
  observe(exchange: Observed): void;
}

export interface MaskScope {
  readonly identity: Identity;
  readonly persons: readonly KnownPerson[];
  readonly style: Treatment['style'];
}

/** For metrics and the log: value-free. */
export interface Observed {
  readonly call: Call;
  readonly prepared: Prepared;
  readonly ending: Ending;
  readonly answer: Answer;
  readonly durationMs: number;
  readonly firstByteMs: number | undefined;
}

/** All that was decided and made before anything leaves. */
export interface Prepared {
  readonly identity: Identity;
  readonly persons: readonly KnownPerson[];
  readonly upstream: Upstream;
  readonly decision: Extract<Decision, { effect: 'permit' }>;
  readonly labels: ContentLabels;
  readonly consented: Consented;
  /** Ids of the agreements with the upstream's provider under which it goes out. */
  readonly agreements: readonly string[];
  readonly treatment: Treatment;
  /** Undefined where the use case declares nothing. */
  readonly needed: MinimumNecessary | undefined;
  /** Whose budget it is on. */
  readonly department: string;
  readonly request: Walked;
  /** Undefined where policy asks for no de-identification and the upstream is the house's own. */
  readonly masked: Masked | undefined;
  /** Pairs of this request and of the earlier ones that it continues. */
  readonly pairs: readonly SurrogatePair[];
  /** Those of which this caller reads the originals. */
  readonly restorable: readonly SurrogatePair[];
  /** Exactly what will be sent. */
  readonly bytes: Uint8Array;
  /** Tokens in it, by our own count. */
  readonly inputTokens: number;
  /** The documents in it: see `WireFormat.documents`. */
  readonly documents: readonly (string | undefined)[];
}

/** @throws Failure from any step; `server.ts` shows it in the shape of the caller's API */
export async function exchange(call: Call, reply: Reply, steps: Steps): Promise<void> {
  const prepared = await prepare(call, steps);

  // Whoever pauses the use case stops this answer, too.
  const stop = new AbortController();
  const unwatch = steps.watch(prepared.identity.useCase, stop);
  try {
    const signal = AbortSignal.any([call.signal, stop.signal]);
    await answered({ ...call, signal }, reply, steps, prepared);
  } finally {
    unwatch();
  }
}

async function answered(call: Call, reply: Reply, steps: Steps, prepared: Prepared): Promise<void> {
  const answer = openAnswer(answerOptions(prepared, steps));

  const source = answerSource(steps.cache, call, prepared, () => steps.clock.now());

  // Recorded before it is sent: a disclosure the ledger has not accepted does not happen.
  await steps.record(disclosure(call, prepared, source.isCached, steps.clock.now()));

  const turn: Turn = { call, reply, steps, prepared, source, answer, sentAt: performance.now() };
  const { body, ...ending } = await (prepared.request.stream ? relay(turn) : ask(turn));
  if (ending.outcome === 'finished') source.keep();

  // On its way to the disk before the caller has the end, and awaited after: one who reads an answer
  // does not wait for a second sync. A crash in between leaves a disclosure without outcome.
  const recorded = recordEnding(turn, ending);
  try {
    if (ending.failure !== undefined) throw ending.failure;
    await giveOut(turn, body);
  } finally {
    await recorded;
  }
}

/** The whole answer, or the end of a streamed one. */
async function giveOut({ reply, prepared, answer }: Turn, body: Ended['body']): Promise<void> {
  const counts = prepared.identity.wantsManifest ? countsOf(prepared, answer) : undefined;
  if (body !== undefined) return reply.whole(body, counts);
  // An SSE comment after the last event: clients skip it, and who asked for it finds it.
  if (counts !== undefined) await reply.write(`: chaperone-manifest ${counts}\n\n`);
  reply.end();
}

function answerOptions(prepared: Prepared, { find }: Steps): AnswerOptions {
  const { pairs, restorable, treatment, request, documents } = prepared;
  const { guard } = treatment;
  return { pairs, restorable, guard, structured: request.structured, documents, find };
}

/**
 * From the request to the bytes that may be sent. Whatever stands in the way is on record, too.
 *
 * @throws Failure of any step
 */
async function prepare(call: Call, steps: Steps): Promise<Prepared> {
  let identity: Identity | undefined;
  try {
    identity = identify(call.principal, call.headers, ownMetadata(call.body));
    const asked = spendingRequest(call, identity);
    steps.spending.limit(asked);
    const persons = await steps.persons(identity);
    const upstream = steps.route(modelOf(call.body), call.format);
    const { department, ...budget } = steps.spending.admit(asked, upstream);
    const inForce = await steps.inForce(identity.useCase, upstream);
    const walked = call.format.walk(call.body, { media: true });
    const needed = cutToInputs(
      walked.loci.map(({ text }) => text),
      inForce.inputs,
    );
    const request = needed === undefined ? walked : withTexts(walked, needed.texts);
    const labels = steps.labels(request.loci.map(({ text }) => text));

    const decision = steps.decide(accessRequest(call, identity, persons, upstream));
    if (decision.effect === 'deny') throw denied(decision);
    if (budget.state === 'exhausted') throw exhausted(budget);
    if (inForce.stopped !== undefined) throw stopped(inForce.stopped);
    if (request.mediaAt !== undefined && !decision.media) {
      throw new Failure('media_refused', { at: request.mediaAt });
    }
    const treatment = treatmentOf(inForce.treatment(), decision);
    const { provider } = inForce;
    const consented = await steps.consent(
      consentCheck({ identity, persons, upstream, provider, labels }),
    );
    const duties = dutiesOf([...decision.obligations, ...consented.obligations]);
    const earlier = await continued(identity, request, upstream, steps.vault);

    const masked = mustMask(duties, upstream)
      ? await steps.mask(request.loci, { identity, persons, style: treatment.style })
      : undefined;
    const agreements = assertAgreed(
      { provider, hosting: upstream.hosting, upstream: upstream.name, ...whatFor(identity, steps) },
      payloadOf({ inForce, persons, labels, masked, earlier }),
    );
    const body = request.apply(masked?.replaced ?? [], {
      model: upstream.model,
      drop: duties.minimumNecessary,
    });
    const bytes = Buffer.from(JSON.stringify(body));
    const inputTokens = estimateTokens(
      request.loci.map(({ text }, i) => masked?.replaced[i] ?? text),
    );
    const pairs = merged(masked?.pairs ?? [], earlier);
    const restorable = treatment.restore ? restorableOf(pairs, inForce, identity) : [];
    const documents = call.format.documents?.(body) ?? [];
    call.signal.throwIfAborted();
    const decided = { identity, persons, upstream, decision, labels, consented, agreements };
    const sent = { bytes, inputTokens, documents };
    const made = { request, masked, pairs, restorable, ...sent };
    return { ...decided, treatment, needed, department, ...made };
  } catch (thrown) {
    const failure = asFailure(thrown);
    const entry = denial(call, identity, failure, steps);
    await steps.record(entry).catch((cause) => steps.incomplete(call.id, cause));
    throw failure;
  }
}

/** Other spellings are refused by name, or a patient would silently not be protected. */
const MEANT_FOR_US = /^chaperone[_-]/i;

/** `chaperone_*` of the body's metadata, read before the walk because the decision needs it. */
function ownMetadata(body: Json): Readonly<Record<string, string>> {
  const metadata = isObject(body) && isObject(body.metadata) ? body.metadata : {};
  return Object.fromEntries(
    Object.entries(metadata).filter(
      (entry): entry is [string, string] =>
        MEANT_FOR_US.test(entry[0]) && typeof entry[1] === 'string',
    ),
  );
}

function modelOf(body: Json): string {
  if (isObject(body) && typeof body.model === 'string') return body.model;
  throw new Failure('invalid_value', { at: 'model' });
}

function accessRequest(
  call: Call,
  { caller, user, useCase, purpose }: Identity,
  persons: readonly KnownPerson[],
  { name, api, hosting }: Upstream,
): AccessRequest {
  return {
    caller,
    user,
    useCase,
    purpose,
    upstream: { name, api, hosting },
    operation: call.format.id,
    patients: persons.filter(({ role }) => role === 'patient').length,
  };
}

/** The request with some of its texts cut: what is not replaced any further stays cut. */
function withTexts(walked: Walked, texts: MinimumNecessary['texts']): Walked {
  return {
    ...walked,
    loci: walked.loci.map((locus, at) => ({ ...locus, text: texts[at] ?? locus.text })),
    apply: (replaced, options) =>
      walked.apply(
        texts.map((text, at) => replaced[at] ?? text),
        options,
      ),
  };
}

function spendingRequest(
  { id, format, body }: Call,
  { caller, user, useCase }: Identity,
): SpendingRequest {
  return { exchange: id, caller, user: { id: user }, useCase, operation: format.id, body };
}

function exhausted({ budget, retryAfter }: BudgetState): Failure {
  return new Failure('budget_exhausted', {
    ...(budget === undefined ? {} : { budget }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

interface Considered {
  readonly identity: Identity;
  readonly persons: readonly KnownPerson[];
  readonly upstream: Upstream;
  readonly provider: InForce['provider'];
  readonly labels: ContentLabels;
}

/** Of patients whom a source knows: demographics in the request come without consents. */
function consentCheck({
  identity: { patientRefs, purpose },
  persons,
  upstream: { hosting },
  provider,
  labels,
}: Considered): Omit<ConsentCheck, 'at'> {
  const patients = persons.filter(
    ({ role, ref }) => role === 'patient' && patientRefs.includes(ref),
  );
  return { patients: patients.map(({ ref }) => ref), purpose, hosting, provider, labels };
}

function stopped(because: string): Failure {
  return new Failure('use_case_stopped', { because });
}

function whatFor({ useCase, purpose }: Identity, { clock }: Steps) {
  return { useCase, purpose, at: clock.now() };
}

/**
 * Masked text counts as health data: it leads back, and no detector finds everything. Only a use case
 * that is registered as free of it sends none, and then only where nothing speaks against it.
 */
function payloadOf({
  inForce,
  persons,
  labels,
  masked,
  earlier,
}: Pick<Prepared, 'persons' | 'labels' | 'masked'> & {
  readonly inForce: InForce;
  readonly earlier: readonly SurrogatePair[];
}): Payload {
  const isFree =
    inForce.phi === 'none' &&
    persons.length === 0 &&
    masked?.manifest.findings === 0 &&
    earlier.length === 0 &&
    labels.found.length === 0;
  return { isPhi: !isFree, isLimitedDataSet: false, isPart2: !isFree && labels.isPart2 };
}

function denied({ because, determining, policyVersion }: Extract<Decision, { effect: 'deny' }>) {
  return new Failure('policy_denied', { because, rules: determining, policyVersion });
}

/** Restoring takes two who want it: the use case and the policy. */
function treatmentOf(treatment: Treatment, decision: Prepared['decision']): Treatment {
  return { ...treatment, restore: treatment.restore && decision.restore };
}

/**
 * A policy may leave an upstream of the house without de-identification; one outside never gets
 * originals, so that an obligation forgotten in a hospital's own policy does not disclose anything.
 */
function mustMask({ deidentify }: Duties, { hosting }: Upstream): boolean {
  return deidentify || hosting === 'outside';
}

/** Server-side state and signed blocks go back to the upstream that they came from, and no other. */
async function continued(
  { caller }: Identity,
  request: Walked,
  upstream: Upstream,
  vault: Vault,
): Promise<readonly SurrogatePair[]> {
  if (request.sealed.length > 0) {
    const issuer = await vault.issuerOf(caller.id, request.sealed);
    if (issuer !== upstream.name) throw new Failure('continuation_unknown');
  }
  if (request.continuations.length === 0) return [];
  const earlier = await vault.recall(caller.id, request.continuations);
  if (earlier.upstream !== upstream.name) throw new Failure('continuation_unknown');
  return earlier.pairs;
}

function merged(
  own: readonly SurrogatePair[],
  earlier: readonly SurrogatePair[],
): readonly SurrogatePair[] {
  if (earlier.length === 0) return own;
  const isKnown = new Set(
    own.map(({ surrogate, original }) => JSON.stringify([surrogate, original])),
  );
  const added = earlier.filter(
    ({ surrogate, original }) => !isKnown.has(JSON.stringify([surrogate, original])),
  );
  return [...own, ...added];
}

/** A surrogate that stands for something withheld as well is not restored at all. */
function restorableOf(
  pairs: readonly SurrogatePair[],
  { mayRestore }: InForce,
  { caller }: Identity,
): readonly SurrogatePair[] {
  const reader = { caller: caller.id, roles: [] };
  const withheld = new Set(
    pairs.filter(({ category }) => !mayRestore(reader, category)).map(({ surrogate }) => surrogate),
  );
  return withheld.size === 0 ? pairs : pairs.filter(({ surrogate }) => !withheld.has(surrogate));
}

interface Turn {
  readonly call: Call;
  readonly reply: Reply;
  readonly steps: Steps;
  readonly prepared: Prepared;
  readonly source: AnswerSource;
  readonly answer: Answer;
  readonly sentAt: number;
  firstByteAt?: number;
}

type Ended = Ending & { readonly body?: string };

/** A whole answer. Never throws: how it ended is what it returns. */
async function ask(turn: Turn): Promise<Ended> {
  const { call, source, answer } = turn;
  try {
    const body = await source.upstream.ask(upstreamRequest(turn));
    turn.firstByteAt = performance.now();
    // Written here, so that what cannot be written does not go on record as finished.
    const restored = JSON.stringify(call.format.answer(body, answer));
    await remember(turn);
    return { outcome: 'finished', body: restored };
  } catch (thrown) {
    return endingOf(thrown);
  }
}

/** A streamed answer, passed on as it comes. Never throws: how it ended is what it returns. */
async function relay(turn: Turn): Promise<Ended> {
  const { call, reply, source, answer } = turn;
  const decoder = new SseDecoder();
  const stream = call.format.stream(answer);
  let isRemembered = false;
  let isOurFailure = false;
  let received = 0;
  const bytesMax = LIMITS.streamBytesMax;

  // All frames of one network chunk leave with one write.
  const pass = (events: ReturnType<SseDecoder['push']>): Promise<void> | undefined => {
    let frames = '';
    try {
      for (const event of events) {
        for (const restored of stream.push(event)) frames += encodeSse(restored);
      }
    } catch (thrown) {
      isOurFailure = true;
      void reply.write(frames); // however the network cut it, the caller reads up to the bad event
      throw thrown;
    }
    return deliver(frames);
  };
  const deliver = (frames: string): Promise<void> | undefined => {
    if (frames === '') return undefined;
    if (!stream.isComplete || isRemembered) return reply.write(frames);
    isRemembered = true; // before the caller can refer to it
    return remember(turn).then(() => reply.write(frames));
  };

  try {
    await source.upstream.stream(upstreamRequest(turn), (bytes) => {
      turn.firstByteAt ??= performance.now();
      received += bytes.length;
      if (received > bytesMax) throw new Failure('answer_too_large', { bytesMax });
      return pass(decoder.push(bytes));
    });
    await pass(decoder.end());
    await deliver(stream.end().map(encodeSse).join(''));
  } catch (thrown) {
    // After the API's own last event nothing that happens to the connection matters.
    const isOver = stream.isComplete && !isOurFailure && !call.signal.aborted;
    if (!isOver) return endingOf(thrown);
  }
  if (stream.isComplete) return { outcome: 'finished' };
  return endingOf(new Failure('upstream_interrupted', { hasBegun: true }));
}

function upstreamRequest({ call, prepared }: Turn): UpstreamRequest {
  const headers = {
    ...(call.format.api === 'anthropic' ? anthropicHeaders(call.headers) : {}),
    ...noticeHeaders(prepared),
  };
  return { path: call.format.path, body: prepared.bytes, headers, signal: call.signal };
}

/** Notices that a disclosure must carry, 42 CFR 2.32: beside the body, which is the model's to read. */
function noticeHeaders({ consented, identity }: Prepared): Record<string, string> {
  if (consented.notices.length === 0) return {};
  return {
    'redisclosure-notice': consented.notices.map(({ text }) => text).join(' '),
    'consent-scope': `purpose of use ${identity.purpose}, as the patient's written consent permits`,
  };
}

/** The version that Anthropic's clients have sent since 2023. */
const ANTHROPIC_VERSION = '2023-06-01';

/** A date passes; anything else a caller writes into headers does not. */
function anthropicHeaders(headers: Headers): Record<string, string> {
  const asked = headers['anthropic-version'];
  const isDate = typeof asked === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asked);
  return { 'anthropic-version': isDate ? asked : ANTHROPIC_VERSION };
}

/** Formats whose requests can refer to an earlier answer by its id. */
const KEEPS_STATE: ReadonlySet<WireFormat['id']> = new Set<WireFormat['id']>(['openai-responses']);

/** Without this a later request that refers to the answer is refused, so the answer still goes out. */
async function remember({ call, steps, prepared, answer }: Turn): Promise<void> {
  const ids = KEEPS_STATE.has(call.format.id) ? answer.seen.ids : [];
  const { sealed } = answer.seen;
  if (ids.length === 0 && sealed.length === 0) return;
  const { identity, upstream, pairs } = prepared;
  const entry = { caller: identity.caller.id, ids, sealedBlocks: sealed, pairs };
  try {
    await steps.vault.remember({ ...entry, upstream: upstream.name });
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
  const { call, steps, prepared, answer, sentAt, firstByteAt } = turn;
  const durationMs = performance.now() - sentAt;
  const firstByteMs = firstByteAt === undefined ? undefined : firstByteAt - sentAt;
  const times = { at: steps.clock.now(), durationMs, firstByteMs };
  try {
    await steps.record(outcome(call, ending, answer, times));
  } catch (thrown) {
    steps.incomplete(call.id, thrown);
  } finally {
    steps.observe({ call, prepared, ending, answer, durationMs, firstByteMs });
  }
}

function countsOf({ masked }: Prepared, { drift, guarded }: Answer): string {
  return JSON.stringify({ ...masked?.manifest, drift, guarded });
}
