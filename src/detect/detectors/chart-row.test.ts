import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { chartRow } from './chart-row.ts';

test.each([
  ['1) Fitzgerald, N. / ‹0094-221› / 64F / cT4aN1 gastric', 'slashes'],
  ['Wójcik B | ‹449201› | 70 F | GBC', 'bars'],
  ['Moon, Sunhee, ‹88213›, 52yo F, AKI', 'commas'],
  ['Moon, 52F, ‹449201›\nOkafor, 71M, ‹449377›; DVT', 'behind the age'],
  ['Moon / 412 / 64F', 'a room'],
  ['WBC / 12000 / 64 mg', 'no person'],
  ['Platelets, 100000, 5 days', 'a count'],
  ['BP 120/80, 64F', 'a pressure'],
  ['Moon, 52F, 100000 platelets', 'a count behind the age'],
])('%s (%s)', (marked) => {
  expect(markBy(chartRow, marked)).toBe(marked);
});
