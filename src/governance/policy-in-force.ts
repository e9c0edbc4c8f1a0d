/**
 * The rules that decide on exchanges: those of files, and those that stand in the register. A change there
 * is in force on every gateway within a second; a set that does not load decides nothing.
 */
import * as z from 'zod';
import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failures.ts';
import {
  loadPolicy,
  type Policy,
  parseCases,
  parseRules,
  type Rule,
  runCase,
} from '../policy/index.ts';
import type { Register } from './register/register.ts';
import type { Snapshot } from './register/snapshot.ts';

/** Body of a document of kind `policy`. Its id stands for the file name. */
export const policyDocumentSchema = z.strictObject({
  cedar: z
    .string()
    .max(100_000)
    .describe('Rules in Cedar, as in a file of policies/. Empty: no rule any more.'),
  cases: z
    .string()
    .max(100_000)
    .prefault('cases: []')
    .describe(
      'What they must decide, as in a file of cases (YAML): all hold, or nothing is written.',
    ),
});
export type PolicyDocument = z.output<typeof policyDocumentSchema>;

/** A file of rules. */
export interface PolicyFile {
  readonly name: string;
  readonly text: string;
}

export interface PolicyInForce {
  /** @throws Failure policy_unavailable where what stands in the register cannot be used */
  policy(): Policy;
  rules(): readonly Rule[];
  /**
   * Whether a document can take its place among the others, with its cases.
   *
   * @throws Failure policy_invalid with place and remedy
   */
  check(id: string, document: PolicyDocument): void;
  /**
   * The rules as they would be with these documents in place of what the register has under their ids.
   *
   * @throws Failure policy_invalid with place and remedy
   */
  with(documents: ReadonlyMap<string, PolicyDocument>): Policy;
}

/**
 * @param unusable told once of what stands in the register and cannot be used: two documents that were written at once may
 *   each be well and clash
 * @throws Failure config_invalid where the files cannot be used
 */
export function openPolicyInForce(
  register: Pick<Register, 'onLook' | 'known'>,
  files: readonly PolicyFile[],
  clock: Clock,
  unusable: (why: Failure) => void = () => undefined,
): PolicyInForce {
  let written = new Map<string, PolicyDocument>();
  let revisions = '';
  let current: { readonly policy: Policy; readonly rules: readonly Rule[] } | Failure = made(files);

  const look = (snapshot: Snapshot): void => {
    const documents = snapshot.all('policy');
    const seen = documents.map(({ revision }) => revision).join();
    if (seen === revisions) return;
    revisions = seen;
    try {
      written = new Map(documents.map(({ id, body }) => [id, policyDocumentSchema.parse(body)]));
      current = made([...files, ...filesOf(written)]);
    } catch (cause) {
      // What somebody wrote past the check: until it is mended, nothing is decided.
      current = unavailable(cause);
      unusable(current);
    }
  };
  register.onLook(look);
  const known = register.known();
  if (known !== undefined) look(known);

  const inForce = () => {
    if (current instanceof Failure) throw current;
    return current;
  };
  const withThese = (documents: ReadonlyMap<string, PolicyDocument>): Policy => {
    const all = new Map([...written, ...documents]);
    return usable(() => made([...files, ...filesOf(all)]).policy);
  };
  return {
    policy: () => inForce().policy,
    rules: () => inForce().rules,
    with: withThese,
    check(id, document) {
      const policy = withThese(new Map([[id, document]]));
      const cases = usable(() => parseCases(document.cases, `${id}.cases`));
      for (const each of cases) {
        const wrong = runCase(policy, each, clock.now());
        if (wrong.length === 0) continue;
        throw new Failure('policy_invalid', {
          at: `${id}: ${each.name}`,
          remedy: wrong.join('; '),
        });
      }
    },
  };
}

/** Where in the register, and what to do: by the ids of rules and documents. */
function unavailable(cause: unknown): Failure {
  const facts = cause instanceof Failure && cause.code === 'config_invalid' ? cause.facts : {};
  const { at = 'register', remedy = 'mend or empty the document' } = facts;
  return new Failure('policy_unavailable', { at: String(at), remedy: String(remedy) }, { cause });
}

function made(files: readonly PolicyFile[]) {
  return { policy: loadPolicy(files), rules: parseRules(files) };
}

function filesOf(documents: ReadonlyMap<string, PolicyDocument>): PolicyFile[] {
  return [...documents].map(([id, { cedar }]) => ({ name: `register:${id}`, text: cedar }));
}

/** What is wrong with a file of the operator is here wrong with what somebody sent. */
function usable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof Failure) || cause.code !== 'config_invalid') throw cause;
    const { at, remedy } = cause.facts;
    throw new Failure('policy_invalid', { at: String(at), remedy: String(remedy) }, { cause });
  }
}
