import { readCode } from '../../../e2e/browser.mjs'
import { button, expect, test } from './town'

test('a check-in without a network waits on the phone, and counts when the network is back and the organizer agrees', async ({ enter }) => {
  const secretary = await enter('secretary')
  await secretary.page.getByText('支部党员大会：讨论冬修水利').first().click()
  await button(secretary.page, '开始活动').click()
  await button(secretary.page, '开始活动').click()
  await button(secretary.page, '现场签到').click()
  const address = await readCode(secretary.page)

  const member = await enter('member')
  await member.go('/pages/checkin/checkin')
  await member.page.getByRole('textbox').fill(address)
  await member.page.context().setOffline(true)
  await button(member.page, '签到').click()
  await member.see('联网后自动提交，由组织者确认。')
  await member.page.context().setOffline(false)

  await secretary.see('离线签到，等您确认')
  await button(secretary.page, '确认到场').click()
  await secretary.see(/已到1\//)
})

test('a roll-call without a network is sent when the network is back, from whatever page', async ({ enter }) => {
  const secretary = await enter('secretary')
  await secretary.page.getByText('支部党员大会：讨论冬修水利').first().click()
  await button(secretary.page, '开始活动').click()
  await button(secretary.page, '开始活动').click()
  await button(secretary.page, '点名').click()
  await secretary.page.getByRole('checkbox').first().click()
  await secretary.page.context().setOffline(true)
  await button(secretary.page, '记下1人').click()
  await secretary.see('1人的点名待提交，联网后自动提交。')
  const sent = secretary.page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().endsWith('/attendance'))
  await secretary.page.context().setOffline(false)
  expect((await sent).status()).toBe(200)
})

test('a check-in is written down within three seconds on a network that hangs, and is not red when its page is opened anew', async ({ enter }) => {
  const secretary = await enter('secretary')
  await secretary.page.getByText('支部党员大会：讨论冬修水利').first().click()
  await button(secretary.page, '开始活动').click()
  await button(secretary.page, '开始活动').click()
  await button(secretary.page, '现场签到').click()
  const member = await enter('member')
  await member.page.route('**/api/v1/check-ins', () => {})
  await member.page.goto(await readCode(secretary.page))
  await member.see('联网后自动提交，由组织者确认。')
  await member.page.reload()
  await member.see('已记下')
})
