/**
 * Where outputs are looked up. All of it comes from the ledger and can be made again from it; values that can be
 * erased (users, sealed patients) are read from beside the ledger each time, so that there is one place to erase.
 * Implemented in `store/`, over SQLite and PostgreSQL alike.
 */
import type { JsonObject } from '../../core/json.ts';
import type { OutputEnding, VerificationKind } from './output.ts';

/** Kinds of word that outputs are found by. */
export type MarkKind = 'model' | 'prompt' | 'content';

export interface NewOutput {
  /**
   * One sending. An exchange that fails over has several, of which the last one that gave something out is the
   * output of its id.
   */
  readonly sending: string;
  readonly id: string;
  /** Of the disclosure. */
  readonly index: number;
  readonly at: number;
  readonly caller: string;
  readonly useCase: string;
  readonly dueAt: number | undefined;
  /** As configured for the upstream. */
  readonly model: string | undefined;
  /** `purpose`, and the other `OutputFacts` but for what stands beside the ledger. */
  readonly facts: JsonObject;
}

export interface NewEnding {
  readonly sending: string;
  readonly ending: OutputEnding;
  readonly characters: number | undefined;
  readonly reportedModel: string | undefined;
}

export interface NewVerification {
  /** Of the output. */
  readonly id: string;
  /** Of its entry in the ledger. */
  readonly index: number;
  readonly at: number;
  readonly kind: VerificationKind;
  /** `Verification` but for user, kind and time. */
  readonly facts: JsonObject;
}

export interface NewMark {
  readonly sending: string;
  readonly kind: MarkKind;
  readonly value: string;
}

/** What some entries of the ledger say about outputs. */
export interface OutputStep {
  /** Entries of the ledger read before, and with this step. */
  readonly from: number;
  readonly to: number;
  readonly outputs: readonly NewOutput[];
  readonly endings: readonly NewEnding[];
  readonly verifications: readonly NewVerification[];
  readonly marks: readonly NewMark[];
}

export interface StoredOutput extends NewOutput {
  /** Undefined while there is none on record. */
  readonly ending: Omit<NewEnding, 'sending'> | undefined;
  /** In the order of the ledger. */
  readonly verifications: readonly (NewVerification & { readonly user: string | undefined })[];
  /** Beside its disclosure, what has not been erased. */
  readonly kept: Readonly<Record<string, string>>;
  readonly lookups: readonly Uint8Array[];
}

/** All that are named must hold. Outputs of which nothing was given out are never found. */
export interface OutputQuery {
  readonly id?: string;
  readonly useCase?: string;
  readonly caller?: string;
  /** Marks. */
  readonly model?: string;
  readonly prompt?: string;
  readonly content?: string;
  /**
   * The model reported this id, or its configured name, one of `- @ : /`, and this; or it reported nothing that tells
   * its version: no id, or the configured name itself.
   */
  readonly version?: string;
  /** Lookup of a patient. */
  readonly patient?: Uint8Array;
  /** Milliseconds since 1970, of the disclosure: from, inclusive, to, exclusive. */
  readonly from?: number;
  readonly to?: number;
  /** A verification is asked for and there is none. */
  readonly isPending?: boolean;
  /** It was asked for until before then: milliseconds since 1970. */
  readonly dueBefore?: number;
}

/** How outputs were taken, without a word of who or about whom. */
export interface OutputReception {
  readonly outputs: number;
  /** By their last verification; under `none` those without one. */
  readonly verified: Readonly<Record<VerificationKind | 'none', number>>;
  /** Why those that were last rejected were: reason → outputs. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Model as the answers report it → outputs; under `not reported` those that do not say. */
  readonly models: Readonly<Record<string, number>>;
}

export interface OutputTally {
  readonly outputs: number;
  /** Of those, by use case. */
  readonly useCases: Readonly<Record<string, number>>;
  /** Of those, by their last verification; under `none` those without one. */
  readonly verified: Readonly<Record<VerificationKind | 'none', number>>;
  /** Who asked, who verified: each once, sorted, those who have not been erased. */
  readonly users: readonly string[];
  readonly verifiers: readonly string[];
  readonly lookups: readonly Uint8Array[];
}

export interface OutputStore {
  /** Entries of the ledger that have been read. */
  cursor(): Promise<number>;
  /**
   * In one transaction, adds what the step says and moves the cursor. `moved`: the cursor is not at `from`,
   * because another gateway was first; nothing changed.
   */
  add(step: OutputStep): Promise<'stored' | 'moved'>;
  /** Ascending by index, those above `after`; at most `count`. */
  find(query: OutputQuery, after: number, count: number): Promise<readonly StoredOutput[]>;
  tally(query: OutputQuery): Promise<OutputTally>;
  reception(query: OutputQuery): Promise<OutputReception>;
  /** Forgets all of it, to be read from the ledger again. */
  clear(): Promise<void>;
}
