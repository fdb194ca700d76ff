import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import type { Shape } from '@/core/http/shapes'
import type { Slice } from '@/core/resource/useList'
import type { Answer, Device, IssuedCard, KeySet, PaperCard, ServerVerdict, Verification, VerificationRequest } from './card'

const V1 = '/api/v1'

/** The server's time, and a challenge for enrolling a phone. */
export function readServerTime(): Promise<Result<Shape<'ServerTime'>>> {
  return bodyOf(call<Shape<'ServerTime'>>({ method: 'GET', path: `${V1}/identity/time` }))
}

/** The latest first, ended ones too. */
export function listMyDevices(cursor?: string): Promise<Result<Slice<Device>>> {
  return bodyOf(call<Slice<Device>>({ method: 'GET', path: `${V1}/identity/devices`, query: { cursor } }))
}

/** The phone and the paper of a member in one's reach, ended ones too. */
export function listDevicesOf(memberId: string, cursor?: string): Promise<Result<Slice<Device>>> {
  const query = { member_id: memberId, cursor }
  return bodyOf(call<Slice<Device>>({ method: 'GET', path: `${V1}/identity/devices`, query }))
}

export function listOwnVerifications(cursor?: string): Promise<Result<Slice<Verification>>> {
  return bodyOf(call<Slice<Verification>>({ method: 'GET', path: `${V1}/me/verifications`, query: { cursor } }))
}

/** `not_mine` ends the card on the phone at once. */
export function answerVerification(id: string, answer: Answer): Promise<Result<Verification>> {
  const path = `${V1}/me/verifications/${id}/answers` as const
  return bodyOf(call<Verification>({ method: 'POST', path, body: { answer } }))
}

/** Only within ten minutes of signing in. The phone before this one shows the card no more. */
export function enrolDevice(body: Shape<'DeviceCreate'>): Promise<Result<Device>> {
  return bodyOf(call<Device>({ method: 'POST', path: `${V1}/identity/devices`, body }))
}

/** At once, for instance because the phone was lost. Whoever ends another person's gives a reason. */
export function endDevice(id: string, reason?: string): Promise<Result<Device>> {
  const path = `${V1}/identity/devices/${id}/end` as const
  return bodyOf(call<Device>({ method: 'POST', path, body: reason === undefined ? {} : { reason } }))
}

/** For a member without a phone; the paper before it is good no longer. */
export function createPaperCard(memberId: string, reason: string): Promise<Result<PaperCard>> {
  const body = { member_id: memberId, reason }
  return bodyOf(call<PaperCard>({ method: 'POST', path: `${V1}/identity/paper-cards`, body }))
}

/** The card for the next seven days. */
export function issueCard(deviceId: string): Promise<Result<IssuedCard>> {
  return bodyOf(call<IssuedCard>({ method: 'POST', path: `${V1}/identity/cards`, body: { device_id: deviceId } }))
}

/** Public: whoever verifies a card needs them. */
export function readKeySet(): Promise<Result<KeySet>> {
  return bodyOf(call<KeySet>({ method: 'GET', path: '/.well-known/jwks.json', identity: 'never' }))
}

/** Public: a signed text (IETF Token Status List). */
export function readStatusListText(number: number): Promise<Result<string>> {
  const path = `${V1}/identity/status/${number}` as const
  return bodyOf(call<string>({ method: 'GET', path, identity: 'never' }))
}

/** Asks the server, which knows every card and every code that was shown; the holder sees who asked, and why. */
export function verifyCard(body: VerificationRequest): Promise<Result<ServerVerdict>> {
  return bodyOf(call<ServerVerdict>({ method: 'POST', path: `${V1}/identity/verifications`, body }))
}
