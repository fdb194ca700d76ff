import { readCode } from '../../../e2e/browser.mjs'
import { button, expect, test, type Person } from './town'

const MEETING = '支部党员大会：讨论冬修水利'

type Enter = (caller: 'secretary' | 'outsider' | 'visitor') => Promise<Person>

/** The secretary's screen, with the code on it. */
async function hostMeeting(enter: Enter, caller: 'secretary' | 'outsider'): Promise<Person> {
  const secretary = await enter(caller)
  await secretary.page.getByText(MEETING).first().click()
  await button(secretary.page, '开始活动').click()
  await button(secretary.page, '开始活动').click()
  await button(secretary.page, '现场签到').click()
  return secretary
}

/** Somebody whose phone is signed out, and scans with WeChat: its browser opens the ordinary link. */
async function visitorInWechat(enter: Enter): Promise<Person> {
  const visitor = await enter('visitor')
  await visitor.page.addInitScript(() => {
    Object.defineProperty(navigator, 'userAgent', { value: `${navigator.userAgent} MicroMessenger/8.0` })
  })
  return visitor
}

/** WeChat's own page, as the stand-in shows it: who holds the phone. */
async function allowInWechat({ page }: Person, openid: string): Promise<void> {
  await page.getByLabel('用户标识').fill(openid)
  await button(page, '继续').click()
}

test('who is signed out signs in from the link and is checked in, with nothing to scan again', async ({ enter }) => {
  const secretary = await hostMeeting(enter, 'secretary')
  const visitor = await visitorInWechat(enter)
  await visitor.page.goto(await readCode(secretary.page))
  await visitor.see('登录后接着签到，不用再扫码。')
  await visitor.tap(button(visitor.page, '登录并签到'))
  await visitor.tap(button(visitor.page, '微信登录'))
  await allowInWechat(visitor, 'sandbox-member')
  await visitor.see('签到成功')
  expect(visitor.taps()).toBe(2)
  await secretary.see(/已到1\//)
})

test('who has to claim an identity first loses no check-in: the code has changed by then, and goes to the organizer', async ({ enter, town }) => {
  const secretary = await hostMeeting(enter, 'outsider')
  const visitor = await visitorInWechat(enter)
  await visitor.page.goto(await readCode(secretary.page))
  const host = secretary.page.url()
  const spoken = await claimCode(secretary)
  await secretary.page.goto(host)

  await button(visitor.page, '登录并签到').click()
  await button(visitor.page, '微信登录').click()
  await allowInWechat(visitor, 'e2e-newcomer')
  await visitor.see('认领后接着签到，不用再扫码。')
  await button(visitor.page, '认领并签到').click()
  await visitor.page.getByLabel('8位数字').fill(spoken)
  await button(visitor.page, '用码认领').click()
  const later = new Date(Date.now() + 60_000).toISOString()
  await visitor.page.request.post(`${town.url}/api/v1/sandbox/clock`, { data: { now: later } })
  await visitor.page.getByRole('button', { name: '是我', exact: true }).click()

  await visitor.see('现场的码换了。再扫一次，或交组织者确认。')
  await button(visitor.page, '交组织者确认').click()
  await visitor.see('组织者确认后就算数，不用再扫码。')
  await secretary.see('离线签到，等您确认')
  await button(secretary.page, '确认到场').click()
  await secretary.see(/已到1\//)
})

/** The secretary gives a member who stands there the eight digits to claim with. */
async function claimCode({ page, go }: Person): Promise<string> {
  await go('/features/roster/pages/members')
  await page.getByRole('listitem').filter({ visible: true }).nth(5).click()
  await button(page, '给认领码').click()
  return page.getByText(/^\d{8}$/).innerText()
}

test('an ordinary browser says to use WeChat, and leaves staff their way in', async ({ enter }) => {
  const secretary = await hostMeeting(enter, 'secretary')
  const visitor = await enter('visitor')
  await visitor.page.goto(await readCode(secretary.page))
  await visitor.see('请用微信扫一扫')
  await button(visitor.page, '账号登录').click()
  await visitor.see('用户名')
})

test('an address that no page has leads to 首页, when it is opened and when it is typed over another', async ({ enter, town }) => {
  const visitor = await enter('visitor')
  await visitor.page.goto('about:blank')
  await visitor.page.goto(`${town.url}/#/pages/gone/gone?id=1`)
  await visitor.see('这里是本镇的党员之家')
  await visitor.go('/features/settings/pages/about')
  await visitor.see('版本')
  await visitor.page.goto(`${town.url}/#/pages/gone/again`)
  await visitor.see('这里是本镇的党员之家')
})
