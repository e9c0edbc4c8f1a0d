import { expect, test } from 'vitest';
import { markFound } from '../testing/marks.ts';

test.each([
  ['Cath today by ‹Hsu›/‹Abernathy›: 90% stenosis', 'by'],
  ['Surgeon: ‹Okafor›/‹Lindqvist›\nEBL minimal', 'label'],
  [
    'treated with Bactrim/Augmentin, with Aspirin/Plavix, by Neurology/Cardiology, Diet: Regular/Soft',
    'drugs, services',
  ],
])('%s (%s)', (marked) => {
  expect(markFound('name', marked)).toBe(marked);
});
