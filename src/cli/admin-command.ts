/**
 * Commands made of the rows of the admin API's table: `chaperone session end ID`. Parameters of the
 * path are operands, those of the query and the fields of the body are flags; a body that is more than
 * words and numbers is given whole with `--data`.
 */
import { parseArgs } from 'node:util';
import { fieldsOf, hasBody, ROUTES, type Route } from '../admin/index.ts';
import { Failure } from '../core/failures.ts';
import { isObject } from '../core/json.ts';
import { CLIENT_FLAGS, CLIENT_USAGE, callAdmin, jsonFrom } from './admin-client.ts';
import type { Command } from './command.ts';
import { misused } from './misused.ts';

/**
 * @param name first word of the `command` of its routes
 * @param before what its usage begins with, of sub-commands that are no routes
 */
export function adminCommand(name: string, summary: string, before = ''): Command {
  const routes = ROUTES.filter(({ command }) => command?.split(' ', 1)[0] === name);
  const usage = `${before}
${routes.map(usageOf).join('\n')}

${CLIENT_USAGE}
`;
  return {
    name,
    summary,
    usage,
    async run(args) {
      const route = routes
        .filter(({ command }) => isCalled(wordsOf(command), args))
        .sort((one, other) => wordsOf(other.command).length - wordsOf(one.command).length)[0];
      if (route === undefined) {
        return misused({ name, usage }, args[0]);
      }
      return await runRoute(route, args.slice(wordsOf(route.command).length));
    },
  };
}

/** Behind the command's own name. */
function wordsOf(command = ''): string[] {
  return command.split(' ').slice(1);
}

function isCalled(words: readonly string[], args: readonly string[]): boolean {
  return words.every((word, at) => args[at] === word);
}

async function runRoute(route: Route, args: string[]): Promise<number> {
  const flags = flagsOf(route);
  const { values, positionals } = parseArgs({
    args,
    options: {
      ...CLIENT_FLAGS,
      data: { type: 'string' },
      ...Object.fromEntries(
        flags.map(({ flag, isList }) => [flag, { type: 'string', multiple: isList } as const]),
      ),
    },
    allowPositionals: true,
  });
  const names = Object.keys(route.params.shape);
  if (positionals.length !== names.length) {
    const [call] = usageOf(route).split('\n');
    throw new Failure('config_invalid', { at: 'OPERANDS', remedy: `call it so: ${call}` });
  }
  const operands = new Map(names.map((name, at) => [name, encodeURIComponent(positionals[at]!)]));
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => operands.get(name)!);

  const said = values as Readonly<Record<string, string | string[] | undefined>>;
  const query = new URLSearchParams();
  const body: Record<string, unknown> = {};
  for (const { flag, field, place, read } of flags) {
    const value = said[flag];
    if (value === undefined) continue;
    if (place === 'query') query.set(field, [value].flat().join(','));
    else body[field] = Array.isArray(value) ? value.map(read) : read(value);
  }
  const written = values.data === undefined ? {} : JSON.parse(await jsonFrom(values.data));
  const search = query.size === 0 ? '' : `?${query}`;
  return await callAdmin(
    {
      method: route.method,
      path: path + search,
      ...(hasBody(route) ? { body: JSON.stringify({ ...written, ...body }) } : {}),
    },
    values,
  );
}

interface Flag {
  readonly flag: string;
  readonly field: string;
  readonly place: 'query' | 'body';
  readonly isList: boolean;
  readonly isNeeded: boolean;
  /** What was typed, as the field wants it. */
  read(typed: string): unknown;
}

function flagsOf(route: Route): Flag[] {
  const flags = (schema: Route['body'], place: Flag['place']) =>
    fieldsOf(schema, place === 'query' ? 'output' : 'input').flatMap(
      ({ name, field, isRequired }): Flag[] => {
        const isList = field.type === 'array';
        const item = isList && isObject(field.items) ? field.items : field;
        const read = READERS[String(item.type)];
        if (read === undefined) return [];
        const flag = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        const isNeeded = isRequired && place === 'body';
        return [{ flag, field: name, place, isList: isList && place === 'body', isNeeded, read }];
      },
    );
  return [...flags(route.query, 'query'), ...(hasBody(route) ? flags(route.body, 'body') : [])];
}

const READERS: Readonly<Record<string, (typed: string) => unknown>> = {
  string: (typed) => typed,
  // What is no number, or neither yes nor no, the gateway refuses by the name of its field.
  number: (typed) => (Number.isNaN(Number(typed)) ? typed : Number(typed)),
  integer: (typed) => (Number.isNaN(Number(typed)) ? typed : Number(typed)),
  boolean: (typed) => ({ true: true, false: false })[typed] ?? typed,
};

function usageOf(route: Route): string {
  const { command, params, summary } = route;
  const operands = Object.keys(params.shape).map((name) => name.toUpperCase());
  const flags = flagsOf(route).map(({ flag, isNeeded, isList }) => {
    const written = `--${flag} VALUE`;
    return `${isNeeded ? written : `[${written}]`}${isList ? '…' : ''}`;
  });
  const data = hasBody(route) ? ['[--data JSON]'] : [];
  return `chaperone ${[command, ...operands, ...flags, ...data].join(' ')}\n    ${summary}`;
}
