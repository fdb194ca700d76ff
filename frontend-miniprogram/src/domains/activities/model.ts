export type ActivityKind =
  | 'member_assembly'
  | 'committee_meeting'
  | 'group_meeting'
  | 'party_lecture'
  | 'theme_day'
  | 'organizational_life_meeting'
  | 'appraisal_meeting'
  | 'training'
  | 'other'
export type ActivityStatus = 'planned' | 'open' | 'closed' | 'cancelled'
export type AttendanceState = 'present' | 'late' | 'excused' | 'absent'
export type LeaveKind = 'sick' | 'personal' | 'official' | 'away'
/** What an organizer has said to a leave request or to a check-in made without network. */
export type Decision = 'pending' | 'approved' | 'refused'

/** What the server allows this person to do with a thing; the client never works it out again. */
export interface AllowedAction {
  readonly action: string
  readonly label: string
  readonly requires_reason: boolean
}

/** Exactly one of the three is given. */
export interface Audience {
  readonly organization_id?: string | null
  readonly party_group_id?: string | null
  readonly member_ids?: readonly string[] | null
}

export interface Leave {
  readonly id: string
  readonly member_id: string
  readonly kind: LeaveKind
  readonly reason: string
  readonly decision: Decision
  readonly decision_reason: string
  readonly version: number
}

/** A check-in made without network; `at` is when its code was shown, which the phone's clock can't change. */
export interface OfflineCheckIn {
  readonly id: string
  readonly state: AttendanceState
  readonly at: string
  readonly decision: Decision
  readonly version: number
}

/** The reader's own line on the roll. `state` is null while nothing is known. */
export interface MyPart {
  readonly state: AttendanceState | null
  readonly at: string | null
  readonly leave: Leave | null
  readonly offline: OfflineCheckIn | null
}

export interface Activity {
  readonly id: string
  readonly audience: Audience
  readonly kind: ActivityKind
  readonly title: string
  readonly organization_id: string
  readonly organization_name: string
  readonly place: string
  readonly starts_at: string
  readonly ends_at: string
  /** From when on a code is taken. */
  readonly opens_at: string
  readonly status: ActivityStatus
  readonly note: string
  readonly chair_name: string | null
  readonly recorder_name: string | null
  readonly cancel_reason: string
  readonly present_count: number
  readonly due_count: number
  /** Null for whoever is not invited. */
  readonly my_part: MyPart | null
  readonly version: number
  readonly allowed_actions: readonly AllowedAction[]
}

/** What is written down to plan an activity. */
export interface ActivityDraft {
  readonly audience: Audience
  readonly kind: ActivityKind
  readonly title: string
  readonly place: string
  readonly starts_at: string
  readonly ends_at: string
  readonly note: string | null
}

export interface CheckIn {
  readonly id: string
  readonly activity_id: string
  readonly member_id: string
  readonly state: 'present' | 'late'
  readonly at: string
  readonly repeated: boolean
  /** Made without network: counts once the organizer has confirmed it. */
  readonly waits: boolean
}

/** One activity of one's own record. */
export interface MyAttendance {
  readonly activity_id: string
  readonly kind: ActivityKind
  readonly title: string
  readonly place: string
  readonly starts_at: string
  readonly status: ActivityStatus
  readonly state: AttendanceState | null
  readonly offline: OfflineCheckIn | null
}

/** An organization that can hold an activity. */
export interface Host {
  readonly id: string
  readonly name: string
}

export interface PartyGroup {
  readonly id: string
  readonly name: string
  readonly ended_on: string | null
}

/** The token in whatever was scanned or typed: our link (`https://HOST/c?t=…`) or the token alone. Null: not one of our codes. */
export function readCheckInToken(text: string): string | null {
  const given = text.trim()
  const inLink = /\/c\/?\?(?:.*&)?t=([\w-]+)/.exec(given)?.[1]
  return inLink ?? (/^[\w-]{20,60}$/.test(given) ? given : null)
}

/** Does the server allow this? */
export function allows(subject: { readonly allowed_actions: readonly AllowedAction[] }, action: string): boolean {
  return subject.allowed_actions.some((allowed) => allowed.action === action)
}

/** Was it held, or is it being held? Then it has a record. */
export function hasBegun(activity: Activity): boolean {
  return activity.status === 'open' || activity.status === 'closed'
}

/** Closed or called off. */
export function isOver(activity: Activity): boolean {
  return activity.status === 'closed' || activity.status === 'cancelled'
}

/** Is a code taken now, and has this person not checked in yet? Only a hint for what to show: the server decides. */
export function canCheckIn(activity: Activity, now: Date): boolean {
  const isTaken = !isOver(activity) && now.getTime() >= Date.parse(activity.opens_at)
  const { my_part: part } = activity
  return isTaken && part !== null && part.offline === null && (part.state === null || part.state === 'excused')
}
