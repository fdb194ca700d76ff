import type { Page } from '@playwright/test'
import { button, expect, test } from './town'

const MEETING = '支部党员大会：讨论冬修水利'

/** Those to call for the meeting: the worker writes them a moment after the town is as new, and the page shows what was there when it opened. */
async function toCall(page: Page) {
  const people = page.locator('.ui-card').filter({ hasText: MEETING }).getByRole('button')
  await expect(async () => {
    if ((await people.count()) === 0) await page.reload()
    await expect(people.first()).toBeVisible({ timeout: 3000 })
  }).toPass()
  return people
}

test('whom no message reached is telephoned: the number is asked for, the member sees that, and the list grows shorter', async ({ enter }) => {
  const member = await enter('member')
  const name = (await member.page.getByText(/同志$/).first().innerText()).replace(/^.*，|同志$/g, '')

  const secretary = await enter('secretary')
  const { page } = secretary
  await secretary.tap(page.getByText(MEETING).first())
  await secretary.tap(button(page, '电话通知'))
  const row = (await toCall(page)).filter({ hasText: name })
  await secretary.see('这些人没收到微信通知，也没看消息。请打电话告诉他们。')
  await expect(row).toContainText(/1\d{2}\*{4}\d{4}/)
  await secretary.tap(row)
  await secretary.see('看完整号码会留下记录和用途，本人查得到。')
  await secretary.tap(button(page, '看号码'))
  await secretary.see(/^1\d{10}$/)
  await secretary.tap(button(page, '已电话通知'))
  await secretary.see(`记下了，${name}已电话通知。`)
  expect(secretary.taps()).toBe(5)
  await expect(row).toHaveCount(0)
  await page.reload()
  await secretary.see(MEETING)
  await expect(row).toHaveCount(0)

  await member.go('/features/settings/pages/accesses')
  await member.see(/打电话告知/)
})

test('the call list stands on the secretary’s first page, and says when the network is away', async ({ enter }) => {
  const { page, see } = await enter('secretary')
  await see(MEETING) // what comes late moves what stands below it
  await page.getByText('电话通知', { exact: true }).filter({ visible: true }).click()
  await (await toCall(page)).first().click()
  await page.context().setOffline(true)
  await button(page, '已电话通知').click()
  await see('没有网络，连上后再试。')
  await page.context().setOffline(false)
  await button(page, '已电话通知').click()
  await see(/^记下了，.+已电话通知。$/)
})
