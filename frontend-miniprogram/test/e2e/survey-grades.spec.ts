import { today } from '../../../e2e/calendar.mjs'
import { appealed, closedRound, confirmed, counted, markOf, proposed, published, type Round } from './grades-api'
import { expectUsable, READERS, setMode } from './layout'
import { button, expect, test, type Person } from './town'

const at = (page: string, id: string) => `/features/survey-grades/pages/${page}?id=${id}`
const LABELS = { excellent: '优秀', qualified: '合格', unqualified: '不合格' } as const
const card = ({ page }: Person, name: string) => page.locator('.ui-card').filter({ has: page.getByRole('heading', { name, exact: true }), visible: true }).first()
const grade = (person: Person, name: string, text: string) => card(person, name).getByRole('radio', { name: text, exact: true })
const sheets = ({ page }: Person) => page.getByLabel('收回的票')

/** Types what all sheets say of everybody. */
async function count(person: Person, { people }: Round): Promise<void> {
  await sheets(person).fill(String(people.length))
  for (const [place, { title }] of people.entries()) await card(person, title).getByLabel(LABELS[markOf(place, people.length)], { exact: true }).fill(String(people.length))
}
/** Presses the page's button, and the same in the dialog that says it again. */
async function decide({ page }: Person, name: string): Promise<void> {
  await button(page, name).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await button(page, name).click()
}

test('from two counts of paper to grades that a meeting has confirmed, and one that is given anew', async ({ enter, town }) => {
  const round = await closedRound(town)
  const names = round.people.map(({ title }) => title)
  const [first = '', second = '', third = ''] = names
  const last = names[names.length - 1] ?? ''
  const officer = await enter('officer', { width: 1280, height: 900 })
  const checker = await enter('checker', { width: 1280, height: 900 })

  await officer.go(at('count', round.id))
  await officer.see('这一轮用纸票。两人各清点一遍，一致才生效。')
  await button(officer.page, '录计票单').click()
  await count(officer, round)
  await decide(officer, '录入')
  await officer.see('已录入。请另一位清点后来核对。')

  await checker.go(at('paper-count', round.id))
  await checker.see('第二位：自己再清点一遍，填每一项的张数。')
  await count(checker, round)
  await card(checker, last).getByLabel('不合格').fill('7')
  await card(checker, last).getByLabel('弃权').fill('1')
  await decide(checker, '核对')
  await checker.see(`有1项和先录的不一样：“${last}”。请两位一起重新清点。`)
  await checker.see('先录的错了：用您的数重录，由对方来核对。')
  await button(checker.page, '用我的重录').click()
  await checker.see('录好后由另一位清点并核对。')
  await button(checker.page, '不了').click()
  await card(checker, last).getByLabel('不合格').fill('8')
  await card(checker, last).getByLabel('弃权').fill('')
  await decide(checker, '核对')
  await checker.see('8张（100%）')
  await checker.see('rated-1：参加评议的人数除以3，舍去小数')
  await checker.see('另有 3 人票数相同')
  const rows = checker.page.getByRole('row').filter({ visible: true })
  expect((await rows.allInnerTexts()).slice(1).map((text) => text.split(/\s/)[0])).toEqual(names) // the roll's order, whatever the votes

  await officer.go(at('opinions', round.id))
  await expect(officer.page.getByText('票数相同，由人研究').filter({ visible: true })).toHaveCount(3)
  expect(await officer.page.getByRole('radio', { checked: true }).count()).toBe(0)
  for (const name of [first, second, third]) await grade(officer, name, '优秀').click()
  await grade(officer, last, '不合格').click()
  await officer.see('优秀超出1人。请减少，或写明理由。')
  await button(officer.page, '没选的都评合格').click()
  await button(officer.page, '提出等次').click()
  await officer.see('还有2处要补，请看标出的人。')
  await grade(officer, third, '合格').click()
  await card(officer, last).getByLabel('给本人的意见和反馈').fill('请按时参加组织生活，支部会帮助您。')
  await button(officer.page, '提出等次').click()
  await officer.see('优秀2人，合格5人，不合格1人。')
  await officer.see(/以.+身份办理/)
  await button(officer.page, '提出等次').click()
  await officer.see('已提出。会议以后，请另一位负责人来确认。')
  await officer.go(at('confirm', round.id))
  await officer.see('提出的人不能自己确认。')
  await expect(button(officer.page, '会议确认')).toHaveCount(0)

  await checker.go(at('confirm', round.id))
  await button(checker.page, '会议确认').click()
  await checker.see('请填会议编号。')
  await checker.page.getByLabel('会议日期').fill(today())
  await checker.page.getByLabel('会议编号').fill('第3次')
  await checker.page.getByLabel('主持人').fill('李立春')
  await checker.page.context().setOffline(true)
  await checker.see('没有网络。决定要连上后再办，不会先存着。')
  await expect(button(checker.page, '会议确认')).toBeDisabled()
  await checker.page.context().setOffline(false)
  await decide(checker, '会议确认')
  await checker.see('已确认。下一步是公布。')

  await officer.go(at('publish', round.id))
  const told = card(officer, '名单上的8人都能看到')
  await expect(told).toContainText(first)
  await expect(told).not.toContainText(last)
  await expect(card(officer, '只有本人、支委会和上级党委能看到')).toContainText(last)
  await decide(officer, '公布')
  await officer.see('已公布，正在通知名单上的党员。')

  await appealed(town, round)
  await officer.go(at('appeals', round.id))
  await officer.see(/还有\d+天到期，.+前答复/)
  await officer.page.getByRole('listitem').filter({ hasText: last, visible: true }).click()
  await officer.page.getByRole('radio', { name: /重新评定/ }).click()
  await officer.page.getByLabel('答复内容').fill('支委会核对了记录，重新研究。')
  await decide(officer, '答复')
  await officer.see('已答复，本人会收到通知。')
  await grade(officer, last, '合格').click()
  await decide(officer, '重新评定')
  await officer.see('提出的新等次')
  await checker.go(at('appeals', round.id))
  await checker.page.getByRole('listitem').filter({ hasText: last, visible: true }).click()
  await checker.page.getByLabel('会议日期').fill(today())
  await checker.page.getByLabel('会议编号').fill('第4次')
  await checker.page.getByLabel('主持人').fill('李立春')
  await decide(checker, '会议确认')
  await checker.see('新的等次已生效。')
  await checker.see('已重新评定')
})

for (const reader of READERS)
  test(`every page of it fits, ${reader.mode}`, async ({ enter, town }) => {
    const round = await closedRound(town)
    const last = round.people[round.people.length - 1]?.title ?? ''
    const officer = await enter('officer', reader.sizes[0])
    await setMode(officer, reader.mode)
    const look = async (page: string, sign: string | RegExp, id = round.id) => {
      await officer.go(at(page, id))
      await officer.see(sign)
      await expectUsable(officer, reader, page)
    }
    await look('paper-count', '收回的票')
    await sheets(officer).fill('8')
    await button(officer.page, '录入').click()
    await expectUsable(officer, reader, 'paper count, with faults')
    await counted(town, round)
    await look('count', '有效')
    await look('opinions', '票数相同，由人研究')
    await grade(officer, last, '不合格').click()
    await button(officer.page, '提出等次').click()
    await expectUsable(officer, reader, 'opinions, with faults')
    await proposed(town, round)
    await look('confirm', '提出的人不能自己确认。')
    await confirmed(town, round)
    await look('publish', '只有本人、支委会和上级党委能看到')
    await published(town, round)
    const appeal = await appealed(town, round)
    await look('appeals', last)
    await look('appeal', '申诉理由', appeal)
  })
