import { thisYear, today } from '../../../e2e/calendar.mjs'
import type { signedIn } from '../../../e2e/town.mjs'
import { castFrom, Speaker } from './ballots'
import { expectUsable, READERS, setMode } from './layout'
import { button, expect, test, type Person } from './town'

const TEXTS = ['冬天会议请安排在下午。', '村口的路灯请修一修。', '某某开会总是迟到。']
const FEEDBACK = '请按时参加组织生活，支部会帮助您。'
const row = ({ page }: Person, text: string | RegExp) => page.getByRole('listitem').filter({ hasText: text, visible: true }).last().getByRole('button').first()
type Town = Parameters<typeof signedIn>[0]

/** The later of the sandbox's two appraisals, with a low grade for the member, confirmed and published: the pages of these steps are others'. */
async function graded(town: Town): Promise<string> {
  const [secretary, officer, member] = [await Speaker.of(town, 'secretary'), await Speaker.of(town, 'officer'), await Speaker.of(town, 'member')]
  const me = await member.get<{ member: { id: string } }>('/me')
  const { items } = await secretary.get<{ items: { id: string }[] }>('/surveys?status=proposed&template=appraisal')
  const id = items[0]?.id ?? ''
  const { people } = await secretary.get<{ people: { member_id: string; grade: string }[] }>(`/surveys/${id}/opinions`)
  const grades = people.map(({ member_id, grade }) => (member_id === me.member.id ? { member_id, grade: 'basically_qualified', feedback: FEEDBACK } : { member_id, grade }))
  await secretary.change(id, 'opinions', { grades })
  const meeting = { meeting_on: today(), meeting_number: '第12次', presided_by: '支部书记' }
  await officer.change(id, 'confirm', meeting)
  await secretary.post(`/surveys/${id}/publish`)
  await expect.poll(async () => JSON.stringify(await member.get('/notifications')).includes(id)).toBe(true)
  return id
}

/** A questionnaire of the member's branch, voted on 24 phones and closed; the programs count it. */
async function answered(town: Town): Promise<string> {
  const secretary = await Speaker.of(town, 'secretary')
  const me = await (await Speaker.of(town, 'member')).get<{ member: { organization_id: string } }>('/me')
  const day = 24 * 60 * 60_000
  const [opens_at, closes_at] = [1, 7].map((days) => new Date(Date.now() + days * day).toISOString()) // opened by hand, before its day
  const questions = [{ kind: 'satisfaction', title: '支部活动的内容' }, { kind: 'text', title: '还有什么建议' }]
  const body = { organization_id: me.member.organization_id, template: 'questionnaire', title: '活动小问卷', year: thisYear(), quarter: 4, questions, opens_at, closes_at }
  const { id } = await secretary.post('/surveys', { ...body, quorum_num: 1, quorum_den: 2 })
  await secretary.post(`/surveys/${id}/freeze`)
  await secretary.until(id, ({ has_keys }) => has_keys)
  await secretary.post(`/surveys/${id}/open`)
  await castFrom(town, id, Array.from({ length: 24 }, (_, place) => place + 2), (place) => [
    { item_id: 'q1', value: place < 14 ? 'satisfied' : 'fair' },
    { item_id: 'q2', value: TEXTS[place - 5] ?? '' },
  ])
  await secretary.post(`/surveys/${id}/close`)
  await secretary.until(id, ({ status }) => status === 'counted')
  return id
}

test('a rated member is told the own grade, says that it was read, and appeals', async ({ enter, town }) => {
  await graded(town)
  const member = await enter('member')
  await member.go('/pages/notifications/notifications')
  await member.page.getByRole('listitem').filter({ hasText: '您的民主评议结果出来了', visible: true }).first().getByRole('button').first().click()
  await member.see(/应参加\d+人，收到\d+张票/)
  await row(member, '我的等次').click()
  await member.see(FEEDBACK)
  await member.see('基本合格')
  await member.see(/^\d+张$/)
  await button(member.page, '我看过了').click()
  await member.see(/^您.*看过了。$/)
  await member.see(/为止可以提出，还有\d+天截止。/)
  await button(member.page, '申诉').click()
  await button(member.page, '提交申诉').click()
  await member.see('请写明哪里不同意。')
  await member.page.getByRole('textbox').fill('我全年都参加了组织生活。')
  await button(member.page, '提交申诉').click()
  await member.see('您说：我全年都参加了组织生活。')
  await member.see(/等待答复/)
  await expect(member.page.getByRole('button', { name: '申诉' })).toHaveCount(0)
})

