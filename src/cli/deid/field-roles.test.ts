/** What a profile of the site says of columns and of fields, through the command. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { deid } from '../../../test/support/deid-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'chaperone-fields-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SITE = join(folder, 'chaperone.yaml');
writeFileSync(
  SITE,
  `deid:
  profiles:
    - id: ours
      base: pseudonymise
      title: With our fields
      columns: { ward: keep, ref_a: phone }
      jsonPaths:
        - { path: $.ward, role: keep }
        - { path: "$.items[*].a", role: phone }
`,
);
const FLAGS = ['--profile', 'ours', '--config', SITE];

test('JSON by path', async () => {
  const line = '{"ward":"Maria Okonkwo Ward","items":[{"a":"green 17","b":"green 17"}]}\n';
  const ran = await deid([...FLAGS, '--format', 'ndjson'], line);
  expect(ran.stdout).toBe('{"ward":"Maria Okonkwo Ward","items":[{"b":"green 17"}]}\n');
});

test('columns by name', async () => {
  const file = join(folder, 'rows.csv');
  writeFileSync(file, 'ward,ref_a,ref_b\nMaria Okonkwo Ward,green 17,green 17\n');
  const out = join(folder, 'out');
  expect(await deid([...FLAGS, '--out', out, file])).toMatchObject({ code: 0 });
  const written = readFileSync(join(out, 'rows.csv'), 'utf8');
  expect(written).toBe('ward,ref_a,ref_b\nMaria Okonkwo Ward,,green 17\n');
});
