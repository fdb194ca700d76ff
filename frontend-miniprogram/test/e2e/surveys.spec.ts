import type { Request } from '@playwright/test'
import { thisQuarter, thisYear } from '../../../e2e/calendar.mjs'
import { signedIn } from '../../../e2e/town.mjs'
import { expectUsable, READERS, setMode } from './layout'
import { button, expect, test, type Person } from './town'

const ROUND = '支部活动安排小问卷'
const APPRAISAL = '本季度民主评议' // two earlier ones are in the town
const SEVERAL = { kind: 'choices', title: '哪些活动想多办几次', options: ['集体学习', '志愿服务', '走访慰问困难群众'], most_ticks: 2 }
const item = ({ page }: Person, text: string | RegExp) => page.getByRole('listitem').filter({ hasText: text, visible: true }).last().getByRole('button').first()
const option = ({ page }: Person, question: string, text: string) => page.getByRole('radiogroup', { name: question }).getByRole('radio', { name: text, exact: true })
const ANSWERS = [
  ['村部活动室的开放时间', '满意'],
  ['会议通知是否及时', '很满意'],
  ['支部活动的内容', '一般'],
  ['路灯和村道的维护', '不满意'],
  ['支部会议放在什么时候好', '晚上'],
] as const

/** Everything on this phone under a ballot's name. */
const keptBallots = ({ page }: Person) => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('ballot:')).map(([, value]) => value))
const isCast = (request: Request) => request.method() === 'POST' && request.url().endsWith('/api/v1/ballots')

/** In a browser, which may be somebody else's: there the one ticket is asked for. */
async function begin(member: Person) {
  await member.tap(item(member, ROUND))
  await member.see('谁领过票我们知道，谁填了什么我们不知道。')
  expect(await keptBallots(member)).toEqual([])
  await member.tap(button(member.page, '在这台填写'))
  await member.see('隔一会儿再交更好')
  await member.see('密钥核对码')
  await member.tap(button(member.page, '开始填写'))
}

async function answerAll(member: Person) {
  for (const [question, text] of ANSWERS) await member.tap(option(member, question, text))
}

test('five questions take seven taps, and the ballot says nothing of who sends it', async ({ enter, town }) => {
  const member = await enter('member')
  await begin(member)
  expect(await member.page.getByRole('radio', { checked: true }).count()).toBe(0)
  const before = member.taps()
  await answerAll(member)
  const sending = member.page.waitForRequest(isCast)
  await member.tap(button(member.page, '提交'))
  const headers = await (await sending).allHeaders()
  for (const name of ['authorization', 'cookie', 'x-request-id', 'idempotency-key', 'referer']) expect(headers).not.toHaveProperty(name)
  await member.see('谢谢您。截止并计票后，可以用回执核对。')
  const receipt = await member.page.getByText(/^[0-9a-f]{8}$/).textContent()
  await member.tap(button(member.page, '知道了'))
  expect(member.taps() - before).toBe(7)
  expect(member.taps()).toBe(10) // with the three that lead there; on a phone of one's own they are two
  await member.see('近期活动')
  await expect(member.page.getByText('等您填写')).toHaveCount(0)

  // Sealed, without the answers, and enough to find the ballot after the count.
  expect((await keptBallots(member)).join()).not.toMatch(/receipt|signature|satisfied/)
  await member.go('/features/surveys/pages/surveys')
  await item(member, /支部活动安排小问卷.*已提交/).click()
  await member.see('您已经提交了')
  await member.see(receipt ?? '')
  await close(town)
  await member.page.reload()
  await member.see('您的选票在公布的名单里')
})

test('a reload between ticket and ballot loses no vote, and a sheet with a gap is not sent', async ({ enter }) => {
  const member = await enter('member')
  const tickets: string[] = []
  member.page.on('request', (request) => {
    if (request.url().includes('/ballot-tokens')) tickets.push(request.postData() ?? '')
  })
  await begin(member)
  await option(member, '会议通知是否及时', '满意').click()
  expect(await keptBallots(member)).toHaveLength(1)
  expect((await keptBallots(member)).join()).not.toMatch(/signature|satisfied/)
  const kept = await keptBallots(member)
  await member.page.reload()
  expect(await keptBallots(member)).toEqual(kept)
  await member.see('已答0题，共5题，交了不能改。')
  await member.page.context().setOffline(true)
  await member.see('没有网络。可以先选，连上网再提交，不会自动交。')
  for (const [question, text] of ANSWERS.slice(1)) await option(member, question, text).click()
  await button(member.page, '提交').click()
  await member.see('还没选：第1题。')
  await option(member, ...ANSWERS[0]).click()
  await member.see('已答5题，共5题，交了不能改。')
  await button(member.page, '提交').click()
  await member.see('没有网络，连上后再试。')
  await member.page.context().setOffline(false)
  await button(member.page, '提交').click()
  await member.see('谢谢您。截止并计票后，可以用回执核对。')
  expect(tickets).toHaveLength(1)
})

