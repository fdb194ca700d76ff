import { DESK, readCode } from '../../../e2e/browser.mjs'
import { expectUsable, READERS, setMode } from './layout'
import { button, expect, test, type Person } from './town'

/** What another system, or an officer, hears when the code on the screen is verified. */
async function verdictOn({ page }: Person, code: string): Promise<string> {
  const { origin } = new URL(page.url())
  const tokens = await page.request.post(`${origin}/api/v1/sandbox/tokens`, { data: { caller: 'secretary' } })
  const { access_token } = (await tokens.json()) as { access_token: string }
  const answer = await page.request.post(`${origin}/api/v1/identity/verifications`, {
    headers: { Authorization: `Bearer ${access_token}` },
    data: { code, purpose: '会场核对' },
  })
  const { result, reason } = (await answer.json()) as { result: string; reason: string | null }
  return reason ?? result
}

const cardCode = ({ page }: Person) => readCode(page, /党员卡二维码/)

/** Follows a notice, which the worker writes a moment after what it tells of. */
async function openNotice({ page, go }: Person, title: string): Promise<void> {
  await go('/pages/notifications/notifications')
  await expect(async () => {
    await page.reload()
    await page.getByText(title).first().click({ timeout: 2000 })
  }).toPass()
}

async function enrolled(enter: (caller: 'member') => Promise<Person>): Promise<Person> {
  const member = await enter('member')
  await member.tap(button(member.page, '出示党员卡'))
  await member.tap(button(member.page, '启用党员卡'))
  await member.see('请对方扫这个码')
  return member
}

test('a member enrols the phone once, and then shows the card with one touch', async ({ enter }) => {
  const member = await enrolled(enter)
  const first = await cardCode(member)
  expect(first).toMatch(/^DM1:/)
  expect(await verdictOn(member, first)).toBe('valid')
  expect(await verdictOn(member, first)).toBe('replayed')

  await member.go('/pages/home/home')
  const before = member.taps()
  await member.tap(button(member.page, '出示党员卡'))
  await member.see('请对方扫这个码')
  expect(member.taps() - before).toBe(1)
  expect(await verdictOn(member, await cardCode(member))).toBe('valid')
})

test('the holder sees that the card was found good, and then the time again', async ({ enter }) => {
  const member = await enrolled(enter)
  const asked = () => member.page.waitForResponse((response) => response.url().includes('/me/verifications'))
  await asked()
  expect(await verdictOn(member, await cardCode(member))).toBe('valid')

  await member.see('✓ 已核验')
  await expect(member.page.getByText('✓ 已核验')).toHaveCount(0)
})

test('without a network the card is shown from the phone, signed anew, and is good', async ({ enter }) => {
  const member = await enrolled(enter)
  await member.page.clock.install()
  await member.page.context().setOffline(true)
  await member.page.clock.runFor(16_000)
  const shown = await cardCode(member)
  await member.page.context().setOffline(false)

  expect(await verdictOn(member, shown)).toBe('valid')
})

test('the views: a minimal card tells no name, and the face keeps the name covered until its owner shows it', async ({ enter }) => {
  const member = await enrolled(enter)
  const full = await cardCode(member)
  await member.tap(member.page.getByRole('tab', { name: '只证明是党员' }))
  await member.see('对方看不到姓名和支部。')
  const minimal = await cardCode(member)
  expect(minimal.length).toBeLessThan(full.length)
  expect(await verdictOn(member, minimal)).toBe('valid')

  await member.tap(member.page.getByRole('tab', { name: '亮证' }))
  await member.see(/＊/)
  await member.tap(button(member.page, '显示姓名'))
  await expect(member.page.getByText('＊')).toHaveCount(0)
})

test('the holder sees who looked at the card and why, and whom it did not satisfy', async ({ enter }) => {
  const member = await enrolled(enter)
  const shown = await cardCode(member)
  await verdictOn(member, shown)
  await verdictOn(member, shown)

  await button(member.page, '看看谁查验过').click()
  await member.see(/支部书记）查验了/)
  await member.see('事由：会场核对')
  await member.see('同一个码用了两次')
})

