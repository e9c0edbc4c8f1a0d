/** The admin API: who may log in how, and what may be done there. */
import * as z from 'zod';
import {
  id,
  isPlainHttpAbroad,
  issuer,
  oneOrMore,
  path,
  type Surroundings,
  secret,
  text,
  url,
} from './fields.ts';
import { claim, userFactClaims, userFactValues } from './user-facts.ts';

export function admin(around: Surroundings) {
  return z
    .strictObject({
      enabled: z.boolean().prefault(true).describe('Serve the admin API on the same port.'),
      url: url(around.env)
        .exactOptional()
        .describe(
          'Where browsers reach this gateway, such as https://chaperone.hospital.example. Needed with sso.',
        ),
      policies: oneOrMore(z.union([z.literal('builtin'), path(around.folder)]))
        .prefault('builtin')
        .describe(
          'Cedar policies of administration: files, folders, or builtin (policies/admin/admin.cedar).',
        ),
      smallSite: text(1024)
        .exactOptional()
        .describe(
          'Why fewer people than seats review use cases here; then one person may fill several, and the reason stands in each such review.',
        ),
      sso: sso(around).exactOptional().describe('Login of people through OpenID Connect.'),
      sessions: sessions().prefault({}).describe('Sessions of people who logged in.'),
    })
    .superRefine(({ url: address, sso: login }, context) => {
      const fault = (message: string) =>
        context.addIssue({ code: 'custom', path: ['url'], message });
      if (login === undefined) return;
      if (address === undefined) {
        fault('needed with sso: write the address that browsers use, https://…');
      } else if (isPlainHttpAbroad(address)) {
        fault('use https://: a session must not cross a network in the clear');
      } else if (new URL(address).pathname !== '/') {
        fault('write it without a path: the admin API is at /admin/v1 of this address');
      }
    });
}

function sso({ env }: Surroundings) {
  return z.strictObject({
    issuer: issuer().describe('The OpenID provider, exactly as the `iss` of its tokens.'),
    clientId: text().describe('What the provider calls this gateway.'),
    clientSecret: secret(env)
      .exactOptional()
      .describe('Client secret; without one the gateway is a public client (PKCE alone).'),
    scopes: z.array(text(64)).min(1).prefault(['openid', 'profile']).describe('What is asked for.'),
    acrValues: z
      .array(text())
      .min(1)
      .exactOptional()
      .describe('Asks the provider for one of these kinds of login (`acr_values`).'),
    claims: z
      .strictObject({
        user: claim('sub').describe(
          'Claim by which people are told apart and stand on record: one word that the provider gives nobody else, now or later (OpenID Connect Core 1.0 §5.7). Where `sub` differs by program (Entra ID), name `oid` here and under `tokens`.',
        ),
        ...userFactClaims(),
      })
      .prefault({})
      .describe('Which claim of the ID token carries what.'),
    ...userFactValues(),
    roles: z
      .record(text(), z.array(id()).min(1))
      .exactOptional()
      .describe(
        'Value of the roles claim: roles here. Without it the values are roles themselves; with it, other values count for nothing.',
      ),
  });
}

function sessions() {
  const whole = (min: number, max: number) => z.number().int().min(min).max(max);
  return z.strictObject({
    idleMinutes: whole(1, 720)
      .prefault(15)
      .describe('Ends a session that is not used, 45 CFR §164.312(a)(2)(iii).'),
    hoursMax: whole(1, 24).prefault(8).describe('Ends any session: the person logs in again.'),
  });
}
