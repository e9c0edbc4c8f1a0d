/**
 * To whom an exchange goes: the upstreams of its route in order, until one has answered. Each is a
 * candidate of its own: policy is asked about it, consents are read for it, the body is cut and masked
 * for it, and what is sent to it is recorded, all anew. So nothing made under the permit of one is ever
 * sent to another, and a route is an order of preference, never a permission.
 */
import { asFailure, Failure, type FailureCode } from '../core/failures.ts';
import { isObject, type Json } from '../core/json.ts';
import { apiHeaders } from './api-headers.ts';
import type { Call, Prepared, Steps } from './exchange.ts';
import { type Identity, identify } from './identity.ts';
import { denial } from './records.ts';
import type { FindRoute } from './route.ts';
import { spendingRequest } from './spending-request.ts';
import type { Upstream } from './upstreams/upstream.ts';

/** One sending. It has a disclosure and an outcome of its own on record. */
export interface Attempt {
  /** From 1. */
  readonly number: number;
  /** How the attempt before it has failed. */
  readonly failover?: FailureCode;
  /** Candidates since then that nothing was sent to. */
  readonly passedOver: readonly PassedOver[];
}

export interface PassedOver {
  readonly upstream: string;
  readonly failure: Failure;
}

type Candidates = ReturnType<FindRoute>;

interface Parts {
  /** What it returns prepares anew each time, and masks anew only what is not the same. */
  preparing(upstream: Upstream): () => Promise<Prepared>;
  /**
   * Records, sends, and gives the answer out. Returns the failure where nothing of an answer came
   * and another upstream may be asked.
   *
   * @throws Failure any other
   */
  send(prepared: Prepared, attempt: Attempt): Promise<Failure | undefined>;
}

/**
 * @throws Failure of the last upstream that was sent to; where none was, why: the first reason that
 *   passes with time, else the first; any failure that is not one upstream's, at once
 */
export async function inTurn(
  call: Call,
  identity: Identity,
  candidates: Candidates,
  steps: Steps,
  parts: Parts,
): Promise<void> {
  let failed: Failure | undefined;
  let passedOver: PassedOver[] = [];
  let number = 1;

  for (const upstream of restingLast(candidates)) {
    let prepared: Prepared;
    try {
      prepared = await admitted(upstream, call, parts);
    } catch (thrown) {
      const failure = asFailure(thrown);
      passedOver.push({ upstream: upstream.name, failure });
      if (isOfCandidate(failure)) continue;
      await onRecord(failure);
      throw failure;
    }
    try {
      const failover = failed && { failover: failed.code };
      failed = await parts.send(prepared, { number, ...failover, passedOver });
    } finally {
      upstream.gate?.leave();
    }
    if (failed === undefined) return;
    number += 1;
    passedOver = [];
    if (isBound(prepared)) break;
  }

  const unsent = reasonOf(passedOver);
  if (unsent !== undefined) await onRecord(unsent);
  throw failed ?? unsent ?? new Failure('model_not_found');

  function onRecord(failure: Failure): Promise<void> {
    const others = candidates.length > 1 ? passedOver : [];
    return refusalOnRecord(call, identity, failure, steps, { number, passedOver: others });
  }
}

/** Who has asked to be left alone for a while is asked where nobody else can be. */
function restingLast(candidates: Candidates): readonly Upstream[] {
  const isResting = ({ gate }: Upstream) => gate?.isResting() === true;
  if (candidates.length < 2 || !candidates.some(isResting)) return candidates;
  return [...candidates.filter((one) => !isResting(one)), ...candidates.filter(isResting)];
}

/** Who asks, and whom a request of theirs may go to. @throws Failure of either, once it is on record */
export async function routed(
  call: Call,
  steps: Steps,
): Promise<{ readonly identity: Identity; readonly candidates: Candidates }> {
  let identity: Identity | undefined;
  try {
    apiHeaders(call); // refused before anything is prepared
    const { principal, headers, body } = call;
    identity = identify(principal, headers, ownMetadata(body), steps.patientReference);
    steps.spending.limit(spendingRequest(call, identity));
    const candidates = steps.route(modelOf(call.body), call.format, identity.useCase);
    return { identity, candidates };
  } catch (thrown) {
    const failure = asFailure(thrown);
    await refusalOnRecord(call, identity, failure, steps);
    throw failure;
  }
}

/**
 * Prepared, and in a place at the upstream, which is left when what follows is over. Who had to wait is
 * prepared anew: what was decided, consented to and agreed before may no longer hold.
 *
 * @throws Failure of what `preparing` returns; upstream_unavailable, upstream_busy; what the call was aborted with
 */
async function admitted(
  upstream: Upstream,
  { principal, signal }: Call,
  { preparing }: Parts,
): Promise<Prepared> {
  const { gate } = upstream;
  gate?.assertPassable();
  const prepare = preparing(upstream);
  const prepared = await prepare();
  const waiting = gate?.enter(principal.id, signal);
  if (waiting === undefined) return prepared;

  await waiting;
  try {
    signal.throwIfAborted();
    return await prepare();
  } catch (thrown) {
    gate?.leave();
    throw thrown;
  }
}

/** It cannot be recorded either: then it is made known, and the caller refused all the same. */
async function refusalOnRecord(
  call: Call,
  identity: Identity | undefined,
  failure: Failure,
  steps: Steps,
  attempt: Attempt = { number: 1, passedOver: [] },
): Promise<void> {
  const entry = denial(call, identity, failure, steps, attempt);
  await steps.record(entry).catch((cause) => steps.incomplete(call.id, cause));
}

/** Reasons that hold for one candidate: its permit, its agreements, its price, its load, what it holds. */
const OF_CANDIDATE: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'policy_denied',
  'upstream_not_approved',
  'consent_denied',
  'obligation_undischargeable',
  'agreement_missing',
  'media_refused',
  'budget_exhausted',
  'continuation_unknown',
  'upstream_unavailable',
  'upstream_busy',
]);

const PASSES_WITH_TIME: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'upstream_unavailable',
  'upstream_busy',
]);

const isOfCandidate = ({ code }: Failure): boolean => OF_CANDIDATE.has(code);

function reasonOf(passedOver: readonly PassedOver[]): Failure | undefined {
  const soon = passedOver.find(({ failure }) => PASSES_WITH_TIME.has(failure.code));
  return (soon ?? passedOver[0])?.failure;
}

/** To the upstream that holds its state, or has signed its blocks. */
function isBound({ request }: Prepared): boolean {
  return request.continuations.length > 0 || request.sealed.length > 0;
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
  if (!isObject(body)) throw new Failure('invalid_value', { at: 'body', expected: 'object' });
  const { model } = body;
  if (typeof model === 'string') return model;
  const expected = model == null ? 'a value: it is required' : 'string';
  throw new Failure('invalid_value', { at: 'model', expected });
}
