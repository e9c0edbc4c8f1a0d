/** The configuration that a command works with: a named file, else the one in this folder, else none. */
import { type Config, loadConfig } from '../config.ts';
import { presentIn } from './default-file.ts';

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
