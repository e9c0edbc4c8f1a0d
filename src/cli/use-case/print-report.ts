/** The report of an acceptance suite as lines of text. */
import type { Report } from '../../packs/index.ts';

export function reportLines({ pack, model, cases, shares, subgroups, verdict }: Report): string[] {
  const failed = cases.filter(({ properties }) => properties.some(({ isMet }) => !isMet));
  return [
    `${pack.id} version ${pack.version}, model ${model.asked}${answeredAs(model)}, ${cases.length} cases`,
    '',
    'property   met           95 % interval    threshold',
    ...shares.map(
      (share) =>
        `${share.kind.padEnd(10)} ${`${share.met} of ${share.of}`.padEnd(13)} ${interval(share).padEnd(16)} ${thresholdOf(share)}`,
    ),
    ...(failed.length === 0 ? [] : ['', 'cases that failed']),
    ...failed.map(({ id, failure, properties }) => {
      const lost = properties.filter(({ isMet }) => !isMet);
      const what = failure ?? lost.map(({ kind, at = '' }) => `${kind} ${at}`.trim()).join(', ');
      return `  ${id}: ${what}`;
    }),
    ...(subgroups.length === 0
      ? []
      : ['', 'subgroup             met           95 % interval    against the others']),
    ...subgroups.map(
      (each) =>
        `${`${each.group} ${each.value}`.padEnd(20)} ${`${each.met} of ${each.of}`.padEnd(13)} ${interval(each).padEnd(16)} ${each.verdict}`,
    ),
    '',
    `verdict  ${verdict}`,
  ];
}

/** More than one, or another one: the model changed on the way. */
function answeredAs({ asked, answered }: Report['model']): string {
  const others = answered.filter((name) => name !== asked);
  return others.length === 0 ? '' : ` (answered as ${answered.join(', ')})`;
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

const interval = ({ low, high }: { low: number; high: number }): string =>
  `${percent(low)} to ${percent(high)}`;

function thresholdOf({ threshold, isMet, isSettled, low, high }: Report['shares'][number]): string {
  if (threshold === undefined) return '';
  const met = isMet === true ? 'met' : 'NOT MET';
  const bound = isMet === true ? `as low as ${percent(low)}` : `as high as ${percent(high)}`;
  return `${percent(threshold)}: ${met}${isSettled === true ? '' : ` (so few cases may hide a share ${bound})`}`;
}
