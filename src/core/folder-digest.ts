/** What a folder of ours holds, as a digest: of sources, words and weights. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { once } from './once.ts';

/**
 * @param module `import.meta.url` of a module in the folder
 * @param file in the package, where sources are compiled, the digest of the sources stands in it
 * @param isPart of the paths in the folder, which count
 * @returns 16 hexadecimal digits
 */
export function folderDigest(
  module: string,
  file: string,
  isPart: (path: string) => boolean,
): () => string {
  return once(() => {
    const folder = fileURLToPath(new URL('.', module));
    return module.endsWith('.ts')
      ? digestOf(folder, isPart)
      : readFileSync(join(folder, file), 'utf8').trim();
  });
}

function digestOf(folder: string, isPart: (path: string) => boolean): string {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .filter(isPart)
    .sort();
  const all = createHash('sha256');
  for (const path of paths) {
    const content = createHash('sha256').update(readFileSync(join(folder, path)));
    all.update(`${path.replaceAll('\\', '/')} ${content.digest('hex')}\n`);
  }
  return all.digest('hex').slice(0, 16);
}
