import { expect, test } from 'vitest';
import { modelPin } from './model-pin.ts';

/** What is known after each of these reports: `-` not yet named, `=` the pinned one, `!` another. */
function told(pin: string | undefined, reports: readonly (string | undefined)[]): string {
  const seen: { ids: []; sealed: []; droppedFields: number; model?: string } = {
    ids: [],
    sealed: [],
    droppedFields: 0,
  };
  const isNamed = modelPin(pin, seen);
  return reports
    .map((model) => {
      if (model !== undefined) seen.model = model;
      try {
        return isNamed() ? '=' : '-';
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: 'model_changed', facts: { expected: pin } });
        return '!';
      }
    })
    .join('');
}

test.each([
  [undefined, [undefined, 'x', 'y'], '==='],
  ['m-2026', ['m-2026', 'm-2026'], '=='],
  ['m-2026', ['m-2026-11'], '!'],
  ['m-2026', ['M-2026'], '!'],
  ['m-2026*', ['m-2026-11', 'm-2026-12'], '=='],
  ['m-2026*', ['m-2025'], '!'],
  ['m', [undefined, '', 'm', '', 'x'], '--==!'],
  ['m', ['Maria Muster'], '!'],
])('pinned to %s, told %o: %s', (pin, reports, expected) => {
  expect(told(pin, reports)).toBe(expected);
});
