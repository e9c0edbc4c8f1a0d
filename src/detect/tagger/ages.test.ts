import { expect, test } from 'vitest';
import type { OperatingPoint } from '../../core/phi.ts';
import { scan } from '../scan.ts';
import { mark, unmark } from '../testing/marks.ts';
import { tokenise } from '../tokens.ts';
import { agesIn } from './ages.ts';
import { judge } from './tagger.ts';

function marked(text: string, point: OperatingPoint = 'balanced'): string {
  const t = tokenise(text);
  return mark(text, agesIn(t, judge(t, scan(t)), point));
}

test.each([
  ['Doucette, ‹93› w/ vasc dem, HFpEF, on hospice', 'behind a name'],
  ['Doucette, Wren  ‹94›  CHF, COPD\nIlves, Rein  88  hip fx', 'in a row'],
  [
    'his pulse is 95, flexes to just at around 90 with pain, a 101 temperature, temperature ranged between 102 and 104',
    'measured',
  ],
  [
    'HR 96, SpO2 97% RA, BP 118/92, T 99.1, wt 104 kg, glucose 112, Na 98',
    'vital signs and values',
  ],
  ['MRN 93-4417, ext 94, 95 mg, 96%, 1.93, S92, 93-4', 'parts of other numbers'],
  [
    'La paciente fue tratada mediante braquiterapia con un total de 94 sesiones con el isótopo.',
    'Spanish',
  ],
  ['Doucette, 73 w/ vasc dem, HFpEF, on hospice', 'younger than that'],
])('%s (%s)', (text) => {
  expect(marked(unmark(text))).toBe(text);
});

test('a stricter point finds no fewer, a lighter one no more', () => {
  const text = 'Doucette 93 dem, Ilves 95 CHF, Okoro 98 R hip, Bao, 91; Lund 99 Fe';
  const counts = (['light', 'balanced', 'strict'] as const).map(
    (point) => marked(text, point).split('‹').length - 1,
  );
  expect(counts).toEqual([...counts].sort((one, other) => one - other));
  expect(counts.at(-1)).toBeGreaterThan(0);
});
