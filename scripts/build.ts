/**
 * Builds `dist/`, what `npm pack` ships: plain JavaScript (Node strips no types inside `node_modules`)
 * with type declarations. Runs as `prepack`.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');

rmSync(DIST, { recursive: true, force: true });
const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  cwd: ROOT,
  // `npm pack --json` owns stdout.
  stdio: ['ignore', 2, 2],
});
if (status === 0) await bundle(DIST);
else process.exitCode = 1;
