/**
 * ZIP code → its first three digits where those hold more than 20,000 people, else `000`:
 * 45 CFR §164.514(b)(2)(i)(B)(1) and (2).
 */
import { isZip3Allowed, type Zip3Vintage } from './zip3-allow-list.ts';

/** Five digits, perhaps four more; three where someone cut it before. */
const ZIP = /^\s*(\d{3})(?:\d{2}(?:[-\s]?\d{4})?)?\s*$/;

/** Undefined for what is no ZIP code: postal codes of other countries have no such rule. */
export function generaliseZip(text: string, vintage: Zip3Vintage): string | undefined {
  const prefix = ZIP.exec(text)?.[1];
  if (prefix === undefined) return undefined;
  return isZip3Allowed(prefix, vintage) ? prefix : '000';
}
