#!/usr/bin/env node
/**
 * The `chaperone` command. In a checkout it sets up on the first run and runs the sources; in an
 * installed package it runs the compiled `dist/`.
 */
import { existsSync } from 'node:fs';

const NODE_MAJOR = 24;
const args = process.argv.slice(2);

if (existsSync(new URL('../src/cli/main.ts', import.meta.url))) {
  const { runScript } = await import(new URL('../scripts/setup.mjs', import.meta.url).href);
  await runScript('src/cli/main.ts', args);
} else if (Number.parseInt(process.versions.node, 10) < NODE_MAJOR) {
  process.stderr.write(
    `chaperone: needs Node ${NODE_MAJOR} or newer, and this is ${process.versions.node}.\n` +
      `Install Node ${NODE_MAJOR}, or run it with one that npm fetches: npx --package=node@${NODE_MAJOR} --package=chaperone chaperone\n`,
  );
  process.exitCode = 1;
} else {
  await import(new URL('../dist/cli/main.js', import.meta.url).href);
}
