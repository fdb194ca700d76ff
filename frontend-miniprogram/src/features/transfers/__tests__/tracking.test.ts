import { describe, expect, it } from 'vitest'
import { aboutFacts, deskFacts, holderWords, letterFacts, nextWords, replyWords, stopsOf } from '../tracking'
import { entry, transfer } from './transfers'

const NOW = new Date('2026-03-05T02:00:00Z')
const LETTER = { id: 'l1', number: '〔2026〕第0001号', issued_on: '2026-03-01', valid_until: '2026-03-18', valid_days: 17, status: 'valid', days_left: 13 } as const
const value = (facts: readonly { label: string; value: string }[], label: string) => facts.find((fact) => fact.label === label)?.value

describe('the way in words', () => {
  it('says what was done by whom, where it is, and what lies ahead', () => {
    const acts = [entry({}), entry({ action: 'approve', organization_name: '东村党支部', by: '李二', role_label: '支部书记' })]
    const stops = stopsOf(transfer({}, 1), acts, NOW)
    expect(stops.map(({ state, title }) => `${state} ${title}`)).toEqual([
      'done 已提交',
      'done 东村党支部同意',
      'current 转出党委审批',
      'ahead 接收党委审批',
      'ahead 接收支部报到',
    ])
    expect(stops[0]?.notes).toEqual(['3月5日（周四）上午9:00，王一'])
    expect(stops[1]?.notes).toEqual(['3月5日（周四）上午9:00，支部书记李二'])
  })

  it('says in whose place a deputy acted, and from when to when', () => {
    const role_label = '代党支部书记（3月1日至3月31日）'
    const stops = stopsOf(transfer({}, 1), [entry({ action: 'approve', by: '李二', role_label, is_deputy: true })], NOW)
    expect(stops[0]?.notes).toEqual(['3月5日（周四）上午9:00，李二 代党支部书记（3月1日至3月31日）'])
  })

  it('what came back stops where it was sent back, with the reason, and nothing is said to go on', () => {
    const back = entry({ action: 'return', organization_name: '东村党支部', reason_label: '接收单位有误', comment: '请改选西村' })
    const stops = stopsOf(transfer({ status: 'returned', step: null }), [entry({}), back], NOW)
    expect(stops[1]).toMatchObject({ state: 'stopped', notes: [expect.any(String), '原因：接收单位有误', '请改选西村'] })
    expect(stops.filter(({ state }) => state === 'current')).toEqual([])
  })

  it('what is over has nothing ahead', () => {
    const stops = stopsOf(transfer({ status: 'withdrawn' }), [entry({}), entry({ action: 'withdraw' })], NOW)
    expect(stops.map(({ state }) => state)).toEqual(['done', 'stopped'])
  })

  it('what is carried to somebody outside waits for them', () => {
    const stops = stopsOf(transfer({ status: 'in_transit', target_id: null, target_name: '外省某市委组织部', route: [] }), [entry({})], NOW)
    expect(stops.at(-1)).toMatchObject({ state: 'current', title: '等外省某市委组织部接收' })
  })
})

describe('who has it and what comes next', () => {
  it.each([
    [transfer({}, 1), '现在由东村党支部办理', '接收党委审批，由白石镇委员会办'],
    [transfer({}, 2), '现在由东村党支部办理', '接收支部报到，支部由接收党委安排'],
    [transfer({ status: 'draft', holder: null }), '现在等本人办', '提交后先由支部看'],
    [transfer({ status: 'returned', holder: null }), '现在等本人办', '改好再提交，从支部重新开始'],
    [transfer({ status: 'in_transit' }), '等东村党支部接收', '请在介绍信有效期内去报到'],
    [transfer({ status: 'in_transit', target_id: null, route: [], receipt_handler: '接收经办' }), '现在由东村党支部办理', '对方已回执，转出党委登记后办完'],
    [transfer({ status: 'rejected', holder: null }), '现在等本人办', '有意见可以向镇党委提出，也可以向上级党组织申诉。情况变了可以重新申请'],
    [transfer({ kind: 'temporary', target_id: null, route: [] }), '现在由东村党支部办理', '这一步办好，就办完了'],
    [transfer({ target_id: null, route: [] }), '现在由东村党支部办理', '对方寄回回执，就办完了'],
  ])('%#: %s', (item, holder, next) => {
    expect([holderWords(item), nextWords(item)]).toEqual([holder, next])
  })

  it('says until when, and when that is past', () => {
    expect(value(deskFacts(transfer(), NOW), '最晚办到')).toBe('3月10日（周二），还有5天')
    const { holder } = transfer()
    expect(value(deskFacts(transfer({ holder: { ...holder!, is_overdue: true } }), NOW), '最晚办到')).toContain('可以打电话问')
    expect(deskFacts(transfer({ holder: null }), NOW)).toEqual([])
  })
})

it('a letter says how long it still holds, or what became of it', () => {
  expect(value(letterFacts(transfer({ letter: LETTER }), NOW), '有效期至')).toBe('3月18日（周三），还有13天')
  expect(value(letterFacts(transfer({ letter: { ...LETTER, status: 'expired' } }), NOW), '有效期至')).toBe('3月18日（周三），已过期')
  expect(letterFacts(transfer(), NOW)).toEqual([])
})

it('why it came back is said as long as something can be done', () => {
  const reply = { code: 'wrong_target', label: '接收单位有误', text: '', pointer: '/target_id' } as const
  expect(replyWords(transfer({ status: 'returned', reply }))).toBe('退回来了：接收单位有误')
  expect(replyWords(transfer({ status: 'refused', reply }))).toBe('对方没有接收：接收单位有误')
  expect(replyWords(transfer({ status: 'withdrawn', reply }))).toBeUndefined()
})

it('of a stay neither reason nor dues are shown', () => {
  const facts = aboutFacts(transfer({ kind: 'temporary', until: '2026-06-01' }), NOW)
  expect(facts.map(({ label }) => label)).not.toContain('原因')
  expect(value(facts, '回来日期')).toBe('6月1日（周一）')
  expect(value(aboutFacts(transfer({ requested_by: '李二' }), NOW), '谁申请的')).toBe('李二')
})
