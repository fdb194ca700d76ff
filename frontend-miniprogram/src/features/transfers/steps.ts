import { isoDay } from '@/copy/times'
import { now } from '@/core/clock'
import { back, open, replace } from '@/core/navigate'
import { nextStep, type Step } from './application'
import { application } from './kept'

const PAGES: Readonly<Record<Step, string>> = {
  start: '/features/transfers/pages/start',
  target: '/features/transfers/pages/target',
  reason: '/features/transfers/pages/reason',
  check: '/features/transfers/pages/check',
}
const MINE = '/features/transfers/pages/mine'

/** Why a page was opened out of its turn: one answer is mended, seen from the check page (`check`) or from one that came back (`detail`). */
export type Mend = 'check' | 'detail' | undefined

export const today = () => isoDay(now())

export function mendOf(query: Readonly<Record<string, string | undefined>> | undefined): Mend {
  return query?.mend === 'check' || query?.mend === 'detail' ? query.mend : undefined
}

/** To the page that asks for what is missing, and to the check page when nothing is. Whoever mends comes back to where they were. */
export function goOn(mend: Mend): void {
  const step = nextStep(application.value, today())
  if (mend === undefined) open(PAGES[step])
  else if (step === 'check' && mend === 'check') back()
  else replace(PAGES[step], step === 'check' ? {} : { mend })
}

/** To where the application was left. */
export function resume(): void {
  open(PAGES[nextStep(application.value, today())])
}

export function mendAt(step: Step, mend: Mend): void {
  open(PAGES[step], { mend })
}

/** A page that is behind somebody who has sent the application: nothing stands there any more. */
export function leaveWhenSent(): void {
  if (application.value.kind === '') replace(MINE)
}