test('the holder says who showed the card: 不是我 ends it at once, and the secretary hears of it', async ({ enter }) => {
  const member = await enrolled(enter)
  const shown = await cardCode(member)
  expect(await verdictOn(member, shown)).toBe('valid')
  expect(await verdictOn(member, shown)).toBe('replayed')

  await openNotice(member, '有人出示了您的党员卡的旧码')
  await member.see('谁查验过我的卡')
  await member.page.getByRole('button', { name: '是我出示的' }).last().click()
  await member.see(/您说：是我出示的/)
  await button(member.page, '不是我').click()
  await member.see('这张卡马上停用，支部书记会收到通知。')
  await button(member.page, '不是我').click()
  await member.see('这张卡已停用。要再用，请重新启用，或者找支部。')
  await member.see(/您说：不是我/)
  expect(await verdictOn(member, shown)).toBe('revoked')

  const secretary = await enter('secretary')
  await openNotice(secretary, '有党员说卡被人冒用')
  await secretary.see('身份证号')
})

test('a card on a lost phone is ended from anywhere, says so there, and can be enrolled again', async ({ enter }) => {
  const member = await enrolled(enter)
  const shown = await cardCode(member)
  const elsewhere = await enter('member')
  await elsewhere.go('/features/card/pages/devices')
  await button(elsewhere.page, '停用').click()
  await button(elsewhere.page, '停用').click()
  await elsewhere.see('已停用')
  expect(await verdictOn(member, shown)).toBe('revoked')

  await member.page.reload()
  await member.see('这部手机上的党员卡已停用。')
  await member.tap(button(member.page, '重新启用'))
  await member.see('请对方扫这个码')
})

for (const reader of READERS)
  test(`the card, ${reader.mode}`, async ({ enter }) => {
    const member = await enter('member', reader.sizes[0])
    await member.go('/features/card/pages/card')
    await member.tap(button(member.page, '启用党员卡'))
    await member.see('请对方扫这个码')
    await setMode(member, reader.mode)
    await member.see('请对方扫这个码')
    await expectUsable(member, reader, 'card')
    await member.tap(member.page.getByRole('tab', { name: '亮证' }))
    await member.see(/＊/)
    await expectUsable(member, reader, 'card face')
    await member.tap(member.page.getByRole('tab', { name: '扫码' }))
    await verdictOn(member, await cardCode(member))
    await member.go('/features/card/pages/verifications')
    await member.see('是我出示的')
    await expectUsable(member, reader, 'who looked')
    await button(member.page, '不是我').click()
    await expectUsable(member, reader, 'not mine')
  })

test('at a desk the card shows only its face, to be shown on the phone', async ({ enter }) => {
  const member = await enter('member', DESK)
  await member.go('/features/card/pages/card')
  await member.see('请在手机上出示。')
  await member.see(/＊/)
  await expect(member.page.getByRole('img', { name: /党员卡二维码/ })).toHaveCount(0)
})

test('for a member without a phone the secretary prints a card of paper, which says so, and ends it with a reason', async ({ enter }) => {
  const member = await enter('member')
  const name = (await member.page.getByText(/同志$/).first().innerText()).replace('同志', '')
  const secretary = await enter('secretary', DESK)
  await secretary.go('/features/roster/pages/members')
  await secretary.page.getByRole('listitem').filter({ hasText: name }).click()
  await secretary.see('还没有党员卡。')
  await button(secretary.page, '打印纸质卡').click()
  await secretary.see('一年有效。原来的纸质卡马上停用。')
  await button(secretary.page, '办卡').click()
  await button(secretary.page, '办卡').click()
  await secretary.see('请写明原因，至少2个字。')
  await secretary.page.getByLabel('原因').fill('没有手机')
  await button(secretary.page, '办卡').click()
  await secretary.see('请马上打印。')
  const paper = await readCode(secretary.page, /纸质党员卡二维码/)
  expect(await verdictOn(member, paper)).toBe('valid')
  expect(await verdictOn(member, paper)).toBe('valid')
  await expectCardOnPaper(secretary)

  await secretary.page.goBack()
  await secretary.see('纸质卡')
  await button(secretary.page, '停用').click()
  await secretary.page.getByLabel('原因').fill('卡丢了')
  await button(secretary.page, '停用').click()
  await secretary.see('已停用')
  expect(await verdictOn(member, paper)).toBe('revoked')
  await member.go('/features/card/pages/verifications')
  await member.see(/出示的是纸质卡/)
})

/** As large as a bank card, nothing cut off, and nothing else of the page. */
async function expectCardOnPaper({ page }: Person): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  const card = page.locator('.paper')
  const { width = 0, height = 0 } = (await card.boundingBox()) ?? {}
  expect([width / 96, height / 96].map((inches) => Math.round(inches * 254) / 10)).toEqual([85.6, 54])
  expect(await card.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeLessThanOrEqual(0)
  await expect(button(page, '打印')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
}
