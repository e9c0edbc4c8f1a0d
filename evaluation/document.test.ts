import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writePart } from './document.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evaluation-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('each evaluation rewrites its own part and leaves the other', () => {
  const path = join(folder, 'evaluation.md');
  const read = () => readFileSync(path, 'utf8');
  writePart(path, 'deid', '# Evaluation\n');
  expect(read()).toBe('# Evaluation\n');
  writePart(path, 'labels', '## Labels 1\n');
  writePart(path, 'deid', '# Evaluation 2\n');
  expect(read()).toBe('# Evaluation 2\n\n<!-- npm run eval -- labels -->\n## Labels 1\n');
  writePart(path, 'labels', '## Labels 2\n');
  writePart(path, 'labels', '## Labels 3\n');
  expect(read()).toBe('# Evaluation 2\n\n<!-- npm run eval -- labels -->\n## Labels 3\n');
});
