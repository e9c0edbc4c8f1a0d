/**
 * Which formats these are, computed and not claimed: a digest of how they walk documents and of the words and
 * codes that they leave in their places (`terms.ts`, `titles.ts`, `code-systems.ts`, names of columns).
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { once } from '../core/once.ts';

/** In the package, where sources are compiled: written by `scripts/bundle.ts`. */
export const FORMATS_DIGEST_FILE = 'formats.sha256';

/** 16 hexadecimal digits. */
export const formatsDigest: () => string = once(() => {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  return import.meta.url.endsWith('.ts')
    ? digestOf(folder)
    : readFileSync(join(folder, FORMATS_DIGEST_FILE), 'utf8').trim();
});

function digestOf(folder: string): string {
  const all = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test(?:-support)?\.ts$/.test(file))
    .sort();
  for (const file of files) {
    const content = createHash('sha256').update(readFileSync(join(folder, file)));
    all.update(`${file.replaceAll('\\', '/')} ${content.digest('hex')}\n`);
  }
  return all.digest('hex').slice(0, 16);
}
