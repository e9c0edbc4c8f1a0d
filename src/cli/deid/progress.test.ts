import { expect, test } from 'vitest';
import { terminalProgress } from './progress.ts';

test('progress is one line that is written over', () => {
  let shown = '';
  const progress = terminalProgress((text) => {
    shown += text;
  });
  progress.start(2, 3_000_000);
  progress.advance(true, 1_000_000);
  progress.end();
  expect(shown).toMatch(/^\r0?1\/2 files {2}1\.0\/3\.0 MB .*\r1\/2 files.*\n$/);
});
