import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import type { Slice } from '@/core/resource/useList'
import type { WechatCode } from '@/platform/contract'
import type { Access, ClaimAnswer, ClaimProof, LoginSession, Me, SignInAnswer } from './model'

const V1 = '/api/v1'

export function signInWechat(proof: WechatCode): Promise<Result<SignInAnswer>> {
  return bodyOf(call<SignInAnswer>({ method: 'POST', path: `${V1}/auth/wechat`, body: proof, identity: 'never' }))
}

export function signInPassword(form: { username: string; password: string; totp: string }): Promise<Result<SignInAnswer>> {
  return bodyOf(call<SignInAnswer>({ method: 'POST', path: `${V1}/auth/password`, body: form, identity: 'never' }))
}

export function signOut(): Promise<Result<null>> {
  return bodyOf(call<null>({ method: 'POST', path: `${V1}/auth/logout` }))
}

export function readMe(): Promise<Result<Me>> {
  return bodyOf(call<Me>({ method: 'GET', path: `${V1}/me` }))
}

export function listMySessions(): Promise<Result<Slice<LoginSession>>> {
  return bodyOf(call<Slice<LoginSession>>({ method: 'GET', path: `${V1}/me/sessions` }))
}

export function endMySession(id: string): Promise<Result<null>> {
  return bodyOf(call<null>({ method: 'DELETE', path: `${V1}/me/sessions/${id}` }))
}

export function listMyAccesses(cursor?: string): Promise<Result<Slice<Access>>> {
  return bodyOf(call<Slice<Access>>({ method: 'GET', path: `${V1}/me/accesses`, query: { cursor } }))
}

/** Ties this WeChat to one person of the roster; `claimTicket` comes from signing in with WeChat. */
export function createClaim(claimTicket: string, proof: ClaimProof): Promise<Result<ClaimAnswer>> {
  return bodyOf(
    call<ClaimAnswer>({ method: 'POST', path: `${V1}/identity/claims`, body: { claim_ticket: claimTicket, ...proof }, identity: 'never' }),
  )
}
