/**
 * Which engine this is, computed and not claimed: a digest of its rules, its words and the weights of
 * its tagger. Two runs with the same one find the same in the same text.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { once } from '../core/once.ts';

/** In the package, where sources are compiled: written by `scripts/build.ts`. */
export const ENGINE_DIGEST_FILE = 'engine.sha256';

/** 16 hexadecimal digits. */
export const engineDigest: () => string = once(() => {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  return import.meta.url.endsWith('.ts')
    ? digestOf(folder)
    : readFileSync(join(folder, ENGINE_DIGEST_FILE), 'utf8').trim();
});

function digestOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .filter((file) => !NO_PART.test(file))
    .sort();
  const all = createHash('sha256');
  for (const file of files) {
    const content = createHash('sha256').update(readFileSync(join(folder, file)));
    all.update(`${file.replaceAll('\\', '/')} ${content.digest('hex')}\n`);
  }
  return all.digest('hex').slice(0, 16);
}

/** Tests, what only they use, and what is written about the data. */
const NO_PART = /\.test\.ts$|^testing[\\/]|\.md$|\.golden\./;
