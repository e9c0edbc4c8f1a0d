/**
 * `docs/admin-api.md`: what can only be said in words, and the table of routes as it is. A test
 * compares; `npm run golden` rewrites.
 */

import { ADMIN_PREFIX } from '../core/admin-prefix.ts';
import { CSRF_HEADER } from './administrator.ts';
import type { Route } from './route.ts';

const INTRODUCTION = `# Admin API

<!-- Printed from src/admin/ by \`npm run golden\`: change it there. -->

Everything that can be administered, at \`${ADMIN_PREFIX}\` on the gateway's own port. The command
\`chaperone api\` and the commands at the end of this page go through it, and so will the console, so that each
caller gets the same decision whichever way it comes. The OpenAPI 3.1 document is
[openapi.json](openapi.json), served at \`${ADMIN_PREFIX}/openapi.json\`. \`admin.enabled: false\` turns it off.

## Who may do what

Callers are those of the exchange: API keys and bearer tokens, in the same headers. What they may do
depends on their roles, which nobody has unless somebody says so:

- a caller with a key: \`callers[].roles\` in \`chaperone.yaml\`;
- a bearer token: the claim under \`tokens[].claims.roles\`, by default \`chaperone_roles\`;
- a person with a browser: the claim under \`admin.sso.claims.roles\`, through the table \`admin.sso.roles\`.

\`\`\`yaml
callers:
  - { id: operations, key: "\${OPERATIONS_KEY}", roles: [administrator] }
admin:
  url: https://chaperone.hospital.example
  sso:
    issuer: https://login.hospital.example
    clientId: chaperone
    clientSecret: "\${SSO_SECRET}"
    claims: { roles: groups }
    roles:
      Chaperone-Admins: [administrator]
      Privacy-Office: [privacy-officer]
\`\`\`

The rules are Cedar, in \`policies/admin/admin.cedar\` with the cases that they must decide beside it;
\`admin.policies\` names a site's own, with or without \`builtin\`. The built-in roles:

| role | may |
|---|---|
| \`administrator\` | everything but to sit on the committee, to write rules of exchanges, to look for a patient, to review emergencies, and to erase beside the ledger |
| \`auditor\` | read everything; look for a patient in the ledger; pause |
| \`privacy-officer\` | read; look for a patient; erase beside the ledger; the privacy seat; providers; review of emergencies, and what was written in them; recall, with its patients by name; pause |
| \`security-officer\` | read; the security seat; end sessions; pause |
| \`clinical-lead\` | read; the clinical seat; raise a tier; say who answers for a use case; accept, take live, pause and resume |
| \`ethics-committee\`, \`patient-representative\`, \`operations-lead\` | read; their seats; raise a tier; pause; the last says who answers for a use case |
| \`use-case-owner\` | read; describe, submit, pause and retire use cases |
| \`clinician\` | break the glass; verify outputs; pause |

Everybody with one of these roles may pause a use case: to stop is the private answer. To resume takes a \`clinical-lead\` or an
\`administrator\` who neither wrote nor paused it.

A person changes nothing without a second factor (45 CFR §164.312(d)): the token or login must say so
(\`amr\` or \`acr\`, \`mfaValues\`). A program, which has a key, is exempt, writes no use case and fills no seat: drafts,
content, intake, submission, reviews, conditions met, results of tests, the step to live, resumptions, raised tiers and
owners are a person's, as are the review of an emergency and the reading of what was written in it (\`lifecycle_person\`, whatever the rules say). Where nothing is configured at all, the
demo caller is an auditor.

**On record first.** Every write, every search for a patient and every attempt that was denied is an
entry of the ledger before anything takes effect: who, which route, under which rules, and a commitment
to the body, never the body. What a path names stands there only where there is such a thing: whatever else was pasted
into it does not. What cannot be recorded is not done. A new key is called after the entry (\`key_\` and its \`exchange\`); keys that
\`chaperone key\` makes or revokes on the machine are on record as \`key_created\` and \`key_revoked\`.

## Browsers

\`GET ${ADMIN_PREFIX}/login?return=/path\` leads to the provider (OpenID Connect: authorization code with PKCE, state,
nonce) and back to \`${ADMIN_PREFIX}/login/callback\`, which is the redirect URI to register there, as
\`admin.url\` itself is the post-logout one. The session is a cookie \`__Host-chaperone-session\` (Secure, HttpOnly,
SameSite=Lax); browsers keep it over plain http on this machine alone (Safari not even there).

- Who a person is says \`admin.sso.claims.user\`, by default \`sub\`, as under \`tokens\`. For one issuer both must name the same
  claim, or the gateway does not start: a person who is called in two ways could review what they wrote. \`name\` or
  \`preferred_username\` is shown beside it (\`/sessions\`, \`/whoami\`), and compared with nothing.
- It ends when it is unused for \`admin.sessions.idleMinutes\` (15), after \`admin.sessions.hoursMax\` (8), when the clock was put back behind its last use, with the next
  login of the same person, with \`POST ${ADMIN_PREFIX}/logout\`, or when somebody ends it (\`/sessions\`).
- Roles are what the provider said at login, so one that is taken away there ends with the session;
  end the session to have it at once. The table \`admin.sso.roles\` is read at each use.
- Writes with a cookie need the header \`${CSRF_HEADER}: 1\` and, where the browser sends an Origin, our own.
  A request with a key or token besides is taken for that caller.
- \`POST ${ADMIN_PREFIX}/logout\` answers \`{ "endSessionUrl": … }\` where the provider has a place to log out there as well.

## Requests

- JSON, UTF-8, up to 1 MiB. Unknown fields and parameters are refused by name (\`unknown_field\`).
- Failures are \`application/problem+json\` (RFC 9457): \`code\` is stable, \`type\` leads to \`${ADMIN_PREFIX}/problems\`.
- Lists take \`limit\` (50, at most 500) and \`cursor\`; the next page is in \`next\` and in the \`Link\` header.
- Writes take \`Idempotency-Key\` (1 to 128 printable characters): the same request again gives the first
  result for 24 hours (\`Idempotency-Replayed: true\`), to the same person or program through the same caller alone, and
  without what is shown once (a new API key, what was written in an emergency); another request with that key \`idempotency_conflict\`.
  \`idempotency_in_progress\`: it is under way, or broke off where nobody knows whether it took effect. So does \`governance_unavailable\` with
  \`because: perhaps_stored\`, with a key or without: read what is there before you try again.
- Documents have an \`ETag\`. Replacing one needs \`If-Match\` (428 without, 412 when somebody was first), making
  one \`If-None-Match: *\`.
- At most 64 requests at once, 30 seconds each.

## Commands

\`chaperone api METHOD PATH\` sends any request; \`CHAPERONE_KEY\` holds the key, \`--url\` or \`CHAPERONE_URL\` says where the
gateway is (http://127.0.0.1:8484). Routes with a command below have one of their own, with their parameters as flags:

\`\`\`sh
export CHAPERONE_KEY=…
chaperone whoami
chaperone api POST /keys --data '{"name":"ward 3","useCase":"letters"}'
chaperone session list
\`\`\`
`;

export function adminReference(routes: readonly Route[]): string {
  const tags = Map.groupBy(routes, ({ tag }) => tag);
  const tables = [...tags].map(([tag, rows]) => {
    const head = `### ${tag}\n\n| | | action | command |\n|---|---|---|---|`;
    const lines = rows.map(({ method, path, summary, permission, command }) => {
      const told = command === undefined ? '' : `\`chaperone ${command}\``;
      return `| \`${method} ${path}\` | ${summary} | \`${permission}\` | ${told} |`;
    });
    return [head, ...lines].join('\n');
  });
  return `${INTRODUCTION}\n## Routes\n\n${tables.join('\n\n')}\n`;
}
