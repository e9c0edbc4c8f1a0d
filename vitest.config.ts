/**
 * Unit, table and property tests beside their sources, two files at a time in processes that they share; then, two at a time in processes of
 * their own, what has its own servers and databases; then, one after the other, what ends processes, fills disks or is timed.
 */
import { defineConfig } from 'vitest/config';

const FLOWS = [
  'admin*',
  'as-approved',
  'consent',
  'cost',
  'demo',
  'exchange',
  'login',
  'model*',
  'obligations',
  'outputs*',
  'part2',
  'policy-documents',
  'recall-command',
  'records',
  'routing',
  'shared-state',
  'use-case*',
  'wire',
];
const BESIDE = [
  'test/clients/*.test.ts',
  'test/jobs/{j4,j5,j7,j10}-*.test.ts',
  'test/laws/*.test.ts',
  'test/{backup,*.contract}.test.ts',
  `test/flow/{${FLOWS.join(',')}}.test.ts`,
];
const ALONE = ['test/**/*.test.ts', 'src/detect/fuzz.test.ts', 'src/detect/tagger/tagger.test.ts'];

export default defineConfig({
  test: {
    // A full suite shares few cores with its own servers and databases: slow is not wrong.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{src,scripts,evaluation,training}/**/*.test.ts'],
          exclude: ALONE,
          // A process of its own for each file takes a second to begin, which is most of what these take.
          // No file mocks a module, and Vitest takes back spies and settings behind each.
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'beside', include: BESIDE, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE,
          exclude: BESIDE,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
