import { DESK } from '../../../e2e/browser.mjs'
import { monthInDays } from '../../../e2e/calendar.mjs'
import { expectUsable, READERS, setMode } from './layout'
import { button, expect, test, type Person } from './town'
import { applied, desk } from './transfers-api'

const INBOX = '/features/transfer-desk/pages/inbox'
const review = (id: string) => `/features/transfer-desk/pages/review?id=${id}`
const row = ({ page }: Person) => page.getByText('，镇内转接').filter({ visible: true }).first()

test('a transfer within the township: agreed to in three taps, at the desk by the keyboard alone, and reported in', async ({ enter, town }) => {
  const id = await applied(town)

  const secretary = await enter('secretary')
  await secretary.tap(row(secretary))
  await secretary.see('搬到邻村和女儿一起住')
  await secretary.tap(button(secretary.page, '同意'))
  await expect(secretary.page.getByRole('heading', { name: /^同意.+转往.+支部/ })).toBeVisible()
  await secretary.tap(button(secretary.page, '确认同意'))
  await secretary.see(/“同意”已办好，现在到.*委员会。/)
  expect(secretary.taps()).toBe(3)

  const officer = await enter('officer', DESK)
  await officer.go(INBOX)
  await officer.see('在左边选一件，这里办理。')
  await expect(row(officer)).toBeVisible()
  await officer.page.keyboard.press('j')
  await officer.page.keyboard.press('Enter')
  await officer.see('办理经过')
  await expect(button(officer.page, '同意')).toBeVisible()
  await tabTo(officer, '同意')
  await officer.page.keyboard.press('Enter')
  await tabTo(officer, '确认同意')
  await officer.page.keyboard.press('Enter')
  await officer.see(/“同意”已办好/)
  await officer.see('都办完了。')

  const receiver = await enter('outsider')
  await receiver.tap(row(receiver))
  await receiver.tap(button(receiver.page, '确认报到'))
  await receiver.see('组织关系从这一天转入，名册随之更新。')
  await receiver.tap(button(receiver.page, '确认报到'))
  await receiver.see('这件转接已经办完，不用再办。')
  expect(receiver.taps()).toBe(3)
  expect((await (await desk(town, 'officer')).seen(id)).status).toBe('closed')
})

test('one that comes back says why, in four taps', async ({ enter, town }) => {
  const id = await applied(town)
  const secretary = await enter('secretary')
  await secretary.tap(row(secretary))
  await secretary.tap(button(secretary.page, '退回'))
  await secretary.tap(secretary.page.getByRole('radio', { name: '资料不全' }))
  await secretary.tap(button(secretary.page, '确认退回'))
  await secretary.see('“退回”已办好。')
  await secretary.see('等本人修改后再提交。')
  expect(secretary.taps()).toBe(4)
  const seen = await (await desk(town, 'member')).seen(id)
  expect([seen.status, seen.reply?.label]).toEqual(['returned', '资料不全'])
})

for (const reader of READERS)
  test(`a decision is taken back within ten seconds by whoever made it, and not later; ${reader.mode}`, async ({ enter, town }) => {
    const id = await applied(town)
    const secretary = await enter('secretary', reader.sizes[0])
    const { page, go, see } = secretary
    await setMode(secretary, reader.mode)
    await go(review(id))
    await button(page, '同意').click()
    await button(page, '确认同意').click()
    await see('办错了可以撤回，10秒内有效。')
    await button(page, '撤回').click()
    await see('已撤回，和办理前一样。')
    await expect(button(page, '同意')).toBeVisible()
    await expect(button(page, '撤回')).toHaveCount(0)
    expect((await (await desk(town, 'secretary')).seen(id)).step).toBe('from_branch')

    await button(page, '同意').click()
    await button(page, '确认同意').click()
    await see(/还有\d+秒/)
    if (process.env.UNDO_PICTURES) await page.screenshot({ path: `${process.env.UNDO_PICTURES}/undo-${reader.mode}.png` })
    await expectUsable(secretary, { ...reader, sizes: [reader.sizes[0]] }, 'a decision that can be taken back')
    await expect(button(page, '撤回')).toHaveCount(0)
    await see(/“同意”已办好/)
  })

test('whoever comes second reads who was first, and without a network nothing is decided', async ({ enter, town }) => {
  const id = await applied(town)
  const { page, go, see } = await enter('secretary')
  await go(review(id))
  await expect(button(page, '同意')).toBeEnabled()
  await page.context().setOffline(true)
  await see('没有网络。决定要连上后再办，不会先存着。')
  await expect(button(page, '同意')).toBeDisabled()
  await page.context().setOffline(false)
  await expect(button(page, '同意')).toBeEnabled()

  await (await desk(town, 'secretary')).act(id, 'return', { reason_code: 'incomplete' })
  await button(page, '同意').click()
  await button(page, '确认同意').click()
  await see(/已办“退回”。请看结果后再决定。/)
  await expect(page.getByText('request.stale')).toHaveCount(0)
  await see('等本人修改后再提交。')
})

