import type { Page, ViewportSize } from '@playwright/test'
import axe from 'axe-core'
import { expect, type Person } from './town'

/** What axe looks at. A page scrolls with the keyboard as a whole, also where there is only text to read and nothing to focus. */
const rules = (hasContrast: boolean): axe.RunOptions => ({
  runOnly: ['wcag2a', 'wcag2aa'],
  rules: { 'scrollable-region-focusable': { enabled: false }, 'color-contrast': { enabled: hasContrast } },
  resultTypes: ['violations'],
})
/** How high a control is at least, in the ordinary version and in 长辈版. */
const TAP = { standard: 44, 'elder-xl': 60 }
/** In which of its windows a page's contrast is measured, most of axe's time: colours go by the version, what is shown goes by the width, so each is looked at once. */
const CONTRAST_IN = { standard: -1, 'elder-xl': 0 }

declare global {
  interface Window {
    axe: typeof axe
  }
}

export type Mode = keyof typeof TAP

interface Reader {
  readonly mode: Mode
  /** From the narrowest on. */
  readonly sizes: readonly [ViewportSize, ...ViewportSize[]]
}

/** The narrowest phone and the desk: what fits both fits between. */
const SIZES = [{ width: 320, height: 640 }, { width: 1280, height: 900 }] as const

export const READERS: readonly Reader[] = [
  { mode: 'elder-xl', sizes: SIZES },
  { mode: 'standard', sizes: SIZES },
]

/** Draws everything in `mode` from now on. */
export async function setMode({ page }: Person, mode: Mode): Promise<void> {
  const kept = await page.evaluate(() => localStorage.getItem('text-size') ?? '"standard"')
  if (kept.includes(`"${mode}"`)) return
  await page.evaluate((value) => localStorage.setItem('text-size', JSON.stringify({ type: 'object', data: { v: 1, value } })), mode)
  await page.reload()
}

/** What is on the screen now fits each of the reader's windows, has controls for thumbs, and has nothing against it from axe. */
export async function expectUsable(person: Person, { mode, sizes }: Reader, name: string): Promise<void> {
  const { page } = person
  for (const size of sizes) {
    await resize(page, size)
    const where = `${name}, ${size.width} px`
    await page.waitForLoadState('networkidle')
    await expect(page.locator('.ui-skeleton')).toHaveCount(0)
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${where} is no wider than the screen`).toBeLessThanOrEqual(0)
    expect.soft(await smallControls(person, TAP[mode]), `${where}: controls large enough for a thumb`).toEqual([])
    expect.soft(await violations(person, size === sizes.at(CONTRAST_IN[mode])), `${where}: axe`).toEqual([])
  }
  await resize(page, sizes[0])
}

/** The page is drawn anew some time after the window has its size; a press before that lands where something stood until then. */
async function resize(page: Page, size: ViewportSize): Promise<void> {
  await page.setViewportSize(size)
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** What axe has against the page. The client stays on one page for the browser, so axe is brought once and not, as its own driver does, for each look. */
async function violations({ page }: Person, hasContrast: boolean): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(async (options) => (await window.axe.run(document, options)).violations, rules(hasContrast))
  return found.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)
}

function smallControls({ page }: Person, least: number): Promise<string[]> {
  return page.evaluate((minimum) => {
    const controls = [...document.querySelectorAll<HTMLElement>('button, input, textarea, select, [role=button], [role=tab], [role=radio]')]
    const shown = controls.filter((control) => control.offsetParent !== null)
    const reach = (control: HTMLElement) => Math.max(control.getBoundingClientRect().height, control.parentElement?.getBoundingClientRect().height ?? 0)
    return shown.filter((control) => reach(control) < minimum - 0.5).map((control) => control.outerHTML.slice(0, 120))
  }, least)
}
