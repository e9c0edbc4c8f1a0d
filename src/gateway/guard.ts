/**
 * The output guard: structured identifiers (numbers, e-mail, addresses of machines, …) in an answer
 * that are not this exchange's own. It reads the answer as the model wrote it, before restoring, so
 * everything it finds that is no surrogate of ours was invented, remembered or leaked by the model.
 *
 *   off    does nothing
 *   count  lets everything pass at once and counts by category
 *   mask   holds text back to the end of a sentence or line and writes `X` over what it finds
 *   stop   likewise, and breaks the answer off with `guard_stopped`
 *
 * Masking keeps the length, so offsets of annotations stay right, and keeps JSON source valid.
 */
import { Failure } from '../core/failures.ts';
import type { Finding, PhiCategory } from '../core/phi.ts';

export type GuardMode = 'off' | 'count' | 'mask' | 'stop';
export type GuardCounts = Record<string, number>;

export interface GuardOptions {
  readonly mode: GuardMode;
  readonly find: (text: string) => readonly Finding[];
  /** True when the text is, is part of, or contains a surrogate issued in this exchange. */
  readonly isOwn: (text: string) => boolean;
  /** Counts by category, added to. */
  readonly counts: GuardCounts;
}

/** Text searched at once when nothing has to be held back for it. */
const COUNT_WINDOW = 4096;
/** Most text held back in search of the end of a sentence, longer than any structured identifier. */
const HELD_MAX = 512;
/** Kept unreleased where a window is cut without a boundary: an identifier may begin there. */
const TAIL = 128;
/** Text before the window that a label (`MRN no.`) may stand in. */
const CONTEXT = 64;

/**
 * Written over or stopped at. The other categories are counted only: models compute dates and cite
 * public addresses all the time, and an answer without them would not be one.
 */
const ACTED_ON: ReadonlySet<PhiCategory> = new Set<PhiCategory>([
  'phone',
  'fax',
  'email',
  'ssn',
  'medical_record_number',
  'health_plan_beneficiary_number',
  'account_number',
  'certificate_or_license_number',
  'vehicle_identifier',
  'device_identifier',
  'ip_address',
  'other_unique_id',
]);

/** One channel of one answer. Pure state: `push` returns what may go on, `end` the rest. */
export class OutputGuard {
  readonly #options: GuardOptions;
  readonly #json: JsonPosition | undefined;
  #held = '';
  #context = '';

  constructor(options: GuardOptions, channel: 'text' | 'json') {
    this.#options = options;
    this.#json = channel === 'json' ? new JsonPosition() : undefined;
  }

  /** @throws Failure guard_stopped */
  push(piece: string): string {
    if (this.#options.mode === 'off') return piece;
    const from = this.#held.length;
    this.#held += piece;
    if (this.#options.mode === 'count') {
      if (this.#held.length >= COUNT_WINDOW) this.#judge(this.#cutWithoutBoundary());
      return piece;
    }
    const boundary = this.#json === undefined ? lastBoundary(this.#held, from) : 0;
    if (boundary > 0) return this.#judge(boundary);
    return this.#held.length >= HELD_MAX ? this.#judge(this.#cutWithoutBoundary()) : '';
  }

  /** @throws Failure guard_stopped */
  end(): string {
    if (this.#held === '') return '';
    const last = this.#judge(this.#held.length);
    return this.#options.mode === 'count' ? '' : last;
  }

  /** Searches all that is held, and releases it up to `cut`. */
  #judge(cut: number): string {
    const { isOwn, counts, mode } = this.#options;
    const before = this.#context.length;
    const text = this.#context + this.#held;
    let released = '';
    let done = 0;
    for (const finding of this.#find(text)) {
      const start = Math.max(finding.start - before, 0);
      const end = Math.min(finding.end - before, cut);
      if (end <= 0 || start >= cut || isOwn(text.slice(finding.start, finding.end))) continue;
      counts[finding.category] = (counts[finding.category] ?? 0) + 1;
      if (mode === 'count' || !ACTED_ON.has(finding.category)) continue;
      if (mode === 'stop') throw new Failure('guard_stopped', { category: finding.category });
      released += this.#pass(this.#held.slice(done, start));
      released += this.#cover(this.#held.slice(start, end));
      done = end;
    }
    released += this.#pass(this.#held.slice(done, cut));
    this.#context = text.slice(0, before + cut).slice(-CONTEXT);
    this.#held = this.#held.slice(cut);
    return released;
  }

  /** The last white space well before the end, but not inside a finding; else the whole. */
  #cutWithoutBoundary(): number {
    let cut = this.#held.length - TAIL;
    while (cut > 0 && !/\s|["',;]/.test(this.#held[cut - 1]!)) cut -= 1;
    if (cut === 0) return this.#held.length;
    const before = this.#context.length;
    const across = this.#find(this.#context + this.#held).find(
      (finding) => finding.start - before < cut && finding.end - before > cut,
    );
    return across === undefined || across.start <= before ? cut : across.start - before;
  }

  /** In JSON source the `n` of `\\n` would be glued to the word after it. */
  #find(text: string): readonly Finding[] {
    const { find } = this.#options;
    return find(this.#json === undefined ? text : text.replace(ESCAPE, blank));
  }

  #pass(text: string): string {
    this.#json?.advance(text);
    return text;
  }

  #cover(text: string): string {
    return this.#json === undefined ? text.replace(LETTER_OR_DIGIT, cross) : this.#json.cover(text);
  }
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/gu;
const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|.)/g;
const blank = (found: string): string => ' '.repeat(found.length);
const cross = (character: string): string => 'X'.repeat(character.length);

/** Offset after the last line break or sentence end that a piece pushed at `from` can have completed. */
function lastBoundary(text: string, from: number): number {
  for (let at = text.length - 1; at >= Math.max(from - 1, 0); at -= 1) {
    const character = text[at]!;
    if (character === '\n') return at + 1;
    if (character === ' ' && at > 0 && '.!?'.includes(text[at - 1]!)) return at + 1;
  }
  return 0;
}

/** Where in JSON source we are: only inside a string may letters be written. */
class JsonPosition {
  #inString = false;
  /** Characters of an escape sequence still to come; `u` is no hexadecimal digit. */
  #escape = 0;

  advance(text: string): void {
    for (const character of text) this.#step(character);
  }

  /** Same length, still JSON: `X` inside strings, `9` in numbers, escapes and literals untouched. */
  cover(text: string): string {
    let covered = '';
    for (const character of text) {
      const wasEscape = this.#escape > 0;
      const wasInString = this.#inString;
      this.#step(character);
      if (wasEscape || this.#escape > 0) covered += character;
      else if (wasInString) covered += character.replace(LETTER_OR_DIGIT, cross);
      else covered += character.replace(/[0-9]/, '9');
    }
    return covered;
  }

  #step(character: string): void {
    if (this.#escape > 0) {
      this.#escape = this.#escape === 1 && character === 'u' ? 4 : this.#escape - 1;
    } else if (this.#inString && character === '\\') {
      this.#escape = 1;
    } else if (character === '"') {
      this.#inString = !this.#inString;
    }
  }
}
