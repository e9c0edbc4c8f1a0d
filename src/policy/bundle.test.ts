import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { bundlePublicKey, readBundle, writeBundle } from './bundle.ts';
import { admitBundle, type BundleVersions } from './bundle-versions.ts';

const newKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const key = newKey();
const publicKey = bundlePublicKey(key);
const RULE = '@id("a") permit (principal, action, resource); // é\n';
const CONTENTS = {
  name: 'region-north',
  version: 7,
  createdAt: '2026-11-25T00:00:00Z',
  files: [
    { name: 'a.cedar', text: RULE },
    { name: 'a.cases.yaml', text: 'cases: []\n' },
  ],
};
const written = writeBundle(CONTENTS, key);
const refusal = (because: string) =>
  expect.objectContaining({
    code: 'policy_bundle_refused',
    facts: expect.objectContaining({ because }),
  });

test('what is bundled is read again', () => {
  expect(readBundle(written, publicKey, 'b.json')).toMatchObject({
    name: 'region-north',
    version: 7,
    policies: [{ name: 'a.cedar', text: RULE }],
    cases: [{ name: 'a.cases.yaml', text: 'cases: []\n' }],
  });
});

// biome-ignore lint/suspicious/noExplicitAny: a bundle that is tampered with
const altered = (change: (bundle: any) => void): string => {
  const bundle = JSON.parse(written);
  change(bundle);
  return JSON.stringify(bundle);
};

test.each<[string, string, string]>([
  ['a rule', altered((bundle) => (bundle.files['a.cedar'] += ' ')), 'files_altered'],
  ['a file more', altered((bundle) => (bundle.files['b.cedar'] = RULE)), 'files_altered'],
  ['a file less', altered((bundle) => delete bundle.files['a.cases.yaml']), 'files_altered'],
  ['the version', altered((bundle) => (bundle.manifest.version = 8)), 'wrong_signature'],
  ['the name', altered((bundle) => (bundle.manifest.name = 'other')), 'wrong_signature'],
  [
    'a rule with its hash',
    altered((bundle) => {
      bundle.files['a.cedar'] = '';
      bundle.manifest.files['a.cedar'] =
        'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    }),
    'wrong_signature',
  ],
  ['the signature', altered((bundle) => (bundle.signature = 'AAAA')), 'wrong_signature'],
  ['signed by another key', writeBundle(CONTENTS, newKey()), 'wrong_signature'],
  ['no bundle at all', '{"manifest":[]}', 'not_a_bundle'],
  ['cut off', written.slice(0, -3), 'not_a_bundle'],
])('refused: %s', (_name, text, because) => {
  expect(() => readBundle(text, publicKey, 'b.json')).toThrow(refusal(because));
});

test('order and spaces of the file are nobody’s business', () => {
  const { files, signature, manifest } = JSON.parse(written);
  const { version, ...rest } = manifest;
  const other = JSON.stringify({ files, manifest: { version, ...rest }, signature });
  expect(readBundle(other, publicKey, 'b.json').version).toBe(7);
});

test.each([
  ['name', { name: 'Region North' }],
  ['version', { version: 0.5 }],
  ['notes.txt', { files: [{ name: 'notes.txt', text: '' }] }],
  ['../a.cedar', { files: [{ name: '../a.cedar', text: '' }] }],
  ['files', { files: [] }],
])('cannot be bundled: %s', (at, change) => {
  expect(() => writeBundle({ ...CONTENTS, ...change }, key)).toThrow(
    expect.objectContaining({ code: 'config_invalid', facts: expect.objectContaining({ at }) }),
  );
});

test('another kind of key is refused, without a word of it', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  for (const pem of [rsa.export({ type: 'pkcs8', format: 'pem' }) as string, 'secret']) {
    expect(() => writeBundle(CONTENTS, pem)).toThrow(
      expect.objectContaining({
        facts: { at: 'key', remedy: expect.not.stringContaining('secret') },
      }),
    );
  }
});

function memory(): BundleVersions & { stored: Map<string, string> } {
  const stored = new Map<string, string>();
  return {
    stored,
    async claim(name, value) {
      if (!stored.has(name)) stored.set(name, value);
      return stored.get(name)!;
    },
    async replace(name, from, to) {
      if (stored.get(name) !== from) return false;
      stored.set(name, to);
      return true;
    },
  };
}

const bundle = (version: number, digest = `d${version}`) => ({ name: 'north', version, digest });

test('versions go on, stay, and do not go back', async () => {
  const versions = memory();
  await admitBundle(versions, bundle(7));
  await admitBundle(versions, bundle(7));
  await admitBundle(versions, bundle(9));
  await expect(admitBundle(versions, bundle(8))).rejects.toThrow(refusal('older_version'));
  await expect(admitBundle(versions, bundle(9, 'other'))).rejects.toThrow(
    refusal('other_content_of_this_version'),
  );
  await admitBundle(versions, { ...bundle(1), name: 'south' });
  expect(Object.fromEntries(versions.stored)).toEqual({
    'policy_bundle:north': '9:d9',
    'policy_bundle:south': '1:d1',
  });
});

test('two gateways that take one at the same time agree on the newest', async () => {
  const versions = memory();
  await admitBundle(versions, bundle(1));
  const { replace } = versions;
  // Between reading and replacing another gateway takes version 3.
  versions.replace = async (...change) => {
    versions.replace = replace;
    versions.stored.set('policy_bundle:north', '3:d3');
    return await replace(...change);
  };
  await expect(admitBundle(versions, bundle(2))).rejects.toThrow(refusal('older_version'));
  expect(versions.stored.get('policy_bundle:north')).toBe('3:d3');
});
