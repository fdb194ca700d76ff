import { beforeAll, describe, expect, it } from 'vitest'
import { keysOf } from '../../dm1/dm1'
import { readStatusList, type StatusList } from '../../dm1/status-list'
import { judge, type Judgement, type Known } from '../verdict'
import * as made from './cards'

const NOW = 1_790_000_000
const HOUR = 3600
const DAY = 24 * HOUR
const byKid = keysOf(made.keySet())
let lists: Record<'fresh' | 'withdrawn', StatusList>

beforeAll(async () => {
  const read = async (withdrawn: number[]) => readStatusList(await made.list(NOW, withdrawn), 0, byKid) as StatusList
  lists = { fresh: await read([]), withdrawn: await read([7]) }
})

interface Device {
  readonly keysAgeS?: number | null
  readonly listAgeS?: number | null
  readonly isWithdrawn?: boolean
  readonly isSeen?: boolean
}

function known({ keysAgeS = 0, listAgeS = 0, isWithdrawn = false, isSeen = false }: Device): Known {
  const list = listAgeS === null ? undefined : { ...lists[isWithdrawn ? 'withdrawn' : 'fresh'], issuedAt: NOW - listAgeS }
  return { keys: keysAgeS === null ? null : { byKid, at: NOW - keysAgeS }, listNumbered: (number) => (number === 0 ? list : undefined), wasSeen: () => isSeen }
}

const short = (judgement: Judgement) => (judgement.answer === 'valid' ? 'valid' : judgement.answer === 'invalid' ? judgement.reason : judgement.doubt)

describe('a good card', () => {
  it.each<[string, Device, string]>([
    ['is valid', {}, 'valid'],
    ['is valid with a list of yesterday', { listAgeS: 25 * HOUR }, 'valid'],
    ['is valid with a list of just under three days', { listAgeS: 3 * DAY }, 'valid'],
    ['is unknown with an older one', { listAgeS: 3 * DAY + 1 }, 'old_list'],
    ['is unknown without a list', { listAgeS: null }, 'no_list'],
    ['is valid with keys of two weeks ago', { keysAgeS: 14 * DAY }, 'valid'],
    ['is unknown with older ones', { keysAgeS: 14 * DAY + 1 }, 'old_keys'],
    ['is unknown without keys', { keysAgeS: null }, 'no_keys'],
    ['is unknown where keys are of tomorrow', { keysAgeS: -HOUR }, 'wrong_clock'],
    ['is unknown where the list is of tomorrow', { listAgeS: -HOUR }, 'wrong_clock'],
    ['is refused the second time', { isSeen: true }, 'replayed'],
    ['is refused once withdrawn', { isWithdrawn: true }, 'revoked'],
    ['stays withdrawn, however old the list', { isWithdrawn: true, listAgeS: 9 * DAY }, 'revoked'],
  ])('%s', (_, device, expected) => {
    expect(short(judge(made.code(NOW), known(device), NOW))).toBe(expected)
  })

  it('is of another list than the one at hand', () => {
    expect(short(judge(made.code(NOW, { index: 131072 + 7 }), known({}), NOW))).toBe('no_list')
  })

  it('tells its name and branch', () => {
    expect(judge(made.code(NOW), known({}), NOW)).toMatchObject({ card: { name: '张*明', branch: '东村支部', status: 1 } })
  })
})

describe('what is wrong whatever this device knows', () => {
  it.each<[string, string, Device, string]>([
    ['an old code', made.code(NOW - 61), {}, 'stale_code'],
    ['no card', 'https://example.org', { keysAgeS: null, listAgeS: null }, 'malformed'],
    ['a stranger’s card', made.code(NOW, { kid: 'stranger' }), {}, 'unknown_key'],
    ['an old code and an old list', made.code(NOW - 61), { listAgeS: 9 * DAY, keysAgeS: 20 * DAY }, 'stale_code'],
  ])('%s', (_, text, device, reason) => {
    expect(judge(text, known(device), NOW)).toMatchObject({ answer: 'invalid', reason })
  })

  it('but a key that may have come since is no proof of a stranger', () => {
    expect(short(judge(made.code(NOW, { kid: 'new' }), known({ keysAgeS: 15 * DAY }), NOW))).toBe('old_keys')
  })

  it('a challenge that was not answered', () => {
    expect(short(judge(made.code(NOW, { nonce: '482913' }), known({}), NOW, '482913'))).toBe('valid')
    expect(short(judge(made.code(NOW, { nonce: '482914' }), known({}), NOW, '482913'))).toBe('challenge')
  })
})
