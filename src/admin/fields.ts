/** The kinds of value that parameters and bodies are made of. */
import * as z from 'zod';
import { LIMITS } from '../core/limits.ts';
import { PURPOSES_OF_USE, type PurposeOfUse } from '../core/purpose.ts';

/** As in the configuration: ids become policy entities and stand in records. */
export const id = () => z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,127}$/);

/** As a part of a path: without a slash. */
export const pathId = () => z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$/);

/** One line for people. */
export const line = (lengthMax = 256) =>
  z
    .string()
    .min(1)
    .max(lengthMax)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u);

export const purpose = () =>
  z.enum(Object.keys(PURPOSES_OF_USE) as [PurposeOfUse, ...PurposeOfUse[]]);

/** ISO 8601 instant. */
export const instant = () => z.iso.datetime();

/** A whole number in a path or a query, where everything is text. */
export const count = (min: number, max: number = Number.MAX_SAFE_INTEGER) =>
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.number().int().min(min).max(max));

/** Reference of a patient as callers write it: `Patient/…`, or the id alone. */
export const patientReference = () =>
  z
    .string()
    .regex(/^(?:Patient\/)?[A-Za-z0-9.-]{1,64}$/)
    .transform((value) => (value.startsWith('Patient/') ? value : `Patient/${value}`));

/** Query of every list. */
export const pageQuery = {
  limit: count(1, LIMITS.adminPageMax)
    .prefault(`${LIMITS.adminPageDefault}`)
    .describe(`Entries of one page, at most ${LIMITS.adminPageMax}.`),
  cursor: z
    .string()
    .max(LIMITS.headerValueLengthMax)
    .exactOptional()
    .describe('`next` of the page before.'),
};

/** Answer of every list. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().exactOptional().describe('Cursor of the next page; absent on the last.'),
  });
