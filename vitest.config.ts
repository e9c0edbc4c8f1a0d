/** Unit, table and property tests beside their sources; what crosses folders in `test/`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,test,scripts,evaluation,training}/**/*.test.ts'],
    // A full suite shares few cores with its own servers and databases: slow is not wrong.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
