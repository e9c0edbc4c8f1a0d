/**
 * `chaperone policy dry-run`: what a set of policies would have decided of all that was asked before, from the facts
 * that the ledger keeps of each decision.
 */
import { isObject } from '../../core/json.ts';
import { type LedgerStore, parseLeaf } from '../../ledger/index.ts';
import { type Decision, type Policy, requestOfRecord } from '../../policy/index.ts';
import { entriesOf } from '../ledger-entries.ts';

export interface Replay {
  /** Decisions that the ledger has of the time asked for. */
  readonly decisions: number;
  /** Of those, the ones that do not tell enough: see `requestOfRecord`. */
  readonly untold: number;
  readonly changed: readonly Changed[];
}

export interface Changed {
  readonly index: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly useCase: string;
  readonly purpose: string;
  readonly upstream: string;
  readonly was: 'permit' | 'deny';
  readonly wouldBe: Decision;
}

/**
 * @param at what dates of rules are judged by, milliseconds since 1970: a rule for tomorrow is tried with tomorrow's date
 */
export async function replay(
  ledger: LedgerStore,
  policy: Policy,
  { since, at }: { readonly since: number; readonly at: number },
): Promise<Replay> {
  const { size } = await ledger.head();
  let decisions = 0;
  let untold = 0;
  const changed: Changed[] = [];
  for await (const entry of entriesOf(ledger, 0, size)) {
    if (entry.at < since) continue;
    const record = parseLeaf(entry.leaf) ?? {};
    const was = effectOf(record);
    if (was === undefined) continue;
    decisions += 1;
    const request = requestOfRecord({ ...record }, entry.kept.user ?? '');
    // A rule that names single users cannot be asked about one who was erased.
    if (request === undefined || (entry.kept.user === undefined && policy.asksForUsers(at))) {
      untold += 1;
      continue;
    }
    const wouldBe = policy.decide(request, at);
    if (wouldBe.effect === was) continue;
    const { useCase, purpose, upstream } = request;
    changed.push({
      ...{ index: entry.index, at: entry.at, useCase: useCase.id, purpose },
      ...{ upstream: upstream.name, was, wouldBe },
    });
  }
  return { decisions, untold, changed };
}

/** A disclosure was permitted, a denial by the policy was not; other denials say nothing about it. */
function effectOf(record: ReturnType<typeof parseLeaf>): Changed['was'] | undefined {
  if (record === undefined || !isObject(record.facts ?? {})) return undefined;
  if (record.kind === 'disclosure') return 'permit';
  return record.kind === 'denial' && record.code === 'policy_denied' ? 'deny' : undefined;
}

/** For people. @param listed how many changes to tell one by one */
export function describeReplay({ decisions, untold, changed }: Replay, listed: number): string[] {
  const denied = changed.filter(({ was }) => was === 'permit');
  const permitted = changed.filter(({ was }) => was === 'deny');
  const lines = [
    `${changed.length} of ${decisions} decisions would be others`,
    ...(untold > 0 ? [`${untold} could not be tried: their records do not tell enough`] : []),
    ...byRule('would be denied', denied),
    ...byRule('would be permitted', permitted),
  ];
  if (changed.length === 0 || listed === 0) return lines;
  const rows = changed.slice(0, listed).map(({ index, at, was, wouldBe, ...where }) => {
    const rules = wouldBe.determining.join(', ') || 'no rule permits it';
    const place = `${where.useCase} ${where.purpose} ${where.upstream}`;
    return `${index}  ${new Date(at).toISOString()}  ${place}  ${was} → ${wouldBe.effect}  ${rules}`;
  });
  const more = changed.length - rows.length;
  return [
    ...lines,
    '',
    ...rows,
    ...(more > 0 ? [`and ${more} more: --list ${changed.length}`] : []),
  ];
}

function byRule(what: string, changed: readonly Changed[]): string[] {
  if (changed.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { wouldBe } of changed) {
    const rules = wouldBe.determining.length > 0 ? wouldBe.determining : ['no rule permits it'];
    for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const rows = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([rule, count]) => `  ${count}  ${rule}`);
  return [`${changed.length} ${what}`, ...rows];
}
