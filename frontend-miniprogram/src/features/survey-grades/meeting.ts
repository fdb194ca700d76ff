import { confirmPage as copy } from '@/copy/survey-grades'
import type { Meeting } from '@/domains/surveys/grading'

/** The meeting as it is typed: one that was held here, or its day and number. */
export interface MeetingForm {
  readonly activity: string
  readonly day: string
  readonly number: string
  readonly presided: string
}
export type MeetingFaults = Partial<Record<keyof MeetingForm, string>>

/** A meeting that is not among those held here. */
export const OTHER = 'other'
export const emptyMeeting = (activity = ''): MeetingForm => ({ activity, day: '', number: '', presided: '' })

export function faultsOf({ activity, day, number, presided }: MeetingForm): MeetingFaults {
  const isOther = activity === OTHER
  return {
    ...(activity === '' && { activity: copy.noMeeting }),
    ...(isOther && day === '' && { day: copy.noDay }),
    ...(isOther && number.trim() === '' && { number: copy.noNumber }),
    ...(presided.trim() === '' && { presided: copy.noPresided }),
  }
}

export function meetingOf({ activity, day, number, presided }: MeetingForm): Meeting {
  const which = activity === OTHER ? { meeting_on: day, meeting_number: number.trim() } : { activity_id: activity }
  return { presided_by: presided.trim(), ...which }
}
