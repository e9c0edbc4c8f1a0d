/** Two reports compared, as lines of text. */
import type { Comparison } from '../../packs/index.ts';

const VERDICTS: Readonly<Record<Comparison['verdict'], string>> = {
  fail: 'fail: below a threshold of the pack',
  worse: 'worse than before',
  better: 'better than before',
  'not worse': 'not worse than before by more than 10 percentage points',
  'cannot tell': 'cannot tell: too few cases, or too few that changed',
};

export function comparisonLines({ all, groups, lost, notCompared, verdict }: Comparison): string[] {
  return [
    '',
    `against the baseline, ${all.of} cases in both${notCompared > 0 ? `, ${notCompared} not comparable` : ''}`,
    `all                  lost ${all.lost}, won ${all.won}: ${all.verdict}`,
    ...groups.map(
      (each) =>
        `${`${each.group} ${each.value}`.padEnd(20)} lost ${each.lost}, won ${each.won}, of ${each.of}: ${each.verdict}`,
    ),
    ...lost.map(({ id, kinds }) => `  lost: ${id} (${kinds.join(', ')})`),
    `verdict  ${VERDICTS[verdict]}`,
  ];
}
