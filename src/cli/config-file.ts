/** The configuration that a command works with: a named file, else the one in this folder, else none. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, loadConfig } from '../config.ts';

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
  const present = join(folder, DEFAULT_FILE);
  const file = flag ?? (existsSync(present) ? present : undefined);
  if (file === undefined) return { config: loadConfig({ env }) };
  return { config: loadConfig({ env, file }), file };
}
