import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite } from './sqlite.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What another process is told that wants the file for itself. */
function takenAlone(path: string): string {
  const script = `
    const { DatabaseSync } = require('node:sqlite');
    const db = new DatabaseSync(process.argv[1], { timeout: 0 });
    try {
      db.exec('pragma locking_mode = exclusive; pragma journal_mode = delete; begin exclusive');
      console.log('alone');
    } catch ({ errcode }) {
      console.log('busy', errcode % 256);
    }`;
  const child = spawnSync(process.execPath, ['--no-warnings', '-e', script, path], {
    encoding: 'utf8',
  });
  return child.stdout.trim();
}

test('whoever opens it after the first takes no lock away, and others know that it is in use', async () => {
  const path = join(folder, 'x.db');
  const first = await openSqlite(path, 'own');
  await first.query('create table t (n integer)', []);
  const second = await openSqlite(path, 'here');
  const third = await openSqlite(path, 'own');
  expect(takenAlone(path)).toBe('busy 5');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  for (const one of [third, second, first]) await one.close();
  expect(takenAlone(path)).toBe('alone');
});
