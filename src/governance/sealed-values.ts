/**
 * Values beside the ledger that only the house may read: AES-256-GCM under the vault's key, in base64. Each is bound to
 * what it is of and to its name (`reason0`, `reason1`, …), so that none opens in the place of another.
 */
import { seal, unseal } from '../vault/index.ts';

/** Sealed and in base64, so many bytes fit into one value beside the ledger. */
export const SEALED_BYTES_MAX = 340;

export interface SealedPlace {
  readonly of: 'output' | 'break-glass';
  readonly id: string;
  /** Of the values, without their number. */
  readonly name: string;
}

/** @param pieces of at most `SEALED_BYTES_MAX` bytes each */
export function sealBeside(
  pieces: readonly Uint8Array[],
  place: SealedPlace,
  key: Uint8Array,
): Record<string, string> {
  return Object.fromEntries(
    pieces.map((piece, i) => {
      const sealed = seal(piece, placeOf(place, i), key);
      return [`${place.name}${i}`, Buffer.from(sealed).toString('base64')];
    }),
  );
}

/** @returns undefined where one cannot be opened: altered, of another place, or sealed under another key */
export function unsealBeside(
  kept: Readonly<Record<string, string>>,
  place: SealedPlace,
  key: Uint8Array,
): Uint8Array[] | undefined {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const sealed = kept[`${place.name}${pieces.length}`];
    if (sealed === undefined) return pieces;
    const piece = unseal(Buffer.from(sealed, 'base64'), placeOf(place, pieces.length), key);
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
}

function placeOf({ of, id, name }: SealedPlace, i: number): string {
  return JSON.stringify([of, id, `${name}${i}`]);
}
