export interface Notice {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly created_at: string
  readonly read_at: string | null
  /** What it is about, for opening it: `activity` and its id. */
  readonly subject_type: string | null
  readonly subject_id: string | null
}

/** The page a notice leads to; null when it says all there is. */
export function pageOf(notice: Notice): string | null {
  return notice.subject_type === 'activity' && notice.subject_id !== null ? '/features/activities/pages/detail' : null
}
