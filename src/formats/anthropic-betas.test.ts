import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ANTHROPIC_BETAS } from './anthropic-betas.ts';

test('docs/wire.md lists the betas that are known', () => {
  const page = readFileSync(new URL('../../docs/wire.md', import.meta.url), 'utf8');
  const [, list = ''] = /Known are:\n\n([\s\S]*?)\.\n\n/.exec(page) ?? [];
  const listed = [...list.matchAll(/`([^`]+)`/g)].map(([, beta]) => beta);
  expect(listed).toEqual([...ANTHROPIC_BETAS]);
});
