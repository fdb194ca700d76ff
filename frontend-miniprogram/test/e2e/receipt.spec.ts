import { execFileSync } from 'node:child_process'
import type { APIRequestContext } from '@playwright/test'
import { thisMonth, today } from '../../../e2e/calendar.mjs'
import { expectUsable, READERS, setMode } from './layout'
import { button, expect, test } from './town'
import { cleared } from './transfers-api'

/** A reader of printed pages that is not ours: what the QR code of the first page holds. */
const READ = `
import sys, pypdfium2, zxingcpp
picture = pypdfium2.PdfDocument(sys.stdin.buffer.read())[0].render(scale=3).to_pil()
print(zxingcpp.read_barcodes(picture)[0].text)`

const addressOn = (letter: Buffer) => execFileSync('../.venv/bin/python', ['-c', READ], { input: letter }).toString().trim()
const tokenOf = (letter: Buffer) => new URL(addressOn(letter)).searchParams.get('t') ?? ''

interface Transfer {
  readonly id: string
  readonly version: number
  readonly status: string
  readonly warnings: readonly { readonly code: string }[]
}

/** A letter for the sandbox's member, applied for, agreed to, prepared and issued by two people; its print as the committee takes it. */
async function printedLetter(request: APIRequestContext, url: string): Promise<{ letter: Buffer; seen: () => Promise<Transfer> }> {
  const as = async (caller: string) => {
    const { access_token } = (await (await request.post(`${url}/api/v1/sandbox/tokens`, { data: { caller } })).json()) as { access_token: string }
    return { Authorization: `Bearer ${access_token}` }
  }
  const form = { target_external: '外省某市某区委组织部', kind: 'cross_province', reason: 'residence', dues_paid_through: thisMonth() }
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const drafted = (await (await request.post(`${url}/api/v1/transfers`, { data: form, headers: { ...(await as('member')), ...key } })).json()) as Transfer
  const place = `${url}/api/v1/transfers/${drafted.id}`
  for (const [caller, action] of [['member', 'submit'], ['secretary', 'approve'], ['officer', 'approve'], ['checker', 'issue_letter']] as const) {
    const headers = await as(caller)
    const { version, warnings } = (await (await request.get(place, { headers })).json()) as Transfer
    const data = { action, acknowledge: warnings.map(({ code }) => code), reason: '已经商量过了' }
    const answer = await request.post(`${place}/actions`, { data, headers: { ...headers, 'If-Match': `"${version}"` } })
    expect(answer.status(), await answer.text()).toBe(200)
  }
  const officer = await as('officer')
  const letter = await (await request.get(`${place}/letter.pdf`, { headers: officer })).body()
  return { letter, seen: async () => (await (await request.get(place, { headers: officer })).json()) as Transfer }
}

test('an office elsewhere scans the letter, compares, and answers once without an account', async ({ enter, town }) => {
  const { page, see } = await enter('visitor')
  const { letter, seen } = await printedLetter(page.request, town.url)

  const address = addressOn(letter)
  await page.goto(address)
  await see(/〔\d{4}〕第\d{4}号/)
  await button(page, '提交回执').click()
  await see('请填经办人姓名，至少2个字。')
  await page.getByLabel('经办人').fill('接收经办')
  await button(page, '提交回执').click()
  await see(/同志的党员组织关系已于.*转达我处/)
  await button(page, '确认提交').click()
  await see('已记下，等对方确认')
  expect((await seen()).status).toBe('in_transit')

  await page.goto('about:blank')
  await page.goto(address)
  await see(/可能已经回复过/)
})

for (const reader of READERS)
  test(`what an office elsewhere has said is looked at and filed at the desk; ${reader.mode}`, async ({ enter, town }) => {
    await cleared(town)
    const officer = await enter('officer', reader.sizes[0])
    const { page, go, see } = officer
    await setMode(officer, reader.mode)
    const { letter, seen } = await printedLetter(page.request, town.url)
    const said = { received_on: today(), handler: '接收经办', phone: '0755-1234567', receipt_number: '收12号' }
    const answered = await page.request.post(`${town.url}/api/v1/receipt-links/${tokenOf(letter)}`, { data: said })
    expect(answered.status()).toBe(204)

    await go('/features/transfer-desk/pages/inbox')
    await see('回执待登记')
    await page.getByText('，跨省转接').filter({ visible: true }).first().click()
    await see(/对方扫码回执，说.*已接收。请打电话核对/)
    await expectUsable(officer, reader, 'what was said')
    if (process.env.UNDO_PICTURES) await page.screenshot({ path: `${process.env.UNDO_PICTURES}/said-${reader.mode}.png`, fullPage: true })
    await button(page, '登记回执').click()
    await expect(page.getByLabel('对方经办人')).toHaveValue('接收经办')
    await expect(page.getByLabel('对方电话')).toHaveValue('0755-1234567')
    await page.getByLabel('对方经办人').fill('王经办')
    await expectUsable(officer, reader, 'what is filed')
    if (process.env.UNDO_PICTURES) await page.screenshot({ path: `${process.env.UNDO_PICTURES}/filed-${reader.mode}.png` })
    await button(page, '确认登记回执').click()
    await see(/“登记回执”已办好/)
    expect(await seen()).toMatchObject({ status: 'closed', receipt_handler: '王经办', receipt_number: '收12号' })
  })
