import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { ROUTES } from '../admin/index.ts';
import { Failure } from '../core/failures.ts';
import type { Command } from './command.ts';
import { dispatch } from './dispatch.ts';

const ECHO: Command = {
  name: 'echo',
  summary: 'says what it is told',
  usage: 'chaperone echo [--loud] WORD',
  async run(args) {
    const { positionals } = parseArgs({
      args,
      options: { loud: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (positionals[0] === 'refuse') throw new Failure('config_invalid', { line: 3 });
    if (positionals[0] === 'misuse') {
      throw new Failure('config_invalid', { at: '--loud', remedy: 'not here' });
    }
    if (positionals[0] === 'misplace') {
      throw new Failure('config_invalid', { at: 'WORD', remedy: 'not this one' });
    }
    if (positionals[0] === 'break') throw new TypeError('cannot read Maria Example');
    return positionals.length;
  },
};

async function call(...args: string[]) {
  const said = { out: '', err: '' };
  const code = await dispatch(
    args,
    { echo: async () => ({ command: ECHO }) },
    {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
    },
  );
  return { code, ...said };
}

test.each([
  [['echo', 'a', 'b', 'c'], 3, '', ''],
  [['--version'], 0, /^\d+\.\d+\.\d+\n$/, ''],
  [['--help'], 0, 'echo  says what it is told', ''],
  [['echo', '--help'], 0, 'chaperone echo [--loud] WORD', ''],
  [['echo', '--', '--help'], 1, '', ''],
  [[], 2, '', 'echo  says what it is told'],
  [['shout'], 2, '', "there is no command 'shout'"],
  [['constructor'], 2, '', "there is no command 'constructor'"],
  [['ehco'], 2, '', "there is no command 'ehco': did you mean echo?"],
  [['echo', '--soft'], 2, '', 'chaperone echo: there is no flag --soft\nchaperone echo --help'],
  [['echo', '--lod'], 2, '', 'there is no flag --lod: did you mean --loud?'],
  [['echo', '--loud=x'], 2, '', "chaperone echo: Option '--loud' does not take an argument"],
  [['echo', 'misplace'], 2, '', 'chaperone echo: WORD: not this one\nchaperone echo --help tells'],
  [['echo', 'misuse'], 2, '', 'chaperone echo: --loud: not here\nchaperone echo --help tells'],
])('%j ends with %i', async (args, code, out, err) => {
  const said = await call(...args);
  expect(said.code).toBe(code);
  for (const [stream, expected] of [
    [said.out, out],
    [said.err, err],
  ] as const) {
    if (expected === '') expect(stream).toBe('');
    else expect(stream).toMatch(expected);
  }
});

test('a Failure is told by code, sentence and facts', async () => {
  expect(await call('echo', 'refuse')).toEqual({
    code: 1,
    out: '',
    err: 'config_invalid: the configuration is not valid\n  line: 3\n',
  });
});

test('an unexpected error tells its kind and place, not its message, which may quote a text', async () => {
  const { code, err } = await call('echo', 'break');
  expect(code).toBe(1);
  expect(err).toMatch(/^internal: .*\(TypeError at cli\/dispatch\.test\.ts:\d+\)\n$/);
});

test('each command that docs/admin-api.md names is one', () => {
  const table = readFileSync(new URL('main.ts', import.meta.url), 'utf8');
  const named = ROUTES.flatMap(({ command }) => command?.split(' ', 1) ?? []);
  const lacking = [...new Set(named)].filter(
    (name) => !new RegExp(`^ +'?${name}'?: `, 'm').test(table),
  );
  expect(lacking).toEqual([]);
});
