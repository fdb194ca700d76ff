import { bodyOf } from '@/core/http/body'
import { call, type Reply } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import type { Slice } from '@/core/resource/useList'
import type { Correction, CorrectionForm, CorrectionPaper, CorrectionValues, MyCorrection } from './model'

const V1 = '/api/v1'

/** One field of the own record is wrong; the branch decides. */
export function askCorrection(form: CorrectionForm): Promise<Result<MyCorrection>> {
  return bodyOf(call<MyCorrection>({ method: 'POST', path: `${V1}/me/corrections`, body: form }))
}

export function listMyCorrections(cursor?: string): Promise<Result<Slice<MyCorrection>>> {
  return bodyOf(call<Slice<MyCorrection>>({ method: 'GET', path: `${V1}/me/corrections`, query: { cursor } }))
}

export function withdrawCorrection(id: string): Promise<Result<MyCorrection>> {
  return bodyOf(call<MyCorrection>({ method: 'POST', path: `${V1}/me/corrections/${id}/withdraw` }))
}

export function listCorrections(query: { status?: string | undefined; cursor?: string | undefined }): Promise<Result<Slice<Correction>>> {
  return bodyOf(call<Slice<Correction>>({ method: 'GET', path: `${V1}/corrections`, query }))
}

/** With its version, which the decision must name. */
export function getCorrection(id: string): Promise<Result<Reply<Correction>>> {
  return call<Correction>({ method: 'GET', path: `${V1}/corrections/${id}` })
}

/** Written into the record at once. */
export function acceptCorrection(id: string, paper: CorrectionPaper, version: string): Promise<Result<Correction>> {
  return bodyOf(call<Correction>({ method: 'POST', path: `${V1}/corrections/${id}/accept`, body: paper, ifMatch: version }))
}

export function rejectCorrection(id: string, reason: string, version: string): Promise<Result<Correction>> {
  return bodyOf(call<Correction>({ method: 'POST', path: `${V1}/corrections/${id}/reject`, body: { reason }, ifMatch: version }))
}

/** Both values in full; recorded, and shown to the member. */
export function revealCorrection(id: string): Promise<Result<CorrectionValues>> {
  return bodyOf(call<CorrectionValues>({ method: 'POST', path: `${V1}/corrections/${id}/reveal` }))
}
