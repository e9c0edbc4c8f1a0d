import { afterEach, expect, test, vi } from 'vitest';
import { command as aiRegister } from './ai-register.ts';
import { command as backup } from './backup.ts';
import type { Command } from './command.ts';
import { command as cost } from './cost.ts';
import { command as key } from './key.ts';
import { command as ledger } from './ledger.ts';
import { command as policy } from './policy.ts';
import { command as provider } from './provider.ts';
import { command as useCase } from './use-case.ts';
import { command as whoami } from './whoami.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test.each<[Command, string[], string]>([
  [ledger, [], ''],
  [ledger, ['lst'], "\nchaperone ledger: there is no 'lst': did you mean list?\n"],
  [ledger, ['frobnicate'], "\nchaperone ledger: there is no 'frobnicate'\n"],
  [backup, ['create'], '\nchaperone backup: call it so: chaperone backup create FILE\n'],
  [ledger, ['list', 'x'], 'call it so: chaperone ledger list [--from INDEX] [--count N]\n'],
  [ledger, ['show', '1', '2'], '\nchaperone ledger: call it so: chaperone ledger show INDEX\n'],
  [key, ['list', 'x'], '\nchaperone key: call it so: chaperone key list\n'],
  [key, ['revoke', 'one', 'two'], '\nchaperone key: call it so: chaperone key revoke ID\n'],
  [key, ['create', 'ward', '--name', 'x'], '[--user ID] [--group NAME]…\n'],
  [cost, ['forecast', 'x'], '\nchaperone cost: call it so: chaperone cost forecast\n'],
  [aiRegister, ['schema', 'x'], 'call it so: chaperone ai-register schema\n'],
  [provider, ['shw', 'acme'], "\nchaperone provider: there is no 'shw': did you mean show?\n"],
  [useCase, ['lst'], "\nchaperone use-case: there is no 'lst': did you mean list?\n"],
  [useCase, ['paus'], "\nchaperone use-case: there is no 'paus': did you mean pause?\n"],
])('$0.name $1', async (command, args, mistake) => {
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await command.run(args)).toBe(2);
  const said = err.mock.calls.join('');
  expect(said).toContain(`chaperone ${command.name} `);
  expect(said.endsWith(mistake || '\n')).toBe(true);
  expect(said.includes(`\nchaperone ${command.name}:`)).toBe(mistake !== '');
});

test.each<[Command, string[], string, string]>([
  [provider, ['show'], 'OPERANDS', 'call it so: chaperone provider show ID'],
  [provider, ['list', 'acme'], 'OPERANDS', 'call it so: chaperone provider list'],
  [whoami, ['x'], 'OPERANDS', 'call it so: chaperone whoami'],
  [
    key,
    ['create', '--name', 'x', '--purpose', 'TREATMENT'],
    '--purpose',
    'ActReason: TREAT, ETREAT',
  ],
  [key, ['list', '--database', 'notaurl'], '--database', 'write postgres://'],
  [policy, ['bundle', 'one', 'two'], 'FOLDER', 'name one'],
])('$0.name $1 is told by the name of what is wrong', async (command, args, at, remedy) => {
  await expect(command.run(args)).rejects.toMatchObject({
    code: 'config_invalid',
    facts: { at, remedy: expect.stringContaining(remedy) },
  });
});
