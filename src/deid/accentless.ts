/**
 * Words of names without their accents, as models often write them: `Hernesto`, `HERNESTO` of `Hernésto`. Accents count
 * where somebody else was issued so ("Peña" and "Pena"); elsewhere they do not, or a stranger would stand in the answer.
 */
import { foldText, plainWord } from './folding.ts';
import type { NameUnit } from './restore-table.ts';
import type { Trie } from './trie.ts';

/** By the word without its accents, those that are issued with some. */
export type Accented = Map<string, Set<NameUnit>>;

export function noteAccents(accented: Accented, word: string, unit: NameUnit): void {
  const plain = foldText(plainWord(word));
  if (plain === foldText(word)) return;
  accented.set(plain, (accented.get(plain) ?? new Set()).add(unit));
}

/** Once all names are there. */
export function addAccentless(names: Trie<NameUnit>, accented: Accented): void {
  for (const [plain, units] of accented) {
    if (names.get(plain) === undefined) names.at(plain, () => joined([...units]));
  }
}

/** Of two that differ in nothing else, neither is meant for certain: their originals differ. */
function joined(units: readonly NameUnit[]): NameUnit {
  if (units.length === 1) return units[0]!;
  return {
    originals: new Map(units.flatMap(({ originals }) => [...originals])),
    groups: new Set(units.flatMap(({ groups }) => [...groups])),
    isGiven: units.some(({ isGiven }) => isGiven),
    isFamily: units.some(({ isFamily }) => isFamily),
  };
}
