import { expect, test } from 'vitest';
import { modelPin } from './model-pin.ts';

/** What is known after each of these reports: `-` not yet named, `=` the pinned one, `!` another. */
function told(pins: readonly string[], reports: readonly (string | undefined)[]): string {
  const seen: { ids: []; sealed: []; droppedFields: number; model?: string } = {
    ids: [],
    sealed: [],
    droppedFields: 0,
  };
  const pin = modelPin(pins, seen);
  expect(pin.changed()).toMatchObject({ code: 'model_changed', facts: { expected: pins } });
  return reports
    .map((model) => {
      if (model !== undefined) seen.model = model;
      try {
        return pin.isNamed() ? '=' : '-';
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: 'model_changed', facts: { expected: pins } });
        return '!';
      }
    })
    .join('');
}

test.each([
  [[], [undefined, 'x', 'y'], '==='],
  [['m-2026'], ['m-2026', 'm-2026'], '=='],
  [['m-2026'], ['m-2026-11'], '!'],
  [['m-2026'], ['M-2026'], '!'],
  [['m-2026*'], ['m-2026-11', 'm-2026-12'], '=='],
  [['m-2026*'], ['m-2025'], '!'],
  [['m'], [undefined, '', 'm', '', 'x'], '--==!'],
  [['m'], ['Maria Muster'], '!'],
  [['m-*', 'm-2026'], ['m-2026'], '='],
  [['m-*', 'm-2026'], ['m-2027'], '!'],
])('pinned to %j, told %j: %s', (pins, reports, expected) => {
  expect(told(pins, reports)).toBe(expected);
});
