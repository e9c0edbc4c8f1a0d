/** Every letter and digit → `*`; length, spacing and punctuation stay, which tells more than redacting. */
export const maskCharacters = (text: string): string => text.replace(/[\p{L}\p{N}\p{M}]/gu, '*');
