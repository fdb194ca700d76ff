import { describe, expect, it } from 'vitest'
import type { TransferTarget } from '@/domains/transfers/model'
import { applicationOf, EMPTY, entryOf, faultsOf, formOf, monthsUntil, namesKind, nextStep, OPEN, stepAt, targetOf, withRecent, wordsOf, type Target } from '../application'
import { APPLICATION, BACK, STAY, transfer } from './transfers'

const TODAY = '2026-03-05'
const BOOK = { id: 'e1', version: 1, name: '外省某市委组织部', medium: 'online', national_code: null, phone: '', fax: '', address: '', postcode: '', is_confirmed: false } as const

describe('what is asked next', () => {
  it.each([
    [EMPTY, 'start'],
    [{ ...EMPTY, kind: 'within_county' as const }, 'target'],
    [{ ...APPLICATION, reason: '' as const }, 'reason'],
    [{ ...APPLICATION, duesThrough: '' }, 'reason'],
    [{ ...APPLICATION, duesThrough: '', duesOnRecord: '2026-02' }, 'check'],
    [{ ...APPLICATION, isPhoneAsked: true }, 'reason'],
    [{ ...APPLICATION, isPhoneAsked: true, phone: '19900001234' }, 'check'],
    [{ ...STAY, isPhoneAsked: true }, 'check'],
    [APPLICATION, 'check'],
    [{ ...STAY, until: '' }, 'reason'],
    [STAY, 'check'],
    [{ ...STAY, until: OPEN }, 'check'],
    [BACK, 'check'],
  ])('%j → %s', (application, step) => {
    expect(nextStep(application, TODAY)).toBe(step)
  })

  it.each([
    [TODAY, 'early'],
    ['2026-03-06', undefined],
    ['2027-09-06', undefined],
    [OPEN, undefined],
    ['', 'missing'],
  ])('a stay until %s is %s', (until, fault) => {
    expect(faultsOf({ ...STAY, until }, TODAY).until).toBe(fault)
  })

  it('asks nothing of the dues of whoever is only away', () => {
    expect(faultsOf(STAY, TODAY)).toEqual({})
  })

  it('one letter is no place', () => {
    expect(faultsOf({ ...APPLICATION, target: wordsOf(' 某 ') }, TODAY)).toEqual({ target: 'missing' })
  })
})

describe('what is sent', () => {
  it('says the place, and leaves the kind to it', () => {
    expect(formOf(APPLICATION)).toEqual({
      target_id: 't1',
      external_id: null,
      target_external: null,
      kind: null,
      reason: 'residence',
      dues_paid_through: '2026-03',
      leaving_on: '2026-03-05',
      note: null,
      is_return: false,
      phone: null,
    })
  })

  it('says the kind where only words describe the place', () => {
    expect(formOf({ ...APPLICATION, kind: 'cross_province', target: wordsOf(' 外省某公司 ') })).toMatchObject({ kind: 'cross_province', target_external: '外省某公司', target_id: null })
  })

  it('of a stay says where to and until when, and neither reason nor dues', () => {
    const form = formOf({ ...STAY, reason: 'job', duesThrough: '2026-01' })
    expect(form).toMatchObject({ kind: 'temporary', target_external: '邻市某工地', until: '2026-06-01', reason: 'other' })
    expect(form).not.toHaveProperty('dues_paid_through')
  })

  it('leaves the last day of a stay out where nobody knows it', () => {
    expect(formOf({ ...STAY, until: OPEN })).toMatchObject({ kind: 'temporary', until: null, is_return: false })
  })

  it('of a return says the day and nothing else', () => {
    expect(formOf(BACK)).toMatchObject({ kind: 'temporary', is_return: true, until: null, target_external: null, leaving_on: '2026-03-05' })
  })

  it.each([
    [{ ...BOOK, region_code: null }, true],
    [{ ...BOOK, region_code: '440101' }, false],
    [{ ...BOOK, region_code: null, medium: 'paper' as const }, false],
  ])('the kind stands beside an entry that does not say it: %j', (entry, isNamed) => {
    expect(namesKind({ ...APPLICATION, target: entryOf(entry) })).toBe(isNamed)
  })
})

it('a transfer that came back is answered anew with everything in it', () => {
  const back = applicationOf(transfer({ external_id: 'e1', target_id: null, target_name: '外省某市委组织部', target_external: '外省某市委组织部', kind: 'cross_province', note: '请尽快' }))
  expect(back).toMatchObject({ kind: 'cross_province', transferId: 'x1', memberId: 'm1', note: '请尽快', duesThrough: '2026-03', target: { by: 'book', id: 'e1' } })
  expect(applicationOf(transfer({ target_id: null, target_external: '某地' })).target).toEqual(wordsOf('某地'))
})

it.each(['graduate', 'paper_out', 'abroad', 'temporary', 'within_county'] as const)('%s comes back as what it is, and is sent as that again', (kind) => {
  const back = applicationOf(transfer({ kind, target_id: null, target_name: '某校', target_external: '某校' }))
  expect([back.kind, formOf(back).kind]).toEqual([kind, kind])
})

it('a return and a stay without an end come back as they are', () => {
  const stay = transfer({ kind: 'abroad', target_id: null, target_external: '某国', until: null })
  expect(applicationOf(stay)).toMatchObject({ kind: 'abroad', until: OPEN, isReturn: false })
  expect(formOf(applicationOf({ ...stay, is_return: true }))).toMatchObject({ kind: 'abroad', is_return: true, target_external: null })
})

it('a graduate who finds the place by its name stays one', () => {
  expect(formOf({ ...APPLICATION, kind: 'graduate' }).kind).toBe('graduate')
})

describe('places', () => {
  const place = { id: 'p1', name: '中共某镇西村支部委员会', short_name: '西村党支部', kind: 'branch', committee_name: '某镇委员会' } satisfies TransferTarget

  it('the last three are remembered once each, words are not', () => {
    const chosen = ['a', 'b', 'c', 'd', 'b'].map((id) => targetOf({ ...place, id })).reduce<readonly Target[]>(withRecent, [])
    expect(chosen.map(({ id }) => id)).toEqual(['b', 'd', 'c'])
    expect(withRecent(chosen, wordsOf('某地'))).toBe(chosen)
  })
})

it('months go back from the present one, over the turn of a year', () => {
  expect(monthsUntil('2026-02-10').slice(0, 3)).toEqual(['2026-02', '2026-01', '2025-12'])
})

it.each([
  ['/target_id', 'target'],
  ['/dues_paid_through', 'reason'],
  ['/kind', 'start'],
  [null, null],
])('the field %s is mended on the page %s', (pointer, step) => {
  expect(stepAt(pointer)).toBe(step)
})
