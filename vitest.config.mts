import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // The obsidian package holds types only; tests that load adapters get the mocks in its place.
    alias: [{ find: /^obsidian$/, replacement: 'obsidian-test-mocks/obsidian' }],
  },
  test: {
    environment: 'node',
    env: { TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          name: 'source',
          include: ['test/**/*.test.ts', 'test/**/*.test.mts'],
          exclude: ['test/cli/**', 'test/workbench/**'],
          // Properties are tried on many cases, and a machine may be busy.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        // These run the built command as a user does.
        test: { name: 'command', include: ['test/cli/**/*.test.ts'], globalSetup: ['test/cli/build.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        // These use the built plugin in Chromium, as a user does.
        test: { name: 'browser', include: ['test/workbench/**/*.test.ts'], globalSetup: ['test/workbench/global-setup.ts'], testTimeout: 30_000, hookTimeout: 60_000 },
      },
    ],
  },
});
