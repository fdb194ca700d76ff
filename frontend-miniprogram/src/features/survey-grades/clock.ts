import { appealPages as copy } from '@/copy/survey-grades'
import { daysAwayWords, dayWords, isoDay } from '@/copy/times'
import { now } from '@/core/clock'
import type { AppealCase } from '@/domains/surveys/grading'

/** How long there is to answer; of one that was answered, when it was. */
export function clockOf({ status, due_on, replied_on }: Pick<AppealCase, 'status' | 'due_on' | 'replied_on'>): string {
  if (status !== 'open') return replied_on === null ? '' : dayWords(replied_on, now())
  const day = dayWords(due_on, now())
  return due_on < isoDay(now()) ? copy.late(day) : copy.due(daysAwayWords(due_on, now()), day)
}
