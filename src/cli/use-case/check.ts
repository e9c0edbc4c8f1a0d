/** `chaperone use-case check`: is a file a pack, and do its reference answers have what its cases expect? */
import { parseArgs } from 'node:util';
import { Failure } from '../../core/failures.ts';
import { checkReferences, readPackFile } from '../../packs/index.ts';
import { describe } from '../dispatch.ts';
import type { SubCommand } from './sub-command.ts';

export const subCommand: SubCommand = async (args) => {
  const { positionals: files } = parseArgs({ args, options: {}, allowPositionals: true });
  if (files.length === 0) throw new Failure('pack_invalid', { expected: 'files to check' });
  let exitCode = 0;
  for (const file of files) {
    try {
      const { pack, hash } = readPackFile(file);
      const faults = await checkReferences(pack);
      process.stdout.write(`${file}: ${pack.id} version ${pack.version}, sha256 ${hash}\n`);
      for (const fault of faults) process.stdout.write(`  ${fault}\n`);
      if (faults.length > 0) exitCode = 1;
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      process.stdout.write(`${file}: ${describe(thrown)}`);
      exitCode = 1;
    }
  }
  return exitCode;
};
