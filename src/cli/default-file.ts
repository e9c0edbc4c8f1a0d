/** The configuration that a command takes where none is named. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const DEFAULT_FILE = 'chaperone.yaml';

/** @param folder where the command runs */
export function presentIn(folder: string): string | undefined {
  const present = join(folder, DEFAULT_FILE);
  return existsSync(present) ? present : undefined;
}
