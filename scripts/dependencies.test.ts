import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

test.each(['package.json', 'scripts/node/package.json'])(
  'every dependency of %s is pinned, and has its line in docs/dependencies.md',
  (path) => {
    const manifest = JSON.parse(read(path)) as Manifest;
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    const documented = read('docs/dependencies.md');
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(([name]) => !documented.includes(`\`${name}\``))).toEqual([]);
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  },
);
