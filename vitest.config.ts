/**
 * Unit, table and property tests beside their sources, two files at a time; then, one after the other, what crosses folders in `test/`,
 * with its own servers and databases, and what takes the time of the engine.
 */
import { defineConfig } from 'vitest/config';

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
        test: { name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