test('free answers are read by two people, then the results are looked at, published, and read by a member', async ({ enter, town }) => {
  const id = await answered(town)
  const at = (page: string) => `/features/survey-grades/pages/${page}?id=${id}`
  const card = ({ page }: Person, text: string) => page.locator('.ui-card').filter({ hasText: text, visible: true })
  const decide = async ({ page }: Person, name: string) => {
    await button(page, name).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await button(page, name).click()
  }
  const secretary = await enter('secretary')
  const officer = await enter('officer')
  const look = async (person: Person, name: string) => {
    for (const reader of READERS) {
      await person.page.setViewportSize(reader.sizes[0])
      await setMode(person, reader.mode)
      await expectUsable(person, reader, `${name}, ${reader.mode}`)
    }
  }

  await secretary.go(at('publish'))
  await secretary.see('还有3条文字没有两个人看过，请先看完再公布。')
  await expect(button(secretary.page, '公布')).toHaveCount(0)
  await button(secretary.page, '看文字答复').click()
  await secretary.see('一共3条，两人看过的0条。')
  for (const text of TEXTS.slice(0, 2)) await card(secretary, text).getByRole('radio', { name: '公布', exact: true }).click()
  await card(secretary, '某某').getByRole('radio', { name: '不公布' }).click()
  await button(secretary.page, '标明').click()
  await secretary.see('请写明原因，至少2个字。')
  await card(secretary, '某某').getByLabel('不公布的原因').fill('说到了个人')
  await decide(secretary, '标明')
  await secretary.see('已标明。请另一位再看一遍。')
  await expect(button(secretary.page, '都同意')).toHaveCount(0) // whoever marked does not confirm
  await look(secretary, 'texts')

  await officer.go(at('count'))
  await button(officer.page, '看文字答复').click()
  await expect(card(officer, '某某').getByLabel('不公布的原因')).toHaveValue('说到了个人')
  await decide(officer, '都同意')
  await officer.see('3条都有两个人看过，可以公布了。')

  await secretary.go(at('publish'))
  await secretary.see('村口的路灯请修一修。')
  await secretary.see('只给范围，不给准确的数')
  await expect(secretary.page.getByText('某某')).toHaveCount(0)
  await look(secretary, 'publish')
  await decide(secretary, '公布')
  await secretary.see('已公布，正在通知名单上的党员。')

  const member = await enter('member')
  await member.go('/features/surveys/pages/surveys')
  await row(member, /活动小问卷.*已公布/).click()
  await row(member, '公布的结果').click()
  await member.see('村口的路灯请修一修。')
  await expect(member.page.getByText('某某')).toHaveCount(0)
  await look(member, 'publication')
})

test('results and the own grade fit', async ({ enter, town }) => {
  const id = await graded(town)
  const member = await enter('member')
  for (const reader of READERS) {
    await member.page.setViewportSize(reader.sizes[0])
    await setMode(member, reader.mode)
    const look = (name: string) => expectUsable(member, reader, `${name}, ${reader.mode}`)
    await member.go(`/features/surveys/pages/survey?id=${id}`)
    await member.see(/收到\d+张票/)
    await look('round')
    await row(member, '公布的结果').click()
    await member.see('评为优秀')
    await expect(member.page.getByText(FEEDBACK)).toHaveCount(0)
    await look('publication')
    await member.page.goBack()
    await row(member, '我的等次').click()
    await member.see(FEEDBACK)
    await look('own grade')
    await button(member.page, '申诉').click()
    await member.see('哪里不同意，为什么')
    await look('appeal')
  }
})
