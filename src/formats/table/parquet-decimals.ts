/**
 * Decimals of Parquet, to their last digit: the library makes binary fractions of them, and a number of more than
 * 15 digits (an id in the NUMBER(38,0) of a warehouse) would become another.
 *
 * Source  Apache Parquet format 2.x, LogicalTypes: DECIMAL
 */
import type { SchemaElement } from 'hyparquet';

export const isDecimal = ({ converted_type, logical_type }: SchemaElement): boolean =>
  converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL';

/** The element as whole numbers or bytes, as they stand in the file. */
export const asStored = ({ converted_type, logical_type, ...element }: SchemaElement) =>
  element as SchemaElement;

/** A number where one holds it, else its digits as text. */
export function decimalOf(stored: unknown, scale: number): unknown {
  const units = unitsOf(stored);
  if (units === undefined) return stored;
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const at = digits.length - scale;
  const written = `${units < 0n ? '-' : ''}${digits.slice(0, at)}${scale > 0 ? '.' : ''}${digits.slice(at)}`;
  return digits.length <= EXACT_DIGITS ? Number(written) : written;
}

/** That any number holds. */
const EXACT_DIGITS = 15;

/** Bytes have the highest first, in two's complement. */
function unitsOf(stored: unknown): bigint | undefined {
  if (typeof stored === 'number' || typeof stored === 'bigint') return BigInt(stored);
  if (!(stored instanceof Uint8Array) || stored.length === 0) return undefined;
  return BigInt.asIntN(stored.length * 8, BigInt(`0x${Buffer.from(stored).toString('hex')}`));
}
