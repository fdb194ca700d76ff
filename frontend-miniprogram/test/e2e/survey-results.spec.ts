import type { signedIn } from '../../../e2e/town.mjs'
import { castFrom, Speaker } from './ballots'
import { expectUsable, READERS, setMode } from './layout'
import { button, expect, test, type Person } from './town'

const FEEDBACK = '请按时参加组织生活，支部会帮助您。'
const row = ({ page }: Person, text: string | RegExp) => page.getByRole('listitem').filter({ hasText: text, visible: true }).last().getByRole('button').first()
type Town = Parameters<typeof signedIn>[0]

/** An appraisal of the member's branch with questions, voted on, counted, graded, confirmed and published: the pages of these steps are others'. */
async function published(town: Town): Promise<void> {
  const [secretary, officer] = [await Speaker.of(town, 'secretary'), await Speaker.of(town, 'officer')]
  const me = await (await Speaker.of(town, 'member')).get<{ member: { id: string; organization_id: string } }>('/me')
  const day = 24 * 60 * 60_000
  const [opens_at, closes_at] = [1, 7].map((days) => new Date(Date.now() + days * day).toISOString()) // opened by hand, before its day
  const questions = [{ kind: 'satisfaction', title: '支部活动的内容' }, { kind: 'text', title: '还有什么建议' }]
  const body = { organization_id: me.member.organization_id, template: 'appraisal', title: '年度民主评议', year: new Date().getFullYear(), quarter: 4, questions, opens_at, closes_at }
  const { id } = await secretary.post('/surveys', { ...body, quorum_num: 1, quorum_den: 2 })
  await secretary.post(`/surveys/${id}/freeze`)
  const { items } = await secretary.until(id, ({ has_keys }) => has_keys)
  await secretary.post(`/surveys/${id}/open`)
  const rated = items.filter(({ kind }) => kind === 'rating')
  const low = (person: { id: string }) => person.id === me.member.id
  const mark = (person: { id: string }, place: number) => (low(person) ? 'basically_qualified' : person.id === rated[2]?.id ? 'excellent' : place % 2 === 0 ? 'excellent' : 'qualified')
  const answers = (place: number) => [
    ...rated.map((person) => ({ item_id: person.id, value: mark(person, place) })),
    { item_id: 'q1', value: place < 14 ? 'satisfied' : 'fair' },
    { item_id: 'q2', value: place === 5 ? '冬天会议请安排在下午。' : place === 6 ? '村口的路灯请修一修。' : '' },
  ]
  await castFrom(town, id, Array.from({ length: 24 }, (_, place) => place + 2), answers)
  await secretary.post(`/surveys/${id}/close`)
  await secretary.until(id, ({ status }) => status === 'counted')
  await readTexts(id, secretary, officer)
  const grades = rated.map((person) => ({ member_id: person.id, grade: low(person) ? 'basically_qualified' : person.id === rated[2]?.id ? 'excellent' : 'qualified', ...(low(person) && { feedback: FEEDBACK }) }))
  await secretary.change(id, 'opinions', { grades })
  const meeting = { meeting_on: new Date(Date.now() + 8 * 60 * 60_000).toISOString().slice(0, 10), meeting_number: '第12次', presided_by: '支部书记' }
  await officer.change(id, 'confirm', meeting)
  await secretary.post(`/surveys/${id}/publish`)
}

async function readTexts(id: string, first: Speaker, second: Speaker): Promise<void> {
  const { items } = await first.get<{ items: { text_id: string }[] }>(`/surveys/${id}/texts`)
  await first.change(id, 'texts/mark', { marks: items.map(({ text_id }) => ({ text_id, is_withheld: false })) })
  await second.change(id, 'texts/confirm', { text_ids: items.map(({ text_id }) => text_id) })
}

test('a rated member is told the own grade, says that it was read, and appeals', async ({ enter, town }) => {
  await published(town)
  const member = await enter('member')
  await member.go('/pages/notifications/notifications')
  await row(member, '您的民主评议结果出来了').click()
  await member.see(/应参加\d+人，收到24张票/)
  await row(member, '我的等次').click()
  await member.see(FEEDBACK)
  await member.see('基本合格')
  await member.see('24张')
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

test('results and the own grade fit', async ({ enter, town }) => {
  await published(town)
  const member = await enter('member')
  for (const reader of READERS) {
    await member.page.setViewportSize(reader.sizes[0])
    await setMode(member, reader.mode)
    const look = (name: string) => expectUsable(member, reader, `${name}, ${reader.mode}`)
    await member.go('/features/surveys/pages/surveys')
    await row(member, /年度民主评议.*已公布/).click()
    await member.see(/收到\d+张票/)
    await look('round')
    await row(member, '公布的结果').click()
    await member.see('村口的路灯请修一修。')
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
