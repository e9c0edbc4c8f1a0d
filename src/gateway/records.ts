/**
 * What the ledger is told about an exchange: value-free. Ids of our own configuration, codes and
 * counts stand in the record; what must be provable later (the bytes sent, the patients) goes in as
 * commitments; the end user's id is kept beside the tree, where it can be erased.
 */
import { hash } from 'node:crypto';
import type { Failure } from '../core/failures.ts';
import type { Json, JsonObject } from '../core/json.ts';
import type { Trace } from '../governance/index.ts';
import type { LedgerRecord } from '../ledger/index.ts';
import { recordedFacts } from '../policy/index.ts';
import type { Answer } from './answer-steps.ts';
import { apiHeaders } from './api-headers.ts';
import type { Attempt, PassedOver } from './attempts.ts';
import { personOf } from './caller.ts';
import type { Call, Prepared, Steps } from './exchange.ts';
import type { Identity } from './identity.ts';
import { PolicyDenial } from './policy-denial.ts';

export interface Entry {
  readonly record: LedgerRecord;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly patients?: readonly string[];
  readonly keep?: Readonly<Record<string, string>>;
}

/** Before anything is sent. */
export function disclosure(
  call: Call,
  prepared: Prepared,
  attempt: Attempt,
  isCached: boolean,
  at: number,
): Entry {
  const { identity, upstream, asked, decision, treatment, masked, request, bytes, trace } =
    prepared;
  const { labels, agreements, consented, needed, patients } = prepared;
  const { betas } = apiHeaders(call);
  return {
    record: {
      ...common('disclosure', call, at),
      ...who(identity),
      ...attempted(attempt),
      upstream: upstream.name,
      api: upstream.api,
      hosting: upstream.hosting,
      ...(upstream.provider !== undefined && { provider: upstream.provider }),
      stream: request.stream,
      ...(betas.length > 0 && { betas: [...betas] }),
      policyVersion: decision.policyVersion,
      rules: [...decision.determining],
      obligations: [...decision.obligations],
      facts: recordedFacts(asked),
      labels: [...labels.found],
      presumed: [...labels.presumed],
      confidentiality: labels.confidentiality,
      agreements: [...agreements],
      takenOn: [...consented.takenOn],
      notices: consented.notices.map(({ code }) => code),
      deidentified: masked !== undefined,
      restore: treatment.restore,
      withheld: prepared.pairs.length - prepared.restorable.length,
      guard: treatment.guard,
      patients: patients.length,
      continued: request.continuations.length > 0,
      sealed: request.sealed.length,
      manifest: (masked?.manifest ?? null) as Json,
      bytes: bytes.length,
      ...(needed !== undefined && { offered: needed.offered, sent: needed.sent }),
      department: prepared.department,
      model: upstream.model,
      inputTokensEstimated: prepared.inputTokens,
      cached: isCached,
      ...trace?.record,
    },
    secrets: {
      request: hash('sha256', bytes),
      ...(consented.consents.length > 0 && { consents: consented.consents.join(' ') }),
    },
    patients,
    keep: { user: identity.user, ...trace?.keep },
  };
}

/** Instead of a disclosure: nothing was sent. */
export function denial(
  call: Call,
  identity: Identity | undefined,
  failure: Failure,
  { clock, isUseCase }: Pick<Steps, 'clock' | 'isUseCase'>,
  attempt: Attempt,
): Entry {
  const { because, rules, obligations, policyVersion, lacking } = failure.facts;
  const person = personOf(call.principal);
  return {
    record: {
      ...common('denial', call, clock.now()),
      ...(identity === undefined ? { caller: call.principal.id } : who(identity)),
      // Not yet decided on, so it may be anything: a name on record cannot be taken back.
      ...(identity !== undefined && !isUseCase(identity.useCase) && { useCase: 'unregistered' }),
      ...attempted(attempt),
      code: failure.code,
      ...codes({ because, rules, obligations, policyVersion, lacking }),
      ...(failure instanceof PolicyDenial && { facts: recordedFacts(failure.asked) }),
    },
    ...(identity === undefined
      ? person !== undefined && { keep: { user: person } }
      : { patients: identity.patientRefs, keep: { user: identity.user } }),
  };
}

export interface Ending {
  readonly outcome: 'finished' | 'failed' | 'aborted' | 'guarded';
  readonly failure?: Failure;
}

/** Exactly one for each disclosure, however the exchange ended. */
export function outcome(
  call: Call,
  ending: Ending,
  answer: Answer,
  { number }: Attempt,
  times: { at: number; upstreamMs: number; firstByteMs: number | undefined },
  trace?: Trace,
): Entry {
  const { seen, drift, guarded, written } = answer;
  return {
    record: {
      ...common('outcome', call, times.at),
      attempt: number,
      outcome: ending.outcome,
      ...(ending.failure === undefined ? {} : { code: ending.failure.code }),
      ...numbers(ending.failure?.facts ?? {}),
      ...words({ model: seen.model, finish: seen.finish, upstreamCode: codeOf(ending) }),
      ...numbers({
        inputTokens: seen.inputTokens,
        cachedInputTokens: seen.cachedInputTokens,
        outputTokens: seen.outputTokens,
        outputTokensEstimated: written.tokens,
        droppedFields: seen.droppedFields,
        durationMs: Math.round(times.upstreamMs),
        firstByteMs: times.firstByteMs === undefined ? undefined : Math.round(times.firstByteMs),
      }),
      drift: { ...drift },
      guarded: { ...guarded },
      ...trace?.record,
    },
    ...(trace === undefined ? {} : { keep: trace.keep }),
  };
}

/** The model server's own, where it is a word of its API: see `error-answer.ts`. */
function codeOf({ failure }: Ending): string | undefined {
  const code = failure?.facts.upstreamCode;
  return typeof code === 'string' ? code : undefined;
}

function common(kind: LedgerRecord['kind'], call: Call, at: number) {
  return { kind, at: isoInstant(at), exchange: call.id, format: call.format.id };
}

let latest = { at: Number.NaN, text: '' };

/** Under load many records share a millisecond. */
function isoInstant(at: number): string {
  if (at !== latest.at) latest = { at, text: new Date(at).toISOString() };
  return latest.text;
}

function who(identity: Identity): JsonObject {
  const { caller, useCase, purpose } = identity;
  return { caller: caller.id, useCase, purpose };
}

/** Which sending of the exchange this is, and why it is not the first candidate's. */
function attempted({ number, failover, passedOver }: Attempt): JsonObject {
  return {
    attempt: number,
    ...(failover === undefined ? {} : { failover }),
    ...(passedOver.length === 0 ? {} : { passedOver: passedOver.map(passedOverOnRecord) }),
  };
}

function passedOverOnRecord({ upstream, failure: { code, facts } }: PassedOver): JsonObject {
  const { because, rules, lacking } = facts;
  return { upstream, code, ...codes({ because, rules, lacking }) };
}

/** Of the facts of a failure only those that our own code and policies have named. */
function codes(facts: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]): [string, Json][] =>
      typeof value === 'string' || Array.isArray(value) ? [[name, value as Json]] : [],
    ),
  );
}

function numbers(facts: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(
    Object.entries(facts).filter((entry): entry is [string, number] => Number.isFinite(entry[1])),
  );
}

function words(facts: Readonly<Record<string, string | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, asId(value)]],
    ),
  );
}

/** The upstream's own words are believed only as far as they look like ids. */
export const asId = (word: string): string => (/^[\w.:/-]{1,128}$/.test(word) ? word : 'withheld');
