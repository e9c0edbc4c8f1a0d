/**
 * Names of columns in one piece, as databases without small letters have them: `ENCOUNTERID`, `PATIENTHOMEPHONE`,
 * `dateofbirth`. A name is taken apart only where all of it is words that columns are called by.
 */

/** @param words that columns are called by */
export function glueRemover(words: ReadonlySet<string>): (word: string) => string {
  const pieces = new Set([...words].filter(isPiece));
  return (word) =>
    word.length < GLUED_MIN || word.length > GLUED_MAX || words.has(word)
      ? word
      : (apart(word, pieces)?.join(' ') ?? word);
}

const GLUED_MIN = 5;
const GLUED_MAX = 40;

/** Short ones stand in too many words, and so does `age` (`lineage`, `linkage`). */
const isPiece = (word: string): boolean =>
  word === 'id' || word === 'no' || word === 'of' || word === 'dt'
    ? true
    : word.length >= 3 && !/^(?:ages?|and)$/.test(word);

/** The longest piece first; undefined where something is left over. */
function apart(word: string, pieces: ReadonlySet<string>): string[] | undefined {
  if (word === '') return [];
  for (let length = word.length; length >= 2; length -= 1) {
    const piece = word.slice(0, length);
    const rest = pieces.has(piece) ? apart(word.slice(length), pieces) : undefined;
    if (rest !== undefined) return [piece, ...rest];
  }
  return undefined;
}
