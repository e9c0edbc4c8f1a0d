/**
 * Which engine this is, computed and not claimed: a digest of its rules, its words and the weights of
 * its tagger. Two runs with the same one find the same in the same text.
 */
import { folderDigest } from '../core/folder-digest.ts';

/** In the package, where sources are compiled: written by `scripts/build.ts`. */
export const ENGINE_DIGEST_FILE = 'engine.sha256';

/** Tests, what only they use, and what is written about the data. */
const NO_PART = /\.test\.ts$|^testing[\\/]|\.md$|\.golden\./;

/** 16 hexadecimal digits. */
export const engineDigest: () => string = folderDigest(
  import.meta.url,
  ENGINE_DIGEST_FILE,
  (path) => !NO_PART.test(path),
);
