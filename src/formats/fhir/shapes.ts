/** What strings of FHIR look like. */
import { LIMITS } from '../../core/limits.ts';

/** FHIR date, dateTime and instant, of any precision. */
export const DATE =
  /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** Of month precision at least: a bare year may be any number. */
export function isDateLike(text: string): boolean {
  return text.length >= 7 && text.length <= 40 && text.charCodeAt(4) === 0x2d && DATE.test(text);
}

/** RFC 2046, with a character set or without. */
export const CONTENT_TYPE = /^[\w.+-]{1,64}\/[\w.+-]{1,64}(?:;\s*charset="?[\w-]{1,32}"?)?$/i;

/** The last part of a URI: what an extension is called. */
export function lastSegment(uri: string): string | undefined {
  const cut = Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#'), uri.lastIndexOf(':'));
  return short(uri.slice(cut + 1));
}

/** A long text is no label. */
export function short(text: string): string | undefined {
  return text.length > 0 && text.length <= LIMITS.labelLengthMax ? text : undefined;
}
