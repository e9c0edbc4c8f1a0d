// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation under test
import { expect, test } from 'vitest';
import { KEY_DIGEST, problemsOf } from './config.test-support.ts';

test('all mistakes at once, each with its place and what to write', () => {
  const yaml = `server:
  prot: 8484
  requestTimeoutMs: 1.5
upstreams:
  - name: gpt
    api: openia
  - api: openai
    url: https://a.example
    timeouts: { idleMs: 1 }
callers:
  - id: a b
    groups: clinical
    key: \${SHORT}
useCases: {}
tokens: [{ issuer: http://i.example, audience: [1] }]
logs: { level: info }
`;
  expect(problemsOf(yaml)).toEqual([
    'chaperone.yaml:2:3 server.prot: no such field: did you mean port?',
    'chaperone.yaml:3:3 server.requestTimeoutMs: write a whole number',
    'chaperone.yaml:6:5 upstreams[0].api: write one of: openai, anthropic, llama, rehearsal',
    'chaperone.yaml:7:5 upstreams[1].name: this field is required',
    'chaperone.yaml:9:17 upstreams[1].timeouts.idleMs: write 100 or more',
    'chaperone.yaml:11:5 callers[0].id: write 1 to 128 letters, digits or . _ : / @ -, beginning with a letter or digit',
    'chaperone.yaml:12:5 callers[0].groups: write a list',
    'chaperone.yaml:14:1 useCases: write a list',
    'chaperone.yaml:15:12 tokens[0].issuer: write the issuer as an https:// URL, exactly as in the iss claim',
    'chaperone.yaml:15:49 tokens[0].audience[0]: write text (in quotes where YAML would read a number)',
    'chaperone.yaml:16:1 logs: no such field: did you mean log?',
  ]);
});

