/**
 * The outputs of a site: what the admin API and the command line ask of them. Each function takes who asks, answers
 * with plain data, and throws a Failure; every one reads what the ledger has up to now first. Who may recall, and list
 * a patient's outputs, the caller has decided.
 */
import type { Clock } from '../../core/clock.ts';
import { Failure } from '../../core/failures.ts';
import type { JsonObject } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import { type LedgerRecord, type LedgerStore, patientLookup } from '../../ledger/index.ts';
import { type FollowOptions, followLedger } from './follow-ledger.ts';
import { contentMark } from './marks.ts';
import {
  type Output,
  type OutputPrincipal,
  outputNotFound,
  type ReviewerRule,
  type Verification,
} from './output.ts';
import type { OutputQuery, OutputReception, OutputStore } from './output-store.ts';
import { VERIFIED } from './projection.ts';
import { readOutput } from './read-output.ts';
import { type Recall, type RecallRequest, recallOutputs } from './recall.ts';
import type { OutputKeys } from './traces.ts';
import { type VerificationRequest, verify } from './verification.ts';

export interface Outputs {
  /** @throws Failure output_not_found */
  output(principal: OutputPrincipal, id: string): Promise<Output>;
  /**
   * On record in the ledger when resolved.
   *
   * @returns the output with the new entry
   * @throws Failure output_not_found, verification_forbidden, revision_conflict, ledger_unavailable
   */
  verify(principal: OutputPrincipal, id: string, request: VerificationRequest): Promise<Output>;
  /** Drafts that wait for this person: of programs they work in, and of use cases for which they have a role. */
  pending(principal: OutputPrincipal, options?: PendingOptions): Promise<OutputPage<PendingOutput>>;
  /** Outputs one of whose texts is this one, copied: see `contentMark`. The text is not kept. @throws Failure invalid_value for a short one */
  withText(principal: OutputPrincipal, text: string): Promise<readonly Output[]>;
  /** All outputs about a patient, for the designated record set (45 CFR 164.524). On record. */
  ofPatient(
    principal: OutputPrincipal,
    reference: string,
    page?: PageOptions,
  ): Promise<OutputPage<Output>>;
  /** How a use case does: what people said of its outputs, now and in the time before of the same length. */
  reception(
    useCase: string,
    period: { readonly from: number; readonly to: number },
  ): Promise<Reception>;
  /** On record. @throws Failure ledger_unavailable */
  recall(principal: OutputPrincipal, request: RecallRequest): Promise<Recall>;
  close(): Promise<void>;
}

export interface PageOptions {
  /** `next` of the page before. */
  readonly after?: number;
  readonly count?: number;
}

export interface PendingOptions extends PageOptions {
  readonly useCase?: string;
}

export interface OutputPage<T> {
  readonly outputs: readonly T[];
  /** Undefined on the last page. */
  readonly next?: number;
}

export interface Reception {
  readonly now: OutputReception;
  readonly before: OutputReception;
  /** Drafts that wait at this moment, whenever they were made, and those of them that are overdue. */
  readonly pending: number;
  readonly overdue: number;
}

export interface PendingOutput extends Output {
  readonly isOverdue: boolean;
}

export interface OutputsOptions {
  readonly store: OutputStore;
  readonly ledger: Pick<LedgerStore, 'entries'>;
  /** Durable when resolved. @throws Failure ledger_unavailable */
  readonly record: (entry: OutputEvent) => Promise<unknown>;
  readonly keys: OutputKeys;
  readonly clock: Clock;
  /** As it stands now. */
  readonly reviewersOf: (useCase: string) => ReviewerRule;
  readonly newId: () => string;
  readonly follow: Pick<FollowOptions, 'failed' | 'isRegular'>;
}

/** An entry of the ledger about outputs. */
export interface OutputEvent {
  readonly record: LedgerRecord;
  readonly keep: Readonly<Record<string, string>>;
  readonly patients?: readonly string[];
}

