/** Which claims of a token tell what about a person: under `tokens[]` and under `admin.sso` alike. */
import * as z from 'zod';
import { oneOrMore, text } from './fields.ts';

/** Names of a claim, with those that are tried where the site names none. */
export const claim = (...names: string[]) => oneOrMore(text(128)).prefault(names);

export function userFactClaims() {
  return {
    roles: claim('chaperone_roles').describe(
      'Claim with roles, for policies and the admin API: a list, or one text; of `scope` and `scp`, words separated by spaces.',
    ),
    organisation: claim('organisation', 'organization').describe(
      'Claim with the organisation of the user.',
    ),
    mfa: claim('amr', 'acr').describe('Claims that tell how the user logged in; each counts.'),
    training: claim('chaperone_training').describe(
      'Claim with the date of the last training: ISO 8601, or seconds since 1970.',
    ),
  };
}

export function userFactValues() {
  return {
    mfaValues: z
      .array(text())
      .min(1)
      .prefault(['mfa'])
      .describe('Values of those claims that mean more than one factor (RFC 8176).'),
    trainingDays: z
      .number()
      .int()
      .min(1)
      .max(3650)
      .prefault(365)
      .describe('For how many days a training holds.'),
  };
}
