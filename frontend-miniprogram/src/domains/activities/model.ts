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
export type AttendanceState = 'present' | 'late' | 'excused' | 'absent' | 'made_up'

/** What the server allows this person to do with a thing; the client never works it out again. */
export interface AllowedAction {
  readonly action: string
  readonly label: string
  readonly requires_reason: boolean
}

export interface Activity {
  readonly id: string
  readonly kind: ActivityKind
  readonly title: string
  readonly organization_id: string
  readonly place: string
  readonly starts_at: string
  readonly ends_at: string
  readonly status: ActivityStatus
  readonly present_count: number
  readonly due_count: number
  readonly allowed_actions: readonly AllowedAction[]
}

export interface CheckIn {
  readonly id: string
  readonly activity_id: string
  readonly state: 'present' | 'late'
  readonly at: string
  readonly repeated: boolean
}

/** The token in whatever was scanned or typed: our link (`https://HOST/c?t=…`) or the token alone. Null: not one of our codes. */
export function readCheckInToken(text: string): string | null {
  const given = text.trim()
  const inLink = /\/c\/?\?(?:.*&)?t=([\w-]+)/.exec(given)?.[1]
  return inLink ?? (/^[\w-]{20,60}$/.test(given) ? given : null)
}

export function allows(activity: Activity, action: string): boolean {
  return activity.allowed_actions.some((allowed) => allowed.action === action)
}
