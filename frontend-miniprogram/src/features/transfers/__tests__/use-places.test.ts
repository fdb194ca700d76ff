// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest'

const load = () => import('../use-places')
const asked = () => fakeUni.sent.map(({ url }) => url.split('/api/v1')[1])
const place = (id: string) => ({ id, name: id, short_name: '', kind: 'branch', committee_name: '青禾镇委员会' })

beforeEach(async () => {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
})

it('within the township shows every branch of it, page after page, without a word typed', async () => {
  const pages = [
    { items: [place('东村党支部'), place('西村党支部')], next_cursor: 'c2' },
    { items: [place('南村党支部')], next_cursor: null },
  ]
  fakeUni.server = () => ({ status: 200, body: pages.shift() })
  const places = (await load()).usePlaces(() => 'within_committee')
  await places.ask('')
  expect(places.found.value.map(({ name }) => name)).toEqual(['东村党支部', '西村党支部', '南村党支部'])
  expect(asked()).toHaveLength(2)
  expect(asked()[0]).toMatch(/^\/transfers\/targets\?.*near=true/)
  expect(asked()[1]).toMatch(/near=true.*cursor=c2/)
})

it('elsewhere asks for nothing before a word is typed, and then in both lists', async () => {
  fakeUni.server = ({ url }) => ({ status: 200, body: { items: url.includes('/targets') ? [place('白石党支部')] : [], next_cursor: null } })
  const places = (await load()).usePlaces(() => 'within_county')
  await places.ask('')
  expect(asked()).toEqual([])
  await places.ask('白石')
  expect(places.found.value.map(({ name }) => name)).toEqual(['白石党支部'])
  expect(asked().some((url) => url?.includes('near'))).toBe(false)
})
