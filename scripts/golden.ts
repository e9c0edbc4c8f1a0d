/**
 * `npm run golden`: rewrites the golden files. Tests that compare with one write it instead while
 * `UPDATE_GOLDEN` is set; the difference is then reviewed like code.
 */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const runner = fileURLToPath(new URL('test.ts', import.meta.url));
const filter = process.argv.length > 2 ? process.argv.slice(2) : ['golden'];
const { status } = spawnSync(process.execPath, [runner, ...filter], {
  stdio: 'inherit',
  env: { ...process.env, UPDATE_GOLDEN: '1' },
});
process.exitCode = status ?? 1;
