/**
 * What the ledger takes down about an output, beside what it takes down about the exchange. All of an output's
 * record comes from the ledger (`projection.ts`), so what is not written here is not known later.
 *
 * Into the leaf go codes, ids of our own configuration and bounded numbers. Beside the tree, where it can be erased:
 *
 * - `prompt`, `promptVersion`, `seed`: a mark, a word and a number of the caller's
 * - `patients0`, …: references of the patients, sealed (AES-256-GCM under the vault's key, bound to the exchange):
 *   the lookups beside the leaf find a patient's outputs, and cannot tell whom an output is about
 * - `content0`, …: marks of the answer's texts
 */
import type { Json, JsonObject } from '../../core/json.ts';
import { LIMITS } from '../../core/limits.ts';
import { SEALED_BYTES_MAX, sealBeside, unsealBeside } from '../sealed-values.ts';
import { AnswerTexts } from './answer-texts.ts';
import { contentMark, parametersOf, promptMark, seedOf } from './marks.ts';

/** Fields of a ledger record, and values beside it. */
export interface Trace {
  readonly record: JsonObject;
  readonly keep: Readonly<Record<string, string>>;
}

export interface RequestTrace extends Trace {
  /** Of the output that this request will have. */
  readonly state: 'unverified' | 'draft';
}

export interface OutputTraces {
  /** For the disclosure: what makes the output, and about whom it is. */
  ofRequest(request: RequestTraced): RequestTrace;
  /** For the outcome. @param texts what was given out; undefined for nothing */
  ofAnswer(texts: AnswerTexts | undefined): Trace;
  /** For one answer, while it is under way. */
  listen(): AnswerTexts;
}

export interface RequestTraced {
  readonly exchange: string;
  readonly useCase: string;
  /** Of the use case, as it is in force. */
  readonly version: number | undefined;
  readonly requiresAcceptance: boolean;
  /** As it is sent. */
  readonly body: Json;
  readonly promptVersion: string | undefined;
  /** References. */
  readonly patients: readonly string[];
}

export interface OutputKeys {
  readonly index: Uint8Array;
  readonly vault: Uint8Array;
}

/** @param withinMsOf how long reviewers of a use case have */
export function openOutputTraces(
  keys: OutputKeys,
  withinMsOf: (useCase: string) => number,
): OutputTraces {
  return {
    ofRequest({ exchange, useCase, version, requiresAcceptance, ...request }) {
      const { body, promptVersion, patients } = request;
      const prompt = promptMark(body, keys.index);
      const seed = seedOf(body);
      return {
        state: requiresAcceptance ? 'draft' : 'unverified',
        record: {
          ...(version !== undefined && { useCaseVersion: version }),
          parameters: parametersOf(body),
          // As it is now: a rule that changes later does not change what was asked for then.
          ...(requiresAcceptance && { acceptWithinMs: withinMsOf(useCase) }),
        },
        keep: {
          ...(prompt !== undefined && { prompt }),
          ...(promptVersion !== undefined && { promptVersion }),
          ...(seed !== undefined && { seed: String(seed) }),
          ...sealPatients(exchange, patients, keys.vault),
        },
      };
    },

    ofAnswer(texts) {
      if (texts === undefined) return { record: { characters: 0 }, keep: {} };
      const marks = texts.texts.flatMap((text) => contentMark(text, keys.index) ?? []);
      const kept = marks.slice(0, LIMITS.contentMarksMax);
      return {
        record: { characters: texts.characters },
        keep: Object.fromEntries(kept.map((mark, i) => [`content${i}`, mark])),
      };
    },

    listen: () => new AnswerTexts(),
  };
}

/** A reference that is longer than FHIR allows (one made from a caller's own demographics) is left to its lookup. */
function sealPatients(
  exchange: string,
  references: readonly string[],
  key: Uint8Array,
): Record<string, string> {
  const groups: string[][] = [];
  for (const reference of references) {
    if (byteLength([reference]) > SEALED_BYTES_MAX) continue;
    const last = groups.at(-1);
    if (last !== undefined && byteLength([...last, reference]) <= SEALED_BYTES_MAX)
      last.push(reference);
    else groups.push([reference]);
  }
  const pieces = groups.map((group) => Buffer.from(JSON.stringify(group)));
  return sealBeside(pieces, placeOf(exchange), key);
}

const byteLength = (group: readonly string[]) => Buffer.byteLength(JSON.stringify(group));

/**
 * The patients of an output.
 *
 * @param kept what stands beside its disclosure
 * @returns undefined where one cannot be opened: altered, or sealed under another key
 */
export function unsealPatients(
  exchange: string,
  kept: Readonly<Record<string, string>>,
  key: Uint8Array,
): string[] | undefined {
  const pieces = unsealBeside(kept, placeOf(exchange), key);
  return pieces?.flatMap((piece) => JSON.parse(Buffer.from(piece).toString('utf8')) as string[]);
}

const placeOf = (exchange: string) => ({ of: 'output', id: exchange, name: 'patients' }) as const;
