import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import { downloadAnswer } from '@/core/http/files'
import type { Shape } from '@/core/http/shapes'
import type { Slice } from '@/core/resource/useList'

/** What whoever keeps a round does with its sealed slips. */

export type SurveySlips = Shape<'SurveySlips'>
export type CellSlips = Shape<'CellSlips'>
export type SlipBatch = Shape<'SlipBatchRead'>
export type SlipDraw = Shape<'SlipDrawRead'>

const V1 = '/api/v1'
const versionOf = ({ version }: SlipBatch) => `"${version}"`

export function getSurveySlips(surveyId: string): Promise<Result<SurveySlips>> {
  return bodyOf(call<SurveySlips>({ method: 'GET', path: `${V1}/surveys/${surveyId}/slips` }))
}

/** The slips on paper, this once: their codes are nowhere else. */
export function printSlips(surveyId: string, cellId: string, count: number, name: string): Promise<Result<null>> {
  return downloadAnswer(`${V1}/surveys/${surveyId}/slips`, { cell_id: cellId, count }, name)
}

export function listSlipDraws(surveyId: string, cursor?: string): Promise<Result<Slice<SlipDraw>>> {
  return bodyOf(call<Slice<SlipDraw>>({ method: 'GET', path: `${V1}/surveys/${surveyId}/slips/draws`, query: { cursor } }))
}

/** That a member drew one; which, nobody notes. */
export function noteSlipDraw(surveyId: string, memberId: string): Promise<Result<null>> {
  return bodyOf(call<null>({ method: 'POST', path: `${V1}/surveys/${surveyId}/slips/draws`, body: { member_id: memberId } }))
}

export function settleSlips(batch: SlipBatch, returned: number, spoiled: number): Promise<Result<SlipBatch>> {
  return bodyOf(call<SlipBatch>({ method: 'POST', path: `${V1}/slip-batches/${batch.id}/settle`, body: { returned, spoiled }, ifMatch: versionOf(batch) }))
}

export function confirmSlips(batch: SlipBatch): Promise<Result<SlipBatch>> {
  return bodyOf(call<SlipBatch>({ method: 'POST', path: `${V1}/slip-batches/${batch.id}/confirm`, ifMatch: versionOf(batch) }))
}

export function destroySlips(batch: SlipBatch, reason: string): Promise<Result<SlipBatch>> {
  return bodyOf(call<SlipBatch>({ method: 'POST', path: `${V1}/slip-batches/${batch.id}/destroy`, body: { reason }, ifMatch: versionOf(batch) }))
}
