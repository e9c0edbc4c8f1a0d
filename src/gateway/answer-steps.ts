/**
 * What is done with every text of an answer: guarded as the model wrote it, then restored. A format
 * decides which texts there are and asks for a channel for each; channels of one answer share the
 * restore table and the counts, and nothing else.
 */
import { inSteps } from '../core/in-steps.ts';
import type { Finding, SurrogatePair } from '../core/phi.ts';
import {
  compileRestoreTable,
  type DriftCounts,
  newDrift,
  type RestoreTable,
  restoreTableInSteps,
  SurrogateRestorer,
} from '../deid/index.ts';
import type { AnswerSteps, Channel, TextMode } from '../formats/index.ts';
import { type AnswerTexts, TokenEstimate } from '../governance/index.ts';
import { type GuardCounts, type GuardMode, OutputGuard } from './guard.ts';
import { ownSurrogates } from './own-surrogates.ts';

export interface AnswerOptions {
  /** All surrogates that the answer may hold, those of the history behind it included. */
  readonly pairs: readonly SurrogatePair[];
  /** Those of them that this caller may read the originals of: the others it reads as they are. */
  readonly restorable: readonly SurrogatePair[];
  readonly guard: GuardMode;
  readonly find: (text: string) => readonly Finding[];
  /** The request asked for JSON: see `Walked.structured`. */
  readonly structured: boolean;
  /** Texts of the request's documents as they were sent: see `WireFormat.documents`. */
  readonly documents: readonly (string | undefined)[];
  /** Hears what the caller gets. */
  readonly texts?: AnswerTexts | undefined;
}

export interface Answer extends AnswerSteps {
  /** Resolves when restoring needs no more preparation: before that, who uses it waits for all of it. */
  readonly ready: Promise<void>;
  readonly drift: DriftCounts;
  readonly guarded: GuardCounts;
  /** Our own count of what the model has written so far. */
  readonly written: TokenEstimate;
}

export function openAnswer(options: AnswerOptions): Answer {
  // Made while the ledger syncs, so that nobody waits for it; at the latest when it is used.
  const { now: restoring, ready } = inSteps(() => restoringOf(options.restorable));
  const guarded: GuardCounts = {};
  const { texts } = options;
  const written = new TokenEstimate();
  const made = channelMaker(options, restoring, guarded);
  const channel = (mode: TextMode): Channel => {
    const counted = new CountedChannel(made(mode), written);
    return texts === undefined ? counted : texts.listen(mode, counted);
  };
  const whole = (text: string): string | undefined => {
    const { table, drift } = restoring();
    const original = table.exact.get(text);
    if (original !== undefined) drift.exact += 1;
    else if (table.exact.has(text)) drift.ambiguous += 1;
    return original;
  };
  const documents = new Map<number, Channel>();
  const documentAt = (index: number): Channel => {
    const known = documents.get(index) ?? readDocument(options.documents[index], restoring);
    documents.set(index, known);
    return known;
  };
  return {
    ready,
    channel,
    documentOffset: (document, sent) => documentAt(document).restoredOffset(sent),
    whole(text, mode) {
      const one = channel(mode);
      return one.push(text) + one.end();
    },
    token: (text) => whole(text) ?? text,
    number(value) {
      const original = whole(String(value));
      return original === undefined ? value : exactNumber(original, value);
    },
    // A masked text would stand in the clear among the probabilities of its tokens.
    issued: options.pairs.length > 0 || options.guard === 'mask' || options.guard === 'stop',
    structured: options.structured,
    seen: { ids: [], sealed: [], droppedFields: 0 },
    get drift() {
      return restoring().drift;
    },
    guarded,
    written,
  };
}

interface Restoring {
  readonly table: RestoreTable;
  readonly drift: DriftCounts;
}

/** Of an exchange that issued nothing. */
const EMPTY_TABLE = compileRestoreTable([]);

function* restoringOf(pairs: readonly SurrogatePair[]): Generator<undefined, Restoring> {
  const table = pairs.length === 0 ? EMPTY_TABLE : yield* restoreTableInSteps(pairs);
  return { table, drift: newDrift(table) };
}

/** Masked, then restored, a document is the caller's again: so this tells where its places lie. */
function readDocument(text: string | undefined, restoring: () => Restoring): Channel {
  if (text === undefined) return UNTOUCHED;
  const { table } = restoring();
  const channel = new SurrogateRestorer(table, 'text', newDrift(table)); // not what the model wrote
  channel.push(text);
  channel.end();
  return channel;
}

/** A number that cannot be carried exactly stays the surrogate. */
function exactNumber(original: string, surrogate: number): number {
  const value = Number(original);
  return String(value) === original ? value : surrogate;
}

function channelMaker(
  { guard: mode, find, pairs, restorable }: AnswerOptions,
  restoring: () => Restoring,
  counts: GuardCounts,
): (mode: TextMode) => Channel {
  const restorer = (channel: TextMode): Channel => {
    if (restorable.length === 0) return UNTOUCHED;
    const { table, drift } = restoring();
    return new SurrogateRestorer(table, channel, drift);
  };
  if (mode === 'off') return restorer;
  const isOwn = ownSurrogates(pairs.map(({ surrogate }) => surrogate));
  const guardOf = (channel: TextMode) => new OutputGuard({ mode, find, isOwn, counts }, channel);
  return (channel) => new GuardedChannel(guardOf(channel), restorer(channel));
}

class CountedChannel implements Channel {
  readonly #inner: Channel;
  readonly #written: TokenEstimate;

  constructor(inner: Channel, written: TokenEstimate) {
    this.#inner = inner;
    this.#written = written;
  }

  push(piece: string): string {
    this.#written.push(piece);
    return this.#inner.push(piece);
  }

  end(): string {
    return this.#inner.end();
  }

  restoredOffset(masked: number): number {
    return this.#inner.restoredOffset(masked);
  }
}

class GuardedChannel implements Channel {
  readonly #guard: OutputGuard;
  readonly #restorer: Channel;

  constructor(guard: OutputGuard, restorer: Channel) {
    this.#guard = guard;
    this.#restorer = restorer;
  }

  push(piece: string): string {
    const passed = this.#guard.push(piece);
    return passed === '' ? '' : this.#restorer.push(passed);
  }

  end(): string {
    const passed = this.#guard.end();
    return (passed === '' ? '' : this.#restorer.push(passed)) + this.#restorer.end();
  }

  /** The guard keeps lengths, so its offsets are the restorer's. */
  restoredOffset(masked: number): number {
    return this.#restorer.restoredOffset(masked);
  }
}

const UNTOUCHED: Channel = {
  push: (piece) => piece,
  end: () => '',
  restoredOffset: (masked) => masked,
};
