import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from './config-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('no file: the defaults, and no file is named', () => {
  const { config, file } = readConfig(undefined, folder);
  expect(config.isDemo).toBe(true);
  expect(file).toBeUndefined();
});

test('chaperone.yaml in the folder counts, unless another is named', () => {
  writeFileSync(join(folder, 'chaperone.yaml'), 'server: { port: 1 }');
  writeFileSync(join(folder, 'other.yaml'), 'server: { port: 2 }');
  expect(readConfig(undefined, folder).config.server.port).toBe(1);
  expect(readConfig(join(folder, 'other.yaml'), folder).config.server.port).toBe(2);
});

test('a link that leads nowhere is an error, not the defaults', () => {
  symlinkSync(join(folder, 'gone.yaml'), join(folder, 'chaperone.yaml'));
  expect(() => readConfig(undefined, folder)).toThrow(
    expect.objectContaining({ code: 'config_invalid' }),
  );
});

test('a named file that is not there is an error, not the defaults', () => {
  expect(() => readConfig(join(folder, 'none.yaml'), folder)).toThrow(
    expect.objectContaining({ code: 'config_invalid' }),
  );
});
