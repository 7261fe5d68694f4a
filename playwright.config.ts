import { defineConfig } from '@playwright/test'
import { launchOptions } from './scripts/browser.js'

/** Browser tests against the sandbox. `npm test` finds the browser and builds first. */
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 7_000 },
  // A shared machine can stall for seconds. A test that passes at the second try is reported as flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Recording every test makes all of them slower.
    trace: 'on-first-retry',
    launchOptions: launchOptions(process.env.CHROMIUM_PATH),
  },
})
