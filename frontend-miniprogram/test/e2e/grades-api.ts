import { thisYear, today } from '../../../e2e/calendar.mjs'
import { claimWithPhone } from '../../../e2e/town.mjs'
import { desk } from './transfers-api'

/** A round on paper of the town's smallest branch, and what of it somebody else has done before a page is opened. */

type Town = Parameters<typeof desk>[0] & { readonly wechat: string }
interface Item {
  readonly id: string
  readonly title: string
}
export interface Round {
  readonly id: string
  readonly people: readonly Item[]
}

const SMALLEST = '青禾砖瓦厂'
const DAY_MS = 86_400_000

/** Closed, with eight sheets to count. */
export async function closedRound(town: Town): Promise<Round> {
  const officer = await desk(town, 'officer')
  const { items } = await officer.read<{ items: { id: string; name: string }[] }>('/organizations?limit=100')
  const organization_id = items.find(({ name }) => name.includes(SMALLEST))?.id
  const [opens_at, closes_at] = [1, 7].map((days) => new Date(Date.now() + days * DAY_MS).toISOString())
  const body = { organization_id, template: 'appraisal', title: '一季度民主评议', year: thisYear(), quarter: 1, opens_at, closes_at }
  const { id } = await officer.write<{ id: string }>('POST', '/surveys', body)
  for (const action of ['freeze', 'open', 'close']) await officer.write('POST', `/surveys/${id}/${action}`, {})
  const { items: people } = await officer.read<{ items: Item[] }>(`/surveys/${id}`)
  return { id, people }
}

/** How all sheets mark a person: the first three alike as 优秀, for whom there are two places; the last as 不合格. */
export const markOf = (place: number, people: number) => (place < 3 ? 'excellent' : place === people - 1 ? 'unqualified' : 'qualified')

/** Counted by two. */
export async function counted(town: Town, { id, people }: Round): Promise<void> {
  const items = people.map((person, place) => ({ item_id: person.id, counts: { [markOf(place, people.length)]: people.length } }))
  const sheet = { sheets: people.length, items }
  await step(town, 'officer', id, 'paper-counts', sheet)
  await step(town, 'checker', id, 'paper-counts/confirm', sheet)
}

/** One decision about a round, on the version that stands. */
export const step = async (town: Town, who: string, id: string, what: string, body = {}) => (await desk(town, who)).decide(`/surveys/${id}`, what, body)

/** Two 优秀, the last 不合格 with words, the others 合格. */
export async function proposed(town: Town, { id, people }: Round): Promise<void> {
  const gradeOf = (place: number) => (place < 2 ? 'excellent' : place === people.length - 1 ? 'unqualified' : 'qualified')
  const grades = people.map((person, place) => ({ member_id: person.id, grade: gradeOf(place), feedback: gradeOf(place) === 'unqualified' ? '请按时参加组织生活，支部会帮助您。' : null }))
  await step(town, 'officer', id, 'opinions', { grades })
}

export const confirmed = (town: Town, { id }: Round) => step(town, 'checker', id, 'confirm', { meeting_on: today(), meeting_number: '第3次', presided_by: '李立春' })
export const published = (town: Town, { id }: Round) => step(town, 'officer', id, 'publish')

/** The last person claims their record with a phone of their own, and appeals; answers the appeal. */
export async function appealed(town: Town, { id, people }: Round): Promise<string> {
  const officer = await desk(town, 'officer')
  const { id: memberId, title: name } = people[people.length - 1] as Item
  const { values } = await officer.write<{ values: { national_id: string } }>('POST', `/members/${memberId}/reveal`, { fields: ['national_id'], reason: '本人当面认领' })
  const openid = 'e2e-appellant'
  const claim = (await claimWithPhone(town, openid, { name, national_id: values.national_id })) as { id: string; code: string }
  await officer.decide(`/identity/claims/${claim.id}`, 'confirm', { code: claim.code })
  const post = async (url: string, body: object, token = '') => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...(token && { authorization: `Bearer ${token}` }) }
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Record<string, string>
  }
  const { code } = await post(`${town.wechat}/__codes`, { kind: 'mini', openid })
  const { access_token } = await post(`${town.url}/api/v1/auth/wechat`, { code, app: 'mini' })
  const appeal = await post(`${town.url}/api/v1/surveys/${id}/appeals`, { reason: '我全年都参加了组织生活，请再看一看记录。' }, access_token)
  return appeal.id ?? ''
}
