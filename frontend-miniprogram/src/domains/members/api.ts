import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import type { Shape } from '@/core/http/shapes'
import type { Slice } from '@/core/resource/useList'
import type { Member, MemberItem, Revealed } from './model'

const V1 = '/api/v1'

/** `q`: the beginning of a name, or a whole ID or phone number. */
export function listMembers(query: { q?: string; organization_id?: string | undefined; limit?: number; cursor?: string | undefined }): Promise<Result<Slice<MemberItem>>> {
  return bodyOf(call<Slice<MemberItem>>({ method: 'GET', path: `${V1}/members`, query }))
}

export function getMember(id: string): Promise<Result<Member>> {
  return bodyOf(call<Member>({ method: 'GET', path: `${V1}/members/${id}` }))
}

/** Numbers in full; recorded with the reason, and shown to the member. */
export function revealMember(id: string, request: Shape<'RevealRequest'>): Promise<Result<Revealed>> {
  return bodyOf(call<Revealed>({ method: 'POST', path: `${V1}/members/${id}/reveal`, body: request }))
}
