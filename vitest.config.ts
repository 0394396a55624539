import { defineConfig } from 'vitest/config'
import { TELEMETRY_OFF } from './src/platform/inference/telemetry-off.ts'

export default defineConfig({
  test: {
    include: ['{src,test,scripts,bench,simulator}/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    env: { ...TELEMETRY_OFF },
    // Two files at once suit two cores; what a test measures is never the wall clock.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    restoreMocks: true,
  },
})
