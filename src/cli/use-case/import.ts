/** `chaperone use-case import`: takes a pack from a file into the site's own, never over a newer one. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../../core/failures.ts';
import { checkReferences, readPackFile, readPacks } from '../../packs/index.ts';
import { packsFolder, packsFolderToWrite } from './packs-folder.ts';
import { oneId } from './show.ts';
import type { SubCommand } from './sub-command.ts';

export const subCommand: SubCommand = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    options: { packs: { type: 'string' } },
    allowPositionals: true,
  });
  const file = oneId(positionals);
  const { pack, hash } = readPackFile(file);
  const faults = await checkReferences(pack);
  if (faults.length > 0) throw new Failure('pack_invalid', { at: file, problems: faults });

  const folder = packsFolderToWrite(values.packs);
  mkdirSync(folder, { recursive: true });
  const present = readPacks(packsFolder(folder)).find((found) => found.pack.id === pack.id);
  if (present?.hash === hash) {
    process.stdout.write(`${pack.id} version ${pack.version} is here already\n`);
    return 0;
  }
  if (present !== undefined && present.pack.version >= pack.version) {
    throw new Failure('pack_invalid', {
      at: file,
      because: `version ${present.pack.version} of ${pack.id} is here: another content needs a higher version`,
    });
  }
  copyFileSync(file, join(folder, `${pack.id}.yaml`));
  process.stdout.write(`${pack.id} version ${pack.version}, sha256 ${hash}, is now in ${folder}\n`);
  return 0;
};
