/** `chaperone use-case export`: the file of a pack as it stands, for another site, or its part of a use case. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findPack, registerContent } from '../../packs/index.ts';
import { packsFolder } from './packs-folder.ts';
import { oneId } from './show.ts';
import type { SubCommand } from './sub-command.ts';

export const subCommand: SubCommand = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    options: {
      packs: { type: 'string' },
      out: { type: 'string' },
      content: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  const { file, hash, pack } = findPack(oneId(positionals), packsFolder(values.packs));
  const yaml =
    values.content === true
      ? `${JSON.stringify(registerContent(pack), null, 2)}\n`
      : readFileSync(file, 'utf8');
  if (values.out === undefined) process.stdout.write(yaml);
  else writeFileSync(values.out, yaml, { flag: 'wx' });
  process.stderr.write(`sha256 ${hash}\n`);
  return 0;
};
