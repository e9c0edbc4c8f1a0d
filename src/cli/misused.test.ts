import { afterEach, expect, test, vi } from 'vitest';
import { command as backup } from './backup.ts';
import type { Command } from './command.ts';
import { command as ledger } from './ledger.ts';
import { command as provider } from './provider.ts';
import { command as useCase } from './use-case.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test.each<[Command, string[], string]>([
  [ledger, [], ''],
  [ledger, ['lst'], "\nchaperone ledger: there is no 'lst': did you mean list?\n"],
  [ledger, ['frobnicate'], "\nchaperone ledger: there is no 'frobnicate'\n"],
  [backup, ['create'], '\nchaperone backup: call it so: chaperone backup create FILE\n'],
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
