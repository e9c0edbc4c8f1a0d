/** `--fhir-rules` and `fhirRules` of a profile: the command under rules on FHIR elements. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { deid } from '../../../test/support/deid-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'chaperone-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const RULES = file('rules.json', {
  fhirPathRules: [
    { path: "Patient.name.where(use = 'official').family", method: 'keep' },
    { path: "nodesByType('HumanName')", method: 'redact' },
    { path: 'Patient.gender', method: 'substitute', replaceWith: 'unknown' },
  ],
});
const SITE = file('chaperone.yaml', {
  deid: {
    profiles: [
      { id: 'by-rules', base: 'pseudonymise', title: 'By rules', fhirRules: './rules.json' },
    ],
  },
});
const LINE = `${JSON.stringify({
  resourceType: 'Patient',
  gender: 'female',
  name: [{ use: 'official', family: 'Vantongeren', given: ['Ilse'] }],
})}\n`;
const MADE = `${JSON.stringify({
  resourceType: 'Patient',
  gender: 'unknown',
  name: [{ family: 'Vantongeren' }],
})}\n`;

test.each([
  ['beside a profile', ['--profile', 'expert-determination', '--fhir-rules', RULES]],
  [
    'beside a profile, in threads',
    ['--profile', 'pseudonymise', '--fhir-rules', RULES, '--jobs', '2'],
  ],
  ['of a profile of the site', ['--profile', 'by-rules', '--config', SITE]],
])('rules %s', async (_, flags) => {
  const terms = ['--packet', 'd-1', '--valid-until', '2199-01-01'];
  const ran = await deid([...flags, ...terms, '--format', 'ndjson'], LINE);
  expect(ran).toMatchObject({ code: 0, stdout: MADE });
});

test('what is looser than the profile promises is refused before anything is read', async () => {
  const ran = await deid(
    ['--profile', 'safe-harbor', '--fhir-rules', RULES, '--format', 'ndjson'],
    LINE,
  );
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toMatch(/--fhir-rules.*rule 1 does not redact/s);
});

test('a mistake in the file is told by its place', async () => {
  const wrong = file('wrong.json', {
    fhirPathRules: [{ path: 'Patient.name', method: 'encrypt' }],
  });
  const flags = ['--profile', 'pseudonymise', '--fhir-rules', wrong, '--format', 'ndjson'];
  const ran = await deid(flags, LINE);
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr).toMatch(/wrong\.json:1:\d+ fhirPathRules\[0\]\.method/);
});
