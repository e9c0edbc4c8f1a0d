/**
 * What `npm pack` ships, as its user meets it: the tarball installed into an empty project, the
 * library imported, the types read, the command run.
 */
import { execFile, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { engineDigest } from '../src/detect/index.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Packing compiles, installing fetches: neither waits for the other tests on a busy machine. */
const INSTALL_MS_MAX = 240_000;

let project: string;
let packed: { readonly filename: string; readonly files: readonly { readonly path: string }[] };

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'chaperone-pack-'));
  const { stdout } = await npm(ROOT, 'pack', '--json', '--pack-destination', project);
  [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [typeof packed];
  await writeFile(join(project, 'package.json'), '{ "name": "hospital-app", "private": true }');
  await npm(project, 'install', '--prefer-offline', '--ignore-scripts', `./${packed.filename}`);
}, INSTALL_MS_MAX);

afterAll(() => rm(project, { recursive: true, force: true }));

test('ships what it runs, and neither sources nor tests', () => {
  const paths = packed.files.map(({ path }) => path);
  for (const path of [
    'LICENSE',
    'README.md',
    'NOTICE',
    'bin/chaperone.mjs',
    'dist/cli/main.js',
    'dist/cli/deid/worker.js',
    'dist/detect/model/model-thread.js',
    'dist/gateway/mask-thread.js',
    'dist/gateway/upstreams/llama-child.js',
    'dist/ledger-thread.js',
    'dist/store/sqlite-worker.js',
    'packs/discharge-summary.yaml',
  ]) {
    expect(paths).toContain(path);
  }
  const strange = paths.filter(
    (path) => /\.test\.|^(?:src|test|scripts)\//.test(path) || /(?<!\.d)\.ts$/.test(path),
  );
  expect(strange).toEqual([]);
});

test('the library masks and restores', async () => {
  const program = `
    import { createRestorer, detect } from 'chaperone/deid';
    const text = 'Call Dr. Miriam Castellanos at 555-0134-2210 or miriam@example.org.';
    const [found] = detect(text).filter(({ category }) => category === 'email');
    const restorer = createRestorer([
      { surrogate: 'kelmora7@example.net', original: text.slice(found.start, found.end), category: 'email' },
    ]);
    console.log(restorer.push('write to kelmora7@exam') + restorer.push('ple.net!') + restorer.end());
  `;
  await writeFile(join(project, 'app.mjs'), program);
  const { stdout } = await run(process.execPath, ['app.mjs'], { cwd: project });
  expect(stdout).toBe('write to miriam@example.org!\n');
});

test.each([
  ['nodenext', 'nodenext'],
  ['node16', 'node16'],
  ['esnext', 'bundler'],
])('the types are read by a strict compiler: %s, resolved as %s', async (module, resolution) => {
  const program = `
    import { createRestorer, documentDeidentifier, documentFormats, Failure, profileOf } from 'chaperone/deid';
    import { Failure as FailureOfLedger, parseVerifierKey } from 'chaperone/ledger';
    export const codes: unknown[] = [new Failure('invalid_value').code, FailureOfLedger, parseVerifierKey];
    export const released: string = documentDeidentifier({ profile: profileOf('safe-harbor')! })
      .deidentify(documentFormats.fhir.walk('{}')).text;
    export const restored: string = createRestorer([]).push('text');
    // @ts-expect-error: a number is no text
    createRestorer([]).push(1);
  `;
  await writeFile(join(project, 'app.mts'), program);
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const flags = [
    '--noEmit',
    '--strict',
    '--module',
    module,
    '--moduleResolution',
    resolution,
    '--target',
    'es2024',
  ];
  const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules', '@types')];
  await run(process.execPath, [compiler, ...flags, ...types, 'app.mts'], { cwd: project });
});

test('the command tells its version and detects', async () => {
  const version = await npx('chaperone', '--version');
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);

  const detecting = npx('chaperone', 'detect', '--jsonl');
  detecting.child.stdin?.end('{"id":"a","text":"MRN: 0048213, seen 03/14/2024"}\n');
  const { stdout } = await detecting;
  const answer = JSON.parse(stdout) as { id: string; spans: { label: string }[] };
  expect(answer.id).toBe('a');
  expect(answer.spans.map(({ label }) => label)).toEqual(['ID', 'DATE']);
});

test('its manifests name the engine of the sources', async () => {
  const args = ['--profile', 'safe-harbor', '--format', 'text', '--manifest', 'manifest.json'];
  const releasing = npx('chaperone', 'deid', ...args);
  releasing.child.stdin?.end('seen 03/14/2024\n');
  expect((await releasing).stdout).toBe('seen 2024\n');
  const manifest = JSON.parse(await readFile(join(project, 'manifest.json'), 'utf8'));
  expect(manifest.engine.digest).toBe(engineDigest());
});

test('files are shared out among its threads', async () => {
  for (const name of ['one.txt', 'two.txt']) {
    await writeFile(join(project, name), 'MRN: 0048213, seen 03/14/2024\n');
  }
  const to = ['--profile', 'safe-harbor', '--jobs', '2', '--out', 'released'];
  await npx('chaperone', 'deid', 'one.txt', 'two.txt', ...to);
  for (const name of ['document-1.txt', 'document-2.txt']) {
    const released = await readFile(join(project, 'released', name), 'utf8');
    expect(released).toBe('MRN: [MRN], seen 2024\n');
  }
});

test('the gateway starts from the package, answers and stops', async () => {
  const command = join(project, 'node_modules', '.bin', 'chaperone');
  const env = { ...environment(), PORT: '0', CHAPERONE_DATA: join(project, 'data') };
  const gateway = spawn(command, ['serve'], { cwd: project, env });
  gateway.stderr.resume();
  const ended = once(gateway, 'exit');
  try {
    let greeting = '';
    for await (const [piece] of on(gateway.stdout, 'data', { close: ['end'] })) {
      greeting += piece;
      if (/ck_\S+ .*\n/.test(greeting)) break;
    }
    const address = /http:\/\/\S+/.exec(greeting)?.[0];
    const key = /ck_\S+/.exec(greeting)?.[0];
    const answer = await fetch(`${address}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'rehearsal',
        messages: [{ role: 'user', content: 'Seen on 03/14/2024 for hypertension.' }],
      }),
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('03/14/2024');
  } finally {
    gateway.kill('SIGTERM');
  }
  expect(await ended).toEqual([0, null]);
});

test('only what is exported can be imported', async () => {
  const inner = run(process.execPath, ['--eval', "import('chaperone/dist/vault/index.js')"], {
    cwd: project,
  });
  await expect(inner).rejects.toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
});

function npm(cwd: string, ...args: string[]) {
  return run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    env: environment(),
    maxBuffer: 16 * 1024 * 1024,
  });
}

function npx(...args: string[]) {
  return run('npx', ['--no', '--', ...args], { cwd: project, env: environment() });
}

/** Without what the npm that may run these tests has told them, and with this very Node first. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_(?!config_)/i.test(name));
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  return { ...Object.fromEntries(kept), PATH: path };
}
