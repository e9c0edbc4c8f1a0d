/** `chaperone init`: a commented `chaperone.yaml` that loads as it is. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Failure } from '../core/failures.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'init',
  summary: 'write a commented chaperone.yaml',
  usage: `chaperone init [--out chaperone.yaml]

  --out FILE   where to write it; a file that is there already is left alone`,

  async run(args) {
    const { values } = parseArgs({ args, options: { out: { type: 'string' } } });
    const file = values.out ?? 'chaperone.yaml';
    try {
      writeFileSync(file, TEMPLATE, { flag: 'wx' });
    } catch (cause) {
      const isThere = (cause as NodeJS.ErrnoException).code === 'EEXIST';
      const remedy = isThere
        ? 'is there already: move it away, or name another file with --out'
        : 'cannot be written: check the folder and its permissions';
      throw new Failure('config_invalid', { at: file, remedy }, { cause });
    }
    process.stdout.write(
      `wrote ${file}: it holds the defaults, and examples to uncomment\nstart with: chaperone serve${file === 'chaperone.yaml' ? '' : ` --config ${file}`}\n`,
    );
    return 0;
  },
};

/** Lines with one # are examples: without their `# ` they must load, too. Prose has two. */
export const TEMPLATE = `## Chaperone. Every field: docs/configuration.md
##
## Secrets never stand in this file: write \${NAME} and set the environment variable NAME.
## Paths are relative to the folder of this file. Unknown fields are refused.

server:
  host: 127.0.0.1
  port: 8484

data:
  folder: ./chaperone-data
  ## Several gateways share one PostgreSQL; without it, SQLite in the folder above.
#   database: \${DATABASE_URL}

## Model servers; callers write the name as "model". Without any, the rehearsal model answers.
# upstreams:
#   - name: gpt
#     api: openai
#     url: https://api.openai.com/v1
#     key: \${OPENAI_API_KEY}
#     model: gpt-5
#     provider: openai
#   - name: claude
#     api: anthropic
#     url: https://api.anthropic.com
#     key: \${ANTHROPIC_API_KEY}
#     model: claude-sonnet-4-5
#     provider: anthropic
#   - name: in-house
#     api: openai
#     url: http://127.0.0.1:8000/v1
#     operations: [chat, embeddings]

## Who runs upstreams outside, and what was agreed with them. Nothing about patients goes to an
## upstream whose provider has no business associate agreement in force.
# providers:
#   - id: openai
#     title: OpenAI, San Francisco
#     agreements:
#       - id: BAA-2026-04
#         kind: baa
#         reference: contracts 2026/114 # or document: the SHA-256 of the signed paper
#         signedBy: J. Rivera, General Counsel
#         from: "2026-04-01"
#         until: "2027-03-31"
#       - id: QSOA-2026-04 # for what is, or may be, about substance use: 42 CFR Part 2
#         kind: qsoa
#         reference: contracts 2026/115
#         signedBy: J. Rivera, General Counsel
#         from: "2026-04-01"
#         until: "2027-03-31"

## Programs that may call. Without any, a caller "demo" gets a key at the first start.
# callers:
#   - id: ehr
#     key: \${EHR_API_KEY}
#     groups: [clinical]
#     defaults: { useCase: letters, purpose: TREAT, user: ehr-service }

#   - id: operations
#     key: \${OPERATIONS_KEY}
#     roles: [administrator]

## Issuers of bearer tokens (OIDC).
# tokens:
#   - issuer: https://login.hospital.example
#     audience: chaperone
#     claims: { groups: groups }

## What models are used for, and why: purposes are HL7 ActReason codes.
# useCases:
#   - id: letters
#     title: Discharge letters
#     purposes: [TREAT, COC]
#   - id: coding
#     title: Coding support
#     purposes: [HPAYMT]
#     upstreams: [in-house]
#     inputs: [Condition.code, Procedure.code]
#     restore: [{ role: coder, categories: [date] }]   # who reads which originals in answers
#     style: placeholder

## Who may use what for which purpose (Cedar). "builtin" is the set that comes with Chaperone.
# policies: [builtin]

## Who administers: roles of callers above, and people who log in (docs/admin-api.md).
# admin:
#   url: https://chaperone.hospital.example
#   sso:
#     issuer: https://login.hospital.example
#     clientId: chaperone
#     clientSecret: \${SSO_SECRET}
#     claims: { roles: groups }
#     roles: { Chaperone-Admins: [administrator], Privacy-Office: [privacy-officer] }

## Where the demographics of patients come from whom a request names.
# patients:
#   fhir:
#     url: https://fhir.hospital.example/r4
#     token: \${FHIR_TOKEN}

deid:
  ## surrogate: realistic stand-ins; placeholder: [PATIENT-1] and the like
  style: surrogate
  ## identifiers in an answer that were not in the request: off, count, mask, stop
  guard: count

## The name of the ledger in its signed checkpoints. Choose it once.
# ledger:
#   origin: chaperone.hospital.example/ledger

log:
  level: info

# tracing:
#   endpoint: http://127.0.0.1:4318
`;
