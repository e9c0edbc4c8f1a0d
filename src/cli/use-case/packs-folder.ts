/** Where a site keeps packs of its own. */
import { existsSync } from 'node:fs';

const DEFAULT_FOLDER = 'chaperone-packs';

/** @returns the folder named by the flag or the environment, else the usual one where it exists */
export function packsFolder(flag: string | undefined): string | undefined {
  const named = flag ?? (process.env.CHAPERONE_PACKS || undefined);
  return named ?? (existsSync(DEFAULT_FOLDER) ? DEFAULT_FOLDER : undefined);
}

/** The same, for whoever will write to it. */
export function packsFolderToWrite(flag: string | undefined): string {
  return packsFolder(flag) ?? DEFAULT_FOLDER;
}
