/** The built-in policies against the cases beside them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SENSITIVITIES, type SensitivityCode, withParents } from '../core/sensitivity.ts';
import { requestFromJson } from './access-request.ts';
import { ORDINARY, parseCases, runCase } from './cases.ts';
import { loadPolicy, readPolicies } from './index.ts';
import { AT } from './request.test-support.ts';
import { parseRules } from './rules.ts';

const FOLDER = new URL('../../policies/', import.meta.url);
const files = readdirSync(FOLDER);
const policy = loadPolicy(readPolicies(['builtin']));
const casesOf = (name: string) => parseCases(readFileSync(new URL(name, FOLDER), 'utf8'), name);

test('a file of policies in which nothing stands is refused: it may have been cut off', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chaperone-policies-'));
  const file = join(folder, 'no-research.cedar');
  writeFileSync(file, '\n');
  for (const place of [file, folder]) {
    expect(() => readPolicies(['builtin', place])).toThrow(
      expect.objectContaining({
        code: 'config_invalid',
        facts: expect.objectContaining({ at: file }),
      }),
    );
  }
  writeFileSync(file, '// none for now\n');
  expect(readPolicies([folder])).toHaveLength(1);
  rmSync(folder, { recursive: true });
});

test('every policy file has its cases', () => {
  const policies = files.filter((name) => name.endsWith('.cedar'));
  expect(policies.length).toBeGreaterThan(0);
  for (const name of policies) expect(files).toContain(name.replace('.cedar', '.cases.yaml'));
});

for (const name of files.filter((file) => file.endsWith('.cases.yaml'))) {
  test.each(casesOf(name))(`${name}: $name`, (one) => {
    expect(runCase(policy, one, AT)).toEqual([]);
  });

  test(`${name}: every rule decides at least one case`, () => {
    const decided = casesOf(name).flatMap(({ expected }) => expected.rules ?? []);
    const file = new URL(name.replace('.cases.yaml', '.cedar'), FOLDER).pathname;
    for (const { id } of parseRules(readPolicies([file]))) expect(decided).toContain(id);
  });
}

test.each(
  (Object.keys(SENSITIVITIES) as SensitivityCode[]).map(
    (code) => [code, SENSITIVITIES[code].isDeniedOutward] as const,
  ),
)('%s: denied outward %s, as the labels say', (code, isDenied) => {
  const labels = withParents(code);
  const { effect } = policy.decide(requestFromJson({ ...ORDINARY, labels }, 'test'), AT);
  expect(effect).toBe(isDenied ? 'deny' : 'permit');
});

test('what is permitted is recorded, and nothing leaves without de-identification', () => {
  for (const rule of parseRules(readPolicies(['builtin']))) {
    if (rule.effect === 'permit')
      expect(rule.obligations).toEqual(expect.arrayContaining(['AUDIT', 'DEID']));
  }
});

const guide = readFileSync(new URL('../../docs/policies.md', import.meta.url), 'utf8');

test.each(parseRules(readPolicies(['builtin'])))(
  'docs/policies.md tells what $id is for',
  ({ id }) => {
    expect(guide).toContain(`\`${id}\``);
  },
);

test('docs/policies.md shows the ordinary request, and a rule and cases that work', () => {
  const [written] = /(?<=```json\n)[^`]*/.exec(guide)!;
  expect(JSON.parse(written)).toEqual(ORDINARY);
  const [rule] = /(?<=```cedar\n)[^`]*/.exec(guide)!;
  const [cases] = /(?<=```yaml\n)[^`]*/.exec(guide)!;
  const shown = loadPolicy([...readPolicies(['builtin']), { name: 'docs', text: rule }]);
  for (const one of parseCases(cases, 'docs')) expect(runCase(shown, one, AT)).toEqual([]);
});
