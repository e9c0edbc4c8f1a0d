/**
 * `docs/configuration.md`, printed from the schema, so that no field goes undocumented and no
 * documented field is gone. A test compares; `npm run golden` rewrites.
 */
import * as z from 'zod';
import { defOf } from './problems.ts';
import { configSchema } from './schema.ts';

type Schema = z.core.$ZodType;

const INTRODUCTION = `# Configuration

<!-- Printed from src/config/schema.ts by \`npm run golden\`: change it there. -->

Chaperone reads one file, given as \`--config chaperone.yaml\`. \`chaperone init\` writes a commented
one. Every section may be left out; with no file at all the gateway listens on 127.0.0.1:8484 for one
demo caller, with one demo use case, one invented patient (\`Patient/demo\`) and the rehearsal model.

- **Unknown fields are refused**, with the line and the nearest known name: a misspelt protection
  would be none.
- **Secrets come from the environment.** Fields marked *secret* take \`\${NAME}\`, the whole value,
  and nothing else; a secret typed into the file is refused, and a variable that is not set is named.
  White space around the value, such as the line break at the end of a mounted file, is none of it.
  URLs take \`\${NAME}\` as well. No other field does.
- **Relative paths** start at the folder of the file.
- The environment variables \`HOST\` and \`PORT\` go before \`server\`, \`CHAPERONE_DATA\` before \`data.folder\`; \`DATABASE_URL\` is taken where
  \`data.database\` is left out.
- The gateway's own keys are made in \`data.folder\` at the first start; \`CHAPERONE_SECRET\` and
  \`CHAPERONE_LEDGER_KEY\` give them instead, for several gateways with one state.
- \`chaperone deid\` reads the section \`deid\` alone, so it needs no secret of the others.
- All mistakes of a file are reported at once, each with line, column, field and remedy.
- Files are UTF-8: the configuration and what it names (terms, patients, policies, rules) are refused in any other encoding, with
  the first byte that is none; \`iconv -f WINDOWS-1252 -t UTF-8\` converts them.
- YAML aliases (\`*name\`) and tags (\`!name\`) are not taken.
`;

const NOTES: Readonly<Record<string, string>> = {
  upstreams: `Plain \`http://\` is refused unless the server is on this machine, or is yours
(\`hosting: local\`) and \`allowPlainHttp: true\` says so.

| server | write |
|---|---|
| OpenAI | \`api: openai\`, \`url: https://api.openai.com/v1\`, \`key: \${OPENAI_API_KEY}\` |
| Azure OpenAI | \`api: openai\`, \`url: https://NAME.openai.azure.com/openai/v1\`, \`keyHeader: api-key\`, \`apiVersion\` where asked for |
| vLLM, Ollama, llama.cpp server | \`api: openai\`, \`url: http://127.0.0.1:8000/v1\` |
| Anthropic | \`api: anthropic\`, \`url: https://api.anthropic.com\`, \`key: \${ANTHROPIC_API_KEY}\` |
| a GGUF file | \`api: llama\`, \`modelFile: ./model.gguf\` |

An upstream that fails is found out by how its exchanges end and, with \`health\`, by asking it; it is left alone for
\`breaker.openMs\`, then one request may try. \`/readyz\` and the metric \`chaperone_upstream_breaker\` say how each
stands; each gateway finds out for itself.
`,
  useCases: `With a route, a caller that writes \`model: auto\` need not know which upstream answers:

\`\`\`yaml
useCases:
  - id: discharge-letters
    purposes: [TREAT]
    route: [in-house, claude] # the house's own first
\`\`\`

Policy is asked about each on its own, and the request is masked and recorded for each on its own: one that is denied, or has
no agreement in force, is passed over. The next is asked only where one fails before it answers (no connection, a status of
500 and above, 429, silence), is left alone, or has no place; never where it refuses what it was sent, and never in the middle of
a stream. One that asks to be left alone for a while (429 with a time) comes last for so long, a minute at most. What continues an earlier answer goes back to the upstream that gave it.
`,
  callers: `A caller without \`key\` and \`keyDigest\` uses keys that the gateway made and keeps (as
digests); \`groups\` and \`defaults\` written here apply to it all the same.
`,
  tokens: `A token is accepted when its signature, issuer, audience and lifetime hold. It may act as
a configured caller only where that caller names its issuer. One that is not configured acts under its own name (\`client_id\`)
where a single issuer is configured and no stored key has that name; otherwise it is refused: name it under \`callers\` with its issuer.
Names of claims may be paths:
\`realm_access.roles\`.

What a token says of user, use case and purpose, the request cannot change: a header or metadata that says otherwise is refused
(\`token_contradicted\`). A program's own token, whose user is missing or the program itself, leaves it to the program to name the
user. Where your provider gives programs users of their own, name a claim in \`claims.user\` that only people's tokens have.
`,
  patients: `What consents say and what happens when a source fails: [consent.md](consent.md). A FHIR
server that knows SMART Backend Services is best reached so:

\`\`\`yaml
patients:
  fhir:
    url: https://fhir.hospital.example/r4
    smart: { clientId: chaperone, key: "\${FHIR_KEY}", keyId: "2026" }
\`\`\`

where the variable holds the private key as PEM or JWK, and the server knows the public one under that \`kid\`.
`,
  costs: `What is counted, how exact budgets are, and when an answer is given again: [cost.md](cost.md).
`,
  deid: `\`recognizers\` are searched for in requests and in documents. \`profiles\` are tables of what
becomes of what ([profiles.md](profiles.md)): those on the bases \`safe-harbor\`, \`limited-data-set\`,
\`expert-determination\` and \`pseudonymise\` are for \`chaperone deid --profile ID\`. One on the base
\`chat\` is for requests (\`deid.profile: ID\`): answers must lead back, so its rows are surrogates, or
\`keep\` for what a limited data set may hold.
`,
  policies: `See \`policies/\` for the built-in set and its cases. Each policy needs an \`@id\`;
\`@obligation("DEID,AUDIT")\`, \`@media("as-is")\` and \`@restore("permit")\` on permits say what binds
and what is allowed beyond the plain text. How to write and test one: [policies.md](policies.md). A bundle
is refused when it was altered, was signed by another key, or has a lower version than the last one:

\`\`\`yaml
policies: [builtin, ./policies, { bundle: ./region.json, publicKey: "…" }]
\`\`\`
`,
};

