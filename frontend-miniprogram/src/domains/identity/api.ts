import { bodyOf } from '@/core/http/body'
import { call, type Reply } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import type { Shape } from '@/core/http/shapes'
import type { Slice } from '@/core/resource/useList'
import type { WechatCode } from '@/platform/contract'
import type { Access, Claim, ClaimAtDesk, ClaimProof, Enrolment, LoginSession, Me, PasswordForm, Session, WechatAnswer } from './model'

const V1 = '/api/v1'

export function signInWithWechat(proof: WechatCode): Promise<Result<WechatAnswer>> {
  return bodyOf(call<WechatAnswer>({ method: 'POST', path: `${V1}/auth/wechat`, body: proof, identity: 'never' }))
}

export function signInWithPassword(form: PasswordForm): Promise<Result<Session | Enrolment>> {
  return bodyOf(call<Session | Enrolment>({ method: 'POST', path: `${V1}/auth/password`, body: form, identity: 'never' }))
}

export function signOut(): Promise<Result<null>> {
  return bodyOf(call<null>({ method: 'POST', path: `${V1}/auth/logout` }))
}

/** A code by SMS to a phone, good for ten minutes and for this WeChat alone. */
export function sendPhoneCode(claimTicket: string, phone: string): Promise<Result<unknown>> {
  const body = { claim_ticket: claimTicket, phone }
  return bodyOf(call({ method: 'POST', path: `${V1}/identity/phone-codes`, body, identity: 'never' }))
}

/** Where WeChat's browser goes to sign in with the 公众号; it comes back to `path` with a code. */
export function readAuthorizeUrl(path: string, state: string): Promise<Result<Shape<'AuthorizeUrl'>>> {
  const query = { path, state }
  return bodyOf(call<Shape<'AuthorizeUrl'>>({ method: 'GET', path: `${V1}/auth/wechat/authorize-url`, query, identity: 'never' }))
}

/** Ties this WeChat to one person of the roster; `claimTicket` comes from signing in with WeChat. */
export function createClaim(claimTicket: string, proof: ClaimProof): Promise<Result<Claim>> {
  return bodyOf(
    call<Claim>({ method: 'POST', path: `${V1}/identity/claims`, body: { claim_ticket: claimTicket, ...proof }, identity: 'never' }),
  )
}

/** 是我, or the return after the secretary has confirmed. */
export function acceptClaim(claimTicket: string, claimId: string): Promise<Result<Session>> {
  const path = `${V1}/identity/claims/${claimId}/accept` as const
  return bodyOf(call<Session>({ method: 'POST', path, body: { claim_ticket: claimTicket }, identity: 'never' }))
}

export function readMe(): Promise<Result<Me>> {
  return bodyOf(call<Me>({ method: 'GET', path: `${V1}/me` }))
}

export function listMySessions(cursor?: string): Promise<Result<Slice<LoginSession>>> {
  return bodyOf(call<Slice<LoginSession>>({ method: 'GET', path: `${V1}/me/sessions`, query: { cursor } }))
}

export function endMySession(id: string): Promise<Result<null>> {
  return bodyOf(call<null>({ method: 'DELETE', path: `${V1}/me/sessions/${id}` }))
}

export function listOwnAccesses(cursor?: string): Promise<Result<Slice<Access>>> {
  return bodyOf(call<Slice<Access>>({ method: 'GET', path: `${V1}/me/accesses`, query: { cursor } }))
}

export function listClaims(cursor?: string): Promise<Result<Slice<ClaimAtDesk>>> {
  return bodyOf(call<Slice<ClaimAtDesk>>({ method: 'GET', path: `${V1}/identity/claims`, query: { cursor } }))
}

/** With its version, which the decision must name. */
export function getClaim(id: string): Promise<Result<Reply<ClaimAtDesk>>> {
  return call<ClaimAtDesk>({ method: 'GET', path: `${V1}/identity/claims/${id}` })
}

/** The person stands here, and this is the code on their phone. */
export function confirmClaim(id: string, decision: Shape<'ClaimConfirm'>, version: string): Promise<Result<ClaimAtDesk>> {
  const path = `${V1}/identity/claims/${id}/confirm` as const
  return bodyOf(call<ClaimAtDesk>({ method: 'POST', path, body: decision, ifMatch: version }))
}

/** As the second person: the WeChat from before ends, with its sign-ins and the card. */
export function secondConfirmClaim(id: string, reason: string, version: string): Promise<Result<ClaimAtDesk>> {
  const path = `${V1}/identity/claims/${id}/second-confirm` as const
  return bodyOf(call<ClaimAtDesk>({ method: 'POST', path, body: { reason }, ifMatch: version }))
}

export function refuseClaim(id: string, reason: string, version: string): Promise<Result<ClaimAtDesk>> {
  const path = `${V1}/identity/claims/${id}/refuse` as const
  return bodyOf(call<ClaimAtDesk>({ method: 'POST', path, body: { reason }, ifMatch: version }))
}

/** Eight digits to read out to the member who stands here; good for ten minutes, once. */
export function issueConfirmationCode(memberId: string): Promise<Result<Shape<'ConfirmationCodeRead'>>> {
  const path = `${V1}/identity/confirmation-codes` as const
  return bodyOf(call<Shape<'ConfirmationCodeRead'>>({ method: 'POST', path, body: { member_id: memberId } }))
}
