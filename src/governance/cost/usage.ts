/**
 * One row for each sending of an exchange: who used what for how many tokens and at which cost. It is computed from
 * what the ledger keeps of the exchange and from the price list, and from nothing else, so a row that a
 * gateway could no longer write when it died can be made again from the ledger.
 */
import { HmacSha256 } from '../../core/hash.ts';
import type { Json } from '../../core/json.ts';
import { type BilledTokens, type Cost, costOf, type Price, priceAt } from './prices.ts';
import { doDiffer } from './token-estimate.ts';

export interface UsageRow {
  readonly exchange: string;
  /** Which sending of the exchange, from 1: another upstream may be asked where one fails. */
  readonly attempt: number;
  /** When it ended, milliseconds since 1970; when it was sent, where its end is not known. */
  readonly at: number;
  /** `YYYY-MM-DD` in the site's time zone. */
  readonly day: string;
  readonly useCase: string;
  readonly caller: string;
  readonly department: string;
  /** Pseudonym: see `userPseudonym`. Empty where the id has been erased. */
  readonly user: string;
  readonly purpose: string;
  readonly upstream: string;
  readonly model: string;
  readonly outcome: 'finished' | 'failed' | 'aborted' | 'guarded' | 'unknown';
  /** Answered from the response cache: nothing was sent, nothing costs. */
  readonly isCached: boolean;
  readonly inputReported?: number;
  readonly cachedInputReported?: number;
  readonly outputReported?: number;
  readonly inputEstimated: number;
  readonly outputEstimated: number;
  /** What counts, in sums and budgets. */
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
  /** The upstream's count and ours are further apart than `DIFFERS_BY_FACTOR`. */
  readonly differs: boolean;
  /** Undefined where no price is in force. */
  readonly cost?: Cost;
}

/** A record of the ledger. */
export type UsageRecord = Readonly<Record<string, Json>>;

export interface UsageRules {
  /** Price lists by upstream. */
  readonly prices: ReadonlyMap<string, readonly Price[]>;
  readonly day: (at: number) => string;
  readonly pseudonym: (user: string) => string;
}

/** What a user is called in the meter: the same every time, and nothing that tells who it is. */
export function userPseudonym(indexKey: Uint8Array): (user: string) => string {
  const keyed = new HmacSha256(indexKey);
  return (user) => keyed.digest(`usage user\0${user}`).toString('hex').slice(0, 32);
}

/** Department of an exchange that none is known of. */
export const UNASSIGNED = 'unassigned';

/**
 * @param disclosure the ledger's record
 * @param user as kept beside it; undefined after erasure
 * @param outcome the ledger's record; undefined where the gateway died before it
 */
export function usageRow(
  disclosure: UsageRecord,
  user: string | undefined,
  outcome: UsageRecord | undefined,
  rules: UsageRules,
): UsageRow {
  const at = Date.parse(word(outcome?.at) || word(disclosure.at));
  const upstream = word(disclosure.upstream);
  const isCached = disclosure.cached === true;
  const counted = countsOf(disclosure, outcome);
  const isFree = isCached || disclosure.format === FREE_FORMAT;
  const billed = isFree ? NOTHING : billedOf(counted, outcome);
  const price = priceAt(rules.prices.get(upstream) ?? [], at);
  const ended = (outcome?.outcome ?? 'unknown') as UsageRow['outcome'];
  const { inputReported, outputReported, inputEstimated, outputEstimated } = counted;
  return {
    exchange: word(disclosure.exchange),
    attempt: attemptOf(disclosure),
    at,
    day: rules.day(at),
    useCase: word(disclosure.useCase),
    caller: word(disclosure.caller),
    department: word(disclosure.department) || UNASSIGNED,
    user: user === undefined ? '' : rules.pseudonym(user),
    purpose: word(disclosure.purpose),
    upstream,
    model: word(disclosure.model) || upstream,
    outcome: ended,
    isCached,
    ...counted,
    ...billed,
    // What was cut short is reported in part, or not at all: there is nothing to compare.
    differs:
      ended === 'finished' &&
      !isFree &&
      (doDiffer(inputReported, inputEstimated) || doDiffer(outputReported, outputEstimated)),
    ...(price === undefined ? {} : { cost: costOf(billed, price) }),
  };
}

const NOTHING: BilledTokens = { input: 0, cachedInput: 0, output: 0 };

type Counts = Pick<
  UsageRow,
  'inputReported' | 'cachedInputReported' | 'outputReported' | 'inputEstimated' | 'outputEstimated'
>;

function countsOf(disclosure: UsageRecord, outcome: UsageRecord | undefined): Counts {
  const inputReported = count(outcome?.inputTokens);
  const cachedInputReported = count(outcome?.cachedInputTokens);
  const outputReported = count(outcome?.outputTokens);
  return {
    ...(inputReported === undefined ? {} : { inputReported }),
    ...(cachedInputReported === undefined ? {} : { cachedInputReported }),
    ...(outputReported === undefined ? {} : { outputReported }),
    // Records of before the meter: a token has four bytes of JSON, or so.
    inputEstimated:
      count(disclosure.inputTokensEstimated) ?? Math.ceil((count(disclosure.bytes) ?? 0) / 4),
    outputEstimated: count(outcome?.outputTokensEstimated) ?? outputReported ?? 0,
  };
}

/** Counting tokens is free of charge, and reports the tokens that it counted. */
const FREE_FORMAT = 'anthropic-count-tokens';

/** Endings of which no vendor bills anything: the request was refused, or did not arrive. */
const NOTHING_BILLED: ReadonlySet<Json> = new Set([
  'upstream_unreachable',
  'upstream_refused',
  'upstream_rate_limited',
]);

/**
 * What the upstream reports counts. Where it reports nothing, what was sent and delivered does, by our
 * own count. An answer that was cut short counts as far as it was delivered: what an upstream says at the
 * beginning of a stream is not the end of it.
 */
function billedOf(counts: Counts, outcome: UsageRecord | undefined): BilledTokens {
  const { inputReported, cachedInputReported = 0, outputReported } = counts;
  if (NOTHING_BILLED.has(outcome?.code ?? null) && inputReported === undefined) {
    return NOTHING;
  }
  const input = inputReported ?? counts.inputEstimated;
  const output =
    outcome?.outcome === 'finished'
      ? (outputReported ?? counts.outputEstimated)
      : Math.max(outputReported ?? 0, counts.outputEstimated);
  return { input, cachedInput: Math.min(input, cachedInputReported), output };
}

const attemptOf = ({ attempt }: UsageRecord): number => count(attempt) ?? 1;

/** Joins a disclosure and its outcome. */
export const sendingOf = (record: UsageRecord): string =>
  `${word(record.exchange)}/${attemptOf(record)}`;

const word = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const count = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