export function configurationReference(): string {
  const schema = configSchema({ env: {}, folder: '/' });
  const sections = Object.entries(shapeOf(schema) ?? {}).map(([name, section]) => {
    const rows = rowsOf(name, section);
    const table = ['| field | value | default | |', '|---|---|---|---|', ...rows].join('\n');
    const parts = [
      `## ${name}`,
      descriptionOf(section),
      NOTES[name]?.trim(),
      rows.length > 0 && table,
    ];
    return parts.filter(Boolean).join('\n\n');
  });
  return `${[INTRODUCTION, ...sections].join('\n')}\n`
    .replaceAll('\n## ', '\n\n## ')
    .replaceAll(/\n{3,}/g, '\n\n');
}

function rowsOf(path: string, schema: Schema): string[] {
  const shape = shapeOf(schema);
  if (shape === undefined) return [];
  return Object.entries(shape).flatMap(([name, field]) => {
    const here = `${path}${isList(schema) ? '[]' : ''}.${name}`;
    if (shapeOf(field) !== undefined) return rowsOf(here, field);
    const cells = [`\`${here}\``, kindOf(field), otherwise(field), descriptionOf(field)];
    return [`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`];
  });
}

/** Fields of an object, or of the objects of a list. */
function shapeOf(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  const inner = layers(schema).at(-1)!;
  const definition = defOf(inner);
  if (definition.type === 'array') return shapeOf(definition.element);
  return definition.type === 'object' ? definition.shape : undefined;
}

function isList(schema: Schema): boolean {
  return defOf(layers(schema).at(-1)!).type === 'array';
}

/** A schema and what it is wrapped around, from the outside in. */
function layers(schema: Schema): Schema[] {
  const definition = defOf(schema);
  if (definition.type === 'pipe') return [schema, ...layers(definition.in)];
  if (definition.type === 'optional' || definition.type === 'prefault') {
    return [schema, ...layers(definition.innerType)];
  }
  return [schema];
}

function kindOf(schema: Schema): string {
  const kind = layers(schema)
    .map((layer) => z.globalRegistry.get(layer)?.kind)
    .find((found) => found !== undefined);
  if (kind === 'purpose') return 'HL7 ActReason code';
  if (kind !== undefined) return String(kind);
  const inner = layers(schema).at(-1)!;
  const definition = defOf(inner);
  switch (definition.type) {
    case 'enum':
      return Object.values(definition.entries).join(', ');
    case 'literal':
      return definition.values.join(', ');
    case 'array':
      return `list of ${kindOf(definition.element)}`;
    case 'union':
      return `${kindOf(definition.options[0]!)}, or a list`;
    case 'number': {
      const { minValue, maxValue } = inner as unknown as z.ZodNumber;
      return `${minValue} to ${maxValue}`;
    }
    case 'record':
      return 'name: value';
    case 'boolean':
      return 'true, false';
    default:
      return 'text';
  }
}

function otherwise(schema: Schema): string {
  for (const layer of layers(schema)) {
    const definition = defOf(layer);
    if (definition.type === 'optional') return '';
    if (definition.type === 'prefault') return `\`${JSON.stringify(definition.defaultValue)}\``;
  }
  return '**required**';
}

function descriptionOf(schema: Schema): string {
  return z.globalRegistry.get(schema)?.description ?? '';
}
