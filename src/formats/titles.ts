/**
 * Forms of address in the field for one: a list, because such a field holds names as well. Detection
 * has too few words around it to judge by.
 */
const TITLES = new Set(
  `mr mrs ms miss mx dr prof professor rev reverend fr sr sir madam dame lord lady hon judge rabbi imam
  capt captain col colonel gen lt maj sgt sra dra don doña mme mlle m herr frau md do phd rn np pa dds
  dmd dvm pharmd`.split(/\s+/),
);

export function isTitle(text: string): boolean {
  const words = text.toLowerCase().replaceAll('.', ' ').trim().split(/\s+/);
  return words.length <= 3 && words.every((word) => TITLES.has(word));
}
