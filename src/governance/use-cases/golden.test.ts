/** The marked tables of `docs/use-cases.md` are the tables of the code: printed by `npm run golden`, compared otherwise. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  BREAK_GLASS_REASONS,
  FACET_OF,
  QUESTIONNAIRE,
  REQUIRED,
  REVIEW_ROLES,
  ROLES_OF,
} from '../index.ts';

const DOCUMENT = fileURLToPath(new URL('../../../docs/use-cases.md', import.meta.url));
const DAY_MS = 86_400_000;

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const TABLES = {
  questionnaire: table(
    ['question', 'answers, and the tier that each gives cause for'],
    Object.entries(QUESTIONNAIRE).map(([id, { asks, choices }]) => [
      `${asks} \`${id}\``,
      Object.entries(choices)
        .map(([choice, { says, tier }]) => `\`${choice}\` ${says} (${tier})`)
        .join('; '),
    ]),
  ),
  tiers: table(
    ['tier', ...REVIEW_ROLES, 'an approval holds at most'],
    Object.entries(REQUIRED).map(([tier, { roles, approvalMsMax }]) => [
      tier,
      ...REVIEW_ROLES.map((role) => (roles.includes(role) ? 'yes' : '–')),
      `${approvalMsMax / DAY_MS} days`,
    ]),
  ),
  facets: table(
    ['facet', 'fields', 'reviewed by'],
    Object.entries(ROLES_OF).map(([facet, roles]) => {
      const fields = Object.entries(FACET_OF).flatMap(([field, of]) =>
        of === facet ? [field] : [],
      );
      const answers = facet === 'purpose' ? ['answers of the questionnaire'] : [];
      return [facet, [...fields, ...answers].join(', '), roles.join(', ')];
    }),
  ),
  reasons: table(
    ['code', 'meaning'],
    Object.entries(BREAK_GLASS_REASONS).map(([code, meaning]) => [`\`${code}\``, meaning]),
  ),
};

test.each(Object.entries(TABLES))('%s', (name, printed) => {
  const begin = `<!-- ${name}, printed by npm run golden -->\n`;
  const end = '<!-- end of table -->';
  const document = readFileSync(DOCUMENT, 'utf8');
  const from = document.indexOf(begin) + begin.length;
  const to = document.indexOf(end, from);
  expect(from).toBeGreaterThan(begin.length);
  if (process.env.UPDATE_GOLDEN !== undefined) {
    writeFileSync(DOCUMENT, `${document.slice(0, from)}${printed}\n${document.slice(to)}`);
    return;
  }
  expect(document.slice(from, to)).toBe(`${printed}\n`);
});
