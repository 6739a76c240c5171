import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    globalSetup: 'bin/test-database.ts',
    setupFiles: 'bin/test-connections.ts',
    include: ['{lib,db,components,worker,bin,app,bench}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
