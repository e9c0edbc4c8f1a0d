/**
 * What is known about an output of a model: which model and prompt made it, about whom, for whom, and
 * what people have said of it since. Never its text. The id of an output is that of its exchange.
 */
import { Failure } from '../../core/failures.ts';
import type { PurposeOfUse } from '../../core/purpose.ts';

/** What people can say of an output. `edited`: accepted with changes. */
export const VERIFICATION_KINDS = ['accepted', 'edited', 'rejected'] as const;
export type VerificationKind = (typeof VERIFICATION_KINDS)[number];

/** Why an output was not taken as it was. Codes, so that no text of a patient comes with them. */
export const VERIFICATION_REASONS = [
  'inaccurate',
  'incomplete',
  'unsafe',
  'wrong_patient',
  'not_relevant',
  'style',
  'not_needed',
  'other',
] as const;
export type VerificationReason = (typeof VERIFICATION_REASONS)[number];

/** `draft`: nobody has said anything yet, and the use case asks that somebody does. */
export type OutputState = 'unverified' | 'draft' | VerificationKind;

/** How far the text that was kept is from the one that was given, in characters. */
export interface EditCounts {
  readonly inserted: number;
  readonly deleted: number;
}

/** One entry of an output's history. Entries are only ever added. */
export interface Verification {
  readonly kind: VerificationKind;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Undefined once it has been erased from beside the ledger. */
  readonly user?: string;
  /** The program through which it came. */
  readonly caller: string;
  /** The role by which the use case let the person do so; undefined where it asks for none. */
  readonly role?: string;
  readonly reason?: VerificationReason;
  readonly edit?: EditCounts;
}

/** How an exchange ended, `lost` where its end is not on record (yet, or ever: a crash). */
export type OutputEnding = 'finished' | 'failed' | 'aborted' | 'guarded' | 'lost';

export interface Output {
  /** Of the exchange, and of the answer's header `chaperone-exchange`. */
  readonly id: string;
  /** Of its disclosure in the ledger; outputs are ordered by it. */
  readonly index: number;
  /** Of the disclosure, milliseconds since 1970. */
  readonly at: number;
  readonly state: OutputState;
  /** Where the use case asks for a verification: by when. Milliseconds since 1970. */
  readonly dueAt?: number;
  readonly history: readonly Verification[];
  readonly caller: string;
  /** Undefined once it has been erased from beside the ledger. */
  readonly user?: string;
  readonly useCase: string;
  readonly purpose?: PurposeOfUse;
  /** HMACs, hexadecimal: see `patientLookup` of the ledger. */
  readonly patients: readonly string[];
  readonly facts: OutputFacts;
  readonly ending: OutputEnding;
  /** Of all its texts together, UTF-16 code units; undefined while its end is not on record. */
  readonly characters?: number;
}

/** Under which conditions it was made. What an older version of the gateway did not record is absent. */
export interface OutputFacts {
  /** The version of the use case that was in force. */
  readonly useCaseVersion?: number;
  readonly upstream: string;
  readonly api?: string;
  readonly provider?: string;
  /** As configured for the upstream. */
  readonly model?: string;
  /** As the answer says. */
  readonly reportedModel?: string;
  /** HMAC of the system prompt as it was sent, hexadecimal; see `prompt.ts`. */
  readonly prompt?: string;
  /** As the caller names it (`Chaperone-Prompt-Version`). */
  readonly promptVersion?: string;
  /** Numbers alone: temperature, maximum of tokens, … */
  readonly parameters?: Readonly<Record<string, number>>;
  readonly policyVersion?: string;
  /** Engine and profile of de-identification; absent where none was asked for. */
  readonly engine?: string;
  readonly profile?: string;
}

/** Who asks: what the credentials said, checked before. */
export interface OutputPrincipal {
  readonly caller: string;
  readonly user: string;
  readonly roles: readonly string[];
  /** May see every output, whoever asked for it. */
  readonly seesAll: boolean;
}

/** Who verifies the outputs of a use case, and by when. */
export interface ReviewerRule {
  /** After this a draft is overdue, milliseconds. */
  readonly withinMs: number;
  /** Who may verify. None named: any user for whom the asking program vouches. */
  readonly roles: readonly string[];
  /** Not the one who asked the model. */
  readonly needsSecondPerson: boolean;
}

/** @throws Failure output_not_found: unknown, nothing was given out, or not for this caller to see */
export function outputNotFound(): Failure {
  return new Failure('output_not_found');
}
