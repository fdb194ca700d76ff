import { chromium, type Page } from '@playwright/test'
import { LAUNCH, openWindow, PHONE, readCode } from '../../../e2e/browser.mjs'
import { cameraOn } from '../../../e2e/camera.mjs'
import { expectUsable, READERS, setMode } from './layout'
import { button, choose, expect, test, type Caller, type Person } from './town'

const HOUR = 3600_000
const VERIFY = '/features/card/pages/verify'

type Enter = (caller: Caller) => Promise<Person>

async function holder(enter: Enter): Promise<Person> {
  const member = await enter('member')
  await member.tap(button(member.page, '出示党员卡'))
  await member.tap(button(member.page, '启用党员卡'))
  await member.see('请对方扫这个码')
  return member
}

async function verifier(enter: Enter, caller: Caller = 'visitor'): Promise<Person> {
  const person = await enter(caller)
  await person.go(VERIFY)
  await person.see('没有网络也能查验。')
  return person
}

const cardCode = ({ page }: Person) => readCode(page, /党员卡二维码/)
const cardPicture = ({ page }: Person) => page.getByRole('img', { name: /党员卡二维码/ }).screenshot()

async function paste(page: Page, code: string): Promise<void> {
  const field = page.getByLabel('码的文字')
  if (!(await field.isVisible())) await button(page, '粘贴文字').click()
  await field.fill(code)
  await page.getByRole('button', { name: '查验', exact: true }).click()
}

async function next({ page }: Person): Promise<void> {
  await button(page, '查验下一张').click()
}

/** A phone whose camera looks at a picture. */
async function withCamera(picture: Buffer, film: string): Promise<{ page: Page; close: () => Promise<void> }> {
  const browser = await chromium.launch({ ...LAUNCH, args: [...LAUNCH.args, ...cameraOn(picture, film)] })
  const faults: string[] = []
  const close = async () => {
    await browser.close()
    expect(faults).toEqual([])
  }
  return { page: (await openWindow(browser, 'camera', PHONE, faults)) as Page, close }
}

/** Whether the service worker itself has a network: else what it gives is what it keeps. */
async function reachesServer(page: Page): Promise<boolean> {
  const [worker] = page.context().serviceWorkers()
  if (worker === undefined) throw new Error('There is no service worker.')
  return worker.evaluate(() => fetch('/healthz').then(() => true, () => false))
}

/** Time passes for both, without a network for either; answers the code that the card shows then. */
async function codeLater(ms: number, member: Person, visitor: Person): Promise<string> {
  const before = await cardCode(member)
  for (const { page } of [member, visitor]) await page.clock.fastForward(ms)
  await expect.poll(() => cardCode(member)).not.toBe(before)
  return cardCode(member)
}

test('after one visit cards are verified without a network, also when the page is opened anew', async ({ enter }) => {
  const member = await holder(enter)
  const visitor = await verifier(enter)
  await visitor.page.context().setOffline(true)
  expect(await reachesServer(visitor.page)).toBe(false)
  const reloaded = visitor.page.waitForResponse((answer) => answer.request().isNavigationRequest())
  await visitor.page.reload()
  expect((await reloaded).fromServiceWorker()).toBe(true)
  await visitor.see('没有网络也能查验。')

  const shown = await cardCode(member)
  await paste(visitor.page, shown)
  await visitor.see('有效')
  await visitor.see('没有问服务器')
  await visitor.see(/^正式党员$/)
  await next(visitor)
  await paste(visitor.page, shown)
  await visitor.see('无效')
  await visitor.see('同一个码用了两次')
})

test('a card that was ended is refused once the list is fetched', async ({ enter }) => {
  const member = await holder(enter)
  await member.page.context().setOffline(true)
  const elsewhere = await enter('member')
  await elsewhere.go('/features/card/pages/devices')
  await button(elsewhere.page, '停用').click()
  await button(elsewhere.page, '停用').click()
  await elsewhere.see('已停用')

  const visitor = await verifier(enter)
  await visitor.page.context().setOffline(true)
  await paste(visitor.page, await cardCode(member))
  await visitor.see('无效')
  await visitor.see('卡已停用')
})

