/**
 * `chaperone.yaml`, field by field. The descriptions are the operator's documentation:
 * `docs/configuration.md` is printed from them, and a test keeps it so. Every object is strict,
 * because a misspelt field that is silently ignored is a protection that is silently off.
 */
import * as z from 'zod';
import { sha256 } from '../core/hash.ts';
import { LIMITS } from '../core/limits.ts';
import { isPostgresUrl, POSTGRES_URL_REMEDY } from '../core/postgres-url.ts';
import { organisationReference, providerSchema } from '../core/provider.ts';
import { SENSITIVITIES, type SensitivityCode } from '../core/sensitivity.ts';
import { admin } from './admin.ts';
import { budgets, costs, rateLimits } from './costs.ts';
import { deid } from './deid.ts';
import {
  id,
  issuer,
  milliseconds,
  oneOrMore,
  path,
  purpose,
  type Surroundings,
  secret,
  text,
  unique,
  url,
} from './fields.ts';
import { outputs } from './outputs.ts';
import { patients } from './patients.ts';
import { upstream } from './upstream.ts';
import { useCase } from './use-case.ts';
import { claim, userFactClaims, userFactValues } from './user-facts.ts';

export function configSchema(around: Surroundings) {
  return z.strictObject({
    server: server().prefault({}).describe('Where the gateway listens.'),
    data: data(around).prefault({}).describe('Where the gateway keeps its state.'),
    site: site().prefault({}).describe('The house that runs the gateway.'),
    upstreams: z
      .array(upstream(around))
      .min(1)
      .prefault([{ name: 'rehearsal', api: 'rehearsal' }])
      .superRefine((list, context) => unique(list, 'name', context))
      .describe('Model servers. Without any, the built-in rehearsal model answers.'),
    providers: z
      .array(providerSchema)
      .prefault([])
      .superRefine((list, context) => unique(list, 'id', context))
      .describe('Organisations outside that run upstreams, and what was agreed with them.'),
    callers: z
      .array(caller(around))
      .superRefine((list, context) => {
        unique(list, 'id', context);
        differentKeys(list, context);
      })
      .exactOptional()
      .describe('Programs that may call. Without callers and tokens, one caller `demo` is made.'),
    tokens: z
      .array(tokenIssuer(around))
      .prefault([])
      .superRefine((list, context) => unique(list, 'issuer', context))
      .describe('Issuers of OIDC/JWT bearer tokens that are accepted beside API keys.'),
    useCases: z
      .array(useCase())
      .min(1)
      .superRefine((list, context) => unique(list, 'id', context))
      .exactOptional()
      .describe('What models are used for. Without any, one use case `demo` is made.'),
    policies: oneOrMore(z.union([z.literal('builtin'), path(around.folder), policyBundle(around)]))
      .exactOptional()
      .describe(
        'Cedar policies: a folder of .cedar files, a file, or a list of both, in which the word builtin is the built-in set and { bundle: FILE, publicKey: KEY } a signed bundle. Default: builtin.',
      ),
    patients: patients(around)
      .exactOptional()
      .describe('Where the demographics of named patients come from. Without it: `Patient/demo`.'),
    deid: deid(around)
      .prefault({})
      .describe('How requests are de-identified, unless a use case says otherwise.'),
    labels: labels()
      .prefault({})
      .describe('What is presumed of a text that nothing sensitive was found in.'),
    admin: admin(around).prefault({}).describe('The admin API under /admin/v1: docs/admin-api.md.'),
    outputs: outputs(around)
      .prefault({})
      .describe('What people say of the answers of models, and who is told of a recall.'),
    ledger: ledger().prefault({}).describe('The tamper-evident record of disclosures.'),
    costs: costs().prefault({}).describe('What models cost, and which answers are kept.'),
    budgets: budgets(),
    rateLimits: rateLimits(),
    log: log().prefault({}).describe('Logs carry ids, counts and codes only.'),
    metrics: metrics().prefault({}).describe('Prometheus metrics at GET /metrics.'),
    tracing: tracing(around).prefault({}).describe('OpenTelemetry traces.'),
  });
}

/** A patient's note with its instructions must fit. */
const REQUEST_BODY_BYTES_MIN = 64 * 1024;

