import type { Shape } from '@/core/http/shapes'

export type Notice = Shape<'NotificationRead'>
/** A kind of subscription message, and how many the person has allowed that are not used yet. */
export type Subscription = Shape<'SubscriptionRead'>
/** Somebody no message has reached, for the secretary to telephone. */
export type CallEntry = Shape<'CallRead'>

/** What people are to be told, and whom. */
export interface CallGroup {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly entries: readonly CallEntry[]
}

/** Where notices lead, by what they are about; each page takes its subject's `id`. */
const PAGES: Readonly<Record<string, string>> = {
  activity: '/features/activities/pages/detail',
  appeal_desk: '/features/survey-grades/pages/appeal',
  activity_roll: '/features/activities/pages/roll-call',
  card: '/features/card/pages/devices',
  correction: '/features/settings/pages/record',
  correction_desk: '/features/corrections/pages/correction',
  feedback: '/features/feedback/pages/new',
  feedback_inbox: '/features/feedback/pages/answer',
  session: '/features/settings/pages/sessions',
  card_verification: '/features/card/pages/verifications',
  member: '/features/roster/pages/member',
  survey: '/features/surveys/pages/survey',
  survey_slips: '/features/survey-slips/pages/slips',
  transfer: '/features/transfers/pages/detail',
  transfer_desk: '/features/transfer-desk/pages/review',
  transfer_batch: '/features/transfer-batches/pages/plan',
}

/** The page a notice leads to; null when it says all there is. */
export function pageOf(notice: Notice): string | null {
  return PAGES[notice.subject_type] ?? null
}

/** The call list notice by notice, in its order: the earliest meeting first. */
export function groupsOf(entries: readonly CallEntry[]): readonly CallGroup[] {
  const groups = new Map<string, CallEntry[]>()
  for (const entry of entries) {
    const key = `${entry.subject_id} ${entry.title} ${entry.body}`
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups].map(([id, members]) => ({ id, title: members[0]?.title ?? '', body: members[0]?.body ?? '', entries: members }))
}

/** Everything on the list that one call settles: what this member does not know yet of the same thing. */
export function settledBy(call: CallEntry, entries: readonly CallEntry[]): readonly string[] {
  return entries.filter(({ member_id, subject_id }) => member_id === call.member_id && subject_id === call.subject_id).map(({ id }) => id)
}
