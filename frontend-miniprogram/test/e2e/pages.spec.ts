import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Caller, type Person } from './town'

/** Who sees which pages; `:id` stands for the member's next activity. */
const PAGES: Record<Caller, readonly string[]> = {
  visitor: ['/pages/home/home', '/pages/bind/bind', '/pages/sign-in/sign-in', '/features/feedback/pages/new', '/features/feedback/pages/find', '/features/settings/pages/about'],
  member: [
    '/pages/home/home',
    '/pages/activities/activities',
    '/pages/notifications/notifications',
    '/pages/me/me',
    '/pages/checkin/checkin',
    '/features/activities/pages/detail?id=:id',
    '/features/activities/pages/leave?id=:id',
    '/features/activities/pages/my-attendance',
    '/features/settings/pages/elder',
    '/features/settings/pages/sessions',
    '/features/settings/pages/accesses',
  ],
  secretary: [
    '/pages/home/home',
    '/pages/activities/activities',
    '/features/activities/pages/edit',
    '/features/activities/pages/detail?id=:id',
    '/features/activities/pages/roll-call?id=:id',
    '/features/activities/pages/sheet?id=:id',
    '/features/activities/pages/minutes?id=:id',
    '/features/identity/pages/claims',
    '/features/roster/pages/members',
    '/features/roster/pages/exports',
  ],
  officer: ['/pages/home/home', '/features/roster/pages/members', '/features/roster/pages/import', '/features/roster/pages/exports', '/features/feedback/pages/inbox'],
}
/** The narrow phone with the largest words, the usual phone, the desk: what fits here fits between. */
const VIEWS = [
  { mode: 'elder-xl', width: 320, height: 640 },
  { mode: 'standard', width: 375, height: 812 },
  { mode: 'standard', width: 1280, height: 900 },
] as const
/** A page scrolls with the keyboard as a whole; axe asks for a focusable element in it even where there is only text to read. */
const SCROLLS = 'scrollable-region-focusable'
const TAP = { standard: 44, 'elder-xl': 60 }

for (const caller of Object.keys(PAGES) as Caller[])
  for (const { mode, ...size } of VIEWS)
    test(`${caller}, ${mode}, ${size.width} px`, async ({ enter }) => {
      const person = await enter(caller, size)
      const id = caller === 'member' || caller === 'secretary' ? await nextActivity(person) : ''
      await person.page.evaluate((value) => {
        localStorage.setItem('text-size', JSON.stringify({ type: 'object', data: { v: 1, value } }))
      }, mode)
      await person.page.reload()
      for (const path of PAGES[caller]) {
        await person.go(path.replace(':id', id))
        await settled(person)
        expect.soft(await person.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${path} is no wider than the screen`).toBeLessThanOrEqual(0)
        expect.soft(await smallControls(person, TAP[mode]), `${path}: controls large enough for a thumb`).toEqual([])
        const { violations } = await new AxeBuilder({ page: person.page }).disableRules(SCROLLS).withTags(['wcag2a', 'wcag2aa']).analyze()
        expect.soft(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`), `${path}: axe`).toEqual([])
      }
    })

async function nextActivity({ page }: Person): Promise<string> {
  await page.getByText('讨论冬修水利').first().click()
  await page.waitForURL(/id=/)
  return new URL(page.url().replace('#', '')).searchParams.get('id') ?? ''
}

/** Nothing is loading any more. */
async function settled({ page }: Person): Promise<void> {
  await page.waitForLoadState('networkidle')
  await expect(page.locator('.ui-skeleton')).toHaveCount(0)
}

function smallControls({ page }: Person, least: number): Promise<string[]> {
  return page.evaluate((minimum) => {
    const controls = [...document.querySelectorAll<HTMLElement>('button, input, textarea, select, [role=button], [role=tab], [role=radio]')]
    const shown = controls.filter((control) => control.offsetParent !== null)
    const reach = (control: HTMLElement) => Math.max(control.getBoundingClientRect().height, control.parentElement?.getBoundingClientRect().height ?? 0)
    return shown.filter((control) => reach(control) < minimum - 0.5).map((control) => control.outerHTML.slice(0, 120))
  }, least)
}

