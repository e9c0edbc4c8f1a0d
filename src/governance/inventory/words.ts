/** What the documents of the inventory are made of: bounded texts, ids, days, hashes. */
import * as z from 'zod';
import { Failure } from '../../core/failures.ts';
import { LIMITS } from '../../core/limits.ts';

/** Characters that XML 1.0 §2.2 cannot carry, and lone surrogates, which no format can. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are refused here
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/** A text of a person, never empty. @param lengthMax UTF-16 code units */
export function text(lengthMax: number = LIMITS.inventoryTextLengthMax) {
  return z
    .string()
    .trim()
    .min(1, 'write something here, or leave the field out')
    .max(lengthMax, `write at most ${lengthMax} characters`)
    .refine((value) => !UNPRINTABLE.test(value) && value.isWellFormed(), {
      message: 'holds characters that cannot be printed: take them out',
    });
}

/** A name, a contact, a title: one line. */
export const line = text(LIMITS.inventoryLineLengthMax).regex(/^[^\n\r]*$/, 'write one line');

export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'write small letters, digits and hyphens');

/** A calendar day, ISO 8601: `2026-11-25`. */
export const day = z.iso.date(unlessMissing('write a day as 2026-11-25'));

export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'write 64 hexadecimal digits');

/** Where something can be read; shown to people, never fetched. */
export const link = z.url({
  protocol: /^https?$/,
  ...unlessMissing('write an http or https address'),
});

/** What is missing is told as missing. */
function unlessMissing(remedy: string) {
  return {
    error: ({ input }: { readonly input?: unknown }) => (input === undefined ? undefined : remedy),
  };
}

/**
 * @returns the value as the schema gives it
 * @throws Failure document_invalid with places and remedies, and never with the values found there
 */
export function parsed<T>(schema: z.ZodType<T>, kind: string, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues
    .slice(0, LIMITS.inventoryProblemsMax)
    .map((issue) => `${pointer(issue.path)}: ${remedy(issue)}`);
  throw new Failure('document_invalid', { kind, problems });
}

/** RFC 6901: `/attributes/27/value`. */
function pointer(path: readonly PropertyKey[]): string {
  return path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function remedy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `no such field here: ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_value') return `write one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_union') return 'fits none of the forms that are allowed here';
  if (issue.code === 'invalid_type') {
    return issue.message.endsWith('undefined') ? 'is missing' : `write ${issue.expected}`;
  }
  return issue.message;
}
