/** `chaperone deid explain`: what is found in a text, why, and what a profile does with it. */

import type { Finding } from '../../core/phi.ts';
import { finerFindings, type Profile, rowFor } from '../../deid/index.ts';
import { evidenceFor } from '../../detect/index.ts';
import type { SiteDetector } from '../site-detector.ts';

/** Shows the values found: for the terminal of whoever may see the text anyway. */
export async function explain(
  text: string,
  profile: Profile | undefined,
  { find }: Pick<SiteDetector, 'find'>,
): Promise<string> {
  const found = await find(text);
  const rows = finerFindings(text, found).map((finding) => {
    const { start, end, category, type, rule, score } = finding;
    const row = profile && rowFor(profile, category, type);
    return [
      `${start}-${end}`,
      category,
      type,
      score.toFixed(2),
      rule,
      ...(row === undefined ? [] : [`${row.method} ${row.rule}`]),
      JSON.stringify(text.slice(start, end)),
      spokenFor(text, finding),
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
    rows.some((cells) => cells.at(-1) !== '') ? 'spoke for it' : '',
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

const EVIDENCE_SHOWN = 3;

/** Rules are evidence by their name; of what the tagger found, what weighed most. */
const spokenFor = (text: string, finding: Finding): string =>
  evidenceFor(text, finding)
    .slice(0, EVIDENCE_SHOWN)
    .map(({ of, weight }) => `${of} +${weight.toFixed(1)}`)
    .join(', ');
