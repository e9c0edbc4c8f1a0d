/**
 * The tables of `docs/profiles.md` are the profiles: printed from them by `npm run golden`, compared
 * otherwise.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PROFILES } from './index.ts';
import { type Profile, profileHash } from './profile.ts';

const DOCUMENT = fileURLToPath(new URL('../../docs/profiles.md', import.meta.url));

function tableOf(profile: Profile): string {
  const rows = Object.entries(profile.rows).map(
    ([subject, { method, rule, note = '' }]) => `| ${subject} | ${method} | ${rule} | ${note} |`,
  );
  return [
    `Version ${profile.version}, hash \`${profileHash(profile)}\`, basis: ${profile.basis}.`,
    '',
    '| what | method | rule | |',
    '|---|---|---|---|',
    ...rows,
    '',
    `*Residual risk, as in the manifest:* ${profile.residualRisk}`,
  ].join('\n');
}

test.each(PROFILES.map((profile) => [profile.id, profile] as const))('%s', (id, profile) => {
  const begin = `<!-- table of ${id}, printed by npm run golden -->\n`;
  const end = '\n<!-- end of table -->';
  const document = readFileSync(DOCUMENT, 'utf8');
  const from = document.indexOf(begin) + begin.length;
  const to = document.indexOf(end, from);
  expect(from).toBeGreaterThan(begin.length);
  expect(to).toBeGreaterThanOrEqual(from);
  if (process.env.UPDATE_GOLDEN !== undefined) {
    writeFileSync(DOCUMENT, document.slice(0, from) + tableOf(profile) + document.slice(to));
    return;
  }
  expect(document.slice(from, to)).toBe(tableOf(profile));
});
