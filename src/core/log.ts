/**
 * The structured log. It takes ids, counts, durations and codes, and nothing else: a field that is
 * not in the list below, or whose value does not look like an id, is written as `withheld`. So the
 * worst a careless line can do is say too little.
 */
import { type DestinationStream, pino } from 'pino';
import { Failure, type FailureCode } from './failures.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Names that may appear in a line. Add a name only when its values can never be text of a patient. */
const FIELDS = new Set([
  'address',
  'bytes',
  'caller',
  'category',
  'checks',
  'code',
  'count',
  'durationMs',
  'events',
  'exchange',
  'facts',
  'findings',
  'format',
  'index',
  'name',
  'outcome',
  'port',
  'purpose',
  'signal',
  'status',
  'step',
  'texts',
  'upstream',
  'upstreamMs',
  'upstreamStatus',
  'useCase',
  'version',
]);

/** Ids and codes: no spaces, no `@`, not longer than an id of ours. */
const ID = /^[\w.:/-]{0,128}$/;

export type LogValue = string | number | boolean | undefined | readonly string[];
export type LogFields = Readonly<Record<string, LogValue>>;

export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export function openLog(level: LogLevel, destination?: DestinationStream): Log {
  const sink = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination ?? pino.destination({ fd: 2, sync: true }),
  );
  const at =
    (name: Exclude<LogLevel, 'silent'>) =>
    (event: string, fields: LogFields = {}): void => {
      if (sink.isLevelEnabled(name)) sink[name](permitted(fields), event);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** Their facts repeat a field or a type that the caller made up, which is told to the caller alone. */
const NAMED_BY_THE_CALLER: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'unknown_beta',
  'unknown_field',
  'unknown_header',
  'unknown_part',
]);

/**
 * What may be said about anything thrown: a Failure's code and facts, else the error's class and
 * system code. Its message and stack may quote the input and are never logged.
 */
export function describeError(thrown: unknown): { code: string; name?: string; facts?: string[] } {
  if (thrown instanceof Failure) {
    const told = NAMED_BY_THE_CALLER.has(thrown.code) ? {} : thrown.facts;
    const facts = Object.entries(told).map(([name, value]) => `${name}:${value}`);
    const inner = thrown.cause === undefined ? {} : { name: describeError(thrown.cause).code };
    return { code: thrown.code, ...inner, ...(facts.length > 0 ? { facts } : {}) };
  }
  if (!(thrown instanceof Error)) return { code: 'not_an_error' };
  const code = (thrown as { code?: unknown }).code;
  return { code: typeof code === 'string' ? code : thrown.name, name: thrown.name };
}

function permitted(fields: LogFields): Record<string, LogValue> {
  const out: Record<string, LogValue> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) out[name] = FIELDS.has(name) ? permittedValue(value) : 'withheld';
  }
  return out;
}

function permittedValue(value: Exclude<LogValue, undefined>): LogValue {
  if (typeof value === 'string') return ID.test(value) ? value : 'withheld';
  if (Array.isArray(value)) return value.map((item) => (ID.test(item) ? item : 'withheld'));
  return value;
}
