/**
 * Moments and times of day of Parquet, which are whole numbers there, as rows write them: ISO 8601 with all digits that
 * they have. A `Date` has milliseconds, and what came after them would be lost.
 *
 * Source  Apache Parquet format 2.x, LogicalTypes: TIME, TIMESTAMP
 */
import type { SchemaElement } from 'hyparquet';

/** Digits after the second, by the unit. */
const DIGITS = { MILLIS: 3, MICROS: 6, NANOS: 9 } as const;

/** Undefined for what is no time of day. */
export const clockDigits = (element: SchemaElement): number | undefined =>
  digitsOf(element, 'TIME');

/** Undefined for what is no moment, and for one in days or in the 96 bits of old. */
export const momentDigits = (element: SchemaElement): number | undefined =>
  digitsOf(element, 'TIMESTAMP');

function digitsOf(
  { logical_type, converted_type }: SchemaElement,
  kind: 'TIME' | 'TIMESTAMP',
): number | undefined {
  if (logical_type?.type === kind) return DIGITS[logical_type.unit];
  const [, unit] = new RegExp(`^${kind}_(MILLIS|MICROS)$`).exec(converted_type ?? '') ?? [];
  return unit === undefined ? undefined : DIGITS[unit as keyof typeof DIGITS];
}

/** `10:15:00.123456`; without its fraction where that is nothing. */
export function clockOf(value: number | bigint, digits: number): string {
  const whole = BigInt(value);
  return (
    new Date(millisecondsOf(whole, digits)).toISOString().slice(11, 19) + fractionOf(whole, digits)
  );
}

/** `2024-03-14T10:15:00.123456Z`; at midnight a day alone. */
export function momentOf(value: bigint, digits: number): string {
  const written = new Date(millisecondsOf(value, digits)).toISOString();
  const fraction = fractionOf(value, digits).padEnd(4, '.000');
  return `${written.slice(0, -5)}${fraction}Z`.replace('T00:00:00.000Z', '');
}

/** Undefined for what is no time of day. */
export function clockUnits(text: string, digits: number): bigint | undefined {
  const isClock = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?$/.test(text);
  return isClock ? momentUnits(`1970-01-01T${text}Z`, digits) : undefined;
}

/** Undefined for what is no moment. */
export function momentUnits(text: string, digits: number): bigint | undefined {
  const time = new Date(text).getTime();
  if (Number.isNaN(time)) return undefined;
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? '';
  const units = BigInt(fraction.padEnd(digits, '0').slice(0, digits));
  return BigInt(Math.floor(time / 1000)) * 10n ** BigInt(digits) + units;
}

/** Of the second that it lies in. */
function millisecondsOf(value: bigint, digits: number): number {
  return Number((value - inSecond(value, digits)) / 10n ** BigInt(digits - 3));
}

/** Since the second began, before 1970 as well. */
function inSecond(value: bigint, digits: number): bigint {
  const second = 10n ** BigInt(digits);
  return ((value % second) + second) % second;
}

/** In groups of three digits. */
function fractionOf(value: bigint, digits: number): string {
  const written = String(inSecond(value, digits))
    .padStart(digits, '0')
    .replace(/(?:000)+$/, '');
  return written === '' ? '' : `.${written}`;
}
