/**
 * One exchange: a caller's request in, an answer out. Read `exchange`, `prepare` and `send` (in
 * `send.ts`) and you have read the gateway: one line is one step, and each step lives in the folder
 * that carries its name.
 */
import { ageFrom, type Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import type { Json } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import type { Locus } from '../core/locus.ts';
import type { KnownPerson } from '../core/person.ts';
import type { Finding, SurrogatePair } from '../core/phi.ts';
import type { Masked } from '../deid/index.ts';
import type { CutCounts, Walked, WireFormat } from '../formats/index.ts';
import {
  approvedPrompts,
  assertAgreed,
  assertApproved,
  type BudgetState,
  type ConsentCheck,
  type Consented,
  type ContentLabels,
  type Duties,
  dutiesOf,
  estimateTokens,
  type GuardedContent,
  type InForce,
  minimumNecessary,
  type OutputTraces,
  type RequestTrace,
  type ResponseCache,
  receiverOf,
  type Spending,
  type Treatment,
  withDuties,
  withEarlier,
} from '../governance/index.ts';
import type { AccessRequest, Decision } from '../policy/index.ts';
import type { Vault } from '../vault/index.ts';
import { accessRequest } from './access-request.ts';
import type { Answer } from './answer-steps.ts';
import { type Attempt, inTurn, routed } from './attempts.ts';
import type { Headers, Principal } from './caller.ts';
import { aboutAll, continued, patientsOf } from './continued.ts';
import type { Identity } from './identity.ts';
import { maskOnce } from './mask-once.ts';
import { merged, restorableOf } from './pairs.ts';
import { payloadOf } from './payload.ts';
import { PolicyDenial } from './policy-denial.ts';
import type { Ending, Entry } from './records.ts';
import type { FindRoute } from './route.ts';
import { send } from './send.ts';
import { spendingRequest } from './spending-request.ts';
import { traceOutput } from './trace-output.ts';
import { mustMask, treatmentOf } from './treatment.ts';
import type { Upstream } from './upstreams/upstream.ts';

/** A request of a caller whose credentials hold. */
export interface Call {
  readonly id: string;
  readonly principal: Principal;
  readonly format: WireFormat;
  readonly headers: Headers;
  /** As it came, without `?`. */
  readonly query?: string;
  readonly body: Json;
  /** When all of it had come, in the time of `performance.now()`. */
  readonly receivedAt: number;
  /** Aborted, with a Failure as its reason, when the caller goes away or the gateway must stop. */
  readonly signal: AbortSignal;
}

/** The way back to the caller. Sockets live behind it, in `server.ts`. */
export interface Reply {
  /** Headers for the answer, if there is one: before all that follows. */
  label(headers: Readonly<Record<string, string>>): void;
  /**
   * @param json the body
   * @param counts value-free JSON for who asked for it
   */
  whole(json: string, counts?: string): void;
  /** Of a stream that is about to begin, in an API that numbers its events: the number of the next one. */
  numbered(next: () => number | undefined): void;
  /** Frames of a stream. While the promise is pending the caller has enough to read. */
  write(frames: string): Promise<void> | undefined;
  end(): void;
}

/** Everything outside this file that an exchange needs, handed in by `app.ts`. */
export interface Steps {
  readonly clock: Clock;
  /** `Patient/…`, of what a caller writes; undefined: no patient of the source. */
  patientReference(written: string): string | undefined;
  /** @throws Failure patient_not_found, patient_source_unavailable, invalid_value */
  persons(identity: Identity): Promise<readonly KnownPerson[]>;
  /** @throws Failure model_not_found */
  readonly route: FindRoute;
  /** Rate limits and budgets: see `Spending`. */
  readonly spending: Pick<Spending, 'limit' | 'admit' | 'over'>;
  /** Answers that may be given again; undefined where the site keeps none. */
  readonly cache?: ResponseCache | undefined;
  /** What is approved and agreed at this moment. @throws Failure governance_unavailable */
  inForce(useCase: string, upstream: Upstream): Promise<InForce>;
  /** Aborts as soon as the use case is in force no more; what it returns ends the watch. */
  watch(useCase: string, abort: AbortController): () => void;
  labels(content: GuardedContent): ContentLabels;
  /** @throws Failure policy_unavailable */
  decide(request: AccessRequest): Decision;
  /** Of a request that was denied: what would be permitted, in the words of the rules. */
  remedy(request: AccessRequest): string;
  /**
   * What the named patients' consents, or the law, add.
   *
   * @throws Failure consent_denied, consent_source_unavailable, obligation_undischargeable
   */
  consent(check: Omit<ConsentCheck, 'at'>): Promise<Consented>;
  /** A registered one: any other name is whatever the caller wrote. */
  isUseCase(id: string): boolean;
  /** @throws Failure deid_blocked, deid_model_unavailable, overloaded; what `signal` was aborted with */
  mask(loci: readonly Locus[], scope: MaskScope): Masked | Promise<Masked>;
  /** For the output guard: structured identifiers. */
  find(text: string): readonly Finding[];
  readonly outputs: OutputTraces;
  readonly vault: Vault;
  /** An answer named another model than the pinned one. Awaited before the caller learns of it. */
  modelChanged(change: ModelChange): void | Promise<void>;
  /** Durable when resolved. @throws Failure ledger_unavailable */
  record(entry: Entry): Promise<unknown>;
  /** An exchange of which the end could not be recorded, or the answer not be remembered. */
  incomplete(exchange: string, thrown: unknown): void;
  observe(exchange: Observed): void;
}

export interface ModelChange {
  readonly upstream: string;
  readonly useCase: string;
  /** Its id, as far as it looks like one; undefined where the answer named none. */
  readonly reported: string | undefined;
}

export interface MaskScope {
  readonly identity: Identity;
  readonly persons: readonly KnownPerson[];
  readonly style: Treatment['style'];
  /** Of the call: whoever has gone, or was stopped, is masked no further. */
  readonly signal: AbortSignal;
}

/** For metrics and the log: value-free. */
export interface Observed {
  readonly call: Call;
  readonly prepared: Prepared;
  readonly attempt: Attempt;
  readonly ending: Ending;
  readonly answer: Answer;
  /** From the whole request to the end of the answer: what the caller has waited for. */
  readonly durationMs: number;
  /** Of that, from sending on. */
  readonly upstreamMs: number;
  readonly firstByteMs: number | undefined;
}

/** All that was decided and made before anything leaves. */
export interface Prepared {
  readonly identity: Identity;
  readonly persons: readonly KnownPerson[];
  /** References of the patients whom it is about, those of the exchanges that it continues included. */
  readonly patients: readonly string[];
  readonly upstream: Upstream;
  /** What the policy was asked. */
  readonly asked: AccessRequest;
  readonly decision: Extract<Decision, { effect: 'permit' }>;
  readonly labels: ContentLabels;
  readonly consented: Consented;
  /** What the obligations of policy and consents ask for. */
  readonly duties: Duties;
  /** Ids of the agreements with the upstream's provider under which it goes out. */
  readonly agreements: readonly string[];
  readonly treatment: Treatment;
  /** Undefined where the use case declares nothing. */
  readonly needed: CutCounts | undefined;
  /** Whose budget it is on. */
  readonly department: string;
  readonly request: Walked;
  /** Undefined where policy asks for no de-identification and the upstream is the house's own. */
  readonly masked: Masked | undefined;
  /** Pairs of this request and of the earlier ones that it continues. */
  readonly pairs: readonly SurrogatePair[];
  /** Those of which this caller reads the originals. */
  readonly restorable: readonly SurrogatePair[];
  /** This one, and those of the exchanges that it continues. */
  readonly useCases: readonly string[];
  /** What the answer must name as its model: as the use case was tested, and as the operator wrote. */
  readonly pins: readonly string[];
  /** Exactly what will be sent. */
  readonly bytes: Uint8Array;
  /** Tokens in it, by our own count. */
  readonly inputTokens: number;
  /** The documents in it: see `WireFormat.documents`. */
  readonly documents: readonly (string | undefined)[];
  /** Of the output to come; undefined for operations that make no text. */
  readonly trace: RequestTrace | undefined;
}

/** @throws Failure from any step; `server.ts` shows it in the shape of the caller's API */
export async function exchange(call: Call, reply: Reply, steps: Steps): Promise<void> {
  try {
    await answered(call, reply, steps);
  } finally {
    steps.spending.over(call.id);
  }
}

async function answered(call: Call, reply: Reply, steps: Steps): Promise<void> {
  const { identity, candidates } = await routed(call, steps);

  // Whoever pauses the use case stops this exchange, too, whether it waits or is being answered.
  const stop = new AbortController();
  const unwatch = steps.watch(identity.useCase, stop);
  const watched = { ...call, signal: AbortSignal.any([call.signal, stop.signal]) };
  try {
    // One upstream after the other until one has answered, each with a decision, a body and a record of
    // its own. Nearly always that is the first.
    await inTurn(watched, identity, candidates, steps, {
      preparing(upstream) {
        const own = { ...steps, mask: maskOnce(steps.mask) };
        return () => prepare(watched, identity, upstream, own);
      },
      send: (prepared, attempt) => send({ call: watched, reply, steps, prepared, attempt }),
    });
  } finally {
    unwatch();
  }
}

/**
 * From the request to the bytes that may be sent to this upstream, and to no other.
 *
 * @param steps of which `mask` makes the same only once
 * @throws Failure of any step; `inTurn` records it
 */
async function prepare(
  call: Call,
  asking: Identity,
  upstream: Upstream,
  steps: Steps,
): Promise<Prepared> {
  const spender = spendingRequest(call, asking);
  const { department, ...budget } = steps.spending.admit(spender, upstream);
  const asApproved = await steps.inForce(asking.useCase, upstream);
  const cut = minimumNecessary(asApproved.inputs);
  const request = call.format.walk(call.body, { media: true, cut });
  const needed = cut?.counts;
  const earlier = await continued(asking, request, upstream, steps.vault);
  const identity = aboutAll(asking, earlier.about);
  const persons = await steps.persons(identity);
  const patients = patientsOf(persons, earlier.about);
  // To look somebody up takes time, in which the use case may have been paused.
  const isLater = persons.length > 0;
  const inForce = isLater ? await steps.inForce(asking.useCase, upstream) : asApproved;
  const instructions = call.format.instructions?.(call.body);
  const prompts = approvedPrompts(inForce.approved, instructions);
  const loci =
    prompts.size === 0 ? request.loci : request.loci.filter(({ text }) => !prompts.has(text));
  const ownLabels = steps.labels({ loci, json: request.json, stated: needed?.stated ?? [] });
  const labels = withEarlier(ownLabels, earlier.about);

  const at = steps.clock.now();
  const known = { identity, patients, upstream, inForce, labels, budget: budget.state, at };
  const asked = accessRequest(call, known);
  const decision = steps.decide(asked);
  // Both are denied by policy as well, and told by their own names.
  if (inForce.facts.isRegistered && inForce.stopped !== undefined) throw stopped(inForce.stopped);
  if (budget.state === 'exhausted') throw exhausted(budget);
  if (decision.effect === 'deny') throw new PolicyDenial(asked, decision, steps.remedy(asked));
  if (inForce.stopped !== undefined) throw stopped(inForce.stopped);
  const [mediaAt] = request.media;
  if (mediaAt !== undefined && !decision.media) {
    throw new Failure('media_refused', { at: mediaAt });
  }
  const usual = inForce.treatment();
  const { provider } = inForce;
  const answered = await steps.consent(
    consentCheck({ identity, patients, upstream, provider, labels, asked }),
  );
  const codes = [...decision.obligations, ...answered.obligations, ...labels.refrains];
  const duties = dutiesOf(codes, receiverOf(asked));
  const consented = withDuties(answered, duties);
  const treatment = treatmentOf(usual, decision, duties);

  const { style } = treatment;
  const maskingAge = ageFrom(steps.clock);
  const masked = mustMask(duties, upstream)
    ? await steps.mask(request.loci, { identity, persons, style, signal: call.signal })
    : undefined;
  // Meanwhile the patient may have withdrawn, or a rule changed.
  if (maskingAge() > LIMITS.decidedMsMax) return prepare(call, asking, upstream, steps);
  const agreements = assertAgreed(
    { provider, hosting: upstream.hosting, upstream: upstream.name, ...whatFor(identity, steps) },
    payloadOf({ inForce, patients, labels, masked, earlier }),
  );
  assertApproved(inForce.approved, {
    upstream,
    model: request.model,
    found: labels.found,
    isGlassBroken: asked.breakGlass,
    instructions,
    approvedPrompts: prompts,
  });
  const body = request.apply(masked?.replaced ?? [], {
    model: upstream.model,
    drop: duties.minimumNecessary,
  });
  const bytes = Buffer.from(JSON.stringify(body));
  const inputTokens = estimateTokens(
    request.loci.map(({ text }, at) => masked?.replaced[at] ?? text),
  );
  const pairs = merged(masked?.pairs ?? [], earlier.pairs);
  const before = earlier.about.useCases.filter((id) => id !== asking.useCase);
  const rulesBefore = await Promise.all(before.map((id) => steps.inForce(id, upstream)));
  const rules = [inForce, ...rulesBefore];
  const restorable = treatment.restore ? restorableOf(pairs, rules, identity) : [];
  const useCases = [asking.useCase, ...before];
  const documents = call.format.documents?.(body) ?? [];
  call.signal.throwIfAborted();
  const pins = [inForce.expectedModel(upstream.name), upstream.expectModel].filter(
    (pin) => pin !== undefined,
  );
  const decided = {
    identity,
    persons,
    patients,
    upstream,
    asked,
    decision,
    labels,
    consented,
    duties,
    agreements,
  };
  const trace = traceOutput(call, { ...decided, inForce }, body, steps.outputs);
  const sent = { bytes, inputTokens, documents, pins, trace };
  const made = { request, masked, pairs, restorable, useCases, ...sent };
  return { ...decided, treatment, needed, department, ...made };
}

function exhausted({ budget, retryAfter }: BudgetState): Failure {
  return new Failure('budget_exhausted', {
    ...(budget === undefined ? {} : { budget }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

interface Considered {
  readonly identity: Identity;
  readonly patients: readonly string[];
  readonly upstream: Upstream;
  readonly provider: InForce['provider'];
  readonly labels: ContentLabels;
  readonly asked: AccessRequest;
}

function consentCheck({
  identity: { purpose },
  patients,
  upstream: { hosting },
  provider,
  labels,
  asked: { breakGlass: isGlassBroken },
}: Considered): Omit<ConsentCheck, 'at'> {
  return { patients, purpose, isGlassBroken, hosting, provider, labels };
}

function stopped(because: string): Failure {
  return new Failure('use_case_stopped', { because });
}

function whatFor({ useCase, purpose }: Identity, { clock }: Steps) {
  return { useCase, purpose, at: clock.now() };
}