test('after a day without a network the verifier warns, after three it cannot tell', async ({ enter }) => {
  const member = await holder(enter)
  const visitor = await verifier(enter)
  for (const { page } of [member, visitor]) {
    await page.clock.install()
    await page.context().setOffline(true)
  }
  await paste(visitor.page, await codeLater(25 * HOUR, member, visitor))
  await visitor.see('有效')
  await visitor.see('停用清单一天没更新了，请尽快联网。')
  await visitor.see('1天前')

  await next(visitor)
  await paste(visitor.page, await codeLater(48 * HOUR, member, visitor))
  await visitor.see('无法判断')
  await visitor.see('停用清单是三天以前的，请连上网络再查。')
})

test('a photo of the code is as good as the code', async ({ enter }) => {
  const member = await holder(enter)
  const visitor = await verifier(enter)
  await choose(visitor.page, '选照片', { name: 'card.png', mimeType: 'image/png', buffer: await cardPicture(member) })
  await visitor.see('有效')
})

test('the camera reads the code', async ({ enter }, info) => {
  const member = await holder(enter)
  const { page, close } = await withCamera(await cardPicture(member), info.outputPath('card.y4m'))
  await page.goto(`${new URL(member.page.url()).origin}/#${VERIFY}`)
  await button(page, '扫码查验').click()
  await expect(page.getByText('有效', { exact: true })).toBeVisible()
  await close()
})

test('the holder types the digits that the verifier shows', async ({ enter }) => {
  const member = await holder(enter)
  const visitor = await verifier(enter)
  await button(visitor.page, '加核对数字').click()
  const digits = await visitor.page.getByRole('status').filter({ hasText: '输入：' }).innerText()
  await paste(visitor.page, await cardCode(member))
  await visitor.see('核对数字不符')
  await next(visitor)
  const again = (await visitor.page.getByRole('status').filter({ hasText: '输入：' }).innerText()).replace(/\D/g, '')
  expect(digits).not.toContain(again)

  await button(member.page, '输核对数字').click()
  await member.page.getByLabel('对方给的6位数字').fill(again)
  await button(member.page, '放进码里').click()
  await member.see(`码里已放入${again}`)
  await paste(visitor.page, await cardCode(member))
  await visitor.see('对方输的数字对上了。')
})

test('whoever may ask the server does so and says why; the holder sees it', async ({ enter }) => {
  const member = await holder(enter)
  const secretary = await verifier(enter, 'secretary')
  const shown = await cardCode(member)
  await paste(secretary.page, shown)
  await secretary.see('请写一句事由。')
  await secretary.page.getByLabel('事由').fill('会场核对')
  await paste(secretary.page, shown)
  await secretary.see('已向服务器核对')
  await secretary.see('有效')

  await member.go('/features/card/pages/verifications')
  await member.see('事由：会场核对')
})

for (const reader of READERS)
  test(`the verifier, ${reader.mode}`, async ({ enter }) => {
    const member = await holder(enter)
    const visitor = await verifier(enter)
    await setMode(visitor, reader.mode)
    await visitor.see('没有网络也能查验。')
    await button(visitor.page, '加核对数字').click()
    await expectUsable(visitor, reader, 'verifier')
    await button(visitor.page, '不用数字').click()
    await paste(visitor.page, await cardCode(member))
    await visitor.see('有效')
    await expectUsable(visitor, reader, 'valid')
  })

test('an organizer scans members’ cards one after the other, and nothing waits without a network', async ({ enter }, info) => {
  const secretary = await enter('secretary')
  await secretary.page.getByText('支部党员大会：讨论冬修水利').first().click()
  await button(secretary.page, '开始活动').click()
  await button(secretary.page, '开始活动').click()
  await button(secretary.page, '现场签到').click()
  const address = secretary.page.url()

  const member = await holder(enter)
  const { page, close } = await withCamera(await cardPicture(member), info.outputPath('card.y4m'))
  await page.goto(`${new URL(address).origin}/sandbox/sign-in/secretary`)
  await expect(page.getByText(/同志$/).first()).toBeVisible()
  await page.goto(address)
  await button(page, '扫党员卡').click()
  await expect(page.getByText(/＊.*已签到（(到场|迟到)）/)).toBeVisible()
  await button(page, '扫下一张').click()
  await expect(page.getByText(/已经签过了/)).toBeVisible()
  await page.context().setOffline(true)
  await button(page, '扫下一张').click()
  await expect(page.getByText('没有网络，没有签上。连上后再扫，或者点名。')).toBeVisible()
  await expect(page.getByText(/待提交/)).toHaveCount(0)
  await close()
})
