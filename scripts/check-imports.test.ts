import { expect, test } from 'vitest';
import { importsOf, judge } from './check-imports.ts';

test.each([
  ['deid/mask.ts', '../detect/index.ts', 'down the ladder'],
  ['detect/detectors/mbi.ts', '../overlap.ts', 'within a folder'],
  ['gateway/exchange.ts', '../core/failures.ts', 'core has no index: each file is open'],
  ['cli/serve.ts', '../app.ts', 'the command starts the product'],
  ['config.ts', './config/schema.ts', 'the parts of config.ts'],
  ['config.test.ts', './config/schema.ts', 'a test stands where its source stands'],
  ['ledger/append.test.ts', '../../test/support/marks.ts', 'a test may use the shared test help'],
  ['detect/detect.ts', 'node:crypto', 'a package is no rung'],
])('%s may import %s (%s)', (file, target) => {
  expect(judge(file, target, false)).toBeUndefined();
});

test.each([
  ['core/phi.ts', '../detect/index.ts', 'above, on rung 2'],
  ['policy/decide.ts', '../vault/index.ts', 'a neighbour on rung 2'],
  ['gateway/exchange.ts', '../store/index.ts', 'may import store/: hand in what is needed'],
  [
    'gateway/exchange.ts',
    '../config.ts',
    'only app.ts and cli/ and open-admin.ts may import config.ts',
  ],
  ['app.ts', './cli/main.ts', 'only nothing may import cli/'],
  ['deid/mask.ts', '../detect/overlap.ts', 'only detect/index.ts is open'],
  ['store/vault.ts', '../vault/index.ts', 'may not import values of vault/'],
  ['store/vault.ts', '../detect/index.ts', 'may not import values of detect/'],
  ['deid/mask.ts', '../../test/support/marks.ts', 'nothing outside src/'],
  ['deid/mask.ts', '../core/phi', 'with its extension'],
  ['deid/mask.ts', '../novel/index.ts', 'novel/ has no rung'],
])('%s may not import %s', (file, target, reason) => {
  expect(judge(file, target, false)).toContain(reason);
});

test('store/ may know the types of the interfaces it implements, and of no others', () => {
  expect(judge('store/vault.ts', '../vault/index.ts', true)).toBeUndefined();
  expect(judge('store/vault.ts', '../detect/index.ts', true)).toContain('may not import');
});

test('every way of importing is seen, and no text that only looks like one', () => {
  const source = `
    import fs from 'a';
    import type { A } from 'b';
    import { type B,
      c } from 'c';
    import 'd';
    export { x } from 'e';
    export * from 'f';
    export type { T } from 'g';
    const lazy = () => import('h');
    type U = import('i').U;
    // import z from 'no';
    const text = "import y from 'no'";
  `;
  expect(importsOf(source)).toEqual(
    [...'abcdefghi'].map((target) => ({ target, isType: 'bgi'.includes(target) })),
  );
});
