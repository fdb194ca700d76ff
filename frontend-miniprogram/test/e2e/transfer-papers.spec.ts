import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { DESK } from '../../../e2e/browser.mjs'
import { inDays, thisMonth, today } from '../../../e2e/calendar.mjs'
import { expectUsable, READERS, setMode } from './layout'
import { button, choose, download, expect, test, type Person } from './town'
import { cleared, desk } from './transfers-api'

const { PNG } = createRequire(import.meta.url)('pngjs')
const INBOX = '/features/transfer-desk/pages/inbox'
const PAPER_IN = '/features/transfer-desk/pages/paper-in'
const BOOK = '/features/transfer-desk/pages/address-book'
const review = (id: string) => `/features/transfer-desk/pages/review?id=${id}`

/** A photo larger than the server takes, as cameras make them. */
const PHOTO = { name: 'letter.png', mimeType: 'image/png', buffer: PNG.sync.write(new PNG({ width: 3000, height: 1500 }), { deflateLevel: 0 }) }
const field = ({ page }: Person, label: string) => page.getByLabel(label, { exact: true }).filter({ visible: true })

/** Number of nobody in the demo town, with its check character (GB 11643-1999). */
function nationalId(): string {
  const digits = '11010119850307992'
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return digits + '10X98765432'.charAt(weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11)
}

const LETTER = {
  person: { name: '来人', national_id: nationalId(), category: 'full', joined_on: '2008-07-01', confirmed_on: '2009-07-01' },
  letter: { number: '外字第12号', issued_on: inDays(-10), valid_days: 30 },
  source_text: '外省某市某区某街道党工委',
  arrived_on: today(),
  dues_paid_through: thisMonth(),
}

/** A letter typed in by the committee from elsewhere; answers the transfer. */
async function arrived(town: { url: string }): Promise<string> {
  const officer = await desk(town, 'officer')
  const target_id = (await officer.roles())[0]?.organization_id
  return (await officer.receive({ ...LETTER, target_id })).id
}

async function fill(person: Person): Promise<void> {
  const { page } = person
  await field(person, '姓名').fill(LETTER.person.name)
  await field(person, '身份证号').fill(LETTER.person.national_id)
  await page.getByRole('radio', { name: '正式党员' }).click()
  await field(person, '入党日期').fill('1990-07-01') // at five
  await field(person, '转正日期').fill(LETTER.person.confirmed_on)
  await field(person, '介绍信编号').fill(LETTER.letter.number)
  await field(person, '开出日期').fill(LETTER.letter.issued_on)
  await field(person, '有效天数').fill('30')
  await field(person, '党费交至月份').fill(LETTER.dues_paid_through)
}