export function openOutputs(options: OutputsOptions): Outputs {
  const { store, keys, clock, reviewersOf, record } = options;
  const follower = followLedger({ ...options.follow, ledger: options.ledger, store });

  const one = async (id: string): Promise<Output> => {
    const stored = (await store.find({ id }, -1, LIMITS.outputsPageMax)).at(-1);
    if (stored === undefined) throw outputNotFound();
    return readOutput(stored);
  };
  const page = async (query: OutputQuery, { after = -1, count }: PageOptions) => {
    const most = Math.min(count ?? LIMITS.outputsPageMax, LIMITS.outputsPageMax);
    const stored = await store.find(query, after, most);
    const next = stored.length < most ? undefined : stored.at(-1)?.index;
    return { outputs: stored.map(readOutput), ...(next !== undefined && { next }) };
  };
  const event = (id: string, facts: JsonObject & { readonly event: string }): LedgerRecord => {
    return { kind: 'event', at: new Date(clock.now()).toISOString(), exchange: id, ...facts };
  };

  return {
    async output(principal, id) {
      await follower.catchUp();
      const found = await one(id);
      if (!maySee(principal, found, reviewersOf)) throw outputNotFound();
      return found;
    },

    async verify(principal, id, request) {
      await follower.catchUp();
      const found = await one(id);
      const rule = reviewersOf(found.useCase);
      const { entry, isNew } = verify(found, request, { principal, rule, now: clock.now() });
      if (!isNew) return found;
      await record({
        record: event(id, { event: VERIFIED, ...leafOf(entry) }),
        keep: { user: principal.user },
      });
      await follower.catchUp();
      return await one(id);
    },

    async pending(principal, { useCase, ...rest } = {}) {
      await follower.catchUp();
      const { outputs, next } = await page(
        { isPending: true, ...(useCase !== undefined && { useCase }) },
        rest,
      );
      const now = clock.now();
      const theirs = outputs
        .filter((each) => maySee(principal, each, reviewersOf))
        .map((each) => ({ ...each, isOverdue: each.dueAt !== undefined && each.dueAt < now }));
      return { outputs: theirs, ...(next !== undefined && { next }) };
    },

    async withText(principal, text) {
      const mark = contentMark(text, keys.index);
      if (mark === undefined) throw new Failure('invalid_value', { at: 'text' });
      await follower.catchUp();
      const found = await page({ content: mark }, {});
      return found.outputs.filter((each) => maySee(principal, each, reviewersOf));
    },

    async ofPatient(principal, reference, rest = {}) {
      await follower.catchUp();
      await record({
        record: event(options.newId(), {
          event: 'patient_outputs_listed',
          caller: principal.caller,
        }),
        keep: { user: principal.user },
        patients: [reference],
      });
      return await page({ patient: patientLookup(reference, keys.index) }, rest);
    },

    async reception(useCase, { from, to }) {
      await follower.catchUp();
      const waiting = { useCase, isPending: true };
      const [now, before, pending, overdue] = await Promise.all([
        store.reception({ useCase, from, to }),
        store.reception({ useCase, from: from - (to - from), to: from }),
        store.reception(waiting),
        store.reception({ ...waiting, dueBefore: clock.now() }),
      ]);
      return { now, before, pending: pending.outputs, overdue: overdue.outputs };
    },

    async recall(principal, request) {
      await follower.catchUp();
      return await recallOutputs(request, {
        principal,
        store,
        keys,
        record,
        event,
        page,
        newId: options.newId,
      });
    },

    close: () => follower.close(),
  };
}

/** The program that asked, people whom the use case lets verify, and who sees all. */
function maySee(
  { caller, roles, seesAll }: OutputPrincipal,
  output: Output,
  reviewersOf: OutputsOptions['reviewersOf'],
): boolean {
  if (seesAll || caller === output.caller) return true;
  const reviewers = reviewersOf(output.useCase).roles;
  return roles.some((role) => reviewers.includes(role));
}

function leafOf({ kind, caller, role, reason, edit }: Verification): JsonObject {
  return {
    verification: kind,
    caller,
    ...(role !== undefined && { role }),
    ...(reason !== undefined && { reason }),
    ...(edit !== undefined && { edit: { ...edit } }),
  };
}
