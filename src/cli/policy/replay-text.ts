/** What `chaperone policy dry-run` prints. */
import { type Changes, NO_RULE, type Replay } from '../../governance/index.ts';

export function describeReplay({ decisions, untold, denied, permitted, listed }: Replay): string[] {
  const changed = denied.count + permitted.count;
  const lines = [
    `${changed} of ${decisions} decisions would be others`,
    ...(untold > 0 ? [`${untold} could not be tried: their records do not tell enough`] : []),
    ...byRule('would be denied', denied),
    ...byRule('would be permitted', permitted),
  ];
  if (listed.length === 0) return lines;
  const rows = listed.map(({ index, at, was, wouldBe, ...where }) => {
    const rules = wouldBe.determining.join(', ') || NO_RULE;
    const place = `${where.useCase} ${where.purpose} ${where.upstream}`;
    return `${index}  ${new Date(at).toISOString()}  ${place}  ${was} → ${wouldBe.effect}  ${rules}`;
  });
  const more = changed - rows.length;
  return [...lines, '', ...rows, ...(more > 0 ? [`and ${more} more: --list ${changed}`] : [])];
}

function byRule(what: string, { count, byRule: rules }: Changes): string[] {
  if (count === 0) return [];
  return [`${count} ${what}`, ...rules.map((one) => `  ${one.count}  ${one.rule}`)];
}
