/** `chaperone deid explain`: what is found in a text, why, and what a profile does with it. */

import { finerFindings, type Profile, rowFor } from '../../deid/index.ts';
import type { SiteDetector } from '../site-detector.ts';

/** Shows the values found: for the terminal of whoever may see the text anyway. */
export async function explain(
  text: string,
  profile: Profile | undefined,
  { find }: Pick<SiteDetector, 'find'>,
): Promise<string> {
  const found = await find(text);
  const rows = finerFindings(text, found).map(({ start, end, category, type, rule, score }) => {
    const row = profile && rowFor(profile, category, type);
    return [
      `${start}-${end}`,
      category,
      type,
      score.toFixed(2),
      rule,
      ...(row === undefined ? [] : [`${row.method} ${row.rule}`]),
      JSON.stringify(text.slice(start, end)),
    ];
  });
  const head = [
    'span',
    'category',
    'type',
    'score',
    'rule',
    ...(profile === undefined ? [] : ['method']),
    'text',
  ];
  const table = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...table.map((cells) => cells[column]!.length)));
  return table
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n');
}
