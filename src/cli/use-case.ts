/** `chaperone use-case`: packs, and what is done with use cases. Each sub-command is a file beside. */
import type { Command } from './command.ts';
import type { SubCommand } from './use-case/sub-command.ts';

/** Name → how to load it. */
const SUB_COMMANDS: Readonly<Record<string, () => Promise<{ readonly subCommand: SubCommand }>>> = {
  list: () => import('./use-case/list.ts'),
  show: () => import('./use-case/show.ts'),
  run: () => import('./use-case/run.ts'),
  check: () => import('./use-case/check.ts'),
  import: () => import('./use-case/import.ts'),
  export: () => import('./use-case/export.ts'),
};

export const command: Command = {
  name: 'use-case',
  summary: 'use-case packs and the life of use cases: run, check, approve, pause, …',
  usage: `
chaperone use-case list [--packs FOLDER]
chaperone use-case show PACK [--packs FOLDER]
chaperone use-case run PACK --input FILE [--patient REF] [flags]
chaperone use-case run PACK --evaluate [--cases FILE] [--report FILE] [--baseline FILE] [flags]
chaperone use-case check FILE…
chaperone use-case import FILE [--packs FOLDER]
chaperone use-case export PACK [--content] [--out FILE] [--packs FOLDER]

run sends what the pack's views let through to the gateway, and prints the draft with what of it stands
in the record and what does not. It ends with 1 where something does not. --evaluate runs the pack's
invented cases instead, judges each answer and compares with the thresholds.

  --packs FOLDER    packs of your own; else CHAPERONE_PACKS, else ./chaperone-packs where it is there
  --input FILE      FHIR resources (JSON, Bundle, NDJSON) or plain text; - for standard input
  --patient REF     the patient it is about, as the gateway's source of patients knows them
  --url URL         the gateway; CHAPERONE_URL, or http://127.0.0.1:8484
  --model NAME      as GET /v1/models lists it; may be left out where there is one
  --use-case ID     the use case in the gateway's register; the id of the pack
  --purpose CODE    HL7 ActReason; the first that the pack allows
  --user ID         the end user; the default of the key
  --channel NAME    letter, chat, audio or video: the disclosure that goes with the draft
  --contact TEXT    how a person is reached, for that disclosure
  --json            everything as one JSON object
  --evaluate        run the evaluation cases
  --jobs N          cases asked at once; 1
  --cases FILE      cases of your own beside those of the pack
  --report FILE     writes the report: ids, kinds and numbers, no text of a case or an answer
  --content         what of a pack goes into the register of use cases: purposes, inputs, hashes
  --baseline FILE   an earlier report: says which cases were lost, and for whom it is worse

The key of the gateway is read from CHAPERONE_KEY.

What is registered, approved, paused (chaperone use-case pause ID --reason safety): chaperone use-case`,
  async run([name, ...args]) {
    const load =
      name !== undefined && Object.hasOwn(SUB_COMMANDS, name) ? SUB_COMMANDS[name] : undefined;
    if (load === undefined) return await lifecycle(name, args);
    const { subCommand } = await load();
    return await subCommand(args);
  },
};

/** What is done with the use cases of a gateway: as its admin API says. */
async function lifecycle(name: string | undefined, args: string[]): Promise<number> {
  const { adminCommand } = await import('./admin-command.ts');
  const before = `${command.usage.trim()}\n\nOf a gateway, through its admin API:`;
  const { run } = adminCommand('use-case', command.summary, before);
  return await run(name === undefined ? [] : [name, ...args]);
}
