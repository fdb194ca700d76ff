// Draws the tab bar's pictures (WeChat takes PNG only) from the kit's icons: node scripts/draw-tab-icons.mjs
import { mkdirSync, readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'

const TABS = { home: 'home', activities: 'calendar', notifications: 'bell', me: 'person' }
const COLOURS = { '': '#4E5969', '-on': '#C7000B' }
const folder = new URL('../src/static/tabs/', import.meta.url).pathname
const source = readFileSync(new URL('../src/ui/icons.ts', import.meta.url), 'utf8')

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage({ viewport: { width: 81, height: 81 } })
for (const [tab, icon] of Object.entries(TABS)) {
  const path = new RegExp(`  ${icon}: '([^']+)'`).exec(source)[1]
  for (const [suffix, colour] of Object.entries(COLOURS)) {
    await page.setContent(
      `<body style="margin:0"><svg width="81" height="81" viewBox="-2 -2 28 28" fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`,
    )
    await page.screenshot({ path: `${folder}${tab}${suffix}.png`, omitBackground: true })
  }
}
await browser.close()