test('a letter on paper: typed in, photographed, given to a branch, taken in, and compared with the national system', async ({ enter, town }) => {
  await cleared(town)
  const officer = await enter('officer', DESK)
  const { page, see, go } = officer
  await go(INBOX)
  await button(page, '登记介绍信').click()
  await fill(officer)
  await field(officer, '找转出党组织').fill(LETTER.source_text)
  await button(page, '查找').click()
  await see('没找到，可以照介绍信写。')
  await button(page, '加进名录').click()
  await page.getByRole('radio', { name: '只用纸质介绍信' }).click()
  await button(page, '保存').click()
  await expect(page.getByRole('radio', { name: LETTER.source_text })).toBeChecked()

  await page.context().setOffline(true)
  await see('没有网络，填的都还在。连上后再登记，不会先存着。')
  await expect(button(page, '登记')).toBeDisabled()
  await page.context().setOffline(false)
  await button(page, '登记').click()
  await see(/入党时要年满18岁/)
  await see('上面有1处要改，已标红。')
  await expect(field(officer, '入党日期')).toHaveAttribute('aria-invalid', 'true')
  await field(officer, '入党日期').fill(LETTER.person.joined_on)
  await button(page, '登记').click()

  await see('还没有上传照片，分配支部前要传。')
  const id = new URL(page.url().replace('/#', '')).searchParams.get('id') ?? ''
  await choose(page, '选择文件', { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') })
  await see('请上传 JPG、PNG 图片或 PDF 文件。')
  await choose(page, '拍照或选图', PHOTO)
  await see('照片已上传。')
  await see('谁看过照片会记下来，本人报到后看得到。')
  await button(page, '查看照片').click()
  await expect.poll(() => page.getByRole('img', { name: '介绍信' }).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(2400)
  await button(page, '关闭').click()
  await button(page, '分配支部').click()
  const [branch] = await (await desk(town, 'outsider')).roles()
  await field(officer, '支部').selectOption(branch?.organization_id ?? '')
  await button(page, '确认分配支部').or(button(page, '分配支部')).last().click()
  await see(/“分配支部”已办好，现在到/)

  const receiver = await enter('outsider')
  await receiver.go(review(id))
  await receiver.see('查看照片')
  await expect(receiver.page.getByText('全国系统')).toHaveCount(0)
  await button(receiver.page, '确认报到').click()
  await receiver.see('组织关系从这一天转入，名册随之更新。')
  await button(receiver.page, '确认报到').click()
  await expect.poll(async () => (await (await desk(town, 'officer')).seen(id)).status).toBe('accepted')

  await page.reload()
  await button(page, '登记全国系统里的情况').click()
  await field(officer, '流水号').fill('2026-000123')
  await field(officer, '状态').fill('待接收')
  await field(officer, '那边的姓名（可不填）').fill('别人')
  await button(page, '保存').click()
  await see('和全国系统里登记的姓名不一致，请核对后再办。这次没有登记。')
  await expect(field(officer, '那边的姓名（可不填）')).toHaveAttribute('aria-invalid', 'true')
  await field(officer, '那边的姓名（可不填）').fill(LETTER.person.name)
  await button(page, '保存').click()
  await see('2026-000123')

  await go(INBOX)
  await button(page, '联系方式').click()
  await field(officer, '邮政编码（可不填）').fill('81')
  await button(page, '保存').click()
  await see('邮政编码是6位数字。')
  await field(officer, '邮政编码（可不填）').fill('810000')
  await field(officer, '传真（可不填）').fill('0700-7654321')
  await button(page, '保存').click()
  await see('已保存，以后开的介绍信照这个印。')
  await page.getByRole('button', { name: '关闭' }).last().click()
  await button(page, '联系方式').click()
  await expect(field(officer, '传真（可不填）')).toHaveValue('0700-7654321')
  await page.getByRole('button', { name: '关闭' }).last().click()
  await button(page, '全国系统录入单').click()
  await button(page, '下载').click()
  await see('请写明原因，至少2个字。')
  await field(officer, '原因').fill('往全国系统录入')
  const sheet = await download(page, () => button(page, '下载').click())
  expect(readFileSync(sheet).subarray(0, 2).toString()).toBe('PK')
})

test('the address book: found by code, mended by those who keep rolls, and not twice', async ({ enter }) => {
  const officer = await enter('officer')
  const { page, see, go } = officer
  await go(BOOK)
  await see('名录里没有，可以加进去。')
  await button(page, '新增').click()
  await button(page, '保存').click()
  await see('请写全称，至少4个字。')
  await field(officer, '党组织全称').fill('外省某校党委')
  await page.getByRole('radio', { name: '在全国系统里' }).click()
  await field(officer, '全国系统代码（可不填）').fill('001002003004')
  await button(page, '保存').click()
  await field(officer, '找党组织').fill('001002003004')
  await button(page, '查找').click()
  await page.getByText('外省某校党委').filter({ visible: true }).click()
  await page.getByRole('checkbox', { name: '已打电话核实能接收' }).click()
  await button(page, '保存').click()
  await see('已核实')
  await button(page, '新增').click()
  await field(officer, '党组织全称').fill('外省某校党委')
  await page.getByRole('radio', { name: '在全国系统里' }).click()
  await button(page, '保存').click()
  await see('名录里已有同名或同代码的，请先查找。')

  const secretary = await enter('secretary')
  await secretary.go(BOOK)
  await secretary.see('外省某校党委')
  await expect(button(secretary.page, '新增')).toHaveCount(0)
  await secretary.go(PAPER_IN)
  await secretary.see('纸质介绍信由接收党委登记，请转交党委。')
})

for (const reader of READERS)
  test(`the pages of paper letters fit and are readable; ${reader.mode}`, async ({ enter, town }) => {
    await cleared(town)
    const id = await arrived(town)
    const officer = await enter('officer', reader.sizes[0])
    const { page, go, see } = officer
    await setMode(officer, reader.mode)
    await go(PAPER_IN)
    await button(page, '查找').click()
    await button(page, '登记').click()
    await see(/上面有\d+处要改，已标红。/)
    await expectUsable(officer, reader, 'a letter typed in')
    await go(BOOK)
    await see('名录里没有，可以加进去。')
    await expectUsable(officer, reader, 'the address book')
    await button(page, '新增').click()
    await button(page, '保存').click()
    await expectUsable(officer, reader, 'an entry')
    await go(review(id))
    await see('还没有上传照片，分配支部前要传。')
    await expectUsable(officer, reader, 'a transfer on paper')
    await button(page, '登记全国系统里的情况').click()
    await button(page, '保存').click()
    await see('请填流水号。')
    await expectUsable(officer, reader, 'the national system')
    await go(INBOX)
    await expectUsable(officer, reader, 'the inbox')
    await button(page, '联系方式').click()
    await field(officer, '邮政编码（可不填）').fill('81')
    await button(page, '保存').click()
    await expectUsable(officer, reader, 'how it is reached')
    await page.getByRole('button', { name: '关闭' }).last().click()
    await button(page, '全国系统录入单').click()
    await expect(field(officer, '哪些转接')).toBeVisible()
    await expectUsable(officer, reader, 'the sheet')
  })

test('a committee that asks for the file has longer', async ({ enter, town }) => {
  await cleared(town)
  const id = await arrived(town)
  const officer = await enter('officer')
  const { page, see, go } = officer
  await go(review(id))
  await see(/接收党委审批，在/)
  const due = page.getByText(/，还有\d+天到期/).filter({ visible: true }).first()
  const before = await due.innerText()
  await button(page, '函询档案').click()
  await see('函件照常发出。期限相应延长，双方和本人都看得到。')
  await button(page, '确认函询档案').click()
  await see(/函询档案”已办好/)
  expect(await due.innerText()).not.toBe(before)
  await expect(page.getByRole('button', { name: '函询档案' })).toHaveCount(0)
})
