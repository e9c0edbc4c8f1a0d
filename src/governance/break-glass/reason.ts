/**
 * What a person wrote when breaking the glass. It names the patient as often as not, so it stands beside the ledger
 * sealed, and opens for the review of this emergency alone.
 */
import { SEALED_BYTES_MAX, sealBeside, unsealBeside } from '../sealed-values.ts';

/** @param id of the emergency */
export function sealReason(text: string, id: string, key: Uint8Array): Record<string, string> {
  const bytes = Buffer.from(text, 'utf8');
  const count = Math.ceil(bytes.length / SEALED_BYTES_MAX);
  const pieces = Array.from({ length: count }, (_, i) =>
    bytes.subarray(i * SEALED_BYTES_MAX, (i + 1) * SEALED_BYTES_MAX),
  );
  return sealBeside(pieces, placeOf(id), key);
}

/** @returns undefined where what was kept is not the reason of this emergency */
export function unsealReason(
  kept: Readonly<Record<string, string>>,
  id: string,
  key: Uint8Array,
): string | undefined {
  const pieces = unsealBeside(kept, placeOf(id), key);
  if (pieces === undefined || pieces.length === 0) return undefined;
  return Buffer.concat(pieces).toString('utf8');
}

const placeOf = (id: string) => ({ of: 'break-glass', id, name: 'reason' }) as const;
