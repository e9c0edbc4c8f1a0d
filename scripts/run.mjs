/**
 * `npm start`, `npm test`, …: each command, and the script that it is. Set-up (the right Node, the
 * locked dependencies) happens on the way, see `setup.mjs`.
 */
import { runScript } from './setup.mjs';

const COMMANDS = {
  start: ['src/cli/main.ts', 'serve'],
  test: ['scripts/test.ts'],
  check: ['scripts/check.ts'],
  golden: ['scripts/golden.ts'],
  bench: ['scripts/bench.ts'],
  eval: ['scripts/eval.ts'],
  train: ['training/train.ts'],
  build: ['scripts/build.ts'],
};

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined) {
  process.stderr.write(`run.mjs: say one of ${Object.keys(COMMANDS).join(', ')}\n`);
  process.exitCode = 2;
} else {
  const [script, ...first] = command;
  await runScript(script, [...first, ...args]);
}
