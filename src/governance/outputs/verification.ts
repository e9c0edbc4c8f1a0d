/**
 * What a person says of an output: accepted, edited, rejected. A state machine without memory of its own:
 * each entry is judged against the output as it stands and added to its history; a correction is one more
 * entry, and none is ever rewritten. The last entry is the state.
 *
 *     unverified ─┐
 *                 ├─→ accepted ⇄ edited ⇄ rejected
 *     draft ──────┘
 */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';
import { isSamePerson } from '../../core/same-person.ts';
import {
  type Output,
  type OutputPrincipal,
  outputNotFound,
  type ReviewerRule,
  VERIFICATION_KINDS,
  VERIFICATION_REASONS,
  type Verification,
} from './output.ts';

const count = z.number().int().min(0).max(LIMITS.editCountMax);

/**
 * - `kind`; with `rejected` a `reason`, with `edited` perhaps one, with `accepted` none
 * - `edit`: with `edited` alone
 * - `seen`: entries of the history that the person saw; refused when there are others by now
 */
export const verificationSchema = z
  .strictObject({
    kind: z.enum(VERIFICATION_KINDS),
    reason: z.enum(VERIFICATION_REASONS).exactOptional(),
    edit: z.strictObject({ inserted: count, deleted: count }).exactOptional(),
    seen: z.number().int().min(0).exactOptional(),
  })
  .superRefine(({ kind, reason, edit }, context) => {
    const fault = (path: string) => context.addIssue({ code: 'custom', path: [path] });
    if (kind === 'rejected' && reason === undefined) fault('reason');
    if (kind === 'accepted' && reason !== undefined) fault('reason');
    if (kind !== 'edited' && edit !== undefined) fault('edit');
  });

export type VerificationRequest = z.output<typeof verificationSchema>;

/**
 * The entry to add. The same from the same person twice in a row is one entry, so that a client may repeat
 * a call of which it has not seen the answer: then the answer is the entry that is there.
 *
 * @throws Failure output_not_found, verification_forbidden with `because`, revision_conflict
 */
export function verify(
  output: Output,
  request: VerificationRequest,
  { principal, rule, now }: { principal: OutputPrincipal; rule: ReviewerRule; now: number },
): { readonly entry: Verification; readonly isNew: boolean } {
  const role = roleOf(output, principal, rule);
  if (rule.needsSecondPerson && mayBeSame(output.user, principal.user)) {
    throw new Failure('verification_forbidden', { because: 'second_person_needed' });
  }
  const { kind, reason, edit, seen } = request;
  const entry: Verification = {
    kind,
    at: now,
    user: principal.user,
    caller: principal.caller,
    ...(role === undefined ? {} : { role }),
    ...(reason === undefined ? {} : { reason }),
    ...(edit === undefined ? {} : { edit }),
  };
  const last = output.history.at(-1);
  if (last !== undefined && saysTheSame(last, entry)) return { entry: last, isNew: false };
  if (seen !== undefined && seen !== output.history.length) throw new Failure('revision_conflict');
  return { entry, isNew: true };
}

/** @returns the first of the person's roles that the use case names; undefined where it names none */
function roleOf(
  output: Output,
  { caller, roles }: OutputPrincipal,
  rule: ReviewerRule,
): string | undefined {
  if (rule.roles.length === 0) {
    // Without roles the program that asked vouches for its users; to all others it does not exist.
    if (caller !== output.caller) throw outputNotFound();
    return undefined;
  }
  const role = roles.find((each) => rule.roles.includes(each));
  if (role !== undefined) return role;
  if (caller !== output.caller) throw outputNotFound();
  throw new Failure('verification_forbidden', { because: 'role_needed', roles: rule.roles });
}

/** Programs spell users differently; an asker who was erased may be anybody. */
function mayBeSame(asker: string | undefined, verifier: string): boolean {
  return asker === undefined || isSamePerson(asker, verifier);
}

function saysTheSame(a: Verification, b: Verification): boolean {
  const said = ({ kind, user, caller, reason, edit }: Verification) =>
    JSON.stringify([kind, user, caller, reason, edit?.inserted, edit?.deleted]);
  return said(a) === said(b);
}
