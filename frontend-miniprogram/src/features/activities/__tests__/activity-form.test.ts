import { describe, expect, it } from 'vitest'
import type { Activity } from '@/domains/activities/model'
import { changesOf, draftOf, EMPTY_FORM, faultsOf, formOf, hasExtras, type ActivityForm } from '../activity-form'

const FORM: ActivityForm = {
  kind: 'theme_day',
  title: ' 3月主题党日 ',
  place: '会议室',
  day: '2026-03-05',
  starts: '14:30',
  ends: '16:00',
  note: '',
  organizationId: 'o1',
  audience: 'whole',
  groupId: '',
  named: [],
  chair: [],
  recorder: [],
}

const WANG = { id: 'm2', name: '王一' }
const LI = { id: 'm1', name: '李二' }

describe('draftOf', () => {
  it('says Beijing times and the whole organization', () => {
    expect(draftOf(FORM)).toEqual({
      audience: { organization_id: 'o1' },
      kind: 'theme_day',
      title: '3月主题党日',
      place: '会议室',
      starts_at: '2026-03-05T14:30:00+08:00',
      ends_at: '2026-03-05T16:00:00+08:00',
      note: null,
      chair_id: null,
      recorder_id: null,
    })
  })

  it('takes an end before the start for the next day', () => {
    expect(draftOf({ ...FORM, starts: '19:00', ends: '00:30', day: '2026-12-31' }).ends_at).toBe('2027-01-01T00:30:00+08:00')
  })

  it('names one party group', () => {
    expect(draftOf({ ...FORM, audience: 'group', groupId: 'g1' }).audience).toEqual({ party_group_id: 'g1' })
  })

  it('lists named people, and says who holds it for them', () => {
    const draft = draftOf({ ...FORM, audience: 'named', named: [WANG, LI], chair: [WANG], recorder: [LI] })
    expect(draft).toMatchObject({ audience: { member_ids: ['m1', 'm2'] }, organization_id: 'o1', chair_id: 'm2', recorder_id: 'm1' })
  })
})

describe('faultsOf', () => {
  it('finds nothing wrong with a full form', () => {
    expect(faultsOf(FORM)).toEqual({})
  })

  it('names every missing field beside it', () => {
    expect(Object.keys(faultsOf(EMPTY_FORM)).sort()).toEqual(['day', 'ends', 'kind', 'organizationId', 'place', 'starts', 'title'])
    expect(faultsOf({ ...FORM, place: ' ' })).toEqual({ place: '请填地点。' })
  })

  it('asks for the group only when it is for one', () => {
    expect(Object.keys(faultsOf({ ...FORM, audience: 'group' }))).toEqual(['groupId'])
  })

  it('wants at least one name, and at most 500', () => {
    const crowd = (count: number) => faultsOf({ ...FORM, audience: 'named', named: Array.from({ length: count }, (_, place) => ({ id: `m${place}`, name: '王一' })) })
    expect([crowd(0), crowd(1), crowd(500), crowd(501)]).toEqual([{ named: '请选参加的人。' }, {}, {}, { named: '名单最多500人，您选了501人。' }])
  })
})

describe('changing', () => {
  const activity = {
    kind: 'theme_day',
    title: '3月主题党日',
    place: '会议室',
    starts_at: '2026-03-05T06:30:00Z',
    ends_at: '2026-03-05T08:00:00Z',
    note: '',
    organization_id: 'o1',
    chair_id: null,
    chair_name: null,
    recorder_id: null,
    recorder_name: null,
    audience: { organization_id: 'o1', party_group_id: null, member_ids: null },
  } as unknown as Activity
  const before = formOf(activity, [])

  it('starts from what there is', () => {
    expect(before).toEqual({ ...FORM, title: '3月主题党日' })
    expect(formOf({ ...activity, audience: { party_group_id: 'g1' } }, [])).toMatchObject({ audience: 'group', groupId: 'g1', organizationId: 'o1' })
    const led = formOf({ ...activity, chair_id: 'm2', chair_name: '王一', audience: { member_ids: ['m1'] } }, [LI])
    expect(led).toMatchObject({ audience: 'named', named: [LI], chair: [WANG], recorder: [] })
  })

  it('sends only what differs, so that nobody is told of a change there was none', () => {
    expect(changesOf({ ...before }, before)).toBeNull()
    expect(changesOf({ ...before, title: ' 3月主题党日 ' }, before)).toBeNull()
    expect(changesOf({ ...before, chair: [WANG] }, before)).toEqual({ chair_id: 'm2' })
    expect(changesOf({ ...before, starts: '15:00' }, before)).toEqual({ starts_at: '2026-03-05T15:00:00+08:00' })
  })

  it('takes the chair away again', () => {
    expect(changesOf({ ...before, chair: [] }, { ...before, chair: [WANG] })).toEqual({ chair_id: null })
  })

  it('knows the same people in another order for the same, and sends the whole list when one is new', () => {
    const named: ActivityForm = { ...before, audience: 'named', named: [WANG, LI] }
    expect(changesOf({ ...named, named: [LI, WANG] }, named)).toBeNull()
    expect(changesOf(named, { ...named, named: [LI] })).toEqual({ audience: { member_ids: ['m1', 'm2'] } })
    expect(changesOf(named, before)).toEqual({ audience: { member_ids: ['m1', 'm2'] } })
  })
})

it('unfolds what is not empty', () => {
  expect([hasExtras(FORM), hasExtras({ ...FORM, note: '带笔' }), hasExtras({ ...FORM, recorder: [LI] })]).toEqual([false, true, true])
})
