import { expect, test } from 'vitest';
import { withNeighbours } from './neighbours.ts';
import { mark } from './testing/marks.ts';
import { tokenise } from './tokens.ts';

/** The name in ‹marks›, as the engine would widen what stands in {braces}. */
function widened(marked: string): string {
  const text = marked.replace(/[‹›{}]/g, '');
  const braced = marked.replace(/[‹›]/g, '');
  const start = braced.indexOf('{');
  const end = braced.indexOf('}') - 1;
  const name = { start, end, category: 'name', type: 'name', score: 0.9, rule: 'test' } as const;
  return mark(text, withNeighbours(tokenise(text), [name]));
}

test.each([
  ['RN ‹{Brooks}, T›.', 'a surname and an initial that end the line'],
  ['for ‹{Brooks}›, T. bili 4', 'more of the line'],
  ['by ‹e. {francisco}›, dpm', 'an initial in front'],
  ['‹A. B. {Weber}› signed', 'two of them'],
  ['name: ‹A {Weber}›, dpm', 'an initial without its dot'],
  ['and I ‹{Weber}› saw', 'somebody else'],
  ['then ‹Grace {Weber}› was seen', 'a given name that is a noun'],
  ['when Will ‹{Weber}› be seen', 'a verb'],
  ["for Dr. ‹{Weber}›, I'll examine you", 'the one who speaks'],
  ['‹{Dada, Ana} M›; next', 'behind an inverted name'],
  ['‹{Weber}12› denies pain', 'digits glued to it'],
  ['then ‹{Casti11}o› needs it', 'the rest of a misread word'],
  ['her dtr ‹{Soo}-ah› called', 'a Korean given name'],
  ['pt in 3 ‹fatima {aziz}› refusing', 'a given name in small letters'],
  ['hepatitis C. ‹{Smith}› reports', 'the end of another word'],
  ['saw ‹{Ana}› A day later', 'no inverted name'],
  ['1 qAM | 10/29 | ‹{Ali}, F› |', 'the letter of an inverted name ends its cell'],
  ['‹{Aguirre}, C›      55311   1-4', 'or its column'],
  ['labeled "‹{Vukovich}, D›" - L breast', 'or what is quoted'],
  ['‹{Ali}›, A 40 year old', 'an article'],
  ['with ‹{Ana}›, B. Weber', 'of the next name'],
  ['‹{Weber}›2024 study', 'a year'],
  ["‹{Sione Tu}'ipulotu› reports pain", 'what goes on behind an apostrophe'],
  ["then ‹{Sione}›'ll call", 'a verb'],
  ["d/w ‹D'{Angelo}›, dose changed", 'what is elided'],
  ['covering for ‹van der {Wal}› tonight', 'particles'],
  ['hija de ‹{Ana}› y de su marido, que vive en la casa de ella', 'no particle'],
  ['seen by ‹{emiko di} marco› today', 'particles in small letters'],
  ['‹{Barragan}, L› 58F', 'an initial before age and sex'],
  ['‹{Pruitt}, K› G2P1 38w', 'and before how many children'],
  ['‹{Weber}›, L knee pain', 'a side'],
  ['seen by ‹Md. {Irfan Shareef}› here', 'shortened in South Asia'],
  ['sponsor ‹Big {Ron}› called, Big {Ron}', 'a byname'],
  ['seen was ‹Chidubem {Mbanefo}› today', 'a given name on no list'],
])('%s (%s)', (marked) => {
  expect(widened(marked)).toBe(marked.replace(/[{}]/g, ''));
});
