/** `chaperone use-case show`: a pack as a committee reads it. */
import { parseArgs } from 'node:util';
import { Failure } from '../../core/failures.ts';
import { type FoundPack, findPack } from '../../packs/index.ts';
import { packsFolder } from './packs-folder.ts';
import type { SubCommand } from './sub-command.ts';

export const subCommand: SubCommand = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    options: { packs: { type: 'string' } },
    allowPositionals: true,
  });
  process.stdout.write(describePack(findPack(oneId(positionals), packsFolder(values.packs))));
  return 0;
};

/** @throws Failure pack_unknown where there is not exactly one */
export function oneId(positionals: readonly string[]): string {
  const [id] = positionals;
  if (id === undefined || positionals.length > 1) {
    throw new Failure('pack_unknown', { expected: 'the id of one pack' });
  }
  return id;
}

function describePack({ pack, hash, file }: FoundPack): string {
  const list = (items: readonly string[]) => items.map((item) => `  - ${item}\n`).join('');
  const views = pack.views.map(({ label, text, resources }) => {
    const types = Object.entries(resources).map(
      ([type, elements]) => `${type}: ${elements.join(', ')}`,
    );
    return `${label}${text === true ? ' (plain text, too)' : ''}\n${types.map((line) => `      ${line}`).join('\n')}`;
  });
  const { thresholds, cases } = pack.evaluation;
  return [
    `${pack.title}  (${pack.id}, version ${pack.version})\n${pack.summary}\n\n`,
    `sha256    ${hash}\nfile      ${file}\n`,
    `purposes  ${pack.purposes.join(', ')}\nfor       ${pack.users.join(', ')}\n`,
    `risk      ${pack.risk.tier}\n${list(pack.risk.reasons)}`,
    `what goes in\n${list(views)}`,
    `never in a draft\n${list(pack.guards.map(({ id, because }) => `${id}: ${because}`))}`,
    `risks\n${list(pack.risks.map(({ risk, handling }) => `${risk} → ${handling}`))}`,
    `limits\n${list(pack.limits)}`,
    `disclosure\n${list(Object.entries(pack.disclosure).map(([channel, told]) => `${channel}: ${told}`))}`,
    `evaluation  ${cases.length} invented cases; thresholds ${JSON.stringify(thresholds)}\n\n`,
    `prompt, system\n${indented(pack.prompt.system)}\nprompt, user\n${indented(pack.prompt.user)}`,
  ].join('');
}

const indented = (text: string): string =>
  `${text
    .trim()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')}\n`;
