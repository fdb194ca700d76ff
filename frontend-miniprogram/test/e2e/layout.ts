import AxeBuilder from '@axe-core/playwright'
import type { ViewportSize } from '@playwright/test'
import { expect, type Person } from './town'

/** A page scrolls with the keyboard as a whole; axe asks for a focusable element in it even where there is only text to read. */
const SCROLLS = 'scrollable-region-focusable'
/** How high a control is at least, in the ordinary version and in 长辈版. */
const TAP = { standard: 44, 'elder-xl': 60 }

export type Mode = keyof typeof TAP

interface Reader {
  readonly mode: Mode
  /** From the narrowest on. */
  readonly sizes: readonly [ViewportSize, ...ViewportSize[]]
}

/** The narrow phone with the largest words; the usual phone and the desk: what fits here fits between. */
export const READERS: readonly Reader[] = [
  { mode: 'elder-xl', sizes: [{ width: 320, height: 640 }] },
  { mode: 'standard', sizes: [{ width: 375, height: 812 }, { width: 1280, height: 900 }] },
]

/** Draws everything in `mode` from now on. */
export async function setMode({ page }: Person, mode: Mode): Promise<void> {
  await page.evaluate((value) => localStorage.setItem('text-size', JSON.stringify({ type: 'object', data: { v: 1, value } })), mode)
  await page.reload()
}

/** What is on the screen now fits each of the reader's windows, has controls for thumbs, and has nothing against it from axe. */
export async function expectUsable(person: Person, { mode, sizes }: Reader, name: string): Promise<void> {
  const { page } = person
  for (const size of sizes) {
    await page.setViewportSize(size)
    const where = `${name}, ${size.width} px`
    await page.waitForLoadState('networkidle')
    await expect(page.locator('.ui-skeleton')).toHaveCount(0)
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${where} is no wider than the screen`).toBeLessThanOrEqual(0)
    expect.soft(await smallControls(person, TAP[mode]), `${where}: controls large enough for a thumb`).toEqual([])
    // Its legacy mode looks at the page alone, and no page has a frame: that spares a second window each time.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().disableRules(SCROLLS).withTags(['wcag2a', 'wcag2aa']).analyze()
    expect.soft(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`), `${where}: axe`).toEqual([])
  }
  await page.setViewportSize(sizes[0])
}

function smallControls({ page }: Person, least: number): Promise<string[]> {
  return page.evaluate((minimum) => {
    const controls = [...document.querySelectorAll<HTMLElement>('button, input, textarea, select, [role=button], [role=tab], [role=radio]')]
    const shown = controls.filter((control) => control.offsetParent !== null)
    const reach = (control: HTMLElement) => Math.max(control.getBoundingClientRect().height, control.parentElement?.getBoundingClientRect().height ?? 0)
    return shown.filter((control) => reach(control) < minimum - 0.5).map((control) => control.outerHTML.slice(0, 120))
  }, least)
}
