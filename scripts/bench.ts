/** `npm run bench -- NAME …`: runs `bench/NAME.ts`; without a name, lists what there is. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../bench/', import.meta.url);
const [name, ...args] = process.argv.slice(2);
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.slice(0, -'.ts'.length))
  : [];

if (name !== undefined && names.includes(name)) {
  const file = new URL(`${name}.ts`, folder);
  process.argv = [process.execPath, fileURLToPath(file), ...args];
  await import(file.href);
} else {
  const told = name === undefined ? process.stdout : process.stderr;
  told.write(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}\n`);
  process.exitCode = name === undefined ? 0 : 2;
}
