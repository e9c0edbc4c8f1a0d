/**
 * The sources as plain JavaScript in a few files, with the data that they read at run time: of every
 * module that is loaded, finding it alone costs a third of a millisecond, and `chaperone/deid` has three hundred. What
 * that is worth: `npm run bench -- deid`.
 */
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { ENGINE_DIGEST_FILE, engineDigest } from '../src/detect/index.ts';
import { FORMATS_DIGEST_FILE, formatsDigest } from '../src/formats/index.ts';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** What is imported, run, or started as a thread or a process: these stay files of their own, where they were. */
const ENTRIES = [
  'cli/deid/worker',
  'cli/main',
  'deid/index',
  'detect/model/model-thread',
  'gateway/mask-thread',
  'gateway/upstreams/llama-child',
  'ledger-thread',
  'ledger/index',
  'store/sqlite-worker',
];

/** @param into a folder, made where it is missing */
export async function bundle(into: string): Promise<void> {
  const bundled = await rolldown({
    input: Object.fromEntries(ENTRIES.map((name) => [name, join(SRC, `${name}.ts`)])),
    platform: 'node',
    external: /^[^./]/, // packages, and Node itself
    plugins: [ownUrls],
  });
  await bundled.write({
    dir: into,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
  });
  await bundled.close();
  copyData(into);
}

/** A module that is joined to others still finds what lies beside its source. */
const ownUrls: Plugin = {
  name: 'own-urls',
  transform(code, id) {
    if (!code.includes('import.meta.url')) return undefined;
    const source = relative(SRC, id).split(sep).join('/');
    for (const [, started] of code.matchAll(/['"`]\.\/([\w-]+)\.(?:\$\{extension\}|js)['"`]/g)) {
      const entry = posix.join(posix.dirname(source), started!);
      if (!ENTRIES.includes(entry)) this.error(`${source} starts ${entry}, which is no entry here`);
    }
    const own = JSON.stringify(source.replace(/\.ts$/, '.js'));
    return code.replaceAll('import.meta.url', `new URL(${own}, ${ROOT_URL}).href`);
  },
  renderChunk(code, { fileName }) {
    const root = JSON.stringify('../'.repeat(fileName.split('/').length - 1) || './');
    return code.replaceAll(ROOT_URL, `new URL(${root}, import.meta.url)`);
  },
};

const ROOT_URL = '__chaperone_root__';

/** Everything in `src/` that is neither source nor a test's expectation. */
function copyData(into: string): void {
  for (const file of filesOf(SRC)) {
    if (file.endsWith('.ts') || file.includes('.golden.')) continue;
    const target = join(into, file);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(SRC, file), target);
  }
  // Of the sources: compiled they are other bytes, and the same engine.
  writeFileSync(join(into, 'detect', ENGINE_DIGEST_FILE), `${engineDigest()}\n`);
  mkdirSync(join(into, 'formats'), { recursive: true });
  writeFileSync(join(into, 'formats', FORMATS_DIGEST_FILE), `${formatsDigest()}\n`);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
