import { readCode } from '../../../e2e/browser.mjs'
import { button, test } from './town'

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
