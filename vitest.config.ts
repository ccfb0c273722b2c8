import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Modules are loaded once for all test files of a process: nothing in them changes, and loading took most of the time.
  test: { include: ['test/**/*.test.ts'], isolate: false, testTimeout: 120_000, hookTimeout: 120_000 },
});
