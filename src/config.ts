/**
 * The configuration: one `chaperone.yaml`, secrets from the environment, safe defaults for the
 * rest. Without a file: loopback only, a demo caller, a demo use case, an invented patient and the
 * rehearsal model.
 */
import { readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { basename, dirname, resolve } from 'node:path';
import * as z from 'zod';
import {
  type Environment,
  HOME_SHORTHAND,
  HOME_SHORTHAND_REMEDY,
  type Surroundings,
  url,
} from './config/fields.ts';
import { invalid, readWith } from './config/read-with.ts';
import { configSchema } from './config/schema.ts';
import { complete, wholeFaults } from './config/whole.ts';
import { Failure } from './core/failures.ts';
import { isPostgresUrl, POSTGRES_URL_REMEDY } from './core/postgres-url.ts';
import { Secret } from './core/secret.ts';
import { utf8Text } from './core/utf8-text.ts';

export { readFhirRules } from './config/fhir-rules.ts';

export type Config = DeepReadonly<ReturnType<typeof complete>>;

type DeepReadonly<T> = T extends Secret
  ? T
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

/** Far above any real file; a wrong path (a dump, a model file) is not read into memory. */
const FILE_BYTES_MAX = 1024 * 1024;

/**
 * @param options.file path of the YAML file; without one the defaults apply
 * @throws Failure config_invalid; `at` and `remedy` are those of the first problem, `problems`
 *   lists all that were found
 */
export function loadConfig(options: { file?: string; env: Environment }): Config {
  const { file, env } = options;
  if (file === undefined) return defaultConfig(env);
  return parseConfig(readConfigFile(file), { env, folder: dirname(resolve(file)) }, basename(file));
}

/**
 * The section `deid` alone, for whoever runs no gateway: the secrets of the other sections need not be
 * set, and their names must be right all the same.
 *
 * @throws Failure config_invalid, as `loadConfig`
 */
export function loadDeidConfig(file: string): Config['deid'] {
  const around = { env: {}, folder: dirname(resolve(file)) };
  const { deid, ...others } = configSchema(around).shape;
  const unread = Object.keys(others).map((name) => [name, z.unknown().optional()]);
  const schema = z.strictObject({ ...Object.fromEntries(unread), deid } as { deid: typeof deid });
  return readWith(schema, readConfigFile(file), basename(file)).deid;
}

export function defaultConfig(env: Environment = {}): Config {
  return parseConfig('', { env, folder: process.cwd() }, 'defaults');
}

/** @param name how errors call the file */
export function parseConfig(yaml: string, around: Surroundings, name = 'chaperone.yaml'): Config {
  const schema = configSchema(around).superRefine(wholeFaults);
  return withEnvironment(complete(readWith(schema, yaml, name)), around.env);
}

/** The configuration as printable data: secrets read `[secret]`. */
export function describeConfig(config: Config): unknown {
  return JSON.parse(JSON.stringify(config));
}

function readConfigFile(file: string): string {
  try {
    if (statSync(file).size > FILE_BYTES_MAX) {
      throw invalid([
        { at: file, remedy: 'this is no configuration file: it is larger than 1 MiB' },
      ]);
    }
    return utf8Text(readFileSync(file), (remedy) => invalid([{ at: file, remedy }]));
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw invalid(
      [
        {
          at: file,
          remedy: 'cannot be read: check path and permissions, or write one with `chaperone init`',
        },
      ],
      cause,
    );
  }
}

/** What containers and platforms set: HOST, PORT, CHAPERONE_DATA, DATABASE_URL, OTEL_EXPORTER_OTLP_ENDPOINT. */
function withEnvironment(config: Config, env: Environment): Config {
  const { server, data, tracing } = config;
  if (HOME_SHORTHAND.test(env.CHAPERONE_DATA ?? '')) {
    throw invalid([{ at: 'environment CHAPERONE_DATA', remedy: HOME_SHORTHAND_REMEDY }]);
  }
  return {
    ...config,
    server: {
      ...server,
      host: hostFrom(env.HOST) ?? server.host,
      port: portFrom(env.PORT) ?? server.port,
    },
    data: {
      ...data,
      ...(env.CHAPERONE_DATA ? { folder: resolve(env.CHAPERONE_DATA) } : {}),
      ...(data.database === undefined && env.DATABASE_URL
        ? { database: databaseFrom(env.DATABASE_URL) }
        : {}),
    },
    tracing: {
      ...tracing,
      ...(tracing.endpoint === undefined && env.OTEL_EXPORTER_OTLP_ENDPOINT
        ? { endpoint: collectorFrom(env.OTEL_EXPORTER_OTLP_ENDPOINT) }
        : {}),
    },
  };
}

/**
 * An address, or `localhost`. Some shells set HOST to the name of the machine (tcsh, those of conda), and the gateway would
 * listen to the whole network without anybody having asked for it.
 */
function hostFrom(written: string | undefined): string | undefined {
  if (written === undefined || written === '') return undefined;
  if (written === 'localhost' || isIP(written) !== 0) return written;
  const remedy =
    'write an address to listen on, such as 127.0.0.1, 0.0.0.0 or ::1; a name goes into server.host. If your shell sets HOST, unset it';
  throw invalid([{ at: 'environment HOST', remedy }]);
}

function databaseFrom(written: string): Secret {
  if (isPostgresUrl(written)) return new Secret(written);
  throw invalid([{ at: 'environment DATABASE_URL', remedy: POSTGRES_URL_REMEDY }]);
}

function collectorFrom(written: string): string {
  const read = url({}).safeParse(written);
  if (read.success) return read.data;
  const remedy = read.error.issues[0]!.message;
  throw invalid([{ at: 'environment OTEL_EXPORTER_OTLP_ENDPOINT', remedy }]);
}

function portFrom(written: string | undefined): number | undefined {
  if (written === undefined || written === '') return undefined;
  const port = Number(written);
  if (!/^\d+$/.test(written) || port > 65_535) {
    throw invalid([{ at: 'environment PORT', remedy: 'write a number from 0 to 65535' }]);
  }
  return port;
}
