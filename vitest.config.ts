import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'web/src/**/*.test.ts', 'test/**/*.test.ts', 'examples/**/*.test.ts'],
    // chdb binds one data directory a process: each file has its own. Two cores, two files at a time.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // What is waited for comes, however busy the machine: the test's own limit ends it otherwise.
    expect: { poll: { timeout: 30_000 } },
  },
})
