// Debian's Chromium in its shell without windows (a fifth less work than the whole browser), driven by the client's Playwright. A page error or a request to another machine is a fault.
import { createRequire } from 'node:module'

const require = createRequire(new URL('../frontend-miniprogram/package.json', import.meta.url))
const { default: jsQR } = require('jsqr')
const { PNG } = require('pngjs')

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none']
export const LAUNCH = { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', args: QUIET }
export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1280, height: 900 }

/** A browser; `faults` collects what must not happen on its pages. */
export async function openBrowser() {
  const browser = await require('@playwright/test').chromium.launch(LAUNCH)
  const faults = []
  const visit = async (address, who, viewport) => {
    const page = await openWindow(browser, who, viewport, faults)
    await page.goto(address)
    return page
  }
  const signIn = (town, caller, viewport) => visit(`${town.url}/sandbox/sign-in/${caller}`, caller, viewport)
  return { visit, signIn, faults, close: () => browser.close() }
}

/** A window of its own for one person, with storage of its own. */
export async function openWindow(browser, caller, viewport, faults) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(`${caller}: ${error.message}`))
  page.on('request', (request) => {
    if (!['127.0.0.1', ''].includes(new URL(request.url()).hostname)) faults.push(`${caller} asked ${request.url()}`)
  })
  return page
}

/** What a phone's camera would read from the code on a page: jsQR decodes the screenshot, and knows nothing of who drew it. */
export async function readCode(page, name = /签到码/) {
  const image = page.getByRole('img', { name })
  const png = PNG.sync.read(await image.screenshot())
  const found = jsQR(new Uint8ClampedArray(png.data), png.width, png.height)
  if (found === null) throw new Error('The code on the page cannot be read.')
  return found.data
}
