import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { folderDigest } from './folder-digest.ts';

const folder = mkdtempSync(join(tmpdir(), 'folder-digest-'));
afterAll(() => rmSync(folder, { recursive: true }));

const digest = (module = 'one.ts') =>
  folderDigest(pathToFileURL(join(folder, module)).href, 'sources.sha256', (path) =>
    path.endsWith('.ts'),
  )();

test('tells what counts in a folder and below it, and nothing else', () => {
  mkdirSync(join(folder, 'below'));
  writeFileSync(join(folder, 'one.ts'), '1');
  writeFileSync(join(folder, 'below', 'two.ts'), '2');
  const first = digest();
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  writeFileSync(join(folder, 'notes.md'), 'of no account');
  expect(digest()).toBe(first);
  writeFileSync(join(folder, 'below', 'two.ts'), '3');
  const second = digest();
  expect(second).not.toBe(first);
  writeFileSync(join(folder, 'three.ts'), '');
  expect(digest()).not.toBe(second);
});

test('in the package it is what was written of the sources', () => {
  writeFileSync(join(folder, 'sources.sha256'), '0123456789abcdef\n');
  expect(digest('one.js')).toBe('0123456789abcdef');
});