test('an older engine, without BigInt, votes as anonymously as any; wishes on several lines are sent', async ({ enter, town }) => {
  const member = await enter('member')
  await member.page.addInitScript(() => Reflect.deleteProperty(window, 'BigInt'))
  await member.page.reload()
  const asking = member.page.waitForRequest((request) => request.url().includes('/ballot-tokens'))
  await begin(member)
  expect(await member.page.evaluate(() => typeof BigInt)).toBe('undefined')
  expect(Object.keys((await asking).postDataJSON() as object)).toEqual(['blinded_msg'])
  await answerAll(member)
  await member.page.getByRole('textbox').last().fill('修路\n\n装灯')
  const sending = member.page.waitForRequest(isCast)
  await member.tap(button(member.page, '提交'))
  const { answers } = (await sending).postDataJSON() as { answers: { value: string }[] }
  expect(answers.map(({ value }) => value)).toContain('修路 装灯')
  await member.see('谢谢您。截止并计票后，可以用回执核对。')
  await close(town)
  await member.go('/features/surveys/pages/surveys')
  await item(member, ROUND).click()
  await member.see('您的选票在公布的名单里')
})

for (const reader of READERS)
  test(`every page of it fits, ${reader.mode}`, async ({ enter, town }) => {
    await appraise(town)
    const member = await enter('member', reader.sizes[0])
    await setMode(member, reader.mode)
    const look = (name: string) => expectUsable(member, reader, name)
    await member.see('等您填写')
    await look('home')
    await member.go('/features/surveys/pages/surveys')
    await member.see('去填写')
    await look('list')
    await item(member, ROUND).click()
    await member.see('在这台填写')
    await look('ask')
    await button(member.page, '在这台填写').click()
    await member.see('密钥核对码')
    await look('promise')
    await button(member.page, '开始填写').click()
    await answerAll(member)
    await look('sheet')
    await button(member.page, '提交').click()
    await member.see('回执')
    await look('done')
    await button(member.page, '知道了').click()
    await item(member, APPRAISAL).click()
    await button(member.page, '在这台填写').click()
    await button(member.page, '开始填写').click()
    await button(member.page, '提交').click()
    await member.see(/还没评：.*等\d+人/)
    await look('people, with gaps')
    const people = member.page.getByRole('radiogroup')
    for (let place = 0; place < (await people.count()); place += 1) await people.nth(place).getByRole('radio').nth(place % 5).click()
    await member.see(/已评(\d+)人，共\1人/)
    await member.see('第1题，共1题，约10秒，可多选，最多选2项，不选算弃权')
    const ticks = member.page.getByRole('group', { name: SEVERAL.title }).getByRole('checkbox')
    await expect(member.page.getByRole('checkbox', { checked: true })).toHaveCount(0)
    for (const place of [2, 0, 1]) await ticks.nth(place).click()
    await member.see('最多选2项。要换，先点掉一项。')
    await look('people')
    const sending = member.page.waitForRequest(isCast)
    await button(member.page, '提交').click()
    await member.see('回执')
    expect(((await sending).postDataJSON() as { answers: unknown }).answers).toContainEqual({ item_id: 'q1', value: 'o1,o3' })
    await close(town)
    await member.go('/features/surveys/pages/surveys')
    await item(member, ROUND).click()
    await member.see('您的选票在公布的名单里')
    await look('board')
  })

type Town = Parameters<typeof signedIn>[0]
interface Round {
  readonly id: string
  readonly organization_id: string
  readonly status: string
  readonly has_keys: boolean
  readonly closes_at: string
}

async function found(town: Town) {
  const secretary = await signedIn(town, 'secretary')
  const { items } = (await secretary.get('/surveys?status=open&template=questionnaire')) as { items: Round[] }
  return { secretary, round: items[0] as Round }
}

/** The secretary's pages are others': here the round is closed over the API, and counted by the worker. */
async function close(town: Town): Promise<void> {
  const { secretary, round } = await found(town)
  await secretary.post(`/surveys/${round.id}/close`)
  await expect.poll(async () => ((await secretary.get(`/surveys/${round.id}`)) as Round).status).toBe('counted')
}

async function appraise(town: Town): Promise<void> {
  const { secretary, round } = await found(town)
  const opens_at = new Date(Date.now() + 3_600_000).toISOString() // by hand, before its hour: else the worker may be faster
  const body = { organization_id: round.organization_id, template: 'appraisal', title: APPRAISAL, questions: [SEVERAL], year: thisYear(), quarter: thisQuarter(), opens_at, closes_at: round.closes_at }
  const { id } = (await secretary.post('/surveys', body)) as Round
  await secretary.post(`/surveys/${id}/freeze`)
  await expect.poll(async () => ((await secretary.get(`/surveys/${id}`)) as Round).has_keys).toBe(true)
  await secretary.post(`/surveys/${id}/open`)
}
