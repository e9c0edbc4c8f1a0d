/**
 * Builds `dist/`, what `npm pack` ships: plain JavaScript with type declarations (Node strips no
 * types inside `node_modules`), and the data files that sources read at run time. Runs as `prepack`.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENGINE_DIGEST_FILE, engineDigest } from '../src/detect/index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SRC = join(ROOT, 'src');
const DIST = join(ROOT, 'dist');

rmSync(DIST, { recursive: true, force: true });
const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  cwd: ROOT,
  // `npm pack --json` owns stdout.
  stdio: ['ignore', 2, 2],
});
if (status === 0) {
  copyData();
  process.exitCode = refuseSourceUrls();
} else {
  process.exitCode = 1;
}

/** Everything in `src/` that is neither source nor a test's expectation. */
function copyData(): void {
  for (const file of filesOf(SRC)) {
    if (file.endsWith('.ts') || file.includes('.golden.')) continue;
    const target = join(DIST, file);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(SRC, file), target);
  }
  // Of the sources: compiled they are other bytes, and the same engine.
  writeFileSync(join(DIST, 'detect', ENGINE_DIGEST_FILE), `${engineDigest()}\n`);
}

/** tsc rewrites `.ts` in imports alone: a worker started by URL would look for a missing source. */
function refuseSourceUrls(): number {
  const wrong = filesOf(DIST)
    .filter((file) => file.endsWith('.js'))
    .filter((file) =>
      /new URL\(\s*['"`][^'"`]*\.ts['"`]/.test(readFileSync(join(DIST, file), 'utf8')),
    );
  for (const file of wrong) {
    process.stderr.write(
      `dist/${file}: a URL names a .ts file; take the extension from import.meta.url instead\n`,
    );
  }
  return wrong.length > 0 ? 1 : 0;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