test.each([
  ['server: { requestBodyBytesMax: 1000 }', 'server.requestBodyBytesMax: write 65536 or more'],
  [
    'server: { requestBodyBytesMax: 99999999 }',
    'server.requestBodyBytesMax: write 16777216 or less',
  ],
  ['server: { requestBodyBytesMax: 2 MB }', 'server.requestBodyBytesMax: write a number'],
  ['callers: [{ id: a, key: "${SHORT}" }]', 'callers[0].key: the key has fewer than 20 characters'],
  ['callers: [{ id: a, defaults: { useCase: x } }]', 'no use case has this name; known: demo'],
  [
    'callers: [{ id: a, issuer: "https://i.example" }]',
    'no issuer under tokens has this name; none is configured',
  ],
  [
    'callers: [{ id: a, key: "${KEY}" }, { id: b, key: "${KEY}" }]',
    'callers[1].key: callers a and b have the same key: give each its own',
  ],
  [
    `callers: [{ id: a, key: "\${KEY}" }, { id: b, keyDigest: "${KEY_DIGEST}" }]`,
    'callers[1].keyDigest: callers a and b have the same key',
  ],
  [
    `callers: [{ id: a, keyDigest: "${KEY_DIGEST}" }, { id: b }, { id: c, keyDigest: "${KEY_DIGEST}" }]`,
    'callers[2].keyDigest: callers a and c have the same key',
  ],
  ['callers: [{ id: a }, { id: a }]', 'callers[1].id: another entry has this id'],
  [
    'useCases: [{ id: a, purposes: [TREAT], upstreams: [x] }]',
    'no upstream has this name; known: rehearsal',
  ],
  ['budgets: [{ id: b, scope: all, period: day, unit: tokens }]', 'give soft, hard, or both'],
  [
    'budgets: [{ id: b, scope: all, of: x, period: day, unit: tokens, hard: 1 }]',
    'budgets[0].of: a budget of all has no `of`',
  ],
  [
    'budgets: [{ id: b, scope: user, period: day, unit: USD, soft: 2, hard: 1 }]',
    'budgets[0].soft: the soft limit is above the hard one',
  ],
  [
    'budgets: [{ id: b, scope: useCase, of: x, period: day, unit: tokens, hard: 1 }]',
    'budgets[0].of: no use case has this name',
  ],
  [
    'callers: [{ id: ehr }]\nrateLimits: [{ per: caller, of: erh, requestsPerMinute: 1 }]',
    'chaperone.yaml:2:29 rateLimits[0].of: no caller has this name; known: ehr',
  ],
  [
    'useCases: [{ id: a, purposes: [TREAT], callers: [erh] }]',
    'useCases[0].callers[0]: no caller has this name; known: demo',
  ],
  [
    'useCases: [{ id: u, purposes: [TREAT], restore: [{ caller: nobody }] }]',
    'useCases[0].restore[0].caller: no caller has this name; known: demo',
  ],
  [
    'useCases: [{ id: u, purposes: [TREAT], restore: [{ caller: demo, role: nurse }] }]',
    'useCases[0].restore[0]: a rule is for a caller or for a role: write two rules',
  ],
  [
    'useCases: [{ id: u, purposes: [TREAT], inputs: [Condition.code.text] }]',
    'useCases[0].inputs[0]: write an element of a FHIR resource, such as Condition.code',
  ],
  [
    'useCases: [{ id: u, purposes: [TREAT], inputs: [Conditions.code] }]',
    'useCases[0].inputs[0]: FHIR R4 has no resource of this type',
  ],
  [
    `providers: [{ id: p, title: P, agreements: [{ id: B, kind: baa, reference: r, signedBy: s, from: "2026-01-01", upstreams: [x] }] }]`,
    'providers[0].agreements[0].upstreams[0]: no upstream has this name; known: rehearsal',
  ],
  [
    'policies: [1]',
    'policies[0]: write one of: builtin; or text (in quotes where YAML would read a number); or fields',
  ],
  [
    'policies:',
    'policies: write one of: builtin; or text (in quotes where YAML would read a number); or fields; or a list',
  ],
  ['policies: [""]', 'policies[0]: write a value, or leave the field out'],
  ['data: { database: "${KEY}" }', 'data.database: write postgres://USER@HOST/DATABASE'],
  [
    'upstreams: [{ name: a, api: openai, url: "https://a.example/v1/chat/completions" }]',
    'upstreams[0].url: write the base URL: leave out /chat/completions',
  ],
  [
    'upstreams: [{ name: a, api: anthropic, url: "https://a.example/v1/messages?x=1" }]',
    'upstreams[0].url: write the base URL: leave out /messages',
  ],
  [
    'labels: { missRateMax: { SUDD: 1 } }',
    'labels.missRateMax.SUDD: no such field: did you mean SUD?',
  ],
  ['rateLimits: [{ per: user }]', 'give requestsPerMinute, tokensPerMinute, or both'],
  [
    'costs: { timeZone: Berlin }',
    'costs.timeZone: write a time zone such as Europe/Berlin, or UTC',
  ],
  [
    'costs: { hardware: [{ name: s, currency: USD, upstreams: [x] }] }',
    'costs.hardware[0].upstreams[0]: no upstream has this name',
  ],
  [
    'upstreams: [{ name: m, api: rehearsal, prices: [{ currency: USD, input: 1, output: 1, from: "2026-02-01", until: "2026-01-01" }] }]',
    'upstreams[0].prices[0].until: it ends before it begins',
  ],
  [
    'useCases: [{ id: a, purposes: [TREAT], route: [x] }]',
    'useCases[0].route[0]: no upstream has this name; known: rehearsal',
  ],
  [
    'upstreams: [{ name: x, api: rehearsal }, { name: y, api: rehearsal }]\nuseCases: [{ id: a, purposes: [TREAT], upstreams: [x], route: [x, y] }]',
    'useCases[0].route[1]: this use case may not use this upstream',
  ],
  [
    'useCases: [{ id: a, purposes: [TREAT], route: [rehearsal, rehearsal] }]',
    'useCases[0].route: write each upstream once',
  ],
  [
    'useCases: [{ id: rehearsal, purposes: [TREAT], route: [rehearsal] }]',
    'useCases[0].id: an upstream has this name',
  ],
  ['upstreams: [{ name: auto, api: rehearsal }]', 'upstreams[0].name: auto stands for the route'],
  ['useCases: [{ id: a, purposes: [FUN] }]', 'useCases[0].purposes[0]: write one of: TREAT'],
  [
    'tokens: [{ issuer: "https://i.example", audience: a, jwksUri: "http://i.example/k" }]',
    'jwksUri: use https://',
  ],
  [
    `tokens: [{ issuer: "https://i.example", audience: a }]
admin:
  url: https://c.example
  sso:
    issuer: https://i.example
    clientId: c
    claims: { user: preferred_username }`,
    'chaperone.yaml:7:15 admin.sso.claims.user: name the same claim here as under tokens for this issuer (sub)',
  ],
  [
    `tokens: [{ issuer: "https://i.example", audience: a, claims: { user: oid } }]
admin: { url: "https://c.example", sso: { issuer: "https://i.example", clientId: c } }`,
    'admin.sso.claims.user: name the same claim here as under tokens for this issuer (oid)',
  ],
  ['patients: { fhir: { url: "http://f.example" } }', 'patients.fhir.url: use https://'],
  [
    'patients: { fhir: { url: "https://f.example", token: "${KEY}", smart: { clientId: a, key: "${KEY}" } } }',
    'patients.fhir.smart: give token or smart, not both',
  ],
  [
    'patients: { fhir: { url: "https://f.example", smart: { clientId: a, key: "${KEY}", tokenUrl: "http://t.example" } } }',
    'patients.fhir.smart.tokenUrl: use https://',
  ],
  [
    'patients: { fhir: { url: "https://f.example", consentCacheSeconds: 61 } }',
    'patients.fhir.consentCacheSeconds: ',
  ],
  ['a: 1\na: 2', 'chaperone.yaml:2:1: not YAML: this field stands here twice'],
  [
    'log:\n\tlevel: info',
    'chaperone.yaml:2:1: not YAML: the line begins with a tab: indent with spaces',
  ],
  [
    'log: { level: info }\nb: @x',
    'chaperone.yaml:2:4: not YAML: a value does not begin so: put text',
  ],
  ['a: [', 'chaperone.yaml:1:5: not YAML: fields of one section'],
  ['a: 1\n- 2', 'chaperone.yaml:2:1: not YAML: '],
  ['- 1', 'chaperone.yaml:1:1: write fields'],
  ['log: &a { level: info }\nx: *a', 'chaperone.yaml:2:4: write values out: YAML aliases'],
  ['server: { host: !env HOST }', 'chaperone.yaml:1:17: not YAML: tags (!name) are not taken'],
  [
    'data: { folder: ~/data }',
    'data.folder: write the folder out: ~ means one to your shell alone',
  ],
  [
    'upstreams: [{ name: a, api: rehearsal, prices: [{ from: 2026-02-30, currency: USD, input: 1, output: 1 }] }]',
    'prices[0].from: write a date',
  ],
  ['log: {}\nx: *a', 'chaperone.yaml:2:4: write values out: YAML aliases'],
])('%s', (yaml, problem) => {
  expect(problemsOf(yaml).join('\n')).toContain(problem);
});

const KEY_ID = 'key_1b4e28ba-2fa1-41d2-883f-0016d3cca427';

test.each([
  ['a configured one', `callers: [{ id: ehr }]\nrateLimits: [{ per: caller, of: ehr, LIMIT }]`],
  ['one whom its token names', `tokens: [ISSUER]\nrateLimits: [{ per: caller, of: x, LIMIT }]`],
  [
    'a key that is its own',
    `callers: [{ id: ehr }]\nrateLimits: [{ per: caller, of: ${KEY_ID}, LIMIT }]`,
  ],
])('a limit may be of %s', (_, yaml) => {
  const issuer = '{ issuer: "https://i.example", audience: a }';
  const written = yaml.replace('LIMIT', 'requestsPerMinute: 1').replace('ISSUER', issuer);
  expect(problemsOf(written)).toEqual([]);
});
