/** A newcomer follows the paths that the documents name: each must be there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const markdown = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
/** `src/deid/`, `src/gateway/exchange.ts`; not `src/formats/<format>.ts` or `policies/*.cedar`. */
const PATH = /(?<![\w/.-])(?:src|docs|policies|test|bench|scripts|bin)\/[\w./-]*[\w/](?![\w*<-])/g;

test.each([...markdown('.'), ...markdown('docs')])('%s names paths that are there', (file) => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const paths = [...new Set(text.match(PATH) ?? [])].filter((path) => !text.includes(`${path}*`));
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
