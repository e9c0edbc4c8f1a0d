import { expect, test } from 'vitest';
import { markFound } from '../testing/marks.ts';

test.each([
  [
    '‹Becca›: ok just left\n‹Rosa›: how is she\n‹Becca›: confused\n‹Rosa›: why\n‹Becca›: that pill',
    'by a given name alone',
  ],
  ['Dispo: home\nLabsy: ok\nLabsy: ok\nLabsy: ok', 'headings'],
  [
    '‹jpark›: room 22 bp low\ndr ‹hussain›: repeat it\n‹jpark›: 88/52 now\n‹jpark›: its him',
    'a user name',
  ],
  [
    '[09:02] ‹Bea›: me\n[09:03] ‹Lamar›: who\n[09:05] ‹Bea›: rm 8\n[09:06] ‹qt_keller›: ok\n[09:09] ‹qt_keller›: hold',
    'behind a time',
  ],
  [
    '‹maya.r› 01:12  awake?\n‹tobiah› 01:14  gas?\n‹maya.r› 01:15  bad\n‹tobiah› 01:16  bipap',
    'before a time',
  ],
  ['9:02 AM ‹Quvenzh›: hi\n9:03 AM ‹Tundo›: yes\n9:04 AM ‹Quvenzh›: ok', 'names of no list'],
  ['Agent ‹Priti›: thanks, escalating.\nCaller ‹Iqra›: no', 'by what they are'],
  ['08:00 BP: 120/80\n08:10 Glucose: 98\n08:20 Pain: 3\n08:40 Plan: rest', 'a chart'],
  ['Metoprolol 08:00 given\nBreakfast 08:30 eaten\nMetoprolol 20:00 held', 'a row of doses'],
  ['Agent Orange: exposed\nNurse Manager: to call\nCaller ID: none', 'no names'],
  ['Kernig: negative\nKernig: negative\nKernig: positive', 'signs'],
  ['resp: clear\nplan: rest\nresp: clear\nplan: rest\nplan: walk', 'sections'],
  ['[19:03] ‹Wren›: idk\n[19:04] ‹Bea›: ok\n[19:05] ‹Wren›: no', 'a surname that is a word'],
  [
    '08:00 Diet: soft\n08:10 Drain: 40\n09:00 Diet: soft\n09:10 Drain: 20',
    'words on lists of names',
  ],
  [
    '[21:02] ‹Celeste›: hey\n[21:20] ‹rxmhatch›: FYI sulfa\n[21:22] ‹Celeste›: thx\n[21:23] ‹rxmhatch›: ok\n' +
      'Read by: ‹rxmhatch› 21:44',
    'a user name again below',
  ],
])('%s (%s)', (marked) => {
  expect(markFound('name', marked)).toBe(marked);
});
