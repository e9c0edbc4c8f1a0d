/**
 * `chaperone COMMAND [flags]`: finds the command, runs it, and turns what it throws into a message
 * for people and an exit code: 0 done, 1 failed, 2 called wrongly. Never a stack trace.
 */
import { readFileSync } from 'node:fs';
import { Failure, failureOf } from '../core/failures.ts';
import { nearest } from '../core/nearest.ts';
import type { Command } from './command.ts';

/** Name → how to load it. Loading is lazy, so that `detect` opens no database. */
export type CommandTable = Readonly<Record<string, () => Promise<{ readonly command: Command }>>>;

export interface Output {
  out(text: string): void;
  err(text: string): void;
}

export async function dispatch(
  args: readonly string[],
  commands: CommandTable,
  output: Output,
): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v') {
    output.out(`${version()}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    output.out(await overview(commands));
    return 0;
  }
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    const mistake =
      name === undefined
        ? ''
        : `\nchaperone: there is no command '${name}'${meant(name, Object.keys(commands))}\n`;
    output.err((await overview(commands)) + mistake);
    return 2;
  }
  const { command } = await load();
  return runCommand(command, rest, output);
}

async function runCommand(command: Command, args: string[], output: Output): Promise<number> {
  if (asksForHelp(args)) {
    output.out(`${command.usage.trim()}\n`);
    return 0;
  }
  try {
    return await command.run(args);
  } catch (thrown) {
    const mistake = mistakeOf(thrown, command);
    if (mistake !== undefined) {
      output.err(`chaperone ${command.name}: ${mistake}\n${help(command)}`);
      return 2;
    }
    output.err(describe(thrown));
    return 1;
  }
}

/** `--help` before a lone `--`, after which everything is an operand. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const flags = end === -1 ? args : args.slice(0, end);
  return flags.includes('--help') || flags.includes('-h');
}

const help = ({ name }: Command): string => `chaperone ${name} --help tells how it is called\n`;

/**
 * What is wrong with the call: a flag that `parseArgs` of node:util refuses, or a flag (`--count`) or operand (`INDEX`, as the usage
 * has it) that is missing or cannot be meant.
 */
function mistakeOf(thrown: unknown, { usage }: Command): string | undefined {
  if (thrown instanceof Failure) {
    const { at, remedy } = thrown.facts;
    const isOfCall = thrown.code === 'config_invalid' && /^(?:--[a-z]|[A-Z]+$)/.test(String(at));
    return isOfCall && remedy !== undefined ? `${at}: ${remedy}` : undefined;
  }
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined;
  if (thrown.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const flag = /'(-[^']*)'/.exec(thrown.message)?.[1] ?? '';
    return `there is no flag ${flag}${meant(flag, usage.match(FLAG) ?? [])}`;
  }
  return String(thrown.code).startsWith('ERR_PARSE_ARGS') ? thrown.message : undefined;
}

const FLAG = /--[a-z][a-z-]+/g;

function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `: did you mean ${near}?`;
}

/**
 * A Failure as `code: sentence` and its facts. Anything else keeps its message out of sight, which
 * may quote a text, and tells its kind and place, which is what a report of it needs.
 */
export function describe(thrown: unknown): string {
  const told = failureOf(thrown) ?? thrown;
  if (told instanceof Failure) {
    const facts = Object.entries(told.facts).map(([key, value]) => `  ${key}: ${value}\n`);
    return `${told.code}: ${told.message}\n${facts.join('')}`;
  }
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  const code = thrown instanceof Error && 'code' in thrown ? ` ${String(thrown.code)}` : '';
  const place = thrown instanceof Error ? placeOf(thrown) : '';
  return `internal: the command failed unexpectedly (${kind}${code}${place})\n`;
}

/** The first frame in our own code: ` at cli/detect.ts:31`. */
function placeOf(error: Error): string {
  const frame = /\/(?:src|dist)\/([\w./-]+\.[jt]s:\d+)/.exec(error.stack ?? '')?.[1];
  return frame === undefined ? '' : ` at ${frame}`;
}

async function overview(commands: CommandTable): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()));
  const width = Math.max(0, ...loaded.map(({ command }) => command.name.length));
  const lines = loaded.map(({ command }) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return [
    'chaperone COMMAND [flags]',
    '',
    ...lines,
    '',
    'chaperone COMMAND --help tells the flags of a command; chaperone --version, the version.',
    '',
  ].join('\n');
}

/** Of the package this file is in: sources and `dist/` are equally deep. */
function version(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
