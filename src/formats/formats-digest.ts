/**
 * Which formats these are, computed and not claimed: a digest of how they walk documents and of the words and
 * codes that they leave in their places (`terms.ts`, `titles.ts`, `code-systems.ts`, names of columns).
 */
import { folderDigest } from '../core/folder-digest.ts';

/** In the package, where sources are compiled: written by `scripts/bundle.ts`. */
export const FORMATS_DIGEST_FILE = 'formats.sha256';

/** 16 hexadecimal digits. */
export const formatsDigest: () => string = folderDigest(
  import.meta.url,
  FORMATS_DIGEST_FILE,
  (path) => path.endsWith('.ts') && !/\.test(?:-support)?\.ts$/.test(path),
);
