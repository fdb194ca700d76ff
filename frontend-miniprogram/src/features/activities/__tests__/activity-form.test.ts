import { describe, expect, it } from 'vitest'
import type { Activity } from '@/domains/activities/model'
import { changesOf, draftOf, EMPTY_FORM, faultsOf, formOf, type ActivityForm } from '../activity-form'

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
}

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
    })
  })

  it('takes an end before the start for the next day', () => {
    expect(draftOf({ ...FORM, starts: '19:00', ends: '00:30', day: '2026-12-31' }).ends_at).toBe('2027-01-01T00:30:00+08:00')
  })

  it('names one party group', () => {
    expect(draftOf({ ...FORM, audience: 'group', groupId: 'g1' }).audience).toEqual({ party_group_id: 'g1' })
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
    audience: { organization_id: 'o1', party_group_id: null, member_ids: null },
  } as unknown as Activity

  it('starts from what there is', () => {
    expect(formOf(activity)).toEqual({ ...FORM, title: '3月主题党日' })
    expect(formOf({ ...activity, audience: { party_group_id: 'g1' } })).toMatchObject({ audience: 'group', groupId: 'g1', organizationId: 'o1' })
  })

  it('never replaces a list of names by the whole organization', () => {
    const named = formOf({ ...activity, audience: { member_ids: ['m1'] } })
    expect(changesOf(named)).not.toHaveProperty('audience')
    expect(changesOf(FORM)).toHaveProperty('audience')
  })
})