function server() {
  return z.strictObject({
    host: text()
      .prefault('127.0.0.1')
      .describe(
        'Address to listen on. The environment variable HOST goes before it, where it is an address or localhost.',
      ),
    port: z
      .number()
      .int()
      .min(0)
      .max(65_535)
      .prefault(8484)
      .describe(
        'Port to listen on; 0 takes a free one. The environment variable PORT goes before it.',
      ),
    requestTimeoutMs: milliseconds(1000, 600_000)
      .prefault(30_000)
      .describe('How long a caller may take to send its request.'),
    concurrentExchangesMax: z
      .number()
      .int()
      .min(1)
      .max(100_000)
      .prefault(LIMITS.concurrentExchangesMax)
      .describe('Exchanges under way at once; beyond it callers are told to retry.'),
    requestBodyBytesMax: z
      .number()
      .int()
      .min(REQUEST_BODY_BYTES_MIN)
      .max(LIMITS.requestBodyBytesMax)
      .prefault(LIMITS.requestBodyBytesMax)
      .describe(
        'Bytes of one request body; a larger one is refused with body_too_large. A megabyte of text is some 250,000 tokens. Where memory allows less, less is taken: docs/run-book.md.',
      ),
  });
}

function data({ env, folder }: Surroundings) {
  return z.strictObject({
    folder: path(folder)
      .prefault('./chaperone-data')
      .describe('Folder of keys and, without a database URL, of the SQLite database.'),
    database: secret(env)
      .refine((url) => isPostgresUrl(url.reveal()), { message: POSTGRES_URL_REMEDY })
      .exactOptional()
      .describe(
        'PostgreSQL URL, shared by several gateways. Without it the environment variable DATABASE_URL is taken, and without that, SQLite.',
      ),
  });
}

function site() {
  return z.strictObject({
    organization: z
      .array(organisationReference)
      .max(64)
      .prefault([])
      .describe(
        'Every FHIR reference, and every identifier as system|value, by which consents of patients name this house: as who holds the data, and as who receives what a model of the house gets. As providers[].references.',
      ),
  });
}

function defaults() {
  return {
    useCase: id().exactOptional().describe('Use case where the request names none.'),
    purpose: purpose().exactOptional().describe('Purpose of use where the request names none.'),
  };
}

function caller({ env }: Surroundings) {
  return z
    .strictObject({
      id: id().describe('Name of the caller in policies and records.'),
      key: secret(env)
        .exactOptional()
        .describe(
          'API key, at least 20 characters. Without key and keyDigest, keys made with `chaperone key create --caller` are its keys.',
        ),
      keyDigest: z
        .string()
        .regex(/^sha256:[0-9a-f]{64}$/, {
          message: 'write sha256: and 64 hexadecimal digits in lower case',
        })
        .exactOptional()
        .describe(
          'SHA-256 of a random API key instead of the key: `echo "sha256:$(printf %s "$KEY" | sha256sum | cut -c-64)"`.',
        ),
      issuer: issuer()
        .exactOptional()
        .describe('Issuer under `tokens` whose tokens may act as this caller.'),
      groups: z.array(id()).prefault([]).describe('Groups that policies and use cases may name.'),
      roles: z
        .array(id())
        .prefault([])
        .describe('Roles of whoever is behind its keys, for policies and the admin API.'),
      defaults: z
        .strictObject({
          ...defaults(),
          user: text().exactOptional().describe('End user where the request names none.'),
        })
        .prefault({})
        .describe('So that a client needs only a new base URL and key.'),
    })
    .superRefine((value, context) => {
      if (value.key !== undefined && value.keyDigest !== undefined) {
        context.addIssue({
          code: 'custom',
          path: ['keyDigest'],
          message: 'give key or keyDigest, not both',
        });
      }
      if (value.key !== undefined && value.key.reveal().length < 20) {
        context.addIssue({
          code: 'custom',
          path: ['key'],
          message: 'the key has fewer than 20 characters: make a longer random one',
        });
      }
    });
}

type KeyHolder = Readonly<z.output<ReturnType<typeof caller>>>;

