import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import { success, type Result } from '@/core/http/errors'
import type { Shape } from '@/core/http/shapes'
import type { Slice } from '@/core/resource/useList'

/** What came of a round, as whoever was on its roll reads it; and a rated person's own grade. */

export type Turnout = Shape<'SurveyTurnout'>
export type Publication = Shape<'PublicationRead'>
export type PublishedQuestion = Shape<'PublishedQuestion'>
/** How many ballots gave an option, as the range that may be told. */
export type Told = Shape<'Told'>
export type MyGrade = Shape<'MyGrade'>
export type Appeal = Shape<'AppealRead'>

const V1 = '/api/v1'

export function getTurnout(id: string): Promise<Result<Turnout>> {
  return bodyOf(call<Turnout>({ method: 'GET', path: `${V1}/surveys/${id}/turnout` }))
}

export function getPublication(id: string): Promise<Result<Publication>> {
  return bodyOf(call<Publication>({ method: 'GET', path: `${V1}/surveys/${id}/publication` }))
}

/** The own grade, with every appeal about it, the newest first; there are two at most. */
export async function getMyResult(id: string): Promise<Result<{ grade: MyGrade; appeals: readonly Appeal[] }>> {
  const [grade, appeals] = await Promise.all([
    bodyOf(call<MyGrade>({ method: 'GET', path: `${V1}/surveys/${id}/my-grade` })),
    bodyOf(call<Slice<Appeal>>({ method: 'GET', path: `${V1}/surveys/${id}/my-appeals` })),
  ])
  if (!grade.ok) return grade
  return appeals.ok ? success({ grade: grade.value, appeals: appeals.value.items }) : appeals
}

export function acknowledgeGrade(id: string): Promise<Result<MyGrade>> {
  return bodyOf(call<MyGrade>({ method: 'POST', path: `${V1}/surveys/${id}/my-grade/acknowledge` }))
}

export function fileAppeal(id: string, reason: string): Promise<Result<Appeal>> {
  return bodyOf(call<Appeal>({ method: 'POST', path: `${V1}/surveys/${id}/appeals`, body: { reason } }))
}

/**
 * How an appeal stands for the rated person today (`2026-03-05`): `open` until a day, to the branch or the committee above it; `overdue`: not
 * at an end in time, so the committee above may be asked; `waiting` for an answer; `late`; `spent`: both have answered.
 */
export type AppealStanding = { readonly is: 'open'; readonly until: string } | { readonly is: 'waiting'; readonly until: string } | { readonly is: 'overdue' | 'late' | 'spent' }

export function appealStandingOf(grade: MyGrade, appeals: readonly Appeal[], today: string): AppealStanding {
  const [last] = appeals
  if (last === undefined) return openUntil(grade.appeal_until, today)
  if ((last.status === 'open' || last.status === 'regrading') && today <= last.due_on) return { is: 'waiting', until: last.due_on }
  if (last.level === 'committee') return { is: 'spent' }
  return last.again_until === null ? { is: 'overdue' } : openUntil(last.again_until, today)
}

function openUntil(until: string, today: string): AppealStanding {
  return today <= until ? { is: 'open', until } : { is: 'late' }
}

/** Where a range lies on a bar, in percent of all ballots: so many at least, and so many more at most. */
export function barOf(told: Pick<Told, 'least' | 'most'>, ballots: number): { readonly least: number; readonly more: number } {
  const percent = (count: number) => Math.round((100 * count) / ballots)
  return { least: percent(told.least), more: percent(told.most) - percent(told.least) }
}
