/**
 * `npm run check`: everything that a change must pass, each part told in one line, its output only
 * where it failed. `--static` leaves the tests out, for a quick look and for CI, which runs them
 * apart.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { wrongImports } from './check-imports.ts';

interface Outcome {
  readonly isGood: boolean;
  readonly output: string;
}

interface Part {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
  /** What to do when it fails. */
  readonly remedy: string;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const STATIC_PARTS: readonly Part[] = [
  {
    name: 'types',
    run: () => tool('typescript/bin/tsc', '--project', '.'),
    remedy: 'npx tsc --project .',
  },
  {
    name: 'lint and format',
    run: () => tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
    remedy: 'npx biome check --write',
  },
  {
    name: 'import ladder',
    run: async () => {
      const wrong = wrongImports();
      return { isGood: wrong.length === 0, output: wrong.join('\n') };
    },
    remedy: 'the ladder is drawn in scripts/check-imports.ts',
  },
  {
    name: 'unused files, exports and dependencies',
    run: () => tool('knip/bin/knip.js', '--no-progress'),
    remedy: 'delete it, or use it',
  },
];

const { values } = parseArgs({ options: { static: { type: 'boolean', default: false } } });

let failed = 0;
for (const part of STATIC_PARTS) {
  const start = performance.now();
  const { isGood, output } = await part.run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${isGood ? 'ok    ' : 'FAILED'} ${part.name} (${seconds} s)\n`);
  if (isGood) continue;
  failed += 1;
  process.stdout.write(`${output.trimEnd()}\n  remedy: ${part.remedy}\n\n`);
}
if (!values.static) {
  const { isGood } = await runNode([join(ROOT, 'scripts', 'test.ts')], 'inherit');
  if (!isGood) failed += 1;
  process.stdout.write(`${isGood ? 'ok    ' : 'FAILED'} tests\n`);
}
process.stdout.write(failed === 0 ? 'check: all good\n' : `check: ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function tool(script: string, ...args: string[]): Promise<Outcome> {
  return runNode([join(ROOT, 'node_modules', script), ...args], 'pipe');
}

function runNode(args: readonly string[], stdio: 'pipe' | 'inherit'): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', stdio, stdio] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (piece: string) => {
        output += piece;
      });
    }
    child.on('error', (error) => resolve({ isGood: false, output: error.message }));
    child.on('close', (code) => resolve({ isGood: code === 0, output }));
  });
}
