/** The configuration that a command takes where none is named. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';

const DEFAULT_FILE = 'chaperone.yaml';

/**
 * Also where it is a link that leads nowhere: a file that is meant and cannot be read is none of the defaults.
 *
 * @param folder where the command runs
 */
export function presentIn(folder: string): string | undefined {
  const present = join(folder, DEFAULT_FILE);
  return lstatSync(present, { throwIfNoEntry: false }) === undefined ? undefined : present;
}