/** Two callers with one key are one: its exchanges would be decided and recorded as the other's. */
function differentKeys(list: readonly KeyHolder[], context: z.core.$RefinementCtx): void {
  const holders = new Map<string, string>();
  list.forEach((holder, index) => {
    const digest = digestOf(holder);
    if (digest === undefined) return;
    const other = holders.get(digest);
    holders.set(digest, other ?? holder.id);
    if (other === undefined) return;
    context.addIssue({
      code: 'custom',
      path: [index, holder.key === undefined ? 'keyDigest' : 'key'],
      message: `callers ${other} and ${holder.id} have the same key: give each its own`,
    });
  });
}

function digestOf({ key, keyDigest }: KeyHolder): string | undefined {
  if (key === undefined) return keyDigest;
  return `sha256:${sha256(key.reveal()).toString('hex')}`;
}

function tokenIssuer({ env }: Surroundings) {
  const claims = z.strictObject({
    user: claim('sub').describe('Claim with the end user.'),
    caller: claim('client_id', 'azp', 'appid', 'cid').describe(
      'Claim with the program; the first one present counts.',
    ),
    groups: claim('groups', 'roles').describe(
      'Claim with groups: a list, or one text; of `scope` and `scp`, words separated by spaces.',
    ),
    useCase: claim('use_case').describe('Claim with the use case.'),
    purpose: claim('purpose_of_use').describe('Claim with the purpose of use.'),
    ...userFactClaims(),
  });

  return z.strictObject({
    issuer: issuer().describe('Exactly the `iss` of its tokens.'),
    audience: oneOrMore(text()).describe('The `aud` that tokens for this gateway carry.'),
    jwksUri: url(env)
      .exactOptional()
      .describe(
        'Where its public keys are. Default: as its /.well-known/openid-configuration says.',
      ),
    algorithms: z
      .array(
        z.enum([
          'RS256',
          'RS384',
          'RS512',
          'PS256',
          'PS384',
          'PS512',
          'ES256',
          'ES384',
          'ES512',
          'EdDSA',
        ]),
      )
      .min(1)
      .prefault(['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'])
      .describe('Signature algorithms that are accepted.'),
    claims: claims
      .prefault({})
      .describe('Which claim carries what: a name, or several to try in turn.'),
    ...userFactValues(),
    defaults: z
      .strictObject(defaults())
      .prefault({})
      .describe('Where neither request nor token says.'),
  });
}

function policyBundle({ folder }: Surroundings) {
  return z.strictObject({
    bundle: path(folder).describe('A file that `chaperone policy bundle` made.'),
    publicKey: z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=$/, {
        message: 'write the public key that `chaperone policy bundle` printed',
      })
      .describe('Who must have signed it: an Ed25519 key, 32 bytes in base64.'),
  });
}

function labels() {
  return z.strictObject({
    missRateMax: z
      .partialRecord(
        z.enum(Object.keys(SENSITIVITIES) as [SensitivityCode, ...SensitivityCode[]]),
        z.number().min(0).max(1),
      )
      .prefault({ SUD: 0.05 })
      .describe(
        'Highest miss rate, by class, at which a text without a label counts as free of the class on its way outside; above it the class is presumed. Of a text in another language all may be missed. 1: never presumed, in no language.',
      ),
  });
}

function ledger() {
  return z.strictObject({
    origin: text(128)
      .regex(/^[\x21-\x2a\x2c-\x7e]+$/, { message: 'write it without spaces and plus signs' })
      .prefault('chaperone.local/ledger')
      .describe(
        'Name of this ledger in its signed checkpoints (C2SP). Choose once: your-host/ledger.',
      ),
  });
}

function log() {
  return z.strictObject({
    level: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'])
      .prefault('info')
      .describe('Least severe line written.'),
  });
}

function metrics() {
  return z.strictObject({
    enabled: z.boolean().prefault(true).describe('Serve GET /metrics.'),
  });
}

function tracing({ env }: Surroundings) {
  return z.strictObject({
    endpoint: url(env)
      .exactOptional()
      .describe(
        'OTLP/HTTP endpoint. Without it the environment variable OTEL_EXPORTER_OTLP_ENDPOINT is taken, and without that no traces are sent.',
      ),
  });
}
