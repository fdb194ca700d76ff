import { bodyOf } from '@/core/http/body'
import { call, type Reply } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import { loadAll, type Slice } from '@/core/resource/useList'
import type { RoundApply, RoundPlace, RoundPlan, RoundPreview, RoundsMade, RoundTurnout, SurveyChanges, SurveyDraft } from './desk'
import type { Survey, SurveyDetail, SurveyStatus } from './model'

/** What whoever runs rounds asks. What comes after the count is in `grades.ts`. */

const V1 = '/api/v1'

/** Rounds of the organizations within one's reach, the latest first. */
export function listRounds(query: { status?: readonly SurveyStatus[] | undefined; cursor?: string | undefined }): Promise<Result<Slice<Survey>>> {
  return bodyOf(call<Slice<Survey>>({ method: 'GET', path: `${V1}/surveys`, query: { ...query, held: true } }))
}

/** With its version, which a change must name. */
export function getRound(id: string): Promise<Result<Reply<SurveyDetail>>> {
  return call<SurveyDetail>({ method: 'GET', path: `${V1}/surveys/${id}` })
}

/** Sent twice with the same key it is one round. */
export function createRound(draft: SurveyDraft, key: string): Promise<Result<SurveyDetail>> {
  return bodyOf(call<SurveyDetail>({ method: 'POST', path: `${V1}/surveys`, body: draft, idempotencyKey: key }))
}

/** While it is a draft. */
export function changeRound(id: string, changes: SurveyChanges, version: string): Promise<Result<SurveyDetail>> {
  return bodyOf(call<SurveyDetail>({ method: 'PATCH', path: `${V1}/surveys/${id}`, body: changes, ifMatch: version }))
}

/** Fixes who votes, whom and what they mark. The keys come a moment later. */
export function freezeRound(id: string): Promise<Result<Reply<SurveyDetail>>> {
  return call<SurveyDetail>({ method: 'POST', path: `${V1}/surveys/${id}/freeze` })
}

export function openRound(id: string): Promise<Result<Reply<SurveyDetail>>> {
  return call<SurveyDetail>({ method: 'POST', path: `${V1}/surveys/${id}/open` })
}

/** The count follows by itself. */
export function closeRound(id: string): Promise<Result<Reply<SurveyDetail>>> {
  return call<SurveyDetail>({ method: 'POST', path: `${V1}/surveys/${id}/close` })
}

export function voidRound(id: string, reason: string): Promise<Result<Reply<SurveyDetail>>> {
  return call<SurveyDetail>({ method: 'POST', path: `${V1}/surveys/${id}/void`, body: { reason } })
}

/** Numbers alone, never who. */
export function getTurnout(id: string): Promise<Result<RoundTurnout>> {
  return bodyOf(call<RoundTurnout>({ method: 'GET', path: `${V1}/surveys/${id}/turnout` }))
}

/** What one command would make of a quarter, branch by branch. */
export function previewRounds(plan: RoundPlan): Promise<Result<RoundPreview>> {
  return bodyOf(call<RoundPreview>({ method: 'POST', path: `${V1}/survey-rounds/preview`, body: plan }))
}

/** All of what was shown, or nothing. */
export function makeRounds(plan: RoundApply): Promise<Result<RoundsMade>> {
  return bodyOf(call<RoundsMade>({ method: 'POST', path: `${V1}/survey-rounds`, body: plan }))
}

/** The organizations within one's reach that stand. */
export async function listRoundPlaces(): Promise<Result<readonly RoundPlace[]>> {
  const found = await loadAll((cursor) => bodyOf(call<Slice<RoundPlace>>({ method: 'GET', path: `${V1}/organizations`, query: { limit: 100, cursor } })))
  return found.ok ? { ok: true, value: found.value.filter(({ ended_on: ended }) => ended === null) } : found
}
