import { DESK } from '../../../e2e/browser.mjs'
import { button, credentialsOf, expect, signIn, test } from './town'

const MINUTE = 60_000
const OFFICER = '镇党委组织委员'

test('at a desk the roster and a member stand side by side, and the keyboard is enough', async ({ enter }) => {
  const { page, see, go } = await enter('officer', DESK)
  await go('/features/roster/pages/members')
  await see('在左边选一个人，这里看信息。')
  const entries = page.getByRole('list', { name: '名册' }).getByRole('button')
  await expect(entries.first()).toBeVisible()
  for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
  await expect(entries.nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  const detail = page.getByRole('region', { name: '党员信息' })
  await expect(detail.getByText('身份证号')).toBeVisible()
  expect(page.url()).toContain('/members')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const name = ((await entries.nth(2).innerText()).split('\n')[0] ?? '').trim()
  await expect(detail.getByRole('heading', { name })).toBeVisible()
  await page.getByLabel('找人').fill('jk')
  expect(await page.getByLabel('找人').inputValue()).toBe('jk')
})

test('a desk is told before it is left, goes on at a press, and keeps what was typed when it is not', async ({ enter }) => {
  const { page, see } = await enter('visitor', DESK)
  const url = new URL(page.url()).origin
  const draft = page.getByRole('textbox').filter({ visible: true }).first()
  await page.clock.install()
  // Both clocks: the renewed session ends by the server's. Nothing may be on its way meanwhile: its answer would tell the page another time.
  let ahead = 0
  let onTheirWay = 0
  page.on('request', () => (onTheirWay += 1))
  page.on('requestfinished', () => (onTheirWay -= 1))
  page.on('requestfailed', () => (onTheirWay -= 1))
  const pass = async (minutes: number) => {
    await expect.poll(() => onTheirWay).toBe(0)
    ahead += minutes * MINUTE
    await page.request.post(`${url}/api/v1/sandbox/clock`, { data: { now: new Date(Date.now() + ahead) } })
    await page.clock.fastForward(minutes * MINUTE)
  }
  await page.goto(`${url}/#/pages/sign-in/sign-in`)
  await signIn(page, await credentialsOf(page, url, OFFICER))
  await see(/同志$/)
  await page.getByText('投诉建议').filter({ visible: true }).first().click()
  await draft.fill('村口的路灯不亮了')

  // Typing is work: it renews the session. Then the hands rest. The page must have read the answer before its clock moves on.
  const held = () => page.evaluate(() => localStorage.getItem('session') ?? '')
  const before = await held()
  await pass(2)
  await expect.poll(async () => (await held()) !== before && !(await held()).includes('renewal')).toBe(true)
  await pass(29)
  await see('即将退出。2分钟后退出登录，写的内容还在。')
  expect(await draft.inputValue()).toBe('村口的路灯不亮了')
  await button(page, '继续使用').click()
  await expect(page.getByText('即将退出').filter({ visible: true })).toHaveCount(0)

  await pass(31)
  await see('已经退出。写的内容还在，重新登录接着写。')
  await expect(draft).toHaveCount(0)
  await button(page, '去登录').click()
  await signIn(page, await credentialsOf(page, url, OFFICER))
  await expect(draft).toHaveValue('村口的路灯不亮了')
})
