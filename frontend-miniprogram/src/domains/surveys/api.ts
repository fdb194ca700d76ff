import { bodyOf } from '@/core/http/body'
import { call, callNameless, type Reply } from '@/core/http/client'
import { success, type Result } from '@/core/http/errors'
import type { Slice } from '@/core/resource/useList'
import type { BallotReceipt, BallotToken, Survey, SurveyDetail, SurveyKey, SurveyStatus } from './model'

/** What a voter asks. Preparing and closing rounds is in `rounds.ts`. */

const V1 = '/api/v1'
/** More pages than a township has ballots. */
const MOST_PAGES = 200

/** Rounds with the caller on the roll, the latest first. */
export function listMySurveys(query: { status?: SurveyStatus; cursor?: string | undefined } = {}): Promise<Result<Slice<Survey>>> {
  return bodyOf(call<Slice<Survey>>({ method: 'GET', path: `${V1}/surveys`, query: { ...query, mine: true } }))
}

export function getSurvey(id: string): Promise<Result<SurveyDetail>> {
  return bodyOf(call<SurveyDetail>({ method: 'GET', path: `${V1}/surveys/${id}` }))
}

export function listSurveyKeys(id: string): Promise<Result<readonly SurveyKey[]>> {
  return everyPage((cursor) => bodyOf(call<Slice<SurveyKey>>({ method: 'GET', path: `${V1}/surveys/${id}/keys`, query: { cursor, limit: 100 } })))
}

/** The same again for the same blinded message; a second message of the same person is refused. */
export function issueBallotToken(id: string, blindedMsg: string): Promise<Result<BallotToken>> {
  return bodyOf(call<BallotToken>({ method: 'POST', path: `${V1}/surveys/${id}/ballot-tokens`, body: { blinded_msg: blindedMsg } }))
}

/** By nobody. The same ballot again is answered with the same receipt. */
export function castBallot(ballot: string): Promise<Result<Reply<BallotReceipt>>> {
  return callNameless<BallotReceipt>(`${V1}/ballots`, ballot)
}

/** All receipts of a counted round. Always all of them: whoever asks for a part tells which part is theirs. */
export function listSurveyBoard(id: string): Promise<Result<readonly BallotReceipt[]>> {
  return everyPage((cursor) => bodyOf(call<Slice<BallotReceipt>>({ method: 'GET', path: `${V1}/surveys/${id}/board`, query: { cursor, limit: 100 } })))
}

async function everyPage<T>(load: (cursor?: string) => Promise<Result<Slice<T>>>): Promise<Result<readonly T[]>> {
  const items: T[] = []
  let cursor: string | null | undefined
  for (let page = 0; page < MOST_PAGES && cursor !== null; page += 1) {
    const slice = await load(cursor)
    if (!slice.ok) return slice
    items.push(...slice.value.items)
    cursor = slice.value.next_cursor
  }
  return success(items)
}
