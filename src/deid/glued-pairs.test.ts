/** What is written without a boundary comes back as it was. */
import { expect, test } from 'vitest';
import { maskMarked } from './marks.test-support.ts';
import { compileRestoreTable } from './restore-table.ts';
import { newDrift, SurrogateRestorer } from './surrogate-restorer.ts';

const PLACES = `${'Rutland 12, Velden; '.repeat(80)}Rutland`;

test.each([
  [
    '‹name:Maria Garcia›\n‹name:Maria Garcia›DOB',
    'a chain of names that would end in the glued one',
  ],
  ['‹name:Wu›\n‹name:Ana Lopez›\n‹name:Ana Lopez›2nd', 'the same behind others'],
  [
    '‹name:Lorote N.›x‹phone:(069) 515-1253›‹name:Kono de Tatequi› seen',
    'two runs that share an x',
  ],
  ['‹name:Laso N.›‹name:Nobape, Zume›, ‹name:Lemewi› seen', 'a run and a row that share a name'],
  ['‹name:Maria Garcia›\t‹name:Lopez›s; seen', 'a row that ends in a plural'],
  ['‹name:Maria Garcia›\t‹name:Ali Ali Hassan› seen', 'a word twice in one name'],
  ['to=‹name:S. Rela›%20‹name:Zula Lemewi› seen', 'a row in an address'],
  [
    '‹location.city:Rutland 12, Velden, Rutland 14›x‹location.city:Velden 12, Rutland, Velden 3› seen',
    'long neighbours',
  ],
  [`at ‹location.city:${PLACES}›: seen`, 'too long to be looked for'],
])('%s (%s)', (marked) => {
  for (let secret = 1; secret <= 12; secret += 1) {
    const { masked, texts, pairs } = maskMarked([marked], { secret });
    const table = compileRestoreTable(pairs);
    const restorer = new SurrogateRestorer(table, 'text', newDrift(table));
    const pieces = [...masked[0]!].map((piece) => restorer.push(piece));
    expect(pieces.join('') + restorer.end()).toBe(texts[0]);
  }
});
