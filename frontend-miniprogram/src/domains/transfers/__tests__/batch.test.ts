import { describe, expect, it } from 'vitest'
import { EMPTY_PART, faultsOf, formOf, hasBatchDesk, isFaultless, movedBy, needsTarget, NOTHING_PLANNED, planningOf, sourcesOf, targetsOf, type Batch, type Place, type Planning } from '../batch'

const MAY = ['merge', 'reparent', 'dissolve'].map((action) => ({ action, label: action, requires_reason: true }))

function place(id: string, path: string, kind: Place['kind'], given: Partial<Place> = {}): Place {
  return { id, name: id, path, kind, parent_id: 'town', is_floating: false, ended_on: null, member_count: 3, allowed_actions: MAY, ...given }
}
const TOWN = place('town', '/c/t/', 'committee', { parent_id: 'county', allowed_actions: [] })
const NEXT = place('next', '/c/n/', 'committee', { parent_id: 'county' })
const GENERAL = place('general', '/c/t/g/', 'general_branch')
const EAST = place('east', '/c/t/e/', 'branch')
const WEST = place('west', '/c/t/w/', 'joint_branch')
const AWAY = place('away', '/c/t/a/', 'branch', { is_floating: true })
const GONE = place('gone', '/c/t/x/', 'branch', { ended_on: '2026-01-01' })
const PLACES = [TOWN, NEXT, GENERAL, EAST, WEST, AWAY, GONE]
const ids = (found: readonly Place[]) => found.map(({ id }) => id)

const MERGE: Planning = { ...NOTHING_PLANNED, operation: 'merge', sourceId: 'east', targetId: 'west', approver: '青禾镇党委', reason: '村组合并' }
const SPLIT: Planning = { ...MERGE, operation: 'split', targetId: '', parts: [{ name: '东村第二党支部', shortName: '东二', memberIds: ['m1'] }] }

describe('what can be rearranged, and where to', () => {
  it.each([
    ['merge', ['next', 'general', 'east', 'west', 'away']],
    ['split', ['east', 'west', 'away']],
    ['move_branch', ['general', 'east', 'west', 'away']],
  ] as const)('%s is offered for what fits and is the caller’s', (operation, expected) => {
    expect(ids(sourcesOf(PLACES, operation))).toEqual(expected)
  })

  it.each([
    ['merge', EAST, ['west']],
    ['dissolve', GENERAL, ['town', 'next']],
    ['reparent', EAST, ['next', 'general']],
    ['move_branch', GENERAL, ['next']],
    ['split', EAST, []],
  ] as const)('%s of a place leads to what takes it', (operation, source, expected) => {
    expect(ids(targetsOf(PLACES, operation, source))).toEqual(expected)
  })

  it('asks for no place where nobody has to go', () => {
    expect(needsTarget({ operation: 'dissolve' }, place('empty', '/c/t/y/', 'branch', { member_count: 0 }))).toBe(false)
    expect([needsTarget({ operation: 'dissolve' }, EAST), needsTarget({ operation: 'split' }, EAST), needsTarget({ operation: 'merge' }, EAST)]).toEqual([true, false, true])
  })
})

describe('a plan as it is written', () => {
  it('says what is missing, field by field', () => {
    expect(faultsOf(NOTHING_PLANNED, undefined)).toEqual({ operation: 'operation', source: 'source', approver: 'approver', reason: 'reason', parts: [] })
    expect(faultsOf({ ...MERGE, targetId: '' }, EAST).target).toBe('target')
    expect(isFaultless(faultsOf(MERGE, EAST))).toBe(true)
  })

  it('says what is missing of each new branch', () => {
    const twin = { ...SPLIT.parts[0], shortName: '东三' } as Planning['parts'][number]
    const parts = [SPLIT.parts[0] as Planning['parts'][number], EMPTY_PART, { ...twin, name: '丙支部', shortName: '' }, { ...twin, name: '丁支部', memberIds: [] }]
    expect(faultsOf({ ...SPLIT, parts }, EAST).parts).toEqual([undefined, 'partName', 'partShort', 'partMembers'])
    expect(faultsOf({ ...SPLIT, parts: [...SPLIT.parts, twin] }, EAST).parts).toEqual(['partNames', 'partNames'])
    expect(isFaultless(faultsOf({ ...SPLIT, parts }, EAST))).toBe(false)
  })

  it('sends what the operation asks for alone', () => {
    expect(formOf({ ...MERGE, parts: SPLIT.parts })).toMatchObject({ operation: 'merge', target_id: 'west', parts: [], effective_on: null })
    expect(formOf({ ...SPLIT, targetId: 'west' })).toMatchObject({ target_id: null, parts: [{ name: '东村第二党支部', short_name: '东二', member_ids: ['m1'] }] })
  })

  it('is made again as it was', () => {
    const { operation, organization_id, ...rest } = formOf(SPLIT)
    expect(formOf(planningOf({ operation, organization_id, ...rest } as unknown as Batch))).toEqual(formOf(SPLIT))
  })
})

it('counts who changes their branch', () => {
  const counts = [{ organization_id: 'east', name: '东村', full_before: 3, full_after: 0, members_before: 3, members_after: 0 }]
  expect([movedBy({ operation: 'merge', counts }), movedBy({ operation: 'reparent', counts })]).toEqual([3, 0])
})

it('has a door for whoever answers for organizations and for transfers', () => {
  const role = { label: '组织委员', organization_id: 'town', organization_name: '青禾镇' }
  const me = { permissions: ['transfers:write', 'organizations:write'], roles: [role] } as unknown as Parameters<typeof hasBatchDesk>[0]
  expect([hasBatchDesk(me), hasBatchDesk({ ...me, permissions: ['transfers:write'] } as typeof me), hasBatchDesk(null)]).toEqual([true, false, false])
})
