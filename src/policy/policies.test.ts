/** The built-in policies against the cases beside them. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type AccessRequest, loadPolicy, readPolicies, type UseCaseFacts } from './index.ts';

interface CaseFile {
  readonly useCases: UseCaseFacts[];
  readonly request: AccessRequest;
  readonly cases: {
    readonly name: string;
    readonly with?: Partial<AccessRequest>;
    readonly effect: 'permit' | 'deny';
    readonly because?: string;
    readonly obligations?: string[];
    readonly restore?: boolean;
    readonly media?: boolean;
    readonly rules?: string[];
  }[];
}

const FOLDER = new URL('../../policies/', import.meta.url);
const files = readdirSync(FOLDER);

test('every policy file has its cases', () => {
  const policies = files.filter((name) => name.endsWith('.cedar'));
  expect(policies.length).toBeGreaterThan(0);
  for (const name of policies) expect(files).toContain(name.replace('.cedar', '.cases.yaml'));
});

for (const name of files.filter((file) => file.endsWith('.cases.yaml'))) {
  const { useCases, request, cases } = parse(
    readFileSync(new URL(name, FOLDER), 'utf8'),
  ) as CaseFile;
  const policy = loadPolicy(readPolicies(['builtin']), useCases);

  test.each(cases)(`${name}: $name`, (expected) => {
    const { user, ...asked } = { ...request, ...expected.with };
    const decision = policy.decide({ ...asked, ...(user == null ? {} : { user }) });

    expect(decision).toMatchObject({
      effect: expected.effect,
      ...(expected.because && { because: expected.because }),
      ...(expected.obligations && { obligations: expected.obligations }),
      ...(expected.restore !== undefined && { restore: expected.restore }),
      ...(expected.media !== undefined && { media: expected.media }),
      ...(expected.rules && { determining: expected.rules }),
    });
  });

  test(`${name}: every rule decides at least one case`, () => {
    const rules = cases.flatMap((each) => each.rules ?? []);
    for (const { text } of readPolicies([
      new URL(name.replace('.cases.yaml', '.cedar'), FOLDER).pathname,
    ])) {
      for (const [, id] of text.matchAll(/@id\("([^"]+)"\)/g)) expect(rules).toContain(id);
    }
  });
}
