import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    // What a screen shows is read again until it is so: a read right after a click is a race.
    expect: { poll: { timeout: 15_000 } },
  },
})
