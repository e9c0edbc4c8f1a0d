/** `chaperone use-case list`: the packs that can be run, one a line. */
import { parseArgs } from 'node:util';
import { readPacks } from '../../packs/index.ts';
import { packsFolder } from './packs-folder.ts';
import type { SubCommand } from './sub-command.ts';

export const subCommand: SubCommand = async (args) => {
  const { values } = parseArgs({ args, options: { packs: { type: 'string' } } });
  for (const { pack, isBuiltIn } of readPacks(packsFolder(values.packs))) {
    const { id, version, risk, purposes, title } = pack;
    const from = isBuiltIn ? 'built in' : 'own';
    process.stdout.write(
      `${id.padEnd(24)} ${`v${version}`.padEnd(4)} ${risk.tier.padEnd(8)} ${from.padEnd(8)} ${purposes.join(',').padEnd(16)} ${title}\n`,
    );
  }
  return 0;
};
