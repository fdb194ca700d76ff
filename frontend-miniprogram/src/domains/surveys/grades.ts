import { allows } from '@/core/allows'
import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import { success, type Result } from '@/core/http/errors'
import { loadAll, type Slice } from '@/core/resource/useList'
import { getSurvey } from './api'
import type { AppealCase, CountSheet, FreeText, Meeting, Opinion, OpinionForm, PaperCount, PaperForm, Publication, PublicationPreview, Regrade, SurveyResult, SurveyTurnout, TextMarkForm } from './grading'
import type { SurveyDetail } from './model'

/** What those ask who keep a round, from its count to the grades. A decision names the version it rests on; none waits in a queue. */

const V1 = '/api/v1'
const tag = (version: number) => `"${version}"`

/** A round with its exact figures once it is counted, and of an appraisal the proposal or the opinion. */
export async function readCountSheet(id: string): Promise<Result<CountSheet>> {
  const survey = await getSurvey(id)
  if (!survey.ok) return survey
  const isCounted = allows(survey.value, 'results')
  const isGraded = isCounted && survey.value.template === 'appraisal'
  const [result, opinion] = await Promise.all([isCounted ? getSurveyResults(id) : success(null), isGraded ? getSurveyOpinion(id) : success(null)])
  if (!result.ok) return result
  if (!opinion.ok) return opinion
  return success({ survey: survey.value, result: result.value, opinion: opinion.value })
}

export function getSurveyResults(id: string): Promise<Result<SurveyResult>> {
  return bodyOf(call<SurveyResult>({ method: 'GET', path: `${V1}/surveys/${id}/results` }))
}

/** Numbers alone, before the count too. */
export function getSurveyTurnout(id: string): Promise<Result<SurveyTurnout>> {
  return bodyOf(call<SurveyTurnout>({ method: 'GET', path: `${V1}/surveys/${id}/turnout` }))
}

export function getSurveyOpinion(id: string): Promise<Result<Opinion>> {
  return bodyOf(call<Opinion>({ method: 'GET', path: `${V1}/surveys/${id}/opinions` }))
}

export function proposeSurveyGrades(id: string, form: OpinionForm, version: number): Promise<Result<Opinion>> {
  return bodyOf(call<Opinion>({ method: 'POST', path: `${V1}/surveys/${id}/opinions`, body: form, ifMatch: tag(version) }))
}

export function confirmSurveyGrades(id: string, meeting: Meeting, version: number): Promise<Result<Opinion>> {
  return bodyOf(call<Opinion>({ method: 'POST', path: `${V1}/surveys/${id}/confirm`, body: meeting, ifMatch: tag(version) }))
}

export function previewSurveyPublication(id: string): Promise<Result<PublicationPreview>> {
  return bodyOf(call<PublicationPreview>({ method: 'GET', path: `${V1}/surveys/${id}/publication-preview` }))
}

export function publishSurvey(id: string): Promise<Result<SurveyDetail>> {
  return bodyOf(call<SurveyDetail>({ method: 'POST', path: `${V1}/surveys/${id}/publish` }))
}

export function getSurveyPublication(id: string): Promise<Result<Publication>> {
  return bodyOf(call<Publication>({ method: 'GET', path: `${V1}/surveys/${id}/publication` }))
}

/** Every free answer that may be published at all, in no order that tells anything. */
export function listTexts(id: string): Promise<Result<readonly FreeText[]>> {
  return loadAll((cursor) => bodyOf(call<Slice<FreeText>>({ method: 'GET', path: `${V1}/surveys/${id}/texts`, query: { cursor, limit: 100 } })))
}

/** The first reader's word on some texts; a text that is marked anew waits for a second reader again. */
export function markTexts(id: string, marks: readonly TextMarkForm[], version: number): Promise<Result<SurveyDetail>> {
  return bodyOf(call<SurveyDetail>({ method: 'POST', path: `${V1}/surveys/${id}/texts/mark`, body: { marks }, ifMatch: tag(version) }))
}

export function confirmTexts(id: string, textIds: readonly string[], version: number): Promise<Result<SurveyDetail>> {
  return bodyOf(call<SurveyDetail>({ method: 'POST', path: `${V1}/surveys/${id}/texts/confirm`, body: { text_ids: textIds }, ifMatch: tag(version) }))
}

export function getPaperCount(id: string): Promise<Result<PaperCount>> {
  return bodyOf(call<PaperCount>({ method: 'GET', path: `${V1}/surveys/${id}/paper-counts` }))
}

export function enterPaperCount(id: string, form: PaperForm, version: number): Promise<Result<SurveyDetail>> {
  return bodyOf(call<SurveyDetail>({ method: 'POST', path: `${V1}/surveys/${id}/paper-counts`, body: form, ifMatch: tag(version) }))
}

/** The second counter's own figures: the server takes them only where they are the first's. */
export function confirmPaperCount(id: string, form: PaperForm, version: number): Promise<Result<SurveyDetail>> {
  return bodyOf(call<SurveyDetail>({ method: 'POST', path: `${V1}/surveys/${id}/paper-counts/confirm`, body: form, ifMatch: tag(version) }))
}

export function listAppeals(id: string, cursor?: string): Promise<Result<Slice<AppealCase>>> {
  return bodyOf(call<Slice<AppealCase>>({ method: 'GET', path: `${V1}/surveys/${id}/appeals`, query: { cursor } }))
}

export function getAppeal(id: string): Promise<Result<AppealCase>> {
  return bodyOf(call<AppealCase>({ method: 'GET', path: `${V1}/survey-appeals/${id}` }))
}

/** `regrade`: a new opinion follows. Otherwise the grade stays. */
export function replyToAppeal(id: string, reply: string, regrade: boolean, version: number): Promise<Result<AppealCase>> {
  return bodyOf(call<AppealCase>({ method: 'POST', path: `${V1}/survey-appeals/${id}/reply`, body: { reply, regrade }, ifMatch: tag(version) }))
}

export function proposeRegrade(id: string, form: Regrade, version: number): Promise<Result<AppealCase>> {
  return bodyOf(call<AppealCase>({ method: 'POST', path: `${V1}/survey-appeals/${id}/opinions`, body: form, ifMatch: tag(version) }))
}

export function confirmRegrade(id: string, meeting: Meeting, version: number): Promise<Result<AppealCase>> {
  return bodyOf(call<AppealCase>({ method: 'POST', path: `${V1}/survey-appeals/${id}/confirm`, body: meeting, ifMatch: tag(version) }))
}

/** What the branch has met for since an instant, the latest first. */
export async function listMeetingsSince(organizationId: string, since: string): Promise<Result<readonly { id: string; title: string; starts_at: string }[]>> {
  type Held = { id: string; title: string; starts_at: string; organization_id: string; status: string }
  const found = await bodyOf(call<Slice<Held>>({ method: 'GET', path: `${V1}/activities`, query: { organization_id: organizationId, limit: 50 } }))
  if (!found.ok) return found
  return success(found.value.items.filter((held) => held.organization_id === organizationId && held.status === 'closed' && Date.parse(held.starts_at) >= Date.parse(since)))
}
