import { expect, test as base, type Locator, type Page } from '@playwright/test'
import { openWindow, PHONE } from '../../../e2e/browser.mjs'
import { startTown } from '../../../e2e/town.mjs'

export { expect }

export type Caller = 'member' | 'secretary' | 'officer' | 'admin' | 'visitor'
export interface Person {
  readonly page: Page
  /** Deliberate touches since the page stood ready, as the flows promise them. */
  readonly taps: () => number
  readonly tap: (target: Locator) => Promise<void>
  readonly see: (text: string | RegExp) => Promise<void>
  /** Opens a page of the client, as a link of it would. */
  readonly go: (path: string) => Promise<void>
}
interface Size {
  readonly width: number
  readonly height: number
}
type Enter = (caller: Caller | 'outsider' | 'checker' | 'keeper', size?: Size) => Promise<Person>
type Town = Awaited<ReturnType<typeof startTown>>

/** Who of the cast has no WeChat, as the sandbox's own list calls them. */
const AT_A_DESK: Readonly<Partial<Record<string, string>>> = { admin: '管理员', keeper: '另一位管理员' }

/** `enter` signs somebody of the sandbox's cast in, in a window of their own and a town as new; the test fails on a page error or a foreign request. A test that fails says what stood in each window. */
export const test = base.extend<{ enter: Enter }, { town: Town }>({
  town: [
    async ({}, use) => {
      const town = await startTown()
      await use(town)
      town.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  enter: async ({ browser, town }, use, testInfo) => {
    const faults: string[] = []
    const windows: Page[] = []
    const refused: string[] = []
    await town.reset()
    await use(async (caller, size = PHONE) => {
      const page: Page = await openWindow(browser, caller, size, faults)
      windows.push(page)
      noteRefused(page, refused)
      const desk = AT_A_DESK[caller]
      await page.goto(caller === 'visitor' ? town.url : desk ? `${town.url}/#/pages/sign-in/sign-in` : `${town.url}/sandbox/sign-in/${caller}`)
      if (desk) await signIn(page, await credentialsOf(page, town.url, desk))
      await expect(page.getByText(caller === 'visitor' ? '这里是本镇的党员之家' : /同志$/).first()).toBeVisible()
      return person(page, town.url)
    })
    const story = testInfo.status === testInfo.expectedStatus ? [] : [...refused, ...(await Promise.all(windows.map(standing)))]
    await Promise.all(windows.map((page) => page.context().close())) // left open, it would go on asking beside the tests that follow
    expect([...faults, ...story]).toEqual([])
  },
})

/** What the server refused or never answered. */
function noteRefused(page: Page, refused: string[]): void {
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(`${response.request().method()} ${response.url()}: ${response.status()}`)
  })
  page.on('requestfailed', (request) => {
    refused.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText}`)
  })
}

/** Where a window is, and the words on it. */
const standing = async (page: Page) => `${page.url()}: ${(await page.locator('body').innerText()).replace(/\s+/g, ' ').slice(0, 500)}`

function person(page: Page, url: string): Person {
  let count = 0
  return {
    page,
    taps: () => count,
    tap: async (target) => {
      count += 1
      await target.click()
    },
    see: (text) => expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible(),
    go: async (path) => {
      await page.goto(`${url}/#${path}`)
      const [name = ''] = path.slice(1).split('?')
      await expect(page.locator(`uni-page[data-page="${name}"]`)).toBeVisible() // the address changes before the page does
    },
  }
}

/** A button by the words on it: the last one, so that a dialog's comes before the page's. */
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).last()

interface Credentials {
  readonly username: string
  readonly password: string
  readonly totp: string
}

/** How somebody signs in at a desk, from the sandbox's own list: `title` as it stands there. */
export async function credentialsOf(page: Page, url: string, title: string): Promise<Credentials> {
  const list = await (await page.request.get(`${url}/sandbox`)).text()
  const line = list.split('<li>').find((item) => item.startsWith(`${title}：`)) ?? ''
  const [username = '', password = '', totp = ''] = [...line.matchAll(/<code>(.*?)<\/code>/g)].map(([, text]) => text)
  return { username, password, totp }
}

/** Fills in the sign-in page. */
export async function signIn(page: Page, { username, password, totp }: Credentials): Promise<void> {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByLabel('动态码').fill(totp)
  await button(page, '登录').click()
}

/** Chooses a file as a person does, through the browser's own window. */
export async function choose(page: Page, name: string, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const asked = page.waitForEvent('filechooser')
  await button(page, name).click()
  await (await asked).setFiles(file)
}

/** The file that a press brings, on this machine's disk. */
export async function download(page: Page, press: () => Promise<void>): Promise<string> {
  const coming = page.waitForEvent('download')
  await press()
  return (await coming).path()
}
