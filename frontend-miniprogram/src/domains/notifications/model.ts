import type { Shape } from '@/core/http/shapes'

export type Notice = Shape<'NotificationRead'>
/** A kind of subscription message, and how many the person has allowed that are not used yet. */
export type Subscription = Shape<'SubscriptionRead'>
/** Somebody no message has reached, for the secretary to telephone. */
export type CallEntry = Shape<'CallRead'>

/** The page a notice leads to; null when it says all there is. */
export function pageOf(notice: Notice): string | null {
  return notice.subject_type === 'activity' ? '/features/activities/pages/detail' : null
}
