import { edit as copy } from '@/copy/activities'
import { instantOf, isoDay, shortClock } from '@/copy/times'
import type { Activity, ActivityChanges, ActivityDraft, ActivityKind, Audience } from '@/domains/activities/model'
import { MOST_NAMED, type Person } from './people-choice'

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
  /** `whole`, `group` or `named`. */
  audience: string
  groupId: string
  named: readonly Person[]
  /** One person, or nobody. */
  chair: readonly Person[]
  recorder: readonly Person[]
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
  named: [],
  chair: [],
  recorder: [],
}

const DAY_MS = 24 * 60 * 60_000

/** `named` are the people of an activity that is for named people: it knows only who they are, the roll how they are called. */
export function formOf(activity: Activity, named: readonly Person[]): ActivityForm {
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
    named,
    chair: personOf(activity.chair_id, activity.chair_name),
    recorder: personOf(activity.recorder_id, activity.recorder_name),
  }
}

function personOf(id: string | null, name: string | null): readonly Person[] {
  return id === null ? [] : [{ id, name: name ?? '' }]
}

/** Is something filled in that the form keeps folded away? */
export function hasExtras(form: ActivityForm): boolean {
  return form.note !== '' || form.chair.length > 0 || form.recorder.length > 0
}

/** What is missing, in words beside each field. */
export function faultsOf(form: ActivityForm): Faults {
  const needed = [
    ['organizationId', copy.organization],
    ['kind', copy.kind],
    ['title', copy.title],
    ['place', copy.place],
    ['day', copy.day],
    ['starts', copy.starts],
    ['ends', copy.ends],
    ...(form.audience === 'group' ? ([['groupId', copy.groupLabel]] as const) : []),
  ] as const
  const missing = needed.filter(([name]) => form[name].trim() === '').map(([name, label]) => [name, copy.missing(label)])
  return { ...Object.fromEntries(missing), ...namedFault(form) }
}

function namedFault({ audience, named }: ActivityForm): Faults {
  if (audience !== 'named') return {}
  if (named.length === 0) return { named: copy.missingNamed }
  return named.length > MOST_NAMED ? { named: copy.tooManyNamed(named.length) } : {}
}

/** What is sent. An end before the start belongs to the next day. A list of names says nothing of the host, so it is named too. */
export function draftOf(form: ActivityForm): ActivityDraft {
  return { ...fieldsOf(form), ...(form.audience === 'named' && { organization_id: form.organizationId }) }
}

type Fields = Omit<ActivityDraft, 'organization_id'>

function fieldsOf(form: ActivityForm): Fields {
  const endDay = form.ends > form.starts ? form.day : isoDay(Date.parse(instantOf(form.day, form.ends)) + DAY_MS)
  return {
    audience: audienceOf(form),
    kind: form.kind as ActivityKind,
    title: form.title.trim(),
    place: form.place.trim(),
    starts_at: instantOf(form.day, form.starts),
    ends_at: instantOf(endDay, form.ends),
    note: form.note.trim() === '' ? null : form.note.trim(),
    chair_id: form.chair[0]?.id ?? null,
    recorder_id: form.recorder[0]?.id ?? null,
  }
}

/** Only what differs from before: everybody invited is told of a new time or place, nobody of a new chair. Null: nothing does. */
export function changesOf(form: ActivityForm, before: ActivityForm): ActivityChanges | null {
  const [now, then] = [fieldsOf(form), fieldsOf(before)]
  const changed = Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(then[name as keyof Fields]))
  return changed.length === 0 ? null : (Object.fromEntries(changed) as ActivityChanges)
}

function audienceOf(form: ActivityForm): Audience {
  if (form.audience === 'group') return { party_group_id: form.groupId }
  // In one order, whatever the order they were ticked in: the same people are the same audience.
  return form.audience === 'named' ? { member_ids: form.named.map(({ id }) => id).sort() } : { organization_id: form.organizationId }
}
