// Debian's Chromium, driven by the client's Playwright. A page error or a request to another machine fails the walk.
import { createRequire } from 'node:module'

const require = createRequire(new URL('../frontend-miniprogram/package.json', import.meta.url))
const { chromium } = require('@playwright/test')
const { default: jsQR } = require('jsqr')
const { PNG } = require('pngjs')

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1280, height: 900 }

/** A browser; `faults` collects what must not happen on its pages. */
export async function openBrowser() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: QUIET })
  const faults = []

  /** A window of its own for one person, signed in through the stand-in for WeChat. */
  async function signIn(town, caller, viewport) {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(`${caller}: ${error.message}`))
    page.on('request', (request) => {
      if (!['127.0.0.1', ''].includes(new URL(request.url()).hostname)) faults.push(`${caller} asked ${request.url()}`)
    })
    await page.goto(`${town.url}/sandbox/sign-in/${caller}`)
    return page
  }

  return { signIn, faults, close: () => browser.close() }
}

/** What a phone's camera would read from the check-in code on a page. */
export async function readCode(page) {
  const image = page.getByRole('img', { name: /签到码/ })
  const png = PNG.sync.read(await image.screenshot())
  const found = jsQR(new Uint8ClampedArray(png.data), png.width, png.height)
  if (found === null) throw new Error('The check-in code on the page cannot be read.')
  return found.data
}
