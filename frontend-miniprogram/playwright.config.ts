import { defineConfig } from '@playwright/test'
import { LAUNCH } from '../e2e/browser.mjs'

/** The built H5 client in Debian's Chromium, against a town of its own for each worker. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '../var/e2e',
  workers: 2,
  retries: 1, // of a hundred and more walks on a busy machine; one that needed it is named `flaky`, with what stood on its pages, and `make test-long` allows none
  timeout: 180_000,
  expect: { timeout: 60_000 }, // for a busy machine: what comes at once is not slowed by it
  reporter: 'list',
  use: { launchOptions: LAUNCH },
})
