import type { Shape } from '@/core/http/shapes'

export type ActivityKind = Shape<'ActivityKind'>
export type ActivityStatus = Shape<'ActivityStatus'>
export type AttendanceState = Shape<'AttendanceState'>
export type LeaveKind = Shape<'LeaveKind'>
/** What an organizer has said to a leave request or to a check-in made without network. */
export type Decision = Shape<'Decision'>
/** What the server allows this person to do with a thing; the client never works it out again. */
export type AllowedAction = Shape<'AllowedAction'>
/** Exactly one of the three is given. */
export type Audience = Shape<'Audience'>

export type Activity = Shape<'ActivityRead'>
export type ActivityDraft = Shape<'ActivityCreate'>
export type ActivityChanges = Shape<'ActivityUpdate'>
/** The reader's own line on the roll; `state` is null while nothing is known. */
export type MyPart = Shape<'MyPart'>
export type Leave = Shape<'LeaveRead'>
/** A check-in made without network; `at` is when its code was shown, which the phone's clock can't change. */
export type OfflineCheckIn = Shape<'OfflineRead'>
export type CheckIn = Shape<'CheckInRead'>
/** One activity of one's own record. */
export type MyAttendance = Shape<'MyAttendance'>
/** An organization that can hold an activity. */
export type Host = Pick<Shape<'OrganizationRead'>, 'id' | 'name'>
export type PartyGroup = Shape<'PartyGroupRead'>

/** The token in whatever was scanned or typed: our link (`https://HOST/c?t=…`) or the token alone. Null: not one of our codes. */
export function readCheckInToken(text: string): string | null {
  const given = text.trim()
  const inLink = /\/c\/?\?(?:.*&)?t=([\w-]+)/.exec(given)?.[1]
  return inLink ?? (/^[\w-]{20,60}$/.test(given) ? given : null)
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
  return isTaken && part !== null && part.offline?.decision !== 'pending' && (part.state === null || part.state === 'excused')
}
