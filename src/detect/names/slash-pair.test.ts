import { expect, test } from 'vitest';
import { detect } from '../detect.ts';
import { mark, unmark } from '../testing/marks.ts';

test.each([
  ['Cath today by ‹Hsu›/‹Abernathy›: 90% stenosis', 'by'],
  ['Surgeon: ‹Okafor›/‹Lindqvist›\nEBL minimal', 'label'],
  [
    'treated with Bactrim/Augmentin, with Aspirin/Plavix, by Neurology/Cardiology, Diet: Regular/Soft',
    'drugs, services',
  ],
])('%s (%s)', (marked) => {
  const text = unmark(marked);
  const found = detect(text).filter(({ category }) => category === 'name');
  expect(mark(text, found)).toBe(marked);
});
