import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // The obsidian package holds types only; tests that load adapters get the mocks in its place.
    alias: [{ find: /^obsidian$/, replacement: 'obsidian-test-mocks/obsidian' }],
  },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.mts'],
    environment: 'node',
  },
});
