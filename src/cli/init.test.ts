import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultConfig, loadConfig, parseConfig } from '../config.ts';
import { command, TEMPLATE } from './init.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test('what it writes loads as it is, and means the defaults', async () => {
  const file = join(folder, 'chaperone.yaml');
  expect(await command.run(['--out', file])).toBe(0);
  const { data, ...config } = loadConfig({ file, env: {} });
  const { data: _, ...defaults } = defaultConfig();
  expect(config).toEqual(defaults);
  expect(data.folder).toBe(join(folder, 'chaperone-data'));
});

test('a file that is there is left alone', async () => {
  const file = join(folder, 'chaperone.yaml');
  writeFileSync(file, 'mine');
  await expect(command.run(['--out', file])).rejects.toMatchObject({ code: 'config_invalid' });
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('its examples load, too', () => {
  const names = [...TEMPLATE.matchAll(/: \$\{(\w+)\}/g)].map((found) => found[1]!);
  const env = Object.fromEntries(names.map((name) => [name, `value-of-the-variable-${name}`]));
  env.DATABASE_URL = 'postgres://chaperone@db.example/chaperone';
  const examples = TEMPLATE.replaceAll(/^# /gm, '');
  expect(examples).toContain('\nupstreams:');
  const config = parseConfig(examples, { env, folder });
  expect(config.upstreams.map(({ name }) => name)).toEqual(['gpt', 'claude', 'in-house']);
  expect(config).toMatchObject({ isDemo: false, policies: ['builtin'] });
});
