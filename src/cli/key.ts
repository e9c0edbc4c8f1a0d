/** `chaperone key`: API keys for callers. */
import { parseArgs } from 'node:util';
import { systemClock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import { isPurposeOfUse, PURPOSES_OF_USE } from '../core/purpose.ts';
import { type ApiKey, newApiKey } from '../vault/index.ts';
import type { Command } from './command.ts';
import {
  DATA_FLAGS,
  DATA_USAGE,
  type DataFlags,
  recordHere,
  withSecrets,
  withStore,
} from './data.ts';
import { misused } from './misused.ts';

export const command: Command = {
  name: 'key',
  summary: 'create, list and revoke API keys',
  usage: `
chaperone key create --name NAME [--caller ID] [--use-case ID] [--purpose CODE] [--user ID] [--group NAME]…
chaperone key list
chaperone key revoke ID

create prints the key on stdout, once: only a digest of it is kept. Both go on record in the ledger first. What it is given stands in
where a request does not say: use case, purpose of use (HL7 ActReason, such as TREAT), end user.

  --name NAME       what people call the key
  --caller ID       the caller in chaperone.yaml that it is for; else the key is a caller of its own
  --use-case ID     default use case
  --purpose CODE    default purpose of use
  --user ID         default end user
  --group NAME      a group of the caller, for policies; may be given several times
${DATA_USAGE}
`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        ...DATA_FLAGS,
        name: { type: 'string' },
        caller: { type: 'string' },
        'use-case': { type: 'string' },
        purpose: { type: 'string' },
        user: { type: 'string' },
        group: { type: 'string', multiple: true },
      },
      allowPositionals: true,
    });
    const [action, id, ...surplus] = positionals;
    if (id === undefined && action === 'create') return await create(values);
    if (id === undefined && action === 'list') return await list(values);
    if (id !== undefined && action === 'revoke' && surplus.length === 0) {
      return await revoke(values, id);
    }
    return misused(command, action);
  },
};

interface Flags extends DataFlags {
  readonly name?: string;
  readonly caller?: string;
  readonly 'use-case'?: string;
  readonly purpose?: string;
  readonly user?: string;
  readonly group?: string[];
}

async function create(flags: Flags): Promise<number> {
  const { name, caller, purpose, user, group: groups, 'use-case': useCase } = flags;
  if (name === undefined) {
    throw new Failure('config_invalid', {
      at: '--name',
      remedy: 'say what people call the key',
    });
  }
  if (purpose !== undefined && !isPurposeOfUse(purpose)) {
    const remedy = `write a code of HL7 ActReason: ${Object.keys(PURPOSES_OF_USE).join(', ')}`;
    throw new Failure('config_invalid', { at: '--purpose', remedy });
  }
  const defaults = {
    ...(caller === undefined ? {} : { caller }),
    ...(useCase === undefined ? {} : { useCase }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(user === undefined ? {} : { user }),
    ...(groups === undefined ? {} : { groups }),
  };
  return await withSecrets(flags, async (store, keys) => {
    const { plain, key, digest } = newApiKey({ name, defaults }, keys.pepper, systemClock.now());
    await recordHere(flags, store, keys, { event: 'key_created', by: 'command', id: key.id });
    await store.keys.create(key, digest);
    process.stderr.write(`made ${key.id}; this is its key, and it is not shown again:\n`);
    process.stdout.write(`${plain}\n`);
    return 0;
  });
}

async function list(flags: Flags): Promise<number> {
  return await withStore(flags, async (store) => {
    for (const key of await store.keys.list()) process.stdout.write(`${describeKey(key)}\n`);
    return 0;
  });
}

async function revoke(flags: Flags, id: string): Promise<number> {
  return await withSecrets(flags, async (store, keys) => {
    const known = await store.keys.list();
    if (!known.some((key) => key.id === id && key.revokedAt === undefined)) {
      process.stderr.write(`no key in force has this id: see chaperone key list\n`);
      return 1;
    }
    await recordHere(flags, store, keys, { event: 'key_revoked', by: 'command', id });
    await store.keys.revoke(id, systemClock.now());
    process.stdout.write(`revoked ${id}\n`);
    return 0;
  });
}

function describeKey({ id, name, defaults, createdAt, revokedAt }: ApiKey): string {
  const state = revokedAt === undefined ? 'in force' : `revoked ${instant(revokedAt)}`;
  return [id, instant(createdAt), state, JSON.stringify(name), JSON.stringify(defaults)].join('  ');
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
