import { defineConfig } from 'vitest/config'
import { TELEMETRY_OFF } from './src/platform/inference/telemetry-off.ts'

const TESTS = '{src,test,scripts,bench,simulator,dashboard/src}/**/*.test.ts'

/** Files that turn clocks, or that other files in the same process could disturb: each in a process of its own. */
const ISOLATED = [
  // They count the processes of their own.
  'src/engines/documents/limits.test.ts',
  'src/engines/ocr/paddle-ocr.test.ts',
  'src/engines/screening/download-list.test.ts',
  'test/gates/tidy.test.ts',
  'test/receipts/breakers.test.ts',
  'test/blocklists.test.ts',
]

/**
 * Files that start whole servers, command lines and browsers as processes, kill workers and wait until that is noticed, or
 * compare pictures that are not part of the repository: `npm run test:system`. What they go through end to end, the others
 * test in parts.
 */
const SYSTEM = [
  'test/serve.test.ts',
  'test/nothing-leaves/reading.test.ts',
  'test/guides/guides.test.ts',
  'test/quickstart.test.ts',
  'test/backup.test.ts',
  'test/backup-objects.test.ts',
  'test/reference-page.test.ts',
  'test/clients/packed-client.test.ts',
  'test/clients/typescript-client.test.ts',
  'test/clients/one-file-clients.test.ts',
  'test/simulator/simulate-command.test.ts',
  'test/models-command.test.ts',
  'test/receipts/pins.test.ts',
  'test/ledger/ledger.test.ts',
  'test/readers-lost.test.ts',
  'test/ktp-selfie-faces.test.ts',
  'test/worker-lost.test.ts',
  'test/decisions-worker-lost.test.ts',
  'test/watches-worker-lost.test.ts',
  'test/exports-worker-lost.test.ts',
  'test/receipts/background-worker-lost.test.ts',
  'src/platform/jobs/lost-worker.test.ts',
  'src/platform/database/embedded/open-embedded.test.ts',
  'src/features/webhooks/delivery-order.test.ts',
  'scripts/test/prepare-statements.test.ts',
]

/** Ways through the dashboard in a browser: `npm run test:browser`. */
const BROWSER = ['test/dashboard/journey.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    env: { ...TELEMETRY_OFF },
    // Files wait as much as they work, so three suit two cores; what a test measures is never the wall clock.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    restoreMocks: true,
    projects: [
      // One process reads the platform's modules once and goes from file to file.
      {
        extends: true,
        test: { name: 'shared', include: [TESTS], exclude: [...ISOLATED, ...SYSTEM, ...BROWSER], isolate: false },
      },
      { extends: true, test: { name: 'isolated', include: ISOLATED } },
      { extends: true, test: { name: 'system', include: SYSTEM } },
      { extends: true, test: { name: 'browser', include: BROWSER } },
    ],
  },
})
