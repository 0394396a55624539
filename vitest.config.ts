import { defineConfig } from 'vitest/config'
import { TELEMETRY_OFF } from './src/platform/inference/telemetry-off.ts'

const TESTS = '{src,test,scripts,bench,simulator}/**/*.test.ts'

/** Files that turn clocks, or that other files in the same process could disturb: each in a process of its own. */
const ISOLATED = [
  'src/platform/database/embedded/open-embedded.test.ts',
  'src/engines/screening/download-list.test.ts',
  'test/watches-worker-lost.test.ts',
  'test/gates/tidy.test.ts',
  'test/receipts/breakers.test.ts',
  'test/blocklists.test.ts',
]

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    env: { ...TELEMETRY_OFF },
    // Two files at once suit two cores; what a test measures is never the wall clock.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    restoreMocks: true,
    projects: [
      // One process reads the platform's modules once and goes from file to file.
      { extends: true, test: { name: 'shared', include: [TESTS], exclude: ISOLATED, isolate: false } },
      { extends: true, test: { name: 'isolated', include: ISOLATED } },
    ],
  },
})
