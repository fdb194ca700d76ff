import { defineConfig } from '@playwright/test'
import { LAUNCH } from '../e2e/browser.mjs'

/** The built H5 client in Debian's Chromium, against a town of its own for each worker. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '../var/e2e',
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 12_000 }, // for a busy machine: what comes at once is not slowed by it
  reporter: 'list',
 use: { launchOptions: LAUNCH, screenshot: "only-on-failure" },
})
