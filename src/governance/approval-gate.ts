/**
 * What was approved is what is done: the classes of content that a use case may carry, the upstreams and their order, the
 * prompts, and the form of the answers. Asked in code beside the policies, so that no rule set that a house writes, or
 * forgets, goes around its committee.
 */
import { canonicalJson } from '../core/canonical-json.ts';
import { Failure } from '../core/failures.ts';
import { sha256 } from '../core/hash.ts';
import type { Json } from '../core/json.ts';
import { isSensitivityCode, type SensitivityCode, withParents } from '../core/sensitivity.ts';
import type { Instructions } from '../formats/index.ts';
import type { Content } from './use-cases/index.ts';

/** Of the version that is in force. */
export type Approved = Pick<
  Content,
  'sensitivity' | 'upstreams' | 'route' | 'prompts' | 'promptText' | 'pack' | 'outputSchema'
> & {
  /** Its reviewers were told that the organisation runs the model, and judged it by that. */
  readonly isInHouse?: boolean;
};

export interface AsAsked {
  readonly upstream: { readonly name: string; readonly hosting: 'local' | 'outside' };
  /** What the caller wrote as `model`. */
  readonly model: string;
  /** Codes found in the content. What is only presumed is for policies to speak about. */
  readonly found: readonly string[];
  /** An open emergency of this person for these patients. */
  readonly isGlassBroken: boolean;
  /** Undefined for operations in which a model is told nothing. */
  readonly instructions: Instructions | undefined;
  /** Of these, what `approvedPrompts` tells. */
  readonly approvedPrompts: ReadonlySet<string>;
}

/**
 * @param approved undefined of a use case that cannot be read
 * @throws Failure upstream_not_approved, route_not_approved, sensitivity_not_approved, prompt_not_approved,
 *   output_not_approved, use_case_stopped
 */
export function assertApproved(approved: Approved | undefined, asked: AsAsked): void {
  if (approved === undefined) throw new Failure('use_case_stopped', { because: 'unreadable' });
  assertRoute(approved, asked);
  // An emergency is not the time to find out that nobody thought of a class; it is reviewed afterwards.
  if (!asked.isGlassBroken) assertClasses(approved, asked.found);
  if (asked.instructions === undefined) return;
  assertPrompts(approved, asked.instructions, asked.approvedPrompts);
  assertForm(approved, asked.instructions);
}

function assertRoute(
  { upstreams, route, isInHouse }: Approved,
  { upstream, model }: AsAsked,
): void {
  const { name, hosting } = upstream;
  // A configured one that names none may use all.
  const isListed = upstreams.length === 0 || upstreams.includes(name);
  if (!isListed)
    throw new Failure('upstream_not_approved', { upstream: name, because: 'unlisted' });
  if ((route?.hosting === 'local' || isInHouse === true) && hosting !== 'local') {
    throw new Failure('upstream_not_approved', { upstream: name, because: 'hosting' });
  }
  const isOutOfOrder = model === name && name !== upstreams[0];
  if (route?.order === 'binding' && isOutOfOrder) {
    throw new Failure('route_not_approved', { upstream: name });
  }
}

function assertClasses({ sensitivity }: Approved, found: readonly string[]): void {
  const declared: ReadonlySet<SensitivityCode> = new Set(sensitivity);
  const lacking = found
    .filter(isSensitivityCode)
    .filter((code) => !withParents(code).some((above) => declared.has(above)));
  if (lacking.length > 0) throw new Failure('sensitivity_not_approved', { lacking });
}

function assertPrompts(
  { promptText, pack }: Approved,
  told: Instructions,
  approved: ReadonlySet<string>,
): void {
  const isStrict = (promptText ?? (pack ? 'approved' : 'any')) === 'approved';
  if (!isStrict) return;
  if (told.prompts.length === 0) throw new Failure('prompt_not_approved', { because: 'missing' });
  for (const prompt of told.prompts) {
    if (prompt === undefined) throw new Failure('prompt_not_approved', { because: 'unreadable' });
    if (!approved.has(prompt))
      throw new Failure('prompt_not_approved', { because: 'another_text' });
  }
}

function assertForm({ outputSchema }: Approved, { schemas }: Instructions): void {
  if (outputSchema === undefined) return;
  if (schemas.length === 0) throw new Failure('output_not_approved', { because: 'missing' });
  if (!schemas.every((schema) => isOfDigest(schema, outputSchema))) {
    throw new Failure('output_not_approved', { because: 'another_form' });
  }
}

function isOfDigest(schema: Json | undefined, digest: string): boolean {
  return schema !== undefined && digestOf(canonicalJson(schema)) === digest;
}

/**
 * Prompts of a request that were approved word for word: they say nothing about anybody, whatever classes their words are of.
 */
export function approvedPrompts(
  approved: Approved | undefined,
  told: Instructions | undefined,
): ReadonlySet<string> {
  const hashes = new Set(approved?.prompts.map(({ hash }) => hash));
  const texts = hashes.size === 0 ? [] : (told?.prompts ?? []);
  return new Set(
    texts.filter((text) => text !== undefined && hashes.has(digestOf(text))) as string[],
  );
}

const digestOf = (text: string): string => `sha256:${sha256(text).toString('hex')}`;