test('what is late below says so in words, and the level above may decide it', async ({ enter, town }) => {
  const id = await applied(town)
  const days = 8
  await fetch(`${town.url}/api/v1/sandbox/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ now: new Date(Date.now() + days * 24 * 3600_000) }) })
  const { page, go, see } = await enter('officer')
  await go(INBOX)
  await see('都办完了。')
  await page.getByRole('tab', { name: '下级逾期' }).click()
  await see('已逾期')
  await see(/转出支部审核，在.*东溪村/)
  await page.getByText('，镇内转接').filter({ visible: true }).first().click()
  await button(page, '同意').click()
  await see('期限已过，您作为上级代办。')
  const dues = page.getByLabel('核对后的党费交至月份')
  if (await dues.isVisible()) await dues.fill(monthInDays(days)) // the eight days may lie in two months
  await button(page, '确认同意').click()
  await see('代下级办理')
  expect((await (await desk(town, 'officer')).seen(id)).step).toBe('from_committee')
})

test('what the other side has not taken in is sent elsewhere', async ({ enter, town }) => {
  const id = await applied(town)
  await (await desk(town, 'secretary')).act(id, 'approve')
  await (await desk(town, 'officer')).act(id, 'approve')
  await (await desk(town, 'outsider')).act(id, 'refuse', { reason_code: 'not_our_area' })
  const officer = await enter('officer', { width: 320, height: 640 })
  const { page, see, go } = officer
  await setMode(officer, 'elder-xl')
  await go(review(id))
  await see(/不属于本地本单位/)
  await button(page, '改转别处').click()
  await page.getByLabel('找接收单位').fill('南坪')
  await button(page, '查找').click()
  await page.getByRole('radio', { name: '名录里没有，我来写' }).click()
  await page.getByLabel('接收单位的名称和地址').fill('邻省某市某街道')
  await button(page, '改转别处').click()
  await see('请选接收单位在哪里。')
  await expectUsable(officer, { mode: 'elder-xl', sizes: [{ width: 320, height: 640 }] }, 'where to instead')
  if (process.env.UNDO_PICTURES) await page.screenshot({ path: `${process.env.UNDO_PICTURES}/kind.png` })
  await page.getByRole('radio', { name: /南坪村/ }).click()
  await button(page, '改转别处').click()
  await see(/“改转别处”已办好/)
  expect((await (await desk(town, 'officer')).seen(id)).step).toBe('from_committee')
})

for (const reader of READERS)
  test(`the desk of transfers fits and is readable; ${reader.mode}`, async ({ enter, town }) => {
    const id = await applied(town)
    const secretary = await enter('secretary', reader.sizes[0])
    const { page, go } = secretary
    await setMode(secretary, reader.mode)
    await expect(row(secretary)).toBeVisible()
    await expectUsable(secretary, reader, '首页')
    await go(INBOX)
    await expect(row(secretary)).toBeVisible()
    await expectUsable(secretary, reader, 'the inbox')
    await go(review(id))
    await expect(button(page, '同意')).toBeVisible()
    await expectUsable(secretary, reader, 'a transfer')
    await button(page, '退回').click()
    await page.getByRole('radio', { name: '其他' }).click()
    await button(page, '确认退回').click()
    await secretary.see('请写明原因，至少2个字。')
    await expectUsable(secretary, reader, 'the reason')
  })

for (const reader of READERS)
  test(`a warning that only the answer brings is ticked where it appears; ${reader.mode}`, async ({ enter, town }) => {
    const id = await applied(town)
    const [admin, officerDesk] = [await desk(town, 'admin'), await desk(town, 'officer')]
    await (await desk(town, 'secretary')).act(id, 'approve')
    const officer = await enter('officer', reader.sizes[0])
    const { page, see, go } = officer
    await setMode(officer, reader.mode)
    await go(review(id))
    await button(page, '同意').click()
    await expect(page.getByText('看过了，打勾')).toHaveCount(0)
    const { target_id } = await officerDesk.read<{ target_id: string }>(`/transfers/${id}`)
    await admin.put(`/organizations/${target_id}/settings`, { values: { 'branches.max_member_count': 10 } })

    await button(page, '确认同意').click()
    await see(/转入后支部有\d+人，超过10人。/)
    await see('请先逐条看过，打上勾。')
    await expectUsable(officer, reader, 'a warning of the answer')
    if (process.env.UNDO_PICTURES) await page.screenshot({ path: `${process.env.UNDO_PICTURES}/warning-${reader.mode}.png` })
    await page.getByRole('checkbox', { name: /超过10人/ }).click()
    await page.getByLabel('为什么还是办').fill('党委会同意')
    await button(page, '确认同意').click()
    await see(/“同意”已办好/)
    expect((await officerDesk.seen(id)).step).toBe('to_branch')
  })

/** From where the focus is to a button, as somebody without a mouse goes. */
async function tabTo({ page }: Person, name: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(name)
  }).toPass({ intervals: [20], timeout: 10_000 })
}
