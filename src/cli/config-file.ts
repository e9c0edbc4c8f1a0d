/** The configuration that a command works with: a named file, else the one in this folder, else none. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, loadConfig, loadDeidConfig } from '../config.ts';

const DEFAULT_FILE = 'chaperone.yaml';

/**
 * @param flag what `--config` says
 * @param folder where the command runs
 * @throws Failure config_invalid
 */
export function readConfig(
  flag: string | undefined,
  folder = '',
): { config: Config; file?: string } {
  const { env } = process;
  const file = flag ?? presentIn(folder);
  if (file === undefined) return { config: loadConfig({ env }) };
  return { config: loadConfig({ env, file }), file };
}

/**
 * What a site says of de-identification; undefined where there is no file.
 *
 * @throws Failure config_invalid
 */
export function readDeidConfig(flag: string | undefined, folder = ''): Config['deid'] | undefined {
  const file = flag ?? presentIn(folder);
  return file === undefined ? undefined : loadDeidConfig(file);
}

function presentIn(folder: string): string | undefined {
  const present = join(folder, DEFAULT_FILE);
  return existsSync(present) ? present : undefined;
}
