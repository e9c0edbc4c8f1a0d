/**
 * Builds `src/detect/lexicons/spanish.txt` from the vocabulary beside this file, which is ours:
 *
 *   node scripts/spanish/build.ts && node scripts/pack-lexicons.ts
 *
 * `nouns.txt`, `adjectives.txt`, `verbs.txt` (what notes report), `verbs-spoken.txt` (what people say of
 * themselves) and `words.txt` (what stands as it is) hold words by theme; `forms.ts` inflects them. The
 * forms of `names.txt` are names above all, and left out; so is a form that only inflection makes, where our lists have it as a name.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fold } from '../../src/detect/fold.ts';
import { adjectiveForms, nounForms, spokenForms, verbForms } from './forms.ts';

const LEXICONS = new URL('../../src/detect/lexicons/', import.meta.url);
const HEADER = "# Words of Spanish in their forms. The project's own: scripts/spanish/";
const NAMES = ['given-common', 'given', 'surnames-common'];
const KINDS = {
  nouns: nounForms,
  adjectives: adjectiveForms,
  verbs: verbForms,
  'verbs-spoken': spokenForms,
  words: (word: string) => [fold(word)],
} as const;

/** The list as it is committed. */
export function spanishWords(): string {
  const names = new Set(vocabulary('names'));
  const written = new Set(Object.keys(KINDS).flatMap(vocabulary).map(fold));
  const forms = Object.entries(KINDS).flatMap(([kind, formsOf]) =>
    vocabulary(kind).flatMap(formsOf),
  );
  // `jalen`, of a verb that nobody wrote down so, is somebody rather.
  const listed = new Set(NAMES.flatMap(lexicon));
  const isName = (word: string) => names.has(word) || (listed.has(word) && !written.has(word));
  const words = [...new Set(forms)].filter((word) => !isName(word)).sort();
  return `${[HEADER, ...words].join('\n')}\n`;
}

const lexicon = (name: string) =>
  readFileSync(new URL(`${name}.txt`, LEXICONS), 'utf8').split('\n');

const vocabulary = (kind: string) =>
  readFileSync(new URL(`${kind}.txt`, import.meta.url), 'utf8')
    .replace(/^#.*$/gm, '')
    .split(/\s+/)
    .filter((word) => word !== '');

if (import.meta.main) writeFileSync(new URL('spanish.txt', LEXICONS), spanishWords());
