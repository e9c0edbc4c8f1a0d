/**
 * Numbers of a request that set something: how many tokens, how warm, from where to where. Nobody searches
 * them, and a record number fits into any of them as it does into a text. So each has a range, which its
 * refusal names, and goes out as a round figure; what is chosen freely (a seed) is walked as data is.
 */
import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { LIMITS } from '../core/limits.ts';
import { walkFree } from './free-json.ts';
import type { Shape } from './shape.ts';
import { number } from './treatments.ts';

/** What goes out for a number; undefined refuses it. */
type Sent = (value: number) => number | undefined;
type Direction = 'down' | 'up' | 'nearest';

const WEIGHT = `number from ${-LIMITS.settingWeightMax} to ${LIMITS.settingWeightMax}`;

/** How much, to a sampler: temperatures, probabilities, penalties. */
export const weight = setting(asWeight, WEIGHT);

/** A small whole number: choices, places in a list, pages, slots, exit codes; −1 is a server's word for all or none. */
export const count = whole(-LIMITS.settingCountMax, LIMITS.settingCountMax);

/** A limit in tokens; −1 and −2 are servers' words for none. */
export const tokens = whole(-2, LIMITS.settingTokensMax);

/** How many tokens of the vocabulary; −1 and 0 are servers' words for all. */
export const candidates = whole(-1, LIMITS.vocabularySizeMax);

/** Of a screen: as they are, because places on it are told in them. */
export const pixels = whole(1, 9999);

export const dimensions = whole(1, LIMITS.vectorLengthMax);
export const seconds = whole(-1, LIMITS.keepAliveSecondsMax);

/** Offsets into a text, or its length: rounded, a range reaches a little further. */
export const offset = whole(0, LIMITS.requestBodyBytesMax);
export const endOffset = whole(0, LIMITS.requestBodyBytesMax, 'up');

/** Bounds in a JSON Schema: rounded, they allow a little more, and contradict each other never. */
export const lowerBound = bound('down');
export const upperBound = bound('up');
export const multiple = bound('nearest');

/** Of a vocabulary, where every digit counts; none has longer ones. */
export const tokenId: Shape = setting(
  (id) => (isWholeWithin(id, 0, LIMITS.vocabularySizeMax - 1) ? id : undefined),
  `token id below ${LIMITS.vocabularySizeMax}`,
);

/** Weights by token id. */
export const tokenBiases: Shape = {
  walk(value, walking) {
    if (!isObject(value)) return walking.refuse('invalid_value', { expected: 'object' });
    walking.enter('{}');
    const biases = Object.entries(value).map(([id, bias]): [string, number | null] => {
      tokenId.walk(WHOLE.test(id) ? Number(id) : id, walking);
      if (bias === null) return [id, null];
      const sent = typeof bias === 'number' ? asWeight(bias) : undefined;
      if (sent === undefined) return walking.refuse('invalid_value', { expected: WEIGHT });
      return [id, sent];
    });
    walking.leave();
    const isSame = biases.every(([id, sent]) => sent === value[id]);
    return isSame ? undefined : (): JsonObject => Object.fromEntries(biases);
  },
  restore: (_value, restoring) => restoring.refuse('invalid_value'),
};

/**
 * Often made from the data: a record number. So it is searched, without a label that would call it a setting,
 * and what stands in for it fits into the 31 bits that every server keeps.
 */
export const seed: Shape = {
  walk(value, walking) {
    if (!Number.isInteger(value)) walking.refuse('invalid_value', { expected: 'whole number' });
    const edit = walkFree(value, walking);
    return (changes) => {
      const after = edit?.(changes) ?? value;
      return after === value ? value : (after as number) % 2 ** 31;
    };
  },
  restore: number.restore,
};

/**
 * Of a request whose `thinking.budget_tokens` must lie below `max_tokens`: each rounded on its own, they may meet.
 */
export function withBudgetBelow(request: Shape): Shape {
  return {
    walk(value, walking) {
      const edit = request.walk(value, walking);
      const [budget, max] = budgetOf(value);
      const isValid = budget !== undefined && max !== undefined && budget < max;
      return edit && isValid ? (changes) => lowered(edit(changes)) : edit;
    },
    restore: request.restore,
  };
}

function lowered(request: Json | undefined): Json | undefined {
  const [budget, max] = budgetOf(request);
  if (budget === undefined || max === undefined || budget < max) return request;
  const { thinking } = request as { thinking: JsonObject };
  const budget_tokens = roundFigure(max - 1, 'down');
  return { ...(request as JsonObject), thinking: { ...thinking, budget_tokens } };
}

function budgetOf(request: Json | undefined): (number | undefined)[] {
  if (!isObject(request) || !isObject(request.thinking)) return [];
  return [request.thinking.budget_tokens, request.max_tokens].map((tokens) =>
    typeof tokens === 'number' ? tokens : undefined,
  );
}

const WHOLE = /^(?:0|[1-9]\d*)$/;

function whole(min: number, max: number, to: Direction = 'down'): Shape {
  return setting(
    (value) => (isWholeWithin(value, min, max) ? roundFigure(value, to) : undefined),
    `whole number from ${min} to ${max}`,
  );
}

function bound(to: Direction): Shape {
  return setting(
    (value) => (Number.isFinite(value) ? roundFigure(value, to) : undefined),
    'number',
  );
}

function asWeight(value: number): number | undefined {
  return Math.abs(value) <= LIMITS.settingWeightMax ? roundFigure(value, 'nearest') : undefined;
}

function setting(sent: Sent, expected: string): Shape {
  return {
    walk(value, walking) {
      const after = typeof value === 'number' ? sent(value) : undefined;
      if (after === undefined) return walking.refuse('invalid_value', { expected });
      return after === value ? undefined : () => after;
    },
    restore: number.restore,
  };
}

function isWholeWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && min <= value && value <= max;
}

/**
 * At most three digits and zeros. As they are: whole numbers of four digits, which detection takes for nobody's
 * either, whole blocks of 1024, and the last of such a block, which is how machines bound things.
 */
function roundFigure(value: number, to: Direction): number {
  const size = Math.abs(value);
  const isBlock = size % 1024 === 0 || (size + 1) % 1024 === 0;
  if (Number.isInteger(value) && (size < 10_000 || isBlock)) return value;
  const nearest = Number(value.toPrecision(3));
  if (to === 'nearest' || nearest === value) return nearest;
  const unit = 10 ** (Math.floor(Math.log10(size)) - 2);
  const rounded = (to === 'down' ? Math.floor : Math.ceil)(value / unit) * unit;
  return Number(rounded.toPrecision(3));
}
