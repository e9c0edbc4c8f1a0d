/** The kinds of value that governance documents are made of. Strict and bounded: documents come from people and packs. */
import * as z from 'zod';
import { LIMITS } from '../../core/limits.ts';

/** Ids become headers, policy entities and keys of documents: one word, as in `chaperone.yaml`. */
export const word = () =>
  z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,127}$/, {
    message: 'write 1 to 128 letters, digits or . _ : / @ -, beginning with a letter or digit',
  });

/** Written by the workforce, read by reviewers: never about a patient. */
export const prose = (lengthMax: number = LIMITS.governanceTextLengthMax) =>
  z.string().min(1).max(lengthMax);

/** Milliseconds since 1970. */
export const instant = () => z.number().int().min(0).max(8.64e15);

export const digest = () =>
  z.string().regex(/^sha256:[0-9a-f]{64}$/, {
    message: 'write sha256: and 64 hexadecimal digits in lower case',
  });

export const list = <T extends z.ZodType>(item: T) =>
  z.array(item).max(LIMITS.governanceListMax).readonly();

export const record = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).readonly();
