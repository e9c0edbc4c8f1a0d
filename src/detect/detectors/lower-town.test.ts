import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { lowerTown } from './lower-town.ts';

test.each([
  ['moved to ‹garden city› last yr', 'a listed town'],
  ['ems from ‹sheep springs›, 90 min', 'by its ending'],
  ['grew up in ‹cedar falls›', 'two words before'],
  ['lives in the city, moved to another city, lives in assisted living', 'no name'],
  ['moved to room 4, tx from ed, lives in a valley, back to normal sinus', 'no town'],
  ['62 yo f from ‹las cruces› here, son drove from ‹el paso›', 'an article begins it'],
  ['SON GERARD THIBEAULT OF ‹LAS CRUCES› NOTIFIED', 'in capitals'],
  ['signs of st elevation, of la size, in los at rest', 'no town'],
  ['STRAIN OF LA DILATION, DEPRESSION OF ST SEGMENT', 'no town, in capitals'],
  ['A Lady from las cruces Spoke', 'capitals are written'],
  ['walks to garden city', 'nobody moves'],
  ['Moved to garden city. The Man Said It', 'capitals are written'],
])('%s (%s)', (marked) => {
  expect(markBy(lowerTown, marked)).toBe(marked);
});
