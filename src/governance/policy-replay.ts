/**
 * A dry run: what a set of policies would have decided of all that was asked before, from the facts that the ledger
 * keeps of each decision.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isObject } from '../core/json.ts';
import { entriesOf, type LedgerStore, parseLeaf } from '../ledger/index.ts';
import { type Decision, type Policy, requestOfRecord } from '../policy/index.ts';

interface ReplayOptions {
  /** Milliseconds since 1970, as `at`; nothing before it is tried. */
  readonly since: number;
  /** What dates of rules are judged by: a rule for tomorrow is tried with tomorrow's date. */
  readonly at: number;
  /** Changes that are told one by one, the earliest first; all are counted. */
  readonly listed: number;
  /** Decisions tried at most. All where left out. */
  readonly most?: number;
}

export interface Replay {
  /** Decisions that the ledger has of the time asked for, up to `most`. */
  readonly decisions: number;
  /** Of those, the ones that do not tell enough: see `requestOfRecord`. */
  readonly untold: number;
  /** Permitted then, and denied by this set. */
  readonly denied: Changes;
  /** The other way round. */
  readonly permitted: Changes;
  readonly listed: readonly Changed[];
  /** Time of the first decision that was not tried, milliseconds since 1970; undefined where all were. */
  readonly next: number | undefined;
}

export interface Changes {
  readonly count: number;
  /** By the rule that decides, most first; a decision of several rules counts for each of them. */
  readonly byRule: { rule: string; count: number }[];
}

interface Changed {
  /** Of the entry in the ledger. */
  readonly index: number;
  readonly at: number;
  readonly useCase: string;
  readonly purpose: string;
  readonly upstream: string;
  readonly was: Decision['effect'];
  readonly wouldBe: Decision;
}

/** Where no rule permits, there is none to name. */
export const NO_RULE = 'no rule permits it';

/** Decisions in one turn of the event loop: others are served between two. */
const AT_ONCE = 25;

/** @throws what the store throws */
export async function replay(
  ledger: Pick<LedgerStore, 'head' | 'entries'>,
  policy: Policy,
  { since, at, listed: listedMax, most = Number.POSITIVE_INFINITY }: ReplayOptions,
): Promise<Replay> {
  const { size } = await ledger.head();
  const rules = { permit: new Map<string, number>(), deny: new Map<string, number>() };
  const counts = { permit: 0, deny: 0 };
  const listed: Changed[] = [];
  let decisions = 0;
  let untold = 0;
  let next: number | undefined;
  for await (const entry of entriesOf(ledger, await firstSince(ledger, since, size), size)) {
    if (entry.at < since) continue;
    const record = parseLeaf(entry.leaf) ?? {};
    const was = effectOf(record);
    if (was === undefined) continue;
    if (decisions === most) {
      next = entry.at;
      break;
    }
    decisions += 1;
    if (decisions % AT_ONCE === 0) await nextTurn();
    const request = requestOfRecord({ ...record }, entry.kept.user ?? '');
    // A rule that names single users cannot be asked about one who was erased.
    if (request === undefined || (entry.kept.user === undefined && policy.asksForUsers(at))) {
      untold += 1;
      continue;
    }
    const wouldBe = policy.decide(request, at);
    const { effect, determining } = wouldBe;
    if (effect === was) continue;
    counts[effect] += 1;
    for (const rule of determining.length > 0 ? determining : [NO_RULE]) {
      rules[effect].set(rule, (rules[effect].get(rule) ?? 0) + 1);
    }
    if (listed.length === listedMax) continue;
    const { useCase, purpose, upstream } = request;
    listed.push({
      ...{ index: entry.index, at: entry.at, useCase: useCase.id, purpose },
      ...{ upstream: upstream.name, was, wouldBe },
    });
  }
  const changes = (effect: Decision['effect']): Changes => ({
    count: counts[effect],
    byRule: [...rules[effect]]
      .map(([rule, count]) => ({ rule, count }))
      .sort((a, b) => b.count - a.count),
  });
  return { decisions, untold, denied: changes('deny'), permitted: changes('permit'), listed, next };
}

/** A disclosure was permitted, a denial by the policy was not; other denials say nothing about it. */
function effectOf(record: ReturnType<typeof parseLeaf>): Decision['effect'] | undefined {
  if (record === undefined || !isObject(record.facts ?? {})) return undefined;
  if (record.kind === 'disclosure') return 'permit';
  return record.kind === 'denial' && record.code === 'policy_denied' ? 'deny' : undefined;
}

/** Gateways write into one ledger: its entries are in the order of their times but for this much. */
export const DISORDER_MS = 3_600_000;

/** An entry before which none is of this time or later. */
export async function firstSince(
  ledger: Pick<LedgerStore, 'entries'>,
  since: number,
  size: number,
): Promise<number> {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const [entry] = await ledger.entries(middle, 1);
    if (entry !== undefined && entry.at < since - DISORDER_MS) low = middle + 1;
    else high = middle;
  }
  return low;
}
