import { edit as copy } from '@/copy/activities'
import { instantOf, isoDay, shortClock } from '@/copy/times'
import type { Activity, ActivityChanges, ActivityDraft, ActivityKind, Audience } from '@/domains/activities/model'

/** What the form holds while it is filled in: words and times as the controls give them, empty where nothing is chosen. */
export interface ActivityForm {
  kind: string
  title: string
  place: string
  /** `YYYY-MM-DD`. */
  day: string
  /** `HH:MM`. */
  starts: string
  ends: string
  note: string
  organizationId: string
  audience: string
  groupId: string
}

export type Faults = Partial<Record<keyof ActivityForm, string>>

export const EMPTY_FORM: ActivityForm = {
  kind: '',
  title: '',
  place: '',
  day: '',
  starts: '',
  ends: '',
  note: '',
  organizationId: '',
  audience: 'whole',
  groupId: '',
}

const DAY_MS = 24 * 60 * 60_000

export function formOf(activity: Activity): ActivityForm {
  const { audience } = activity
  const isGroup = audience.party_group_id != null
  return {
    kind: activity.kind,
    title: activity.title,
    place: activity.place,
    day: isoDay(activity.starts_at),
    starts: shortClock(activity.starts_at),
    ends: shortClock(activity.ends_at),
    note: activity.note,
    organizationId: audience.organization_id ?? activity.organization_id,
    audience: isGroup ? 'group' : audience.member_ids != null ? 'named' : 'whole',
    groupId: audience.party_group_id ?? '',
  }
}

/** What is missing, in words beside each field. */
export function faultsOf(form: ActivityForm): Faults {
  const needed: readonly (readonly [keyof ActivityForm, string])[] = [
    ['organizationId', copy.organization],
    ['kind', copy.kind],
    ['title', copy.title],
    ['place', copy.place],
    ['day', copy.day],
    ['starts', copy.starts],
    ['ends', copy.ends],
    ...(form.audience === 'group' ? ([['groupId', copy.groupLabel]] as const) : []),
  ]
  return Object.fromEntries(needed.filter(([name]) => form[name].trim() === '').map(([name, label]) => [name, copy.missing(label)]))
}

/** What is sent. An end before the start belongs to the next day. */
export function draftOf(form: ActivityForm): ActivityDraft {
  const endDay = form.ends > form.starts ? form.day : isoDay(Date.parse(instantOf(form.day, form.ends)) + DAY_MS)
  return {
    audience: audienceOf(form),
    kind: form.kind as ActivityKind,
    title: form.title.trim(),
    place: form.place.trim(),
    starts_at: instantOf(form.day, form.starts),
    ends_at: instantOf(endDay, form.ends),
    note: form.note.trim() === '' ? null : form.note.trim(),
  }
}

/** Of an activity for named people everything but the names can be changed here. */
export function changesOf(form: ActivityForm): ActivityChanges {
  const { audience, ...rest } = draftOf(form)
  return form.audience === 'named' ? rest : { audience, ...rest }
}

function audienceOf(form: ActivityForm): Audience {
  return form.audience === 'group' ? { party_group_id: form.groupId } : { organization_id: form.organizationId }
}
