/** `chaperone use-case import`: takes a pack from a file into the site's own, never over a newer one. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../core/clock.ts';
import { Failure } from '../../core/failures.ts';
import { scan, scanInputOfPack } from '../../governance/index.ts';
import { checkReferences, type Pack, readPackFile, readPacks } from '../../packs/index.ts';
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
  process.stdout.write(`${scanLine(pack)}\n`);
  return 0;
};

/** The input scan of 45 CFR 92.210(b), in one line: whoever takes a pack in learns of it before the committee does. */
function scanLine(pack: Pack): string {
  const { findings, isCut } = scan(scanInputOfPack(pack), systemClock.now());
  if (findings.length === 0) return 'input scan: no trait and no close proxy of one';
  const traits = [...new Set(findings.flatMap((one) => one.traits))].sort().join(', ');
  const places = `${findings.length}${isCut ? ' and more' : ''}`;
  return `input scan: traits or close proxies in ${places} places (${traits}); chaperone ai-register scan --pack FILE shows them`;
}
